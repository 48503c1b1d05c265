import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { answerDuo } from '../../../src/features/matching/answer-duo.ts';
import { readTrack } from '../../../src/features/matching/read-track.ts';
import { cancelMeeting } from '../../../src/features/meetings/cancel-meeting.ts';
import { offerSession } from '../../../src/features/meetings/offer-session.ts';
import { applyChange } from '../../../src/features/meetings/apply-change.ts';
import { askOptions } from '../../../src/features/meetings/ask-options.ts';
import { askOtherTimes } from '../../../src/features/meetings/ask-other-times.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import type { Role } from '../../../src/features/matching/duo.ts';
import { proposeOptions } from '../../../src/features/meetings/propose-options.ts';
import { recheckOffer } from '../../../src/features/meetings/recheck-offer.ts';
import { showDuo } from '../../../src/features/meetings/show-duo.ts';
import { ownWhyNot, type WhyNot } from '../../../src/features/meetings/why-not.ts';
import { viewDuo } from '../../../src/features/overview/view-duo.ts';
import { viewProgramme } from '../../../src/features/overview/view-programme.ts';
import { noPreference } from '../../../src/features/places/preferences/preferences.ts';
import { savePreferences } from '../../../src/features/places/preferences/save-preferences.ts';
import type { BusyItem } from '../../../src/features/places/slot.ts';
import { addDays, day, type Instant, instantAt, minute, plus, wallTime, weekdayOf, type Zone } from '../../../src/kernel/time.ts';
import { checkCard } from '../../support/cards.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from './stage.ts';
import { lastMeetingOf, openOfferOf } from './steps.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const paris = 'Europe/Paris' as Zone;

/** Every working day over `days` from now, taken but for `gap`, minutes on the wall. */
const fullDays = (stage: Stage, days: number, gap: readonly [from: number, to: number] | null = null, status: BusyItem['status'] = 'busy'): BusyItem[] => {
  const first = wallTime(stage.clock.now(), paris).date;
  return Array.from({ length: days }, (_, index) => addDays(first, index)).filter((date) => weekdayOf(date) <= 5).flatMap((date): BusyItem[] => {
    const item = (from: number, to: number): BusyItem => ({ start: instantAt(date, from, paris), end: instantAt(date, to, paris), status });
    return gap ? [item(8 * 60, gap[0]), item(gap[1], 19 * 60)] : [item(8 * 60, 19 * 60)];
  });
};

const setBusy = (stage: Stage, items: Partial<Record<Role, BusyItem[]>>) => {
  for (const who of ['mentor', 'mentee'] as const) stage.busy.set(stage.actors[who].personId, items[who] ?? []);
};
const letAutonomy = async (stage: Stage, autonomy: 'catalogue' | 'free-place' | 'books-itself') => {
  const row = await stage.ctx.db.selectFrom('programmes').select('frame').where('id', '=', stage.programmeId).executeTakeFirstOrThrow();
  await stage.ctx.db.updateTable('programmes').set({ frame: JSON.stringify({ ...(row.frame as object), autonomy }) }).where('id', '=', stage.programmeId).execute();
};
const whyNotIn = async (stage: Stage): Promise<WhyNot> => {
  const [session] = await stage.at.sessions();
  if (!session?.blocked) throw new Error('something was found');
  return session.blocked;
};
/** Whatever is offered goes, and the search made again finds nothing. */
const emptied = async (items: (stage: Stage) => Partial<Record<Role, BusyItem[]>>, autonomy: 'catalogue' | 'free-place' = 'catalogue'): Promise<Stage> => {
  const stage = await setStage(database);
  await letAutonomy(stage, autonomy);
  setBusy(stage, items(stage));
  await askOtherTimes(stage.ctx, stage.actors.mentor, { offerId: (await openOfferOf(stage)).id });
  await whyNotIn(stage);
  return stage;
};
const keysFor = async (stage: Stage, role: Role): Promise<readonly string[]> => {
  const { next } = await viewDuo(stage.ctx, stage.actors[role], stage.duoId);
  if (next.kind !== 'nothing') throw new Error(next.kind);
  return next.changes.map(({ change }) => change);
};

