import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connected } from '../../../../src/db/connect.ts';
import { acceptTime } from '../../../../src/features/meetings/accept-time.ts';
import { confirmOption } from '../../../../src/features/meetings/confirm-option.ts';
import type { StandingEvent } from '../../../../src/features/meetings/following/event-state.ts';
import { followMeeting } from '../../../../src/features/meetings/following/follow-event.ts';
import type { Meeting } from '../../../../src/features/meetings/meeting.ts';
import { refuseTime } from '../../../../src/features/meetings/refuse-time.ts';
import { viewDuo } from '../../../../src/features/overview/view-duo.ts';
import { viewProgramme } from '../../../../src/features/overview/view-programme.ts';
import { day, hour, instant, type Interval, plus } from '../../../../src/kernel/time.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { wordsOf } from '../../../support/world.ts';
import { setStage, type Stage } from '../stage.ts';
import { lastMeetingOf, propose } from '../steps.ts';

let database: Connected;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());

let version = 0;
const lookAt = async (stage: Stage, meeting: Meeting, change: Partial<StandingEvent>): Promise<void> => {
  stage.seen.set(meeting.eventId ?? '', {
    kind: 'there', start: meeting.start, end: meeting.end, isCancelled: false, isOrganiser: true, isInvited: true, answer: 'tentative', proposed: null,
    etag: `W/"wish-${++version}"`, modifiedAt: instant(stage.clock.now() + version), ...change,
  });
  await followMeeting(stage.ctx, { tenantId: stage.tenantId, meetingId: meeting.id });
};
const later = ({ start, end }: Interval, hours: number): Interval => ({ start: plus(start, hours * hour), end: plus(end, hours * hour) });
/** A Tuesday morning; the date is days away, and another hour of that day is asked for. */
const asked = async () => {
  const stage = await setStage(database);
  const { id, options } = await propose(stage);
  await confirmOption(stage.ctx, stage.actors.mentee, { offerId: id, optionId: options.at(-1)?.id ?? '' });
  await stage.run();
  const meeting = await lastMeetingOf(stage);
  expect(meeting.start).toBeGreaterThan(plus(stage.clock.now(), 3 * day));
  await lookAt(stage, meeting, { proposed: later(meeting, 2) });
  return { stage, meeting };
};
const nudges = async (stage: Stage) => (await stage.ctx.db.selectFrom('messages').select(['person_id', 'card', 'created_at'])
  .where('tenant_id', '=', stage.tenantId).where('kind', '=', 'nudge').execute());
const todo = async (stage: Stage) => (await viewProgramme(stage.ctx, stage.actors.manager, stage.programmeId)).todo.map(({ reason }) => reason);

it('unanswered for two working days: one nudge to the mentor, then HR reads a line that names nobody, and nothing more is sent', async () => {
  const { stage } = await asked();
  await stage.run(plus(stage.clock.now(), 2 * day - hour));
  expect([await nudges(stage), await todo(stage)]).toEqual([[], []]);
  await stage.run(plus(stage.clock.now(), 2 * hour));
  const [nudge, ...more] = await nudges(stage);
  expect([nudge?.person_id, more]).toEqual([stage.actors.mentor.personId, []]);
  expect(wordsOf(nudge?.card)).toContain('Ce rappel est le seul.');
  const lines = await todo(stage);
  expect(lines).toEqual([expect.stringMatching(/^Un autre horaire est demandé dans Outlook, sans réponse/)]);
  expect(lines[0]).not.toMatch(/Philippe|Inès/);
  await stage.run(plus(stage.clock.now(), day));
  expect(await nudges(stage)).toHaveLength(1);
});

it('read again meanwhile, it is the same wish with the same clock; another one has a clock of its own', async () => {
  const { stage, meeting } = await asked();
  await stage.run(plus(stage.clock.now(), day));
  await lookAt(stage, meeting, { proposed: later(meeting, 2) });
  await stage.run(plus(stage.clock.now(), day + hour));
  expect(await nudges(stage)).toHaveLength(1);

  const { stage: other, meeting: theirs } = await asked();
  await other.run(plus(other.clock.now(), day));
  await lookAt(other, theirs, { proposed: later(theirs, 3) });
  await other.run(plus(other.clock.now(), day + hour));
  expect(await nudges(other)).toEqual([]);
  await other.run(plus(other.clock.now(), day));
  expect(await nudges(other)).toHaveLength(1);
});

