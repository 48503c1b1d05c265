import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { Lang } from '../../../../src/kernel/text.ts';
import { themes } from '../../../../src/web/shared/brand.ts';
import { createQueries } from '../../../../src/web/shared/queries.ts';
import { SurroundingsContext } from '../../../../src/web/shared/surroundings.ts';
import { Choose } from '../../../../src/web/tab/dates/Choose.tsx';
import type { NextOf } from '../../../../src/web/tab/dates/dates.ts';

const moment = {
  id: '1', start: '2026-12-08T11:15:00Z', end: '2026-12-08T12:15:00Z', day: 'mardi 8 décembre', time: '12 h 15', until: 'jusqu’à 13 h 15', place: null, where: 'Le Petit Zinc', fallback: null,
};
const offered: NextOf<'options'> = {
  kind: 'options', offerId: '00000000-0000-4000-8000-000000000002', options: [moment], moving: null, organiser: 'Inès Belkacem',
};

const show = (next: NextOf<'options'>, lang: Lang): string =>
  renderToStaticMarkup(
    <FluentProvider theme={themes.default}>
      <SurroundingsContext value={{ lang, call: () => Promise.reject(new Error('not asked')) }}>
        <QueryClientProvider client={createQueries()}><Choose next={next} /></QueryClientProvider>
      </SurroundingsContext>
    </FluentProvider>,
  );

it.each([
  ['fr', 'Inès Belkacem', 'L’invitation part au nom d’Inès Belkacem.'], ['fr', 'François Delmas', 'L’invitation part au nom de François Delmas.'],
  ['en', 'Inès Belkacem', 'The invitation goes out in Inès Belkacem’s name.'], ['en', 'François Delmas', 'The invitation goes out in François Delmas’s name.'],
] as const)('in %s, says before the button that the invitation goes out in the name of %s', (lang, organiser, sentence) => {
  for (const moving of [null, { ...moment, meetingId: '00000000-0000-4000-8000-000000000003' }]) {
    const html = show({ ...offered, organiser, moving }, lang);
    expect(html).toContain(sentence);
    expect(html.indexOf(sentence)).toBeLessThan(html.indexOf('<button'));
  }
});

it('promises no invitation where nothing is left to confirm', () => {
  expect(show({ ...offered, options: [] }, 'fr')).not.toContain('L’invitation part');
});
