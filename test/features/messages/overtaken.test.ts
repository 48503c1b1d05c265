import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { leaveDuo } from '../../../src/features/meetings/leave-duo.ts';
import { resumeDuo } from '../../../src/features/meetings/leavers/resume-duo.ts';
import { suspendDuo } from '../../../src/features/meetings/leavers/suspend-duo.ts';
import { proposeOptions } from '../../../src/features/meetings/propose-options.ts';
import type { Role } from '../../../src/features/matching/duo.ts';
import { findDuo } from '../../../src/features/matching/store.ts';
import { type DuoStanding, messageKinds, type MessageKind, overtakenBy } from '../../../src/features/messages/message.ts';
import { sendMessage } from '../../../src/features/messages/send-message.ts';
import { viewDeliveries } from '../../../src/features/overview/view-deliveries.ts';
import { findPerson, saveGone } from '../../../src/features/people/store.ts';
import { card, heading } from '../../../src/kernel/card.ts';
import { fromIso } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from '../meetings/stage.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const evening = fromIso('2026-11-24T18:30:00Z');
const nextNoon = fromIso('2026-11-25T11:00:00Z');
const dayAfter = fromIso('2026-11-26T11:00:00Z');

/** What each was posted since, by the line it is announced with. */
const postedSince = (stage: Stage, before: number, who: Role) =>
  stage.posted.slice(before).filter(({ to }) => to === stage.actors[who].personId).map(({ card: { speak } }) => speak);

const stateOf = async (stage: Stage, kind: MessageKind, who: Role) =>
  database.db.selectFrom('messages').select(['state', 'reason'])
    .where('tenant_id', '=', stage.tenantId).where('kind', '=', kind).where('person_id', '=', stage.actors[who].personId).executeTakeFirstOrThrow();

/** The directory closes an account in the night, and the duo waits. */
const closeAccount = async (stage: Stage, who: Role) => {
  await stage.ctx.transaction((trx) => saveGone(trx, stage.tenantId, stage.actors[who].personId, 'disabled', stage.clock.now()));
  const duo = await findDuo(stage.ctx.db, stage.tenantId, stage.duoId);
  if (!duo) throw new Error('no duo');
  await suspendDuo(stage.ctx, duo, stage.actors[who].personId);
};

/** At half past seven in the evening the mentor proposes: the executive's card waits for the morning. */
const proposeLate = async () => {
  const stage = await setStage(database);
  stage.clock.moveTo(evening);
  const [offer] = await stage.at.offers();
  if (!offer) throw new Error('no offer');
  await proposeOptions(stage.ctx, stage.actors.mentor, { offerId: offer.id, optionIds: offer.options.map(({ id }) => id) });
  return { stage, before: stage.posted.length };
};

