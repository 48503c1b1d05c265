import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Calendar, Context } from '../../../../src/features/context.ts';
import { changePin } from '../../../../src/features/meetings/plan/change-item.ts';
import { changeState } from '../../../../src/features/meetings/plan/change-state.ts';
import { sendPlanned } from '../../../../src/features/meetings/plan/send-planned.ts';
import { startPlan } from '../../../../src/features/meetings/plan/start-plan.ts';
import { latestPlan, listItems } from '../../../../src/features/meetings/plan/store.ts';
import { viewPlan } from '../../../../src/features/meetings/plan/view-plan.ts';
import type { OfferedOption } from '../../../../src/features/meetings/offer.ts';
import { listMeetings, listOpenOffers } from '../../../../src/features/meetings/store.ts';
import { chooseSettings } from '../../../../src/features/places/catalogue/choose-settings.ts';
import { settingIds } from '../../../../src/features/places/setting.ts';
import type { Autonomy, Frame } from '../../../../src/features/programmes/programme.ts';
import { findProgramme } from '../../../../src/features/programmes/store.ts';
import type { DuoId, PersonId } from '../../../../src/kernel/ids.ts';
import { addDays, day, minute, plus, toDate, wallTime } from '../../../../src/kernel/time.ts';
import { wordsOf } from '../../../support/world.ts';
import { openPostgres, type PostgresDatabase } from '../../../support/database.ts';
import { paris } from '../fixtures.ts';
import type { Stage } from '../stage.ts';
import { setBusyStage } from './busy-stage.ts';

vi.setConfig({ testTimeout: 120_000 });

let postgres: PostgresDatabase;
beforeAll(async () => {
  postgres = await openPostgres();
});
afterAll(() => postgres?.drop());

const setFrame = async ({ ctx, tenantId, programmeId }: Stage, change: Partial<Frame>): Promise<void> => {
  const programme = await findProgramme(ctx.db, tenantId, programmeId);
  await ctx.db.updateTable('programmes').set({ frame: JSON.stringify({ ...programme?.frame, ...change }) }).where('id', '=', programmeId).execute();
};

const planOf = async ({ ctx, tenantId, programmeId }: Stage) => (await latestPlan(ctx.db, tenantId, programmeId))!;
const itemsOf = async (stage: Stage) => listItems(stage.ctx.db, await planOf(stage));
const view = async (stage: Stage) => (await viewPlan(stage.ctx, stage.actors.manager, stage.programmeId)).plan!;
const seenOf = async (stage: Stage, duoId: DuoId) => (await view(stage)).items.find((item) => item.duoId === duoId);
const dates = async (stage: Stage) => listMeetings(stage.ctx.db, stage.tenantId, (await itemsOf(stage)).map(({ duoId }) => duoId));

/** A plan that HR has read, in a programme that has Binôme book by itself since its first moments went unanswered. */
const setPlan = async (count: number, autonomy: Autonomy = 'books-itself', ticked?: (stage: Stage) => PersonId): Promise<Stage> => {
  const stage = await setBusyStage(postgres.connected, { executives: count, count });
  await setFrame(stage, { autonomy });
  // From Saturday to Monday: the bot speaks again.
  await stage.run(plus(stage.clock.now(), 2 * day));
  if (ticked) {
    const [{ availability }, mentor] = [stage.ctx.calendar, ticked(stage)];
    Object.assign(stage.ctx.calendar, { availability: async (...asked: Parameters<Calendar['availability']>) => new Map([...(await availability(...asked))].map(([id, found]) =>
      [id, id === mentor && found.kind === 'known' ? { ...found, ticked: 'no-mailbox' as const } : found])) });
  }
  await startPlan(stage.ctx, stage.actors.manager, { programmeId: stage.programmeId });
  await stage.run();
  const items = await itemsOf(stage);
  expect(items.map(({ state }) => state)).toEqual(items.map(() => 'planned'));
  return stage;
};
/** The plan was made when other moments were open than are now, unanswered like those. */
const otherOffer = ({ ctx }: Stage, duoId: DuoId) => ctx.db.updateTable('plan_items').set({ seen_offer_id: randomUUID() }).where('duo_id', '=', duoId).execute();
const press = (stage: Stage) => changeState(stage.ctx, stage.actors.manager, { programmeId: stage.programmeId, act: 'send' });
const jobOf = async (stage: Stage) => ({ tenantId: stage.tenantId, planId: (await planOf(stage)).id });
/** The plan goes out, and what it writes as dates reaches Outlook within the minute. */
const outlook = ['watch-organisers', 'follow-event', 'reconcile-meetings'] as const;
const send = async (stage: Stage): Promise<void> => {
  await press(stage);
  await stage.run();
  await stage.run(plus(stage.clock.now(), 3 * minute), outlook);
};

