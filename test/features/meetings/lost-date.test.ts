import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { answerCheckIn } from '../../../src/features/feedback/answer-check-in.ts';
import { cancelMeeting } from '../../../src/features/meetings/cancel-meeting.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import { suspendDuo } from '../../../src/features/meetings/leavers/suspend-duo.ts';
import { findDuo, saveDuoState } from '../../../src/features/matching/store.ts';
import { pauseDuo } from '../../../src/features/meetings/pause-duo.ts';
import { showDuo } from '../../../src/features/meetings/show-duo.ts';
import { addWorkingDays } from '../../../src/features/messages/working-time.ts';
import type { BusyItem } from '../../../src/features/places/slot.ts';
import { addDays, day, hour, type Instant, instantAt, type LocalDate, minute, plus, wallTime, type Zone } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { buttonsOf, wordsOf } from '../../support/world.ts';
import { setStage, type Stage } from './stage.ts';
import { book, lastMeetingOf, openOfferOf, propose } from './steps.ts';

let database: Connected;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());

const paris = 'Europe/Paris' as Zone;
const workingDays = (from: Instant, days: number): Instant => addWorkingDays(from, days, paris, () => false);
const isBusy = (stage: Stage, items: BusyItem[]) => stage.busy.set(stage.actors.mentee.personId, items);
const busy = (start: Instant, end: Instant): BusyItem => ({ start, end, status: 'busy' });
/** Taken for weeks, but for an hour and a quarter at noon. */
const onlyNoon = (from: Instant): BusyItem[] => Array.from({ length: 70 }, (_, index): LocalDate => addDays(wallTime(from, paris).date, index)).flatMap((date) => [
  busy(instantAt(date, 0, paris), instantAt(date, 12 * 60, paris)), busy(instantAt(date, 13 * 60 + 15, paris), instantAt(addDays(date, 1), 0, paris)),
]);

/** The two ways a date is lost by a person's word. */
const ways = {
  'said not to have taken place': async (stage: Stage) => {
    const meeting = await lastMeetingOf(stage);
    stage.clock.moveTo(plus(meeting.end, minute));
    await answerCheckIn(stage.ctx, stage.actors.mentee, { meetingId: meeting.id, answers: { held: false } });
  },
  cancelled: async (stage: Stage) => cancelMeeting(stage.ctx, stage.actors.mentee, { meetingId: (await lastMeetingOf(stage)).id }),
} as const;

const bookAgain = async (stage: Stage): Promise<void> => {
  if ((await openOfferOf(stage)).act === 'propose') await propose(stage);
  const held = await openOfferOf(stage);
  await confirmOption(stage.ctx, stage.actors.mentee, { offerId: held.id, optionId: held.options[0]?.id ?? '' });
  await stage.run();
};
/** To whom the sponsor's message went: on this stage the mentee is the sponsor, so that HR is told in their place. */
const told = async (stage: Stage) =>
  (await stage.ctx.db.selectFrom('messages').select('person_id').where('tenant_id', '=', stage.tenantId).where('kind', '=', 'momentum').execute()).map(({ person_id }) => person_id);

describe.each(Object.entries(ways))('a date %s', (_, lose) => {
  it('is followed by moments within ten working days', async () => {
    const stage = await setStage(database);
    await book(stage);
    await lose(stage);
    const { options, holder, act } = await openOfferOf(stage);
    expect([holder, act, options.length]).toEqual(['mentee', 'confirm', 3]);
    for (const { end } of options) expect(end).toBeLessThanOrEqual(workingDays(stage.clock.now(), 10));
  });

  it('when those are all taken, by moments within twenty-five', async () => {
    const stage = await setStage(database);
    const { end: over } = await book(stage);
    isBusy(stage, [busy(stage.clock.now(), workingDays(over, 12))]);
    await lose(stage);
    const { options } = await openOfferOf(stage);
    for (const { start, end } of options) {
      expect(start).toBeGreaterThanOrEqual(workingDays(over, 12));
      expect(end).toBeLessThanOrEqual(workingDays(stage.clock.now(), 25));
    }
  });

  it('and when no hour is left in those either, by 45 minutes, no less', async () => {
    const stage = await setStage(database);
    const { end: over } = await book(stage);
    isBusy(stage, onlyNoon(plus(over, hour)));
    await lose(stage);
    const { options } = await openOfferOf(stage);
    expect(options.map(({ start, end }) => (end - start) / minute)).toEqual(options.map(() => 45));
  });
});

