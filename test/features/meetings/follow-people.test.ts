import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { answerDuo } from '../../../src/features/matching/answer-duo.ts';
import { cancelMeeting } from '../../../src/features/meetings/cancel-meeting.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import { pauseDuo } from '../../../src/features/meetings/pause-duo.ts';
import { saveOutcome, toMessage } from '../../../src/features/messages/store.ts';
import { viewDeliveries } from '../../../src/features/overview/view-deliveries.ts';
import { saveGone } from '../../../src/features/people/store.ts';
import { namePeople } from '../../../src/features/programmes/name-people.ts';
import { type NamedPeople, versionOfPeople } from '../../../src/features/programmes/named-people.ts';
import { findProgramme, listContactIds } from '../../../src/features/programmes/store.ts';
import type { PersonId } from '../../../src/kernel/ids.ts';
import { day, plus } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { wordsOf } from '../../support/world.ts';
import { setStage, type Stage } from './stage.ts';
import { book, lastMeetingOf, openOfferOf } from './steps.ts';

let database: Connected;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());

const namedIn = async ({ ctx, tenantId, programmeId }: Stage): Promise<NamedPeople> => ({
  sponsorId: (await findProgramme(ctx.db, tenantId, programmeId))?.sponsorId ?? ('' as PersonId), contactIds: await listContactIds(ctx.db, tenantId, programmeId),
});
const name = async (stage: Stage, more: Partial<NamedPeople>) => {
  const before = await namedIn(stage);
  await namePeople(stage.ctx, stage.actors.manager, { programmeId: stage.programmeId, version: versionOfPeople(before), ...before, ...more });
};
const idOf = (stage: Stage, who: 'stranger' | 'manager') => stage.actors[who].personId;
const isTold = /cherchent/;
/** To whom it was posted that the duo looks for its date. */
const told = (stage: Stage) => stage.posted.filter(({ card }) => isTold.test(wordsOf(card))).map(({ to }) => to);
const words = async (stage: Stage) =>
  (await stage.ctx.db.selectFrom('messages').selectAll().where('tenant_id', '=', stage.tenantId).where('kind', '=', 'momentum').orderBy('created_at').execute()).map(toMessage);
const outcomes = async (stage: Stage) => (await words(stage)).map(({ personId, state, reason }) => [personId, state, reason]);

/** Two dates lost, the patience over, and the word to whoever sponsors waits. */
const setWord = async (): Promise<Stage> => {
  const stage = await setStage(database);
  await name(stage, { sponsorId: idOf(stage, 'stranger') });
  await book(stage);
  await cancelMeeting(stage.ctx, stage.actors.mentee, { meetingId: (await lastMeetingOf(stage)).id });
  const held = await openOfferOf(stage);
  await confirmOption(stage.ctx, stage.actors.mentee, { offerId: held.id, optionId: held.options[0]?.id ?? '' });
  await stage.run();
  await cancelMeeting(stage.ctx, stage.actors.mentee, { meetingId: (await lastMeetingOf(stage)).id });
  await stage.run(plus(stage.clock.now(), 9 * day), ['deliver-message']);
  expect(await outcomes(stage)).toEqual([[idOf(stage, 'stranger'), 'queued', null]]);
  return stage;
};
/** What follows from it, before anything is delivered. */
const follow = (stage: Stage) => stage.run(stage.clock.now(), ['deliver-message']);
const later = (stage: Stage) => stage.run(plus(stage.clock.now(), 4 * day));