describe('a message that things overtook before its morning', () => {
  it('is not posted to whoever has left, and the other hears once that the duo waits', async () => {
    const { stage, before } = await proposeLate();
    await closeAccount(stage, 'mentee');
    await stage.run(nextNoon);
    expect(postedSince(stage, before, 'mentee')).toEqual([]);
    expect(postedSince(stage, before, 'mentor')).toEqual(['Ce binôme est en pause']);
    const row = await database.db.selectFrom('messages').select(['state', 'reason']).where('tenant_id', '=', stage.tenantId)
      .where('person_id', '=', stage.actors.mentee.personId).where('kind', '=', 'options').executeTakeFirstOrThrow();
    expect(row).toEqual({ state: 'skipped', reason: 'duo-suspended' });
    const { undelivered, counts } = await viewDeliveries(stage.ctx, stage.actors.manager, stage.programmeId);
    expect([undelivered, counts.shown, counts.waiting]).toEqual([[], 0, 0]);
  });

  it('is not posted beside the one that says the duo has ended', async () => {
    const { stage, before } = await proposeLate();
    await leaveDuo(stage.ctx, stage.actors.mentor, { duoId: stage.duoId });
    await stage.run(nextNoon);
    expect(postedSince(stage, before, 'mentee')).toEqual(['Ce binôme s’est arrêté']);
    expect(postedSince(stage, before, 'mentor')).toEqual([]);
    expect(await stateOf(stage, 'options', 'mentee')).toEqual({ state: 'skipped', reason: 'duo-ended' });
  });

  it('is not posted to somebody gone about no duo either, and no chat is opened with them', async () => {
    const stage = await setStage(database);
    const { personId } = stage.actors.manager;
    await stage.ctx.db.updateTable('people').set({ conversation_id: null, service_url: null }).where('id', '=', personId).execute();
    await stage.ctx.transaction((trx) => saveGone(trx, stage.tenantId, personId, 'deleted', stage.clock.now()));
    const manager = await findPerson(stage.ctx.db, stage.tenantId, personId);
    if (!manager) throw new Error('nobody');
    await stage.ctx.transaction((trx) => sendMessage(stage.ctx, trx, manager, { kind: 'digest', duoId: null, subjectId: 'a', card: card('fr', 'x', [heading('x')]) }));
    await stage.run();
    expect(stage.posted.filter(({ to }) => to === personId)).toEqual([]);
    const row = await database.db.selectFrom('messages').select(['state', 'reason']).where('person_id', '=', personId).where('kind', '=', 'digest').executeTakeFirstOrThrow();
    expect(row).toEqual({ state: 'skipped', reason: 'gone' });
    expect((await findPerson(stage.ctx.db, stage.tenantId, personId))?.conversationId).toBeNull();
  });

  it('is said once when two pauses waited: the last word goes', async () => {
    const stage = await setStage(database);
    const mentor = await findPerson(stage.ctx.db, stage.tenantId, stage.actors.mentor.personId);
    if (!mentor) throw new Error('nobody');
    stage.clock.moveTo(evening);
    const before = stage.posted.length;
    await stage.ctx.transaction((trx) =>
      sendMessage(stage.ctx, trx, mentor, { kind: 'paused', duoId: stage.duoId, subjectId: 'session', card: card('fr', 'Reprise en janvier', [heading('x')]) }));
    stage.clock.moveTo(fromIso('2026-11-25T02:00:00Z'));
    await closeAccount(stage, 'mentee');
    await stage.run(nextNoon);
    expect(postedSince(stage, before, 'mentor')).toEqual(['Ce binôme est en pause']);
  });

  it('is an invitation: it waits with the duo, and goes to both once HR has it go on', async () => {
    const stage = await setStage(database, { ready: false });
    await closeAccount(stage, 'mentee');
    const invitations = () => stage.posted.filter(({ card: { speak } }) => /proposition de binôme/i.test(speak ?? '')).map(({ to }) => to).toSorted();
    await stage.run(nextNoon);
    expect(invitations()).toEqual([]);
    expect(await stateOf(stage, 'invitation', 'mentor')).toEqual({ state: 'queued', reason: 'duo-suspended' });
    const both = [stage.actors.mentor.personId, stage.actors.mentee.personId];
    const entry = (id: (typeof both)[number]) =>
      ({ id, name: '', firstName: '', mail: null, jobTitle: null, office: null, lang: 'fr', managerId: null, enabled: true, isGuest: false }) as const;
    const directory = { ...stage.ctx.directory, readMany: async () => new Map(both.map((id) => [id, entry(id)])) };
    await resumeDuo({ ...stage.ctx, directory }, stage.actors.manager, { programmeId: stage.programmeId, duoId: stage.duoId });
    await stage.run(dayAfter);
    expect(invitations()).toEqual(both.toSorted());
    expect(await stateOf(stage, 'invitation', 'mentee')).toMatchObject({ state: 'sent' });
  });
});

describe('what may still be said', () => {
  const goes = (duo: DuoStanding, isGone = false) => messageKinds.filter((kind) => overtakenBy(kind, { duo, isGone, isForReader: true, isLastWord: true }) === null);

  it('is everything while a duo lives, and about no duo', () => {
    for (const duo of ['invited', 'active', null] as const) expect(goes(duo)).toEqual([...messageKinds]);
  });

  it('is that it waits, or that it ended, after that', () => {
    expect([goes('suspended'), goes('closed'), goes('declined')]).toEqual([['paused'], ['ended'], ['ended']]);
  });

  it('is nothing to somebody gone', () => {
    for (const duo of ['invited', 'active', 'suspended', 'closed', null] as const) expect(goes(duo, true)).toEqual([]);
  });
});