it('moved by hand meanwhile, what is still asked for keeps its clock', async () => {
  const { stage, meeting } = await asked();
  await stage.run(plus(stage.clock.now(), day));
  await lookAt(stage, meeting, { ...later(meeting, 1), proposed: later(meeting, 2) });
  expect((await lastMeetingOf(stage)).start).toBe(later(meeting, 1).start);
  await stage.run(plus(stage.clock.now(), day + hour));
  expect(await nudges(stage)).toHaveLength(1);
});

it('answered, one way or the other, nobody is reminded and HR reads nothing', async () => {
  for (const answer of [acceptTime, refuseTime]) {
    const { stage, meeting } = await asked();
    stage.seen.delete(meeting.eventId ?? '');
    await answer(stage.ctx, stage.actors.mentor, { meetingId: meeting.id });
    await stage.run(plus(stage.clock.now(), 3 * day));
    expect([await nudges(stage), await todo(stage)]).toEqual([[], []]);
  }
});

it('not granted: the date stands, and whoever asked hears so once, from nobody and for no reason', async () => {
  const { stage, meeting } = await asked();
  await refuseTime(stage.ctx, stage.actors.mentor, { meetingId: meeting.id });
  await stage.run();
  expect(await lastMeetingOf(stage)).toMatchObject({ id: meeting.id, state: 'booked', start: meeting.start });
  const said = stage.posted.filter(({ to, card }) => to === stage.actors.mentee.personId && wordsOf(card).includes('la rencontre garde sa date'));
  expect(said).toHaveLength(1);
  expect(wordsOf(said[0]?.card)).not.toMatch(/Inès|refus|mentor/i);
  expect((await viewDuo(stage.ctx, stage.actors.mentee, stage.duoId)).stateLine).toBe('Prévue');
});

const seenOf = (stage: Stage, kind: 'reminder' | 'date-lost') =>
  stage.ctx.db.selectFrom('messages').select(['person_id', 'card']).where('tenant_id', '=', stage.tenantId).where('kind', '=', kind).execute();

it('asked for with a no and left unanswered: the date goes when neither time can be kept, whoever asked has other moments, and nobody was reminded of it', async () => {
  const { stage, meeting } = await asked();
  await lookAt(stage, meeting, { answer: 'declined', proposed: later(meeting, -24) });
  await stage.run(plus(meeting.start, -26 * hour - 1));
  expect((await lastMeetingOf(stage)).state).toBe('booked');
  await stage.run(plus(meeting.start, -26 * hour));
  expect((await lastMeetingOf(stage)).state).toBe('cancelled');
  expect((await stage.at.offers()).find(({ state }) => state === 'open')?.holder).toBe('mentee');
  expect((await seenOf(stage, 'date-lost')).map(({ person_id }) => person_id)).toEqual([stage.actors.mentor.personId]);
  await stage.run(plus(meeting.start, -hour), ['nudge-offer']);
  expect(await seenOf(stage, 'reminder')).toEqual([]);
  expect([...stage.events.values()].find(({ id }) => id === meeting.eventId)?.cancelled).toBe(true);
});

it('asked for with a no, for a later day: nobody is reminded of the date, and it goes before it begins', async () => {
  const { stage, meeting } = await asked();
  await lookAt(stage, meeting, { answer: 'declined', proposed: later(meeting, 72) });
  await stage.run(plus(meeting.start, -2 * hour), ['nudge-offer']);
  expect((await lastMeetingOf(stage)).state).toBe('cancelled');
  expect(await seenOf(stage, 'reminder')).toEqual([]);
});

it('asked for beside a yes and left unanswered: once it is past, the date stands as it did, and is reminded of', async () => {
  const { stage, meeting } = await asked();
  await lookAt(stage, meeting, { answer: 'accepted', proposed: later(meeting, -24) });
  await stage.run(plus(meeting.start, -20 * hour), ['remind-meeting']);
  expect(await lastMeetingOf(stage)).toMatchObject({ state: 'booked', inOutlook: {} });
  expect((await viewDuo(stage.ctx, stage.actors.mentor, stage.duoId)).next.kind).toBe('booked');
});

it('withdrawn since, and nobody told us: the date is read once more before it goes', async () => {
  const { stage, meeting } = await asked();
  await lookAt(stage, meeting, { answer: 'declined', proposed: later(meeting, -24) });
  stage.seen.set(meeting.eventId ?? '', {
    kind: 'there', start: meeting.start, end: meeting.end, isCancelled: false, isOrganiser: true, isInvited: true, answer: 'accepted', proposed: null,
    etag: 'W/"withdrawn"', modifiedAt: instant(stage.clock.now() + 1000),
  });
  await stage.run(plus(meeting.start, -20 * hour), ['reconcile-meetings']);
  expect(await lastMeetingOf(stage)).toMatchObject({ state: 'booked', inOutlook: {} });
});
