import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../../src/db/connect.ts';
import { viewOrder } from '../../../../src/features/meetings/order/view-order.ts';
import type { Lang } from '../../../../src/kernel/text.ts';
import { themes } from '../../../../src/web/shared/brand.ts';
import { createQueries, keyOf } from '../../../../src/web/shared/queries.ts';
import { SurroundingsContext } from '../../../../src/web/shared/surroundings.ts';
import OrderPage from '../../../../src/web/tab/order/OrderPage.tsx';
import { setStage, type Stage } from '../../../features/meetings/stage.ts';
import { book } from '../../../features/meetings/steps.ts';
import { openTestDatabase } from '../../../support/database.ts';

type Order = Awaited<ReturnType<typeof viewOrder>>;
let database: Connected;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());

const show = (order: Order, meeting: string, lang: Lang): string => {
  const queries = createQueries();
  queries.setQueryData(keyOf('GET /api/meetings/:meeting/order', { params: { meeting } }), order);
  return renderToStaticMarkup(
    <FluentProvider theme={themes.default}>
      <SurroundingsContext value={{ lang, call: () => Promise.reject(new Error('not asked')) }}>
        <QueryClientProvider client={queries}><OrderPage meeting={meeting} /></QueryClientProvider>
      </SurroundingsContext>
    </FluentProvider>,
  ).replace(/<style.*?<\/style>|<[^>]+>/gs, ' ');
};
/** RFC 5545, 3.1 and 3.3.11. */
const unfold = (file: string): string => file.replaceAll('\r\n ', '').replaceAll('\\,', ',');

/** A place that costs something, or none at all. */
const setPlace = async (stage: Stage, kind: 'paid' | 'none') => {
  const [meeting] = await stage.at.meetings();
  const { option } = meeting!;
  const place = kind === 'paid' ? { ...option.place, price: 2 } : null;
  await stage.ctx.db.updateTable('meetings').set({ option: JSON.stringify({ ...option, place }) }).where('id', '=', meeting!.id).execute();
};

const people = { mentor: 'Inès Belkacem', mentee: 'Philippe Garnier' };
/** That they are two, whom, what for, who treats, the programme and what it calls them, how far they come from. */
const secrets = /mentor|mentee|executive|duo|binôme|invite|treat|Méridiane|Regards croisés|ensemble|chacun|each|neither|both|session|séance|objectif|purpose:|parcours|Déjeuner|Lunch|Café|Coffee|Musée|Museum|marche|walk|porte|door|départ|leav|retour à|back at/i;
/** What every file says of who made it. */
const maker = /PRODID:.*|UID:.*/g;

describe.each(['fr', 'en'] as const)('the sheet and the file, in %s', (lang) => {
  it.each(['paid', 'none'] as const)('name nobody of the duo but their bearer, and no topic (place: %s)', async (place) => {
    const stage = await setStage(database, { lang });
    const { id } = await book(stage);
    await setPlace(stage, place);
    for (const [role, other] of [['mentor', 'mentee'], ['mentee', 'mentor']] as const) {
      const order = await viewOrder(stage.ctx, stage.actors[role], { meetingId: id });
      const [page, file] = [show(order, id, lang), unfold(order.file.text).replace(maker, '')];
      // A place is called what it is called.
      const places = [order.where, order.fallback ?? order.where];
      for (const words of [page, file].map((text) => places.reduce((rest, name) => rest.replaceAll(name, ''), text))) {
        for (const part of people[other].split(' ')) expect(words).not.toContain(part);
        expect(words).not.toMatch(secrets);
        expect(words).toContain('Claire Fontaine');
        expect(words).toContain(order.starts);
        expect(words).toContain(order.ends);
        expect(words).toContain(order.statement);
        expect(words).toContain(order.costs);
      }
      expect(page).toContain(people[role]);
    }
  });
});
