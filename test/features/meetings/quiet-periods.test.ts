import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { answerCheckIn } from '../../../src/features/feedback/answer-check-in.ts';
import { answerDuo } from '../../../src/features/matching/answer-duo.ts';
import { readTrack } from '../../../src/features/matching/read-track.ts';
import { askOtherTimes } from '../../../src/features/meetings/ask-other-times.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import { dueAfter } from '../../../src/features/meetings/due-date.ts';
import { loadPair, loadRecord } from '../../../src/features/meetings/load-duo.ts';
import { reminderTime } from '../../../src/features/meetings/meeting-times.ts';
import { proposeOptions } from '../../../src/features/meetings/propose-options.ts';
import { situationOf } from '../../../src/features/meetings/situation.ts';
import { readProgramme } from '../../../src/features/overview/read-programme.ts';
import { isQuiet, type RestFrame, restRulesOf, whyRest } from '../../../src/features/places/rest-days.ts';
import { findProgramme } from '../../../src/features/programmes/store.ts';
import { addDays, fromDate, fromIso, instantAt, type LocalDate, toIso, wallTime, weekdayOf } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { paris } from './fixtures.ts';
import { setStage, type Stage } from './stage.ts';
import { book } from './steps.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const date = (text: string) => text as LocalDate;
const closing = (from: string, to: string) => ({ quiet: [{ from: date(from), to: date(to) }] });
/** The stage opens on Tuesday 24 November: this week closes from the next day on. */
const fromTomorrow = closing('2026-11-25', '2026-12-02');

const setFrame = async ({ ctx, programmeId, tenantId }: Stage, change: RestFrame) => {
  const programme = await findProgramme(ctx.db, tenantId, programmeId);
  await ctx.db.updateTable('programmes').set({ frame: JSON.stringify({ ...programme?.frame, ...change }) }).where('id', '=', programmeId).execute();
};
const setOffice = ({ ctx, actors }: Stage, who: 'mentor' | 'mentee', office: string) =>
  ctx.db.updateTable('people').set({ office }).where('id', '=', actors[who].personId).execute();
const getReady = async ({ ctx, actors, duoId, run }: Stage) => {
  for (const who of ['mentor', 'mentee'] as const) {
    await answerDuo(ctx, actors[who], { duoId, answer: 'yes' });
    await readTrack(ctx, actors[who], { duoId });
  }
  await run();
};
const due = ({ jobs }: Stage, kind: string) => jobs.filter(({ job }) => job.kind === kind).map(({ at }) => toIso(at));

