import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Connected } from '../../../../src/db/connect.ts';
import type { Context, Watcher } from '../../../../src/features/context.ts';
import { confirmOption } from '../../../../src/features/meetings/confirm-option.ts';
import { nextPass } from '../../../../src/features/meetings/following/reconcile-times.ts';
import { watchOrganisers } from '../../../../src/features/meetings/following/watch-organisers.ts';
import { proposeOptions } from '../../../../src/features/meetings/propose-options.ts';
import { OutsideError } from '../../../../src/kernel/errors.ts';
import { asId, type PersonId } from '../../../../src/kernel/ids.ts';
import { day, minute, plus, toDate } from '../../../../src/kernel/time.ts';
import { copyDuo } from '../../../support/crowd.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { setStage, type Stage } from '../stage.ts';

vi.setConfig({ testTimeout: 60_000 });

let database: Connected;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());

interface Crowd extends Stage {
  readonly organisers: readonly PersonId[];
  /** How many each request to Graph was about. */
  readonly asked: { readonly subscribe: number[]; readonly renew: number[]; readonly unsubscribe: number[]; readonly read: number[] };
  readonly ctx: Context;
  watch(): Promise<void>;
  states(): Promise<Readonly<Record<string, number>>>;
  watchOf(organiser: PersonId): Promise<{ state: string; subscription_id: string | null; client_state: string; asked_at: Date } | undefined>;
}

/** So many organisers, each with a booked date ahead, whom nobody watches yet. */
const setCrowd = async (count: number): Promise<Crowd> => {
  const stage = await setStage(database);
  const [offer] = await stage.at.offers();
  await proposeOptions(stage.ctx, stage.actors.mentor, { offerId: offer!.id, optionIds: offer!.options.map(({ id }) => id) });
  const proposed = (await stage.at.offers()).find(({ state }) => state === 'open')!;
  await confirmOption(stage.ctx, stage.actors.mentee, { offerId: proposed.id, optionId: proposed.options[0]!.id });
  await stage.run(stage.clock.now(), ['watch-organisers']);
  stage.jobs.length = 0;
  await copyDuo(database.db, stage, count - 1);
  const [event] = stage.events.values();
  const dates = await database.db.selectFrom('meetings').select(['event_id', 'organiser_id']).where('tenant_id', '=', stage.tenantId).execute();
  for (const { event_id: id } of dates) stage.events.set(id!, { ...event!, id: id! });
  const asked: Crowd['asked'] = { subscribe: [], renew: [], unsubscribe: [], read: [] };
  const { watcher, calendar } = stage.ctx;
  const counted: Watcher = {
    subscribe: (wishes, until) => (asked.subscribe.push(wishes.length), watcher.subscribe(wishes, until)),
    renew: (ids, until) => (asked.renew.push(ids.length), watcher.renew(ids, until)),
    unsubscribe: (ids) => (asked.unsubscribe.push(ids.length), watcher.unsubscribe(ids)),
  };
  const { read } = calendar;
  Object.assign(calendar, { read: (refs: Parameters<typeof read>[0]) => (asked.read.push(refs.length), read(refs)) });
  Object.assign(stage.ctx, { watcher: counted });
  return {
    ...stage, asked, organisers: dates.map(({ organiser_id: id }) => asId<PersonId>(id)),
    watch: () => watchOrganisers(stage.ctx, stage),
    states: async () => {
      const rows = await database.db.selectFrom('watches').select('state').where('tenant_id', '=', stage.tenantId).execute();
      return Object.fromEntries([...Map.groupBy(rows, ({ state }) => state)].map(([state, those]) => [state, those.length]));
    },
    watchOf: (organiser) => database.db.selectFrom('watches').selectAll().where('tenant_id', '=', stage.tenantId).where('organiser_id', '=', organiser).executeTakeFirst(),
  };
};
const others = ['deliver-message', 'refresh-message', 'reconcile-meetings', 'remind-meeting', 'watch-directory', 'nudge-offer'] as const;
const refused = (status: number) => new OutsideError('outlook', { status, code: 'ErrorAccessDenied', certain: true });
const throttled = (retryAfter: number) => new OutsideError('outlook', { status: 429, code: 'ApplicationThrottled', certain: true, retryAfter });
const noAnswer = new OutsideError('outlook', { code: 'timeout', certain: false });

