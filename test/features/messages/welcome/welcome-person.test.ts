import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Connected } from '../../../../src/db/connect.ts';
import type { MessageKind } from '../../../../src/features/messages/message.ts';
import { sendMessage } from '../../../../src/features/messages/send-message.ts';
import { countSent } from '../../../../src/features/messages/store.ts';
import { helpCard } from '../../../../src/features/messages/welcome/cards.ts';
import { welcomePerson } from '../../../../src/features/messages/welcome/welcome-person.ts';
import { viewDeliveries } from '../../../../src/features/overview/view-deliveries.ts';
import { findPerson } from '../../../../src/features/people/store.ts';
import { card, heading } from '../../../../src/kernel/card.ts';
import type { PersonId } from '../../../../src/kernel/ids.ts';
import { langs } from '../../../../src/kernel/text.ts';
import { day, fromIso, plus, toDate } from '../../../../src/kernel/time.ts';
import { checkCard } from '../../../support/cards.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { setStage, type Stage } from '../../meetings/stage.ts';
import { wordFaultsOf } from '../../meetings/words.ts';

let database: Connected;
let stage: Stage;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  stage = await setStage(database, { ready: false });
  await stage.run();
});

const somebody = async (id: PersonId) => {
  const person = await findPerson(stage.ctx.db, stage.tenantId, id);
  if (!person) throw new Error('nobody');
  return person;
};
const welcome = (personId: PersonId) => welcomePerson(stage.ctx, { tenantId: stage.tenantId, personId });
const leave = async (to: PersonId, kind: MessageKind, subjectId: string) => {
  const person = await somebody(to);
  await stage.ctx.transaction((trx) => sendMessage(stage.ctx, trx, person, { kind, duoId: stage.duoId, subjectId, card: card('fr', 'Une ligne', [heading('Une ligne')]) }));
};
const ledger = async (id: PersonId) =>
  database.db.selectFrom('messages').select(['state', 'reason']).where('tenant_id', '=', stage.tenantId).where('person_id', '=', id).where('kind', '=', 'welcome').execute();
const postedTo = (id: PersonId) => stage.posted.filter(({ to }) => to === id).length;

describe('a welcome', () => {
  it('is one message in a life, however often and wherever Teams tells of an installation', async () => {
    const { personId } = stage.actors.stranger;
    await Promise.all([welcome(personId), welcome(personId)]);
    await stage.run();
    stage.clock.moveTo(plus(stage.clock.now(), 200 * day));
    await welcome(personId);
    await stage.run();
    expect([await ledger(personId), postedTo(personId)]).toEqual([[{ state: 'sent', reason: null }], 1]);
  });

  it('waits for the morning like any other', async () => {
    const { personId } = stage.actors.stranger;
    stage.clock.moveTo(fromIso('2026-11-24T21:00:00Z'));
    await welcome(personId);
    await stage.run();
    expect(postedTo(personId)).toBe(0);
    await stage.run(fromIso('2026-11-25T07:30:00Z'));
    expect(postedTo(personId)).toBe(1);
  });

  it('reaches somebody who was never met: they are looked up, and a chat is opened', async () => {
    const id = crypto.randomUUID() as PersonId;
    const entry = { id, name: 'Anne Roy', firstName: 'Anne', mail: null, jobTitle: null, office: null, lang: 'en', managerId: null, enabled: true, isGuest: false } as const;
    const ctx = { ...stage.ctx, directory: { ...stage.ctx.directory, find: async () => entry } };
    await welcomePerson(ctx, { tenantId: stage.tenantId, personId: id });
    await stage.run();
    expect(stage.posted.findLast(({ to }) => to === id)?.card.speak).toBe('Binôme arranges your meetings out of the office');
  });

  it('is for nobody whom the directory does not have', async () => {
    const id = crypto.randomUUID() as PersonId;
    await welcome(id);
    expect(await ledger(id)).toEqual([]);
  });

  it('is silent where an invitation has just come, or waits', async () => {
    const [{ personId: invited }, { personId: waiting }] = [stage.actors.mentor, stage.actors.stranger];
    expect(postedTo(invited)).toBe(1);
    await welcome(invited);
    stage.clock.moveTo(fromIso('2026-11-24T21:00:00Z'));
    await welcome(waiting);
    await leave(waiting, 'options', 'a');
    await stage.run(fromIso('2026-11-25T08:00:00Z'));
    for (const id of [invited, waiting]) expect([await ledger(id), postedTo(id)]).toEqual([[{ state: 'skipped', reason: 'overtaken' }], 1]);
  });

  it('days after the last message it is said', async () => {
    const { personId } = stage.actors.mentor;
    stage.clock.moveTo(plus(stage.clock.now(), 2 * day));
    await welcome(personId);
    await stage.run();
    expect(postedTo(personId)).toBe(2);
  });

  it('counts like any other, and begins no first month: a duo may come long after', async () => {
    const { personId } = stage.actors.stranger;
    await welcome(personId);
    await stage.run();
    const later = plus(stage.clock.now(), 40 * day);
    expect(await countSent(database.db, stage.tenantId, personId, stage.clock.now())).toMatchObject({ month: 1, halfYear: 1, isFirstMonth: true });
    expect(await countSent(database.db, stage.tenantId, personId, later)).toMatchObject({ month: 0, halfYear: 1, isFirstMonth: true });
    await leave(personId, 'options', 'a');
    await stage.run();
    await database.db.updateTable('messages').set({ sent_at: toDate(stage.clock.now()) }).where('person_id', '=', personId).execute();
    expect(await countSent(database.db, stage.tenantId, personId, later)).toMatchObject({ isFirstMonth: false });
  });

  it('is of no programme: one that did not arrive is nothing HR has to do', async () => {
    const { personId } = stage.actors.manager;
    await welcome(personId);
    await stage.run();
    await database.db.updateTable('messages').set({ state: 'failed', reason: 'Forbidden' }).where('kind', '=', 'welcome').where('person_id', '=', personId).execute();
    expect((await viewDeliveries(stage.ctx, stage.actors.manager, stage.programmeId)).undelivered).toEqual([]);
  });
});

it.each(langs)('the card is in good words, in %s', (lang) => {
  const made = helpCard(lang, 'https://teams.microsoft.com/l/entity/b10e6a54/my-duo');
  checkCard(made);
  expect(wordFaultsOf(made)).toEqual([]);
});