describe('a closing week', () => {
  it('stops the clock of an answer: two working days across it end after it', async () => {
    const stage = await setStage(database, { ready: false });
    await setFrame(stage, fromTomorrow);
    await getReady(stage);
    expect(due(stage, 'nudge-offer')).toEqual(['2026-12-04T08:10:00.000Z']);
  });

  it('added while a clock runs makes it end later: the nudge waits and is not lost', async () => {
    const stage = await setStage(database);
    expect(due(stage, 'nudge-offer')).toEqual(['2026-11-26T08:10:00.000Z']);
    await setFrame(stage, fromTomorrow);
    await stage.run(fromIso('2026-11-27T12:00:00Z'));
    expect([(await stage.at.offers())[0]?.nudgedAt, due(stage, 'nudge-offer')]).toEqual([null, ['2026-12-04T08:10:00.000Z']]);
    await stage.run(fromIso('2026-12-04T12:00:00Z'));
    expect((await stage.at.offers())[0]?.nudgedAt).toBe(fromIso('2026-12-04T08:10:00Z'));
  });

  it('taken away brings the day before a date nearer: the reminder waits for it', async () => {
    const stage = await setStage(database, { ready: false });
    await setFrame(stage, fromTomorrow);
    await getReady(stage);
    const meeting = await book(stage);
    const [before] = due(stage, 'remind-meeting');
    await setFrame(stage, { quiet: [] });
    const dayBefore = toIso(reminderTime(await loadPair(stage.ctx.db, stage.tenantId, stage.duoId), meeting));
    expect([before, dayBefore]).toEqual(['2026-11-24T15:30:00.000Z', expect.stringMatching(/^2026-12-0\dT15:30:00.000Z$/)]);
    const reminders = () => stage.ctx.db.selectFrom('messages').select('id').where('tenant_id', '=', stage.tenantId).where('kind', '=', 'reminder').execute();
    await stage.run(fromIso('2026-11-24T16:00:00Z'));
    expect([await reminders(), due(stage, 'remind-meeting')]).toEqual([[], [dayBefore]]);
    await stage.run(fromIso(dayBefore));
    expect(await reminders()).toHaveLength(2);
  });

  it('holds back a message that was left before it was declared', async () => {
    const stage = await setStage(database, { ready: false });
    const posted = stage.posted.length;
    await setFrame(stage, closing('2026-11-24', '2026-11-27'));
    await stage.run(fromIso('2026-11-29T12:00:00Z'));
    expect(stage.posted.length).toBe(posted);
    expect(due(stage, 'deliver-message')).toEqual(['2026-11-30T07:30:00.000Z', '2026-11-30T07:30:00.000Z']);
    await stage.run(fromIso('2026-11-30T12:00:00Z'));
    // With HR's digest, which is of no duo and rests on no closing day that is over.
    expect(stage.posted.slice(posted).map(({ to }) => to).toSorted()).toEqual([stage.actors.mentor, stage.actors.mentee, stage.actors.manager].map(({ personId }) => personId).toSorted());
  });

  it('lets nobody search, and nothing be not found, until it is over', async () => {
    const stage = await setStage(database, { ready: false });
    await setFrame(stage, closing('2026-11-24', '2026-12-18'));
    await getReady(stage);
    expect([(await stage.at.offers()).length, (await stage.at.sessions())[0]?.blocked, due(stage, 'offer-session')]).toEqual([0, null, ['2026-12-21T07:30:00.000Z']]);
    await stage.run(fromIso('2026-12-21T08:00:00Z'));
    expect(await stage.at.offers()).toHaveLength(1);
  });

  it('stops the clock of an invitation: HR is not told of a silence nobody broke', async () => {
    const stage = await setStage(database, { ready: false });
    const stuck = async (at: string) => {
      stage.clock.moveTo(fromIso(at));
      const programme = await findProgramme(stage.ctx.db, stage.tenantId, stage.programmeId);
      return programme && (await readProgramme(stage.ctx, programme)).stuck.length;
    };
    expect(await stuck('2026-11-27T10:00:00Z')).toBe(1);
    await setFrame(stage, fromTomorrow);
    expect([await stuck('2026-12-02T10:00:00Z'), await stuck('2026-12-04T10:00:00Z')]).toEqual([0, 1]);
  });

  it('is HR’s too: no digest on its Monday, one on the next', async () => {
    const stage = await setStage(database);
    await setFrame(stage, closing('2026-11-30', '2026-12-11'));
    const digests = async () => (await stage.ctx.db.selectFrom('messages').select('sent_at').where('tenant_id', '=', stage.tenantId).where('kind', '=', 'digest').execute())
      .map(({ sent_at }) => sent_at && toIso(fromDate(sent_at)));
    await stage.run(fromIso('2026-12-20T12:00:00Z'));
    expect(await digests()).toEqual(['2026-12-14T07:45:00.000Z']);
  });
});

describe('the cadence', () => {
  it('does not count the days of a quiet period of either of the two, and keeps the hour when the clocks change', async () => {
    const stage = await setStage(database, { ready: false });
    const dueOn = async (from: string, days: number) => toIso(dueAfter(await loadPair(stage.ctx.db, stage.tenantId, stage.duoId), fromIso(from), days));
    expect(await dueOn('2027-03-20T11:15:00Z', 30)).toBe('2027-04-19T10:15:00.000Z');
    await setFrame(stage, closing('2027-08-01', '2027-08-31'));
    expect(await dueOn('2027-07-20T10:15:00Z', 30)).toBe('2027-09-19T10:15:00.000Z');
    await setOffice(stage, 'mentee', 'Lyon Part-Dieu');
    await setFrame(stage, { quiet: [], schoolHolidays: true });
    // Zone C from 6 to 21 February, zone A from 13 to 28: 23 days in all.
    expect(await dueOn('2027-02-01T11:15:00Z', 30)).toBe('2027-03-26T11:15:00.000Z');
  });

  it('counts a public holiday and a bridge as any other day', async () => {
    const stage = await setStage(database, { ready: false });
    await setFrame(stage, { bridges: true });
    expect(toIso(dueAfter(await loadPair(stage.ctx.db, stage.tenantId, stage.duoId), fromIso('2027-05-01T10:00:00Z'), 6))).toBe('2027-05-07T10:00:00.000Z');
  });
});