describe('when nothing fits', () => {
  it('says one’s own constraint exactly, and of the other’s only that there is no common moment', async () => {
    const stage = await emptied((on) => ({ mentee: fullDays(on, 70) }));
    const whyNot = await whyNotIn(stage);
    expect(ownWhyNot(whyNot, 'mentee').binding).toEqual(['own-meetings']);
    expect(ownWhyNot(whyNot, 'mentor').binding).toEqual([]);
    const said = async (role: Role) => JSON.stringify([await showDuo(stage.ctx, stage.actors[role], { duoId: stage.duoId }), await viewDuo(stage.ctx, stage.actors[role], stage.duoId)]);
    expect(await said('mentee')).toContain('Votre agenda ne laisse pas de plage assez longue');
    expect(await said('mentor')).toContain('Aucun moment commun');
    expect(await said('mentor')).not.toContain('Votre agenda');
  });

  it('card and page offer the same ways out, each a button, and the card is one Teams takes', async () => {
    const stage = await emptied((on) => ({ mentee: fullDays(on, 40, [12 * 60, 13 * 60]) }), 'free-place');
    for (const role of ['mentor', 'mentee'] as const) {
      const card = await showDuo(stage.ctx, stage.actors[role], { duoId: stage.duoId });
      checkCard(card);
      const keys = await keysFor(stage, role);
      expect(keys.length).toBeGreaterThan(1);
      expect(card.actions?.flatMap((action) => (action.type === 'Action.Execute' && action.verb === 'unlock' ? [action.data['change']] : []))).toEqual(keys);
    }
  });

  it('HR reads a category, and that there is a way out: neither which nor when', async () => {
    const none = await emptied((on) => ({ mentee: fullDays(on, 70) }));
    const some = await emptied((on) => ({ mentee: fullDays(on, 40) }));
    const read = async (stage: Stage) => (await viewProgramme(stage.ctx, stage.actors.manager, stage.programmeId)).todo.map(({ reason }) => reason);
    expect(await read(none)).toEqual(['Aucun moment commun']);
    expect(await read(some)).toEqual(['Aucun moment commun\u00a0; une piste est proposée au binôme']);
  });

  it('however often somebody looks again, one search is to come', async () => {
    const stage = await emptied((on) => ({ mentee: fullDays(on, 70) }));
    for (let times = 0; times < 5; times++) await askOptions(stage.ctx, stage.actors[times % 2 ? 'mentor' : 'mentee'], { duoId: stage.duoId });
    const waiting = () => stage.jobs.filter(({ job }) => job.kind === 'offer-session');
    expect(waiting()).toHaveLength(1);
    await stage.run(plus(stage.clock.now(), 8 * day));
    expect(waiting()).toHaveLength(1);
    setBusy(stage, {});
    await stage.run(plus(stage.clock.now(), 5 * day));
    expect(waiting()).toEqual([]);
    expect((await openOfferOf(stage)).options).toHaveLength(3);
  });
});