describe('organisers with a meeting ahead', () => {
  it('are asked about together, twenty to a call, with a secret each, and their events read together behind it', async () => {
    const crowd = await setCrowd(65);
    await crowd.watch();
    // Sixty to a job, and the rest by the next.
    expect(crowd.asked.subscribe).toEqual([20, 20, 20]);
    await crowd.run(crowd.clock.now(), others);
    expect(crowd.asked).toEqual({ subscribe: [20, 20, 20, 5], renew: [], unsubscribe: [], read: [20, 20, 20, 5] });
    expect(await crowd.states()).toEqual({ live: 65 });
    expect(new Set([...crowd.watched.values()].map(({ organiser }) => organiser))).toEqual(new Set(crowd.organisers));
    expect(new Set([...crowd.watched.values()].map(({ clientState }) => clientState)).size).toBe(65);
    const seen = await database.db.selectFrom('meeting_events_seen').select('meeting_id').where('tenant_id', '=', crowd.tenantId).execute();
    expect(seen).toHaveLength(65);
    // Nothing is due: nobody is asked.
    await crowd.watch();
    expect(crowd.asked.subscribe).toHaveLength(4);
  });

  it('are renewed together at half of their time, in one job', async () => {
    const crowd = await setCrowd(25);
    crowd.longest.watch = 90 * minute;
    await crowd.watch();
    await crowd.run(plus(crowd.clock.now(), 2 * minute), others);
    expect(crowd.jobs.filter(({ job }) => job.kind === 'watch-organisers')).toHaveLength(1);
    await crowd.run(plus(crowd.clock.now(), 45 * minute), others);
    expect(crowd.asked).toMatchObject({ subscribe: [20, 5], renew: [20, 5] });
    expect(await crowd.states()).toEqual({ live: 25 });
  });

  it('are let go together once nothing is ahead; one that is booked meanwhile is watched again', async () => {
    const crowd = await setCrowd(22);
    await crowd.watch();
    const booked = () => database.db.updateTable('meetings').where('tenant_id', '=', crowd.tenantId);
    await booked().set({ state: 'cancelled' }).execute();
    const { watcher } = crowd.ctx;
    const [late] = crowd.organisers;
    Object.assign(crowd.ctx, { watcher: { ...watcher, unsubscribe: async (ids: readonly string[]) => {
      await booked().set({ state: 'booked' }).where('organiser_id', '=', late!).execute();
      return watcher.unsubscribe(ids);
    } } });
    await crowd.watch();
    expect(crowd.asked.unsubscribe).toEqual([20, 2]);
    await crowd.run(crowd.clock.now(), others);
    expect([...crowd.watched.values()].map(({ organiser }) => organiser)).toEqual([late]);
    expect(await crowd.states()).toEqual({ live: 1 });
  });

  it('whose mailbox is closed or gone cost the others nothing, and are asked for again by the next pass', async () => {
    const crowd = await setCrowd(23);
    const [closed, none] = crowd.organisers;
    crowd.unwatchable.set(closed!, refused(403)).set(none!, refused(404));
    await crowd.watch();
    expect([crowd.asked.subscribe, await crowd.states()]).toEqual([[20, 3], { live: 21, lost: 2 }]);
    await crowd.run(crowd.clock.now(), others);
    await crowd.watch();
    expect(crowd.asked.subscribe).toEqual([20, 3]);
    crowd.clock.moveTo(nextPass([], crowd.clock.now()));
    crowd.unwatchable.clear();
    await crowd.watch();
    expect([crowd.asked.subscribe, await crowd.states()]).toEqual([[20, 3, 2], { live: 23 }]);
  });

  it('whom Graph throttled or did not answer for bring the job back, in as long as was asked; nobody is asked about twice', async () => {
    const crowd = await setCrowd(23);
    const [slow, silent] = crowd.organisers;
    crowd.unwatchable.set(slow!, throttled(7_000)).set(silent!, noAnswer);
    await expect(crowd.watch()).rejects.toMatchObject({ status: 429, retryAfter: 7_000 });
    expect(await crowd.states()).toEqual({ live: 21, lost: 2 });
    crowd.unwatchable.clear();
    await crowd.watch();
    expect([crowd.asked.subscribe, crowd.watched.size, await crowd.states()]).toEqual([[20, 3, 2], 23, { live: 23 }]);
  });

  it('wait with the job when nothing at all is answered, and come first when others were', async () => {
    const crowd = await setCrowd(70);
    crowd.trouble.subscribe = noAnswer;
    await expect(crowd.watch()).rejects.toBe(noAnswer);
    // Beside the one that a dead process would be taken up by.
    expect(crowd.jobs.filter(({ job, at }) => job.kind === 'watch-organisers' && at <= crowd.clock.now())).toEqual([]);
    crowd.trouble.subscribe = undefined;
    // Those asked for in vain come after those nobody asked for yet.
    crowd.clock.moveTo(plus(crowd.clock.now(), 1_000));
    const before = new Set((await database.db.selectFrom('watches').select('organiser_id').where('tenant_id', '=', crowd.tenantId).execute()).map(({ organiser_id: id }) => id));
    await crowd.watch();
    const live = new Set([...crowd.watched.values()].map(({ organiser }) => organiser as string));
    expect([live.size, crowd.organisers.filter((id) => !before.has(id)).every((id) => live.has(id))]).toEqual([60, true]);
  });
});