describe('dates that did not take place', () => {
  const { 'said not to have taken place': lose } = ways;

  it('twice: a pause is on the card that answers, in words that blame nobody and count nobody’s dates', async () => {
    const stage = await setStage(database);
    await book(stage);
    await lose(stage);
    expect(buttonsOf(await showDuo(stage.ctx, stage.actors.mentee, { duoId: stage.duoId }))).not.toContain('Faire une pause');
    await bookAgain(stage);
    await lose(stage);
    for (const who of ['mentor', 'mentee'] as const) {
      const card = await showDuo(stage.ctx, stage.actors[who], { duoId: stage.duoId });
      expect(buttonsOf(card)).toContain('Faire une pause');
      expect(wordsOf(card)).not.toMatch(/annul|raté|manqué|absen|fois|Philippe n’|Inès n’|deux|dates /i);
    }
    await pauseDuo(stage.ctx, stage.actors.mentor, { duoId: stage.duoId, weeks: 2 });
    await stage.run(plus(stage.clock.now(), 13 * day));
    expect(await told(stage)).toEqual([]);
  });

  it('twice, and nothing after: whoever the charter named is told, once; a third is told at once', async () => {
    const [patient, quick] = [await setStage(database), await setStage(database)];
    for (const stage of [patient, quick]) {
      await book(stage);
      await lose(stage);
      await bookAgain(stage);
      await lose(stage);
      expect(await told(stage)).toEqual([]);
    }
    await patient.run(plus(patient.clock.now(), 9 * day));
    await bookAgain(quick);
    await lose(quick);
    for (const stage of [patient, quick]) expect(await told(stage)).toEqual([stage.actors.manager.personId]);
  });

  it('one of which took place after all, since the other says so, is no lost date', async () => {
    const stage = await setStage(database);
    const meeting = await book(stage);
    await lose(stage);
    await answerCheckIn(stage.ctx, stage.actors.mentor, { meetingId: meeting.id, answers: { held: true } });
    expect((await stage.at.meetings()).map(({ state }) => state)).toEqual(['held']);
    await stage.run(plus(stage.clock.now(), 20 * day));
    expect(await told(stage)).toEqual([]);
  });
});

describe('a date called off because one of the two is away', () => {
  it('was lost by nobody: whoever comes back finds moments without a word of it, and the next one lost is the first', async () => {
    const stage = await setStage(database);
    await book(stage);
    const duo = await findDuo(stage.ctx.db, stage.tenantId, stage.duoId);
    if (!duo) throw new Error('a duo was due');
    await suspendDuo(stage.ctx, duo, stage.actors.mentee.personId);
    expect((await lastMeetingOf(stage)).state).toBe('cancelled');
    const [session] = await stage.at.sessions();
    await stage.ctx.transaction(async (trx) => {
      await saveDuoState(trx, duo, 'active', duo.activatedAt);
      if (session) await stage.ctx.enqueue(trx, { kind: 'offer-session', tenantId: stage.tenantId, sessionId: session.id });
    });
    await stage.run();
    expect(wordsOf(await showDuo(stage.ctx, stage.actors.mentor, { duoId: stage.duoId }))).not.toContain('La date n’a pas tenu');
    await bookAgain(stage);
    await ways.cancelled(stage);
    expect(buttonsOf(await showDuo(stage.ctx, stage.actors.mentee, { duoId: stage.duoId }))).not.toContain('Faire une pause');
    expect(stage.jobs.filter(({ job }) => job.kind === 'guard-session')).toEqual([]);
  });
});