describe('a way out, with one tap', () => {
  it('a shorter session reaches both calendars as such', async () => {
    const stage = await emptied((on) => ({ mentee: fullDays(on, 70, [12 * 60, 13 * 60 + 5]) }));
    const key = (await keysFor(stage, 'mentee')).find((change) => change.startsWith('shorter-session'));
    expect(key).toBe('shorter-session/45');
    await applyChange(stage.ctx, stage.actors.mentor, { duoId: stage.duoId, change: key ?? '' });
    const offer = await openOfferOf(stage);
    expect(offer).toMatchObject({ holder: 'mentor', act: 'propose' });
    expect(new Set(offer.options.map(({ start, end }) => end - start))).toEqual(new Set([45 * minute]));
    // Others are as short, not none.
    await askOtherTimes(stage.ctx, stage.actors.mentor, { offerId: offer.id });
    const others = await openOfferOf(stage);
    expect(new Set(others.options.map(({ start, end }) => end - start))).toEqual(new Set([45 * minute]));
    await proposeOptions(stage.ctx, stage.actors.mentor, { offerId: others.id, optionIds: others.options.map(({ id }) => id) });
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: others.id, optionId: others.options[0]?.id ?? '' });
    await stage.run();
    const meeting = await lastMeetingOf(stage);
    expect([meeting.state, meeting.end - meeting.start]).toEqual(['booked', 45 * minute]);
    const event = JSON.parse(stage.bodies[0] ?? '') as Record<'start' | 'end', { dateTime: string }>;
    expect(Date.parse(event.end.dateTime) - Date.parse(event.start.dateTime)).toBe(45 * minute);
  });

  it('a few days more find what lies behind them', async () => {
    const stage = await emptied((on) => ({ mentor: fullDays(on, 36) }));
    const [key = ''] = (await keysFor(stage, 'mentor')).filter((change) => change.startsWith('longer-horizon'));
    const before = stage.clock.now();
    await applyChange(stage.ctx, stage.actors.mentor, { duoId: stage.duoId, change: key });
    for (const { start } of (await openOfferOf(stage)).options) expect(start).toBeGreaterThan(plus(before, 28 * day));
  });

  it('another setting is offered where the programme lets duos go beyond its own, and only there', async () => {
    // Only late afternoons are left, and lunch is the one setting that is on.
    const evening = (on: Stage) => ({ mentee: fullDays(on, 70, [16 * 60, 19 * 60]), mentor: fullDays(on, 70, [16 * 60, 19 * 60]) });
    const choose = async (stage: Stage) => {
      await stage.ctx.db.insertInto('programme_settings').values(['coffee', 'co-working', 'museum', 'other-site', 'shop-visit', 'maker-space', 'walk', 'two-voice-walk', 'lunch'].map((setting_id) => ({
        tenant_id: stage.tenantId, programme_id: stage.programmeId, setting_id, is_on: setting_id === 'lunch',
      }))).execute();
      await askOptions(stage.ctx, stage.actors.mentor, { duoId: stage.duoId });
    };
    const [kept, free] = [await emptied((on) => ({ mentee: fullDays(on, 70) })), await emptied((on) => ({ mentee: fullDays(on, 70) }), 'free-place')];
    for (const stage of [kept, free]) {
      setBusy(stage, evening(stage));
      await choose(stage);
    }
    expect((await keysFor(kept, 'mentor')).filter((key) => key.startsWith('another-setting'))).toEqual([]);
    const [key = ''] = (await keysFor(free, 'mentor')).filter((change) => change.startsWith('another-setting'));
    // What was not offered is not tried, though some of it would open a moment: that would say who accepts what.
    const offered = await keysFor(free, 'mentor');
    for (const change of [...['coffee', 'co-working', 'museum', 'other-site', 'two-voice-walk', 'end-of-day'].map((id) => `another-setting/${id}`), 'shorter-session/30', 'longer-horizon/34']) {
      if (offered.includes(change)) continue;
      await applyChange(free.ctx, free.actors.mentor, { duoId: free.duoId, change });
      expect(await keysFor(free, 'mentor'), change).toEqual(offered);
    }
    await applyChange(free.ctx, free.actors.mentor, { duoId: free.duoId, change: key });
    expect((await openOfferOf(free)).options.map(({ settingId }) => `another-setting/${settingId}`)).toContain(key);
  });

  it('one gives up one’s own tentative moments, never the other’s, and reads nothing of theirs', async () => {
    const stage = await emptied((on) => ({ mentee: fullDays(on, 70, null, 'tentative') }));
    expect(await keysFor(stage, 'mentee')).toContain('tentative-allowed');
    expect(await keysFor(stage, 'mentor')).not.toContain('tentative-allowed');
    await applyChange(stage.ctx, stage.actors.mentor, { duoId: stage.duoId, change: 'tentative-allowed' });
    expect((await stage.at.offers()).filter(({ state }) => state === 'open')).toEqual([]);
  });

  describe('over a tentative item', () => {
    const confirmOver = async (): Promise<{ stage: Stage; hold: { start: Instant; end: Instant } }> => {
      const stage = await emptied((on) => ({ mentee: fullDays(on, 70, null, 'tentative') }));
      await applyChange(stage.ctx, stage.actors.mentee, { duoId: stage.duoId, change: 'tentative-allowed' });
      const offer = await openOfferOf(stage);
      expect(offer).toMatchObject({ holder: 'mentee', act: 'confirm' });
      await recheckOffer(stage.ctx, stage.actors.mentee, { duoId: stage.duoId });
      expect(await openOfferOf(stage)).toEqual(offer);
      await confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: '1' });
      return { stage, hold: (await lastMeetingOf(stage)).option.hold.mentee };
    };

    it('books it', async () => {
      const { stage } = await confirmOver();
      await stage.run();
      expect(await lastMeetingOf(stage)).toMatchObject({ state: 'booked' });
    });

    it.each([
      ['become firm', 'mentee', (item: BusyItem) => ({ ...item, status: 'busy' as const })],
      ['moved, tentative as it is', 'mentee', (item: BusyItem) => ({ ...item, end: plus(item.end, 30 * minute) })],
      ['joined by another', 'mentee', (item: BusyItem) => item],
      ['or by one of the other’s', 'mentor', (item: BusyItem) => item],
    ] as const)('gives the date up once that item has %s', async (name, who, change) => {
      const { stage, hold } = await confirmOver();
      const { personId } = stage.actors[who];
      const extra: BusyItem[] = name.includes('by') ? [{ start: hold.start, end: plus(hold.start, 10 * minute), status: 'tentative' }] : [];
      stage.busy.set(personId, [...(stage.busy.get(personId) ?? []).map(change), ...extra]);
      await stage.run();
      expect((await stage.at.meetings()).map(({ state }) => state)).toContain('unplaced');
    });
  });

  it('that no longer helps answers with how things stand', async () => {
    const stage = await emptied((on) => ({ mentor: fullDays(on, 36) }));
    const [key = ''] = await keysFor(stage, 'mentor');
    setBusy(stage, { mentor: fullDays(stage, 90) });
    await applyChange(stage.ctx, stage.actors.mentor, { duoId: stage.duoId, change: key });
    expect(await keysFor(stage, 'mentor')).toEqual([]);
    expect(ownWhyNot(await whyNotIn(stage), 'mentor').binding).toEqual(['own-meetings']);
  });

  it('is for the two, and for nobody else; and not once something was found', async () => {
    const stage = await emptied((on) => ({ mentor: fullDays(on, 36) }));
    const [key = ''] = await keysFor(stage, 'mentor');
    const press = (who: keyof Stage['actors']) => applyChange(stage.ctx, stage.actors[who], { duoId: stage.duoId, change: key });
    await expect(press('stranger')).rejects.toMatchObject({ code: 'not-found' });
    await expect(press('manager')).rejects.toMatchObject({ code: 'not-found' });
    const [first, second] = await Promise.allSettled([press('mentor'), press('mentor')]);
    expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(press('mentee')).rejects.toMatchObject({ code: 'already-handled' });
  });

  it('tells nothing of what the other refuses, tap after tap: only what was offered is ever tried', async () => {
    const stage = await emptied((on) => ({ mentee: fullDays(on, 70) }), 'free-place');
    const { actors, ctx, duoId } = stage;
    const taps = ['another-setting/end-of-day', 'another-setting/lunch', 'shorter-session/30', 'longer-horizon/34', 'tentative-allowed', 'nonsense'];
    const answers = async (): Promise<string> => {
      const seen: unknown[] = [];
      for (const change of taps) {
        await applyChange(ctx, actors.mentor, { duoId, change });
        seen.push((await viewDuo(ctx, actors.mentor, duoId)).next);
      }
      return JSON.stringify(seen);
    };
    const open = await answers();
    for (const refused of [['lunch'], ['end-of-day', 'coffee'], ['walk', 'two-voice-walk', 'museum']] as const) {
      await savePreferences(ctx, actors.mentee, { ...noPreference, refused });
      expect(await answers()).toBe(open);
    }
  });
});