describe('a plan that is sent where Binôme books by itself', () => {
  it('writes each planned moment as a date, which the two find in their calendars and hear of once, and HR as a number', async () => {
    const stage = await setPlan(4);
    const planned = await itemsOf(stage);
    expect((await view(stage)).sends).toEqual({ invitations: 5, cards: 0 });
    const told = stage.posted.length;
    await press(stage);
    await stage.run();
    const startOf = new Map((await dates(stage)).map(({ duoId, state, chosenBy, start }) => [duoId, [state, chosenBy, start]]));
    expect(startOf).toEqual(new Map(planned.map(({ duoId, option }) => [duoId, ['placing', null, option!.start]])));
    expect((await view(stage)).items.map(({ state }) => state)).toEqual(planned.map(() => 'placing'));
    expect(stage.events.size).toBe(0);

    await stage.run(plus(stage.clock.now(), 3 * minute), outlook);
    expect((await dates(stage)).map(({ state }) => state)).toEqual(planned.map(() => 'booked'));
    expect(stage.events.size).toBe(5);
    // Moments that had gone unanswered leave their place, and nobody holds any more.
    expect(await listOpenOffers(stage.ctx.db, stage.tenantId, planned.map(({ duoId }) => duoId))).toEqual([]);
    const messages = stage.posted.slice(told);
    expect(messages.map(({ to }) => to).toSorted()).toEqual(planned.flatMap(({ two }) => [two.mentor, two.mentee]).toSorted());
    const { sends, items, state } = await view(stage);
    expect([state, sends, new Set(items.map((item) => item.state))]).toEqual(['sent', { invitations: 5, cards: 0 }, new Set(['booked'])]);
    expect((await itemsOf(stage)).every(({ option, options }) => option === null && options === null)).toBe(true);
  });

  it('reads the calendars of up to 200 duos with one look before Outlook and one behind, and writes twenty events to a call', async () => {
    const stage = await setPlan(21);
    const looks: { people: number; fresh: boolean }[] = [];
    const made: number[] = [];
    const { availability, createMany } = stage.ctx.calendar;
    Object.assign(stage.ctx.calendar, {
      availability: (people: Parameters<Calendar['availability']>[0], window: never, options?: { fresh?: boolean }) => {
        looks.push({ people: people.length, fresh: options?.fresh === true });
        return availability(people, window, options);
      },
      createMany: (events: Parameters<Calendar['createMany']>[0]) => {
        made.push(events.length);
        return createMany(events);
      },
    } satisfies Partial<Calendar>);
    await send(stage);
    expect(looks).toEqual([{ people: 44, fresh: true }, { people: 44, fresh: true }]);
    expect(made).toEqual([20, 2]);
    expect((await dates(stage)).filter(({ state }) => state === 'booked')).toHaveLength(22);
  });

  it('waits for a calendar that gives no answer, sends the others meanwhile, and loses no moment', async () => {
    const stage = await setPlan(3);
    const [silent, ...others] = await itemsOf(stage);
    stage.unknown.set(silent!.two.mentor, 'no-answer');
    await press(stage);
    await expect(stage.run()).rejects.toMatchObject({ code: 'no-answer' });
    expect((await view(stage)).items.map(({ state }) => state).toSorted()).toEqual([...others.map(() => 'placing'), 'sending']);
    expect((await planOf(stage)).state).toBe('sending');
    stage.unknown.clear();
    await sendPlanned(stage.ctx, await jobOf(stage));
    await stage.run();
    expect((await dates(stage)).find(({ duoId }) => duoId === silent!.duoId)).toMatchObject({ start: silent!.option!.start });
    expect((await planOf(stage)).state).toBe('sent');
  });

  it('says of a calendar that was closed to us meanwhile that it can no longer be read', async () => {
    const stage = await setPlan(1);
    const [closed] = await itemsOf(stage);
    stage.unknown.set(closed!.two.mentor, 'not-readable');
    await send(stage);
    expect(await seenOf(stage, closed!.duoId)).toMatchObject({ state: 'gone', reason: 'Un agenda ne se lit plus' });
  });

  it('books neither a moment that is taken since nor a duo that found moments by itself, and says so', async () => {
    const stage = await setPlan(3);
    const [taken, meanwhile, ...others] = await itemsOf(stage);
    if (!taken?.option || !meanwhile) throw new Error('too few are planned');
    stage.busy.set(taken.two.mentee, [{ start: taken.option.start, end: taken.option.end, status: 'busy' }]);
    // They asked for other moments: those are theirs now.
    await stage.ctx.db.updateTable('offers').set({ nudged_at: null }).where('duo_id', '=', meanwhile.duoId).where('state', '=', 'open').execute();
    const told = stage.posted.length;
    await send(stage);
    expect(await seenOf(stage, taken.duoId)).toMatchObject({ state: 'gone', reason: 'Le moment prévu n’est plus libre' });
    expect(await seenOf(stage, meanwhile.duoId)).toMatchObject({ state: 'skipped', reason: 'A déjà des moments en main' });
    expect(new Set((await dates(stage)).map(({ duoId }) => duoId))).toEqual(new Set(others.map(({ duoId }) => duoId)));
    expect(new Set(stage.posted.slice(told).map(({ to }) => to))).toEqual(new Set(others.flatMap(({ two }) => [two.mentor, two.mentee])));
    expect((await view(stage)).sends).toEqual({ invitations: others.length, cards: 0 });
  });

  it('says of a date that was taken before Outlook had it that the duo looks for another, as it does', async () => {
    const stage = await setPlan(2);
    const [lost] = await itemsOf(stage);
    if (!lost?.option) throw new Error('nothing is planned');
    await press(stage);
    await stage.run();
    expect(await seenOf(stage, lost.duoId)).toMatchObject({ state: 'placing', reason: null });
    stage.busy.set(lost.two.mentor, [{ start: plus(lost.option.start, -15 * minute), end: lost.option.end, status: 'busy' }]);
    await stage.run(plus(stage.clock.now(), 3 * minute), outlook);
    expect(await seenOf(stage, lost.duoId)).toMatchObject({ state: 'gone', reason: expect.stringContaining('le binôme en cherche un autre') as string });
    expect((await listOpenOffers(stage.ctx.db, stage.tenantId, [lost.duoId])).map(({ holder, state }) => [holder, state])).toEqual([['mentor', 'open']]);
    expect([...stage.events.values()].filter(({ cancelled }) => cancelled)).toHaveLength(1);
    expect([stage.events.size, (await view(stage)).sends]).toEqual([3, { invitations: 2, cards: 0 }]);
  });

  it('leaves alone a duo whose moments are others than those that the plan had seen unanswered', async () => {
    const stage = await setPlan(1);
    await otherOffer(stage, stage.duoId);
    await send(stage);
    expect(await seenOf(stage, stage.duoId)).toMatchObject({ state: 'skipped', reason: 'A déjà des moments en main' });
    expect(await stage.at.meetings()).toEqual([]);
  });

  it('books for a duo whose unanswered moments were taken back, or are others, by the time it is planned anew', async () => {
    const stage = await setPlan(2);
    const [pinned, other] = await itemsOf(stage);
    if (!pinned || !other) throw new Error('nothing is planned');
    await stage.ctx.db.updateTable('plan_items').set({ pinned: true }).where('duo_id', '=', pinned.duoId).execute();
    await stage.ctx.db.updateTable('offers').set({ state: 'replaced' }).where('duo_id', '=', pinned.duoId).where('state', '=', 'open').execute();
    await otherOffer(stage, other.duoId);
    await startPlan(stage.ctx, stage.actors.manager, { programmeId: stage.programmeId });
    await stage.run();
    expect((await itemsOf(stage)).find(({ duoId }) => duoId === pinned.duoId)).toMatchObject({ pinned: true, option: pinned.option });
    await send(stage);
    expect((await view(stage)).items.map(({ state }) => state)).toEqual(['booked', 'booked', 'booked']);
  });

  it('makes nothing twice when the job runs twice at once, or dies half way and comes back', async () => {
    const stage = await setPlan(5);
    await press(stage);
    const job = await jobOf(stage);
    let left = 3;
    const dying: Context = { ...stage.ctx, transaction: (work) => (left-- > 0 ? stage.ctx.transaction(work) : Promise.reject(new Error('the process died'))) };
    await expect(sendPlanned(dying, job)).rejects.toThrow('the process died');
    expect((await itemsOf(stage)).filter(({ state }) => state === 'sent')).toHaveLength(3);
    await Promise.all([sendPlanned(stage.ctx, job), sendPlanned(stage.ctx, job)]);
    await stage.run();
    await stage.run(plus(stage.clock.now(), 3 * minute), outlook);
    const made = await dates(stage);
    expect([made.length, new Set(made.map(({ duoId }) => duoId)).size, stage.events.size, stage.bodies.length]).toEqual([6, 6, 6, 6]);
    expect(made.every(({ state, attempt }) => state === 'booked' && attempt === 1)).toBe(true);
    expect((await itemsOf(stage)).map(({ state }) => state)).toEqual(made.map(() => 'sent'));
    expect((await planOf(stage)).state).toBe('sent');
  });

  it('hands a card to a mentor whose own calendar cannot hold the invitation, and counts it as one', async () => {
    const stage = await setPlan(2, 'books-itself', ({ actors }) => actors.mentor.personId);
    expect((await view(stage)).sends).toEqual({ invitations: 2, cards: 1 });
    await send(stage);
    expect(await seenOf(stage, stage.duoId)).toMatchObject({ state: 'sent', reason: null });
    const [offer] = await listOpenOffers(stage.ctx.db, stage.tenantId, [stage.duoId]);
    expect([offer?.holder, offer?.act, offer?.options.length]).toEqual(['mentor', 'propose', 1]);
    expect([await stage.at.meetings(), (await view(stage)).sends]).toEqual([[], { invitations: 2, cards: 1 }]);
  });
});