const frames: readonly [name: string, offices: readonly [string, string], frame: RestFrame][] = [
  ['everything on, two zones', ['Strasbourg', 'Lyon Part-Dieu'], { bridges: true, schoolHolidays: true, ...closing('2026-12-14', '2026-12-18') }],
  ['school holidays, one zone; four days a week within narrow hours', ['Paris-La Défense', 'Paris-La Défense'],
    { schoolHolidays: true, window: { days: [1, 2, 3, 4], from: 570, to: 1020 } } as RestFrame],
  ['three closing weeks at the turn of the year and in February', ['Paris-La Défense', 'Lyon Part-Dieu'],
    { bridges: true, quiet: [...closing('2026-12-21', '2027-01-08').quiet, ...closing('2027-02-22', '2027-02-28').quiet] }],
];

test.each(frames)('six months of a duo: %s', async (_name, offices, frame) => {
  const stage = await setStage(database, { ready: false });
  const { ctx, clock, actors, tenantId, duoId } = stage;
  await setOffice(stage, 'mentor', offices[0]);
  await setOffice(stage, 'mentee', offices[1]);
  // People of two cities meet at a distance, which is for talking.
  await setFrame(stage, { ...frame, purposes: ['talk'], remoteCap: 6 } as RestFrame);
  await getReady(stage);
  for (let on = date('2026-11-25'); on < '2027-05-25'; on = addDays(on, 1)) {
    await stage.run(instantAt(on, 10 * 60, paris));
    if (weekdayOf(on) > 5) continue;
    for (const role of ['mentor', 'mentee'] as const) {
      const { duo } = await loadPair(ctx.db, tenantId, duoId);
      const situation = situationOf(await loadRecord(ctx.db, duo), role, clock.now());
      // The mentee leaves three weeks of February unanswered.
      if (role === 'mentee' && on > '2027-02-01' && on < '2027-02-21') continue;
      if (situation.kind === 'check-in') await answerCheckIn(ctx, actors[role], { meetingId: situation.meeting.id, answers: { held: true } });
      if (situation.kind !== 'options') continue;
      const [first] = situation.options;
      const offerId = situation.offer.id;
      if (!first) await askOtherTimes(ctx, actors[role], { offerId });
      else if (situation.offer.act === 'propose') await proposeOptions(ctx, actors[role], { offerId, optionIds: [first.id] });
      else await confirmOption(ctx, actors[role], { offerId, optionId: first.id });
    }
  }
  const pair = await loadPair(ctx.db, tenantId, duoId);
  const rules = restRulesOf(pair.programme.frame);
  const { window } = pair.programme.frame;
  const sent = await ctx.db.selectFrom('messages').select(['person_id', 'kind', 'sent_at']).where('duo_id', '=', duoId).where('state', '=', 'sent').execute();
  const people = new Map([pair.mentor, pair.mentee].map((person) => [person.id as string, person]));
  expect(sent.length).toBeGreaterThan(10);
  // The invitation went out before the rules were set.
  for (const { person_id, kind, sent_at } of sent.filter((message) => message.kind !== 'invitation')) {
    const person = people.get(person_id);
    const wall = wallTime(fromDate(sent_at ?? new Date(0)), paris);
    expect([kind, wall.date, wall.weekday <= 5 && whyRest(person?.site ?? null, rules, wall.date)]).toEqual([kind, wall.date, null]);
    expect(wall.minutes >= Math.max(510, window.from) && wall.minutes < Math.min(1110, window.to), `${kind} ${wall.minutes}`).toBe(true);
  }
  const sessions = await stage.at.sessions();
  const meetings = await stage.at.meetings();
  expect(sessions.filter(({ state }) => state === 'held').length).toBeGreaterThanOrEqual(3);
  for (const { site, zone } of [pair.mentor, pair.mentee]) {
    for (const { start } of meetings) expect(whyRest(site, rules, wallTime(start, zone).date)).toBeNull();
    for (const { dueAt } of sessions) expect(isQuiet(site, rules, wallTime(dueAt, zone).date)).toBe(false);
  }
  expect(sessions.every(({ blocked }) => blocked === null)).toBe(true);
}, 120_000);