describe('a programme that lets Binôme book', () => {
  const start = async (): Promise<Stage> => {
    const stage = await setStage(database, { ready: false });
    await letAutonomy(stage, 'books-itself');
    return stage;
  };
  const messagesTo = async (stage: Stage, who: Role) =>
    (await stage.ctx.db.selectFrom('messages').select('kind').where('tenant_id', '=', stage.tenantId).where('person_id', '=', stage.actors[who].personId).execute()).map(({ kind }) => kind).toSorted();

  it('books the best moment, tells both once, and either moves or cancels as ever', async () => {
    const stage = await start();
    for (const who of ['mentor', 'mentee'] as const) {
      await answerDuo(stage.ctx, stage.actors[who], { duoId: stage.duoId, answer: 'yes' });
      expect(await stage.at.meetings()).toEqual([]);
      await readTrack(stage.ctx, stage.actors[who], { duoId: stage.duoId });
      await stage.run();
    }
    await stage.run(plus(stage.clock.now(), minute));
    const meeting = await lastMeetingOf(stage);
    const [offer] = await stage.at.offers();
    expect(meeting).toMatchObject({ state: 'booked', chosenBy: null, option: offer?.options[0] });
    expect(offer?.state).toBe('taken');
    for (const who of ['mentor', 'mentee'] as const) expect(await messagesTo(stage, who)).toEqual(['booked', 'invitation']);
    await cancelMeeting(stage.ctx, stage.actors.mentee, { meetingId: meeting.id });
    expect(await openOfferOf(stage)).toMatchObject({ holder: 'mentee', act: 'confirm' });
    expect((await openOfferOf(stage)).options.map((option) => option.start)).not.toContain(meeting.start);
  });

  it('looks once more when booking, and leaves the mentor three moments when it is taken', async () => {
    const stage = await start();
    await readyBoth(stage);
    await stage.run(stage.clock.now(), ['offer-session']);
    const [session] = await stage.at.sessions();
    await offerSession(stage.ctx, { tenantId: stage.tenantId, sessionId: session!.id });
    const { start: at, end } = await lastMeetingOf(stage);
    stage.busy.set(stage.actors.mentee.personId, [{ start: plus(at, -15 * minute), end, status: 'busy' }]);
    await stage.run(plus(stage.clock.now(), minute));
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'unplaced' });
    expect(await openOfferOf(stage)).toMatchObject({ holder: 'mentor', act: 'propose' });
  });
});

const readyBoth = async (stage: Stage): Promise<void> => {
  for (const who of ['mentor', 'mentee'] as const) {
    await answerDuo(stage.ctx, stage.actors[who], { duoId: stage.duoId, answer: 'yes' });
    await readTrack(stage.ctx, stage.actors[who], { duoId: stage.duoId });
  }
};