describe('a plan that is sent where duos choose', () => {
  it('hands each mentor a card and books nothing, with one look at 22 duos', async () => {
    const stage = await setPlan(21, 'catalogue');
    expect((await view(stage)).sends).toEqual({ invitations: 0, cards: 22 });
    const look = vi.spyOn(stage.ctx.calendar, 'availability');
    const told = stage.posted.length;
    await send(stage);
    expect(look.mock.calls.map(([people, , options]) => [people.length, options])).toEqual([[44, { fresh: true }]]);
    expect([await dates(stage), stage.events.size, (await view(stage)).sends]).toEqual([[], 0, { invitations: 0, cards: 22 }]);
    const items = await itemsOf(stage);
    expect(stage.posted.slice(told).map(({ to }) => to).toSorted()).toEqual(items.map(({ two }) => two.mentor).toSorted());
    expect(wordsOf(stage.posted.at(-1)?.card)).toMatch(/Un moment hors du bureau/);
  });
});

describe('rules that HR changed after the plan was made', () => {
  it.each(['books-itself', 'catalogue'] as const)('keep back a moment that has come to lie in a closing, or out of hours (%s)', async (autonomy) => {
    const closing = await setPlan(1, autonomy);
    const [item] = await itemsOf(closing);
    const { date } = wallTime(item!.option!.start, paris);
    await setFrame(closing, { quiet: [{ from: addDays(date, -1), to: addDays(date, 1) }] });
    const shorter = await setPlan(1, autonomy);
    const [late] = (await itemsOf(shorter)).toSorted((a, b) => wallTime(b.option!.hold.mentee.end, paris).minutes - wallTime(a.option!.hold.mentee.end, paris).minutes);
    const { minutes } = wallTime(late!.option!.hold.mentee.end, paris);
    const { window } = (await findProgramme(shorter.ctx.db, shorter.tenantId, shorter.programmeId))!.frame;
    await setFrame(shorter, { window: { ...window, to: minutes - 15 } });
    for (const [stage, lost] of [[closing, item!], [shorter, late!]] as const) {
      await send(stage);
      expect(await seenOf(stage, lost.duoId)).toMatchObject({ state: 'gone', reason: 'Le moment prévu n’entre plus dans les règles du programme' });
      expect((await dates(stage)).filter(({ duoId }) => duoId === lost.duoId)).toEqual([]);
    }
  });

  it.each<[string, (stage: Stage, option: OfferedOption) => Promise<unknown>]>([
    ['a setting that is off', ({ ctx, actors, programmeId }, { settingId }) => chooseSettings(ctx, actors.manager, { programmeId, on: settingIds.filter((id) => id !== settingId) })],
    ['a place that has left the catalogue', ({ ctx, clock }, { placeId }) => ctx.db.updateTable('places').set({ archived_at: toDate(clock.now()) }).where('id', '=', placeId).execute()],
    ['a place that is too dear', ({ ctx }, { placeId }) => ctx.db.updateTable('places').set({ price: 3 }).where('id', '=', placeId).execute()],
  ])('keep back a moment with %s', async (_what, change) => {
    const stage = await setPlan(2);
    const item = (await itemsOf(stage)).find(({ option }) => option?.placeId);
    await change(stage, item!.option!);
    await send(stage);
    expect(await seenOf(stage, item!.duoId)).toMatchObject({ state: 'gone', reason: 'Le moment prévu n’entre plus dans les règles du programme' });
  });
});

