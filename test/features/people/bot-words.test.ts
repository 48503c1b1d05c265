import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogic } from '../../../src/adapters/teams/logic.ts';
import { text } from '../../../src/adapters/teams/text.ts';
import { noticeCard } from '../../../src/adapters/teams/verbs.ts';
import type { Connected } from '../../../src/db/connect.ts';
import { searchPeople } from '../../../src/features/people/search-people.ts';
import { findPerson } from '../../../src/features/people/store.ts';
import type { RefusalCode } from '../../../src/kernel/errors.ts';
import { sayBug, sayRefusal } from '../../../src/kernel/refusals.ts';
import { langs } from '../../../src/kernel/text.ts';
import { checkCard } from '../../support/cards.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from '../meetings/stage.ts';
import { wordFaultsOf } from '../meetings/words.ts';

let database: Connected;
let stage: Stage;
beforeAll(async () => {
  database = await openTestDatabase();
  stage = await setStage(database, { ready: false });
});
afterAll(() => database.close());

const codes = [
  'not-signed-in', 'not-allowed', 'not-found', 'bad-input', 'too-long', 'too-large', 'too-many-requests', 'not-your-card', 'not-ready', 'already-handled', 'option-gone',
  'slot-taken', 'too-late', 'not-over', 'no-moment', 'duo-exists', 'same-person', 'manager-of-mentor', 'duo-closed', 'outlook-down', 'directory-down',
  'teams-down', 'entra-down',
] as const satisfies readonly RefusalCode[];

describe.each(langs)('what the bot says of itself, in %s', (lang) => {
  const chat = { conversationId: 'a:1', serviceUrl: 'https://smba.example/', mri: '29:1x' };
  const turn = () => ({ tenantId: stage.tenantId, personId: 'nobody-yet' as never, lang, conversation: chat });
  const unknown = () => ({ ...turn(), personId: '00000000-0000-4000-8000-0000000000aa' as never });

  it('helps, in good words', async () => {
    const logic = createLogic(stage.ctx);
    for (const card of [await logic.say(unknown(), 'aide'), await logic.say(unknown(), 'mon binôme'), await logic.press(unknown(), 'no-such-verb', {})]) {
      checkCard(card);
      expect(wordFaultsOf(card)).toEqual([]);
      expect(card.lang).toBe(lang);
    }
  });

  it('says every no and every bug in good words', () => {
    for (const title of [...codes.map((code) => sayRefusal(code, lang)), sayBug('4f1c', lang), text(lang).unknownVerb]) {
      const card = noticeCard({ lang }, title);
      checkCard({ ...card, speak: 'x' });
      expect(wordFaultsOf(card)).toEqual([]);
    }
  });
});

describe('people', () => {
  it('are looked for by HR only', async () => {
    await expect(searchPeople(stage.ctx, stage.actors.mentor, 'In')).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await searchPeople(stage.ctx, stage.actors.manager, ' In ')).toContainEqual({ id: stage.actors.mentor.personId, name: 'Inès Belkacem', jobTitle: null, site: 'Paris-La Défense' });
  });
  it('have the site that their office names', async () => {
    expect(await findPerson(stage.ctx.db, stage.tenantId, stage.actors.mentor.personId)).toMatchObject({ site: { city: 'Paris', department: '92' }, reachable: true, zone: 'Europe/Paris' });
  });
  it('are nobody in another tenant', async () => {
    expect(await findPerson(stage.ctx.db, '00000000-0000-4000-8000-000000000000' as never, stage.actors.mentor.personId)).toBeUndefined();
  });
});