describe('a change made between the booking and the subscription', () => {
  it('is seen, of each, without a word from Graph', async () => {
    const crowd = await setCrowd(23);
    const dates = await database.db.selectFrom('meetings').select(['id', 'event_id', 'start_at', 'end_at']).where('tenant_id', '=', crowd.tenantId).execute();
    const [deleted, perhaps, silent] = dates;
    crowd.seen.set(deleted!.event_id!, { kind: 'gone' });
    crowd.seen.set(perhaps!.event_id!, {
      kind: 'there', start: perhaps!.start_at.getTime() as never, end: perhaps!.end_at.getTime() as never, isCancelled: false, isOrganiser: true, isInvited: true,
      answer: 'tentative', proposed: null, etag: 'W/"2"', modifiedAt: crowd.clock.now(),
    });
    crowd.seen.set(silent!.event_id!, { kind: 'unreadable', reason: 'no-answer' });
    await crowd.watch();
    await crowd.run(crowd.clock.now(), [...others, 'follow-event']);
    const stateOf = async (id: string) => (await database.db.selectFrom('meetings').select('state').where('id', '=', id).executeTakeFirst())?.state;
    const answers = async () => (await database.db.selectFrom('meeting_events_seen').select(['meeting_id', 'answer']).where('tenant_id', '=', crowd.tenantId).execute());
    expect([await stateOf(deleted!.id), (await answers()).find(({ meeting_id: id }) => id === perhaps!.id)?.answer, (await answers()).length]).toEqual(['cancelled', 'tentative', 21]);
    // Who gave no answer is read by a job of its own.
    expect(crowd.jobs.flatMap(({ job }) => (job.kind === 'follow-event' ? [job.meetingId] : []))).toEqual([silent!.id]);
    crowd.seen.delete(silent!.event_id!);
    await crowd.run(crowd.clock.now(), others);
    expect(await answers()).toHaveLength(22);
  });
});

describe('an event that cannot be settled among the others', () => {
  it('is left to a job of its own, and they are seen', async () => {
    const crowd = await setCrowd(5);
    const [lost] = await database.db.selectFrom('meetings').select(['id', 'event_id', 'state']).where('tenant_id', '=', crowd.tenantId).execute();
    crowd.seen.set(lost!.event_id!, { kind: 'gone' });
    crowd.trouble.enqueue = 'deliver-message';
    await crowd.watch();
    await crowd.run(crowd.clock.now(), [...others, 'follow-event']);
    expect(await database.db.selectFrom('meeting_events_seen').select('meeting_id').where('tenant_id', '=', crowd.tenantId).execute()).toHaveLength(4);
    crowd.trouble.enqueue = undefined;
    await crowd.run(crowd.clock.now(), others);
    expect((await database.db.selectFrom('meetings').select('state').where('id', '=', lost!.id).executeTakeFirst())?.state).toBe('cancelled');
  });
});