describe('a plan that was left for months', () => {
  it('goes out around a pinned moment that is past, within what one answer of Graph covers', async () => {
    const stage = await setPlan(1);
    const [past, other] = await itemsOf(stage);
    if (!past || !other) throw new Error('too few are planned');
    await changePin(stage.ctx, stage.actors.manager, { programmeId: stage.programmeId, duoId: past.duoId, pinned: true });
    await stage.run(plus(stage.clock.now(), 80 * day), ['offer-session', 'nudge-offer']);
    await startPlan(stage.ctx, stage.actors.manager, { programmeId: stage.programmeId });
    await stage.run();
    const look = vi.spyOn(stage.ctx.calendar, 'availability');
    await press(stage);
    await stage.run();
    for (const [, { start, end }] of look.mock.calls) expect((end - start) / day).toBeLessThanOrEqual(62);
    expect(await seenOf(stage, past.duoId)).toMatchObject({ state: 'gone', reason: 'Le moment prévu est trop proche, ou passé' });
    expect(await seenOf(stage, other.duoId)).toMatchObject({ state: 'placing' });
  });

  it('says of each moment that it is past, and asks for nobody’s calendar', async () => {
    const stage = await setPlan(1);
    await stage.run(plus(stage.clock.now(), 80 * day), ['offer-session', 'nudge-offer']);
    const look = vi.spyOn(stage.ctx.calendar, 'availability');
    await press(stage);
    await stage.run();
    expect([(await view(stage)).items.map(({ state }) => state), look.mock.calls]).toEqual([['gone', 'gone'], []]);
  });
});