describe('a word to the sponsor that waits while HR names another', () => {
  it.each([['before what follows from it', false], ['after', true]] as const)('is for the new one, once, and the former hears nothing: due %s', async (_, isAfter) => {
    const stage = await setWord();
    await name(stage, { sponsorId: idOf(stage, 'manager') });
    if (isAfter) await follow(stage);
    await later(stage);
    expect(told(stage)).toEqual([idOf(stage, 'manager')]);
    expect(await outcomes(stage)).toEqual([[idOf(stage, 'stranger'), 'skipped', 'not-theirs'], [idOf(stage, 'manager'), 'sent', null]]);
  });

  it('reaches nobody once the duo has taken a pause: there is nothing to hear any more', async () => {
    const stage = await setWord();
    await pauseDuo(stage.ctx, stage.actors.mentor, { duoId: stage.duoId, weeks: 2 });
    await name(stage, { sponsorId: idOf(stage, 'manager') });
    await later(stage);
    expect([told(stage), await outcomes(stage)]).toEqual([[], [[idOf(stage, 'stranger'), 'skipped', 'not-theirs']]]);
  });

  it('is not said to the former even if it was left after they were replaced', async () => {
    const stage = await setWord();
    await name(stage, { sponsorId: idOf(stage, 'manager') });
    // As one left by a job that had read the sponsor before.
    await follow(stage);
    await stage.ctx.db.updateTable('messages').set({ state: 'queued', reason: null }).where('tenant_id', '=', stage.tenantId).where('kind', '=', 'momentum')
      .where('person_id', '=', idOf(stage, 'stranger')).execute();
    await later(stage);
    expect(told(stage)).toEqual([idOf(stage, 'manager')]);
  });

  it('that did not arrive is for the new one too, and HR no longer reads that the former was not reached', async () => {
    const stage = await setWord();
    const [word] = await words(stage);
    if (!word) throw new Error('a word was due');
    await saveOutcome(stage.ctx.db, word, { state: 'failed', reason: 'MessageWritesBlocked', at: stage.clock.now() });
    const missed = async () => (await viewDeliveries(stage.ctx, stage.actors.manager, stage.programmeId)).undelivered.length;
    expect(await missed()).toBe(1);
    await name(stage, { sponsorId: idOf(stage, 'manager') });
    await later(stage);
    expect([told(stage), await missed()]).toEqual([[idOf(stage, 'manager')], 0]);
  });

  it('stays where only those to talk to are changed', async () => {
    const stage = await setWord();
    await name(stage, { contactIds: [idOf(stage, 'manager')] });
    await follow(stage);
    expect(await outcomes(stage)).toEqual([[idOf(stage, 'stranger'), 'queued', null]]);
    await later(stage);
    expect(told(stage)).toEqual([idOf(stage, 'stranger')]);
  });

  it('that did not arrive is not tried again for that', async () => {
    const stage = await setWord();
    const [word] = await words(stage);
    if (word) await saveOutcome(stage.ctx.db, word, { state: 'failed', reason: 'MessageWritesBlocked', at: stage.clock.now() });
    await name(stage, { contactIds: [idOf(stage, 'manager')] });
    await follow(stage);
    await later(stage);
    expect([told(stage), await outcomes(stage)]).toEqual([[], [[idOf(stage, 'stranger'), 'failed', 'MessageWritesBlocked']]]);
  });

  it('is theirs again where HR named another by mistake and corrects it', async () => {
    const stage = await setWord();
    for (const who of ['manager', 'stranger'] as const) {
      await name(stage, { sponsorId: idOf(stage, who) });
      await follow(stage);
    }
    await later(stage);
    expect(told(stage)).toEqual([idOf(stage, 'stranger')]);
  });

  it('goes to HR where the sponsor has left before it does', async () => {
    const stage = await setWord();
    await stage.ctx.transaction((trx) => saveGone(trx, stage.tenantId, idOf(stage, 'stranger'), 'disabled', stage.clock.now()));
    await later(stage);
    expect(told(stage)).toEqual([idOf(stage, 'manager')]);
  });
});

describe('an invitation that waits for an answer while HR names others to talk to', () => {
  const invitations = async (stage: Stage) =>
    Object.fromEntries((await stage.ctx.db.selectFrom('messages').selectAll().where('tenant_id', '=', stage.tenantId).where('kind', '=', 'invitation').execute())
      .map(toMessage).map(({ personId, card }) => [personId, wordsOf(card)]));

  it('names them, in whatever hands it is and without another message; an answer that was given is not asked for again', async () => {
    const stage = await setStage(database, { ready: false });
    await stage.run();
    const { mentor, mentee } = { mentor: stage.actors.mentor.personId, mentee: stage.actors.mentee.personId };
    await answerDuo(stage.ctx, stage.actors.mentor, { duoId: stage.duoId, answer: 'yes' });
    await stage.run();
    const [before, posted] = [await invitations(stage), stage.posted.length];
    expect(before[mentee]).toContain('Nadia Benali');
    await name(stage, { contactIds: [idOf(stage, 'manager')] });
    const refreshed: string[] = [];
    const { ctx } = stage;
    Object.assign(ctx.messenger, { update: async (_: unknown, activity: string) => void refreshed.push(activity) });
    await later(stage);
    const after = await invitations(stage);
    expect(after[mentee]).toContain('Claire Fontaine');
    expect(after[mentee]).not.toContain('Nadia Benali');
    expect([after[mentor], stage.posted.length, refreshed.length]).toEqual([before[mentor], posted, 1]);
  });
});
