import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { answerDuo } from '../../../src/features/matching/answer-duo.ts';
import { formDuo } from '../../../src/features/matching/form-duo.ts';
import { readTrack } from '../../../src/features/matching/read-track.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import { moveMeeting } from '../../../src/features/meetings/move-meeting.ts';
import { placeMeeting } from '../../../src/features/meetings/place-meeting.ts';
import { proposeOptions } from '../../../src/features/meetings/propose-options.ts';
import { listMeetings, listOpenOffers } from '../../../src/features/meetings/store.ts';
import { viewProgramme } from '../../../src/features/overview/view-programme.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import { day, minute, plus } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { wordsOf } from '../../support/world.ts';
import { setStage, type Stage } from './stage.ts';
import { book, confirm, lastMeetingOf, openOfferOf } from './steps.ts';

/** A date that Outlook does not take, or that is taken by then: it is given up, and nobody is left with the words "being booked". */
let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const no = (status: number, code: string) => new OutsideError('outlook', { status, code, certain: true });
const jobOf = (stage: Stage, meetingId: Awaited<ReturnType<typeof confirm>>['id']) => ({ tenantId: stage.tenantId, meetingId });
const messagesTo = async (stage: Stage, who: 'mentor' | 'mentee') =>
  (await stage.ctx.db.selectFrom('messages').select('kind').where('tenant_id', '=', stage.tenantId).where('person_id', '=', stage.actors[who].personId).execute())
    .map(({ kind }) => kind).toSorted();

it('tells whoever chose that there is no moment, once, when this one is taken and nothing else is found', async () => {
  const stage = await setStage(database);
  const { id } = await confirm(stage);
  stage.busy.set(stage.actors.mentor.personId, [{ start: plus(stage.clock.now(), -day), end: plus(stage.clock.now(), 90 * day), status: 'busy' }]);
  stage.clock.moveTo(plus(stage.clock.now(), 700));
  await placeMeeting(stage.ctx, jobOf(stage, id));
  expect(await messagesTo(stage, 'mentee')).toEqual(['date-lost', 'invitation', 'options']);
  await stage.run();
  expect(wordsOf(stage.posted.filter(({ to }) => to === stage.actors.mentee.personId).at(-1)?.card)).toContain('La date n’a pas tenu');
});

describe('when Outlook says no, and will say no again', () => {
  const insist = async (error: OutsideError) => {
    const stage = await setStage(database);
    const { id } = await confirm(stage);
    stage.trouble.create = error;
    await expect(placeMeeting(stage.ctx, jobOf(stage, id))).rejects.toBe(error);
    stage.clock.moveTo(plus(stage.clock.now(), 59 * minute));
    await expect(placeMeeting(stage.ctx, jobOf(stage, id))).rejects.toBe(error);
    stage.clock.moveTo(plus(stage.clock.now(), minute));
    await placeMeeting(stage.ctx, jobOf(stage, id));
    return stage;
  };

  it('the date is given up after an hour, and HR reads why there is none', async () => {
    const stage = await insist(no(400, 'ErrorInvalidRecipients'));
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'unplaced' });
    expect(await stage.ctx.db.selectFrom('meeting_holds').select('live').where('tenant_id', '=', stage.tenantId).where('live', '=', true).execute()).toEqual([]);
    const [first] = (await viewProgramme(stage.ctx, stage.actors.manager, stage.programmeId)).todo;
    expect(first?.reason).toContain('Outlook refuse l’invitation (côté mentor)');
  });

  it('an event that it says it has and does not show is asked for once more, to be cancelled, and others are offered', async () => {
    const stage = await insist(no(400, 'ErrorDuplicateTransactionId'));
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'unplaced' });
    expect((await openOfferOf(stage)).options.length).toBeGreaterThan(0);
    stage.trouble.create = undefined;
    await stage.run();
    expect([...stage.events.values()]).toMatchObject([{ cancelled: true }]);
  });
});

it('a move that is beaten loses the old date like any other when one of the two has meanwhile another of our meetings there', async () => {
  const stage = await setStage(database);
  const { ctx, actors, tenantId, programmeId } = stage;
  const before = await book(stage);
  await moveMeeting(ctx, actors.mentee, { meetingId: before.id });
  const offer = await openOfferOf(stage);
  const other = await formDuo(ctx, actors.manager, { programmeId, mentorId: actors.mentor.personId, menteeId: actors.stranger.personId });
  for (const who of ['mentor', 'stranger'] as const) {
    await answerDuo(ctx, actors[who], { duoId: other, answer: 'yes' });
    await readTrack(ctx, actors[who], { duoId: other });
  }
  await stage.run(undefined, ['nudge-offer']);
  const [theirs] = await listOpenOffers(ctx.db, tenantId, [other]);
  const optionIds = theirs?.options.map(({ id }) => id) ?? [];
  await proposeOptions(ctx, actors.mentor, { offerId: theirs!.id, optionIds });
  await confirmOption(ctx, actors.stranger, { offerId: theirs!.id, optionId: optionIds[0] ?? '' });
  const option = offer.options.find(({ start }) => start !== before.start);
  await confirmOption(ctx, actors.mentee, { offerId: offer.id, optionId: option?.id ?? '' });
  if (option) stage.busy.set(actors.mentee.personId, [{ start: option.start, end: option.end, status: 'busy' }]);
  const [taken] = await listMeetings(ctx.db, tenantId, [other]);
  await ctx.db.updateTable('meeting_holds').set({ hold_start: new Date(before.start), hold_end: new Date(before.end) }).where('meeting_id', '=', taken!.id).execute();
  await stage.run(undefined, ['nudge-offer']);
  const states = (await stage.at.meetings()).map(({ id, state }) => [id === before.id, state]);
  expect(states).toEqual(expect.arrayContaining([[true, 'cancelled'], [false, 'unplaced']]));
  expect([...stage.events.values()].find(({ id }) => id === before.eventId)?.cancelled).toBe(true);
  expect(await messagesTo(stage, 'mentor')).toContain('date-lost');
  expect((await stage.at.offers()).find(({ state }) => state === 'open')).toMatchObject({ holder: 'mentee', movingId: null });
});