describe('the process that dies', () => {
  const died = new Error('the process died');

  it('before Graph has answered: its claim holds for a while, then each organiser is asked for once more, with another secret', async () => {
    const crowd = await setCrowd(23);
    const { watcher } = crowd.ctx;
    Object.assign(crowd.ctx, { watcher: { ...watcher, subscribe: async (...asked: Parameters<Watcher['subscribe']>) => {
      await watcher.subscribe(...asked);
      throw died;
    } } });
    await expect(crowd.watch()).rejects.toBe(died);
    Object.assign(crowd.ctx, { watcher });
    const orphans = new Set(crowd.watched.keys());
    const [first] = [...crowd.watched.values()];
    const before = await crowd.watchOf(first!.organiser);
    expect([orphans.size, before?.state]).toEqual([20, 'asking']);
    // The job is given back at once: the twenty are claimed, the three others are not.
    await crowd.watch();
    expect(await crowd.states()).toEqual({ asking: 20, live: 3 });
    await crowd.run(plus(crowd.clock.now(), 2 * minute), others);
    const after = await crowd.watchOf(first!.organiser);
    expect(await crowd.states()).toEqual({ live: 23 });
    expect([after?.client_state === before?.client_state, orphans.has(after?.subscription_id ?? '')]).toEqual([false, false]);
  });

  it('in whose place another has asked since does not take that one’s watch for its own', async () => {
    const crowd = await setCrowd(2);
    const { watcher } = crowd.ctx;
    const [organiser] = crowd.organisers;
    let isFirst = true;
    Object.assign(crowd.ctx, { watcher: { ...watcher, subscribe: async (...asked: Parameters<Watcher['subscribe']>) => {
      if (!isFirst) return watcher.subscribe(...asked);
      isFirst = false;
      const answers = await watcher.subscribe(...asked);
      crowd.clock.moveTo(plus(crowd.clock.now(), 2 * minute));
      await crowd.watch();
      return answers;
    } } });
    await crowd.watch();
    const row = await crowd.watchOf(organiser!);
    expect([crowd.watched.size, crowd.watched.get(row!.subscription_id!)?.clientState]).toEqual([4, row!.client_state]);
  });

  it('behind the subscriptions, before the first look: the look is left with them', async () => {
    const crowd = await setCrowd(5);
    await crowd.watch();
    expect(crowd.jobs.flatMap(({ job }) => (job.kind === 'follow-organisers' ? [job.organiserIds.length] : []))).toEqual([5]);
    const [job] = crowd.jobs.filter(({ job: { kind } }) => kind === 'follow-organisers');
    crowd.jobs.push(job!);
    await crowd.run(crowd.clock.now(), others);
    expect(crowd.asked.read).toEqual([5, 5]);
    expect(await database.db.selectFrom('meeting_events_seen').select('meeting_id').where('tenant_id', '=', crowd.tenantId).execute()).toHaveLength(5);
  });
});

it('two machines that gather together ask for each organiser once', async () => {
  const crowd = await setCrowd(30);
  await Promise.all([crowd.watch(), crowd.watch(), crowd.watch()]);
  await crowd.run(crowd.clock.now(), others);
  expect([crowd.watched.size, crowd.asked.subscribe.reduce((sum, n) => sum + n, 0)]).toEqual([30, 30]);
});

it('less than a day left is an alarm for each that Graph does not renew, and the others are renewed', async () => {
  const crowd = await setCrowd(3);
  await crowd.watch();
  const rows = await database.db.selectFrom('watches').selectAll().where('tenant_id', '=', crowd.tenantId).execute();
  await database.db.updateTable('watches').set({ expires_at: toDate(plus(crowd.clock.now(), day - 1)), renew_at: toDate(crowd.clock.now()) }).where('tenant_id', '=', crowd.tenantId).execute();
  const alarms: string[] = [];
  const { watcher } = crowd.ctx;
  const ctx: Context = {
    ...crowd.ctx, log: { ...crowd.ctx.log, warn: (event) => void alarms.push(event) },
    watcher: { ...watcher, renew: async (ids, until) => (await watcher.renew(ids, until)).map((answer, index) => (ids[index] === rows[0]!.subscription_id ? noAnswer : answer)) },
  };
  await expect(watchOrganisers(ctx, crowd)).rejects.toBe(noAnswer);
  expect(alarms).toEqual(Array.from({ length: 3 }, () => 'subscription nearly expired'));
  const due = await database.db.selectFrom('watches').select('subscription_id').where('tenant_id', '=', crowd.tenantId).where('renew_at', '<=', toDate(crowd.clock.now())).execute();
  expect(due.map(({ subscription_id: id }) => id)).toEqual([rows[0]!.subscription_id]);
});
