import { randomUUID } from 'node:crypto';
import { createCalendar } from '../../src/adapters/graph/calendar.ts';
import type { GraphClient } from '../../src/adapters/graph/client.ts';
import { createWatcher } from '../../src/adapters/graph/watcher.ts';
import { jobHandlers } from '../../src/adapters/jobs/handlers.ts';
import type { Connected } from '../../src/db/connect.ts';
import type { Job, JobKind } from '../../src/features/jobs.ts';
import { answerDuo } from '../../src/features/matching/answer-duo.ts';
import { readTrack } from '../../src/features/matching/read-track.ts';
import { changeState } from '../../src/features/meetings/plan/change-state.ts';
import { startPlan } from '../../src/features/meetings/plan/start-plan.ts';
import { type Instant, instantAt, type LocalDate, minute, plus, toIso, type Zone } from '../../src/kernel/time.ts';
import { setStage, type Stage } from '../features/meetings/stage.ts';
import { copyDuo } from '../support/crowd.ts';
import { playGraph, type Seen } from '../wire/graph/stand-in.ts';
import type { Figure } from './figures.ts';

/** What an HTTP call was for. */
type Purpose = 'schedules' | 'events' | 'subscriptions' | 'reads' | 'other';
type Calls = Readonly<Record<Purpose, number>>;

/** What it took Binôme to bring the next session of each duo of a programme into Outlook, and to follow it there. */
export interface Booking {
  readonly booked: number;
  /** Organisers with a living subscription, and events that were looked at behind it. */
  readonly watched: number;
  readonly seen: number;
  /** HTTP calls to plan, to look again when the plan is sent, to make the events and look behind them, and to follow them. */
  readonly find: number;
  readonly send: number;
  readonly place: number;
  readonly follow: { readonly subscriptions: number; readonly reads: number };
  readonly seconds: number;
}

interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly body?: { readonly schedules?: readonly string[]; readonly start?: Wall; readonly end?: Wall; readonly attendees?: readonly { readonly emailAddress: object }[]; readonly expirationDateTime?: string };
}
interface Wall {
  readonly dateTime: string;
  readonly timeZone: string;
}

/** Free calendars, events that stand where they were put, and subscriptions to all: Graph at its best. Counts what it is asked. */
const playOutlook = async () => {
  const events = new Map<string, NonNullable<Part['body']>>();
  let counts: Record<Purpose, number>;
  const forget = (): void => void (counts = { schedules: 0, events: 0, subscriptions: 0, reads: 0, other: 0 });
  forget();
  const utc = ({ dateTime, timeZone }: Wall) =>
    ({ dateTime: toIso(instantAt(dateTime.slice(0, 10) as LocalDate, Number(dateTime.slice(11, 13)) * 60 + Number(dateTime.slice(14, 16)), timeZone as Zone)).slice(0, 19), timeZone: 'UTC' });
  const answer = ({ method, url, body }: Omit<Part, 'id'>): { status: number; body: unknown } => {
    if (body?.schedules) return { status: 200, body: { value: body.schedules.map((scheduleId) => ({ scheduleId, availabilityView: '', scheduleItems: [] })) } };
    if (method === 'POST' && url.endsWith('/events') && body) {
      const id = `event-${events.size}`;
      events.set(id, body);
      return { status: 201, body: { id } };
    }
    if (url.endsWith('/subscriptions')) return { status: 201, body: { id: randomUUID(), expirationDateTime: body?.expirationDateTime } };
    const event = events.get(/events\/([^/?]+)/.exec(url)?.[1] ?? '');
    if (!event?.start || !event.end) return { status: 404, body: { error: { code: 'ErrorItemNotFound', message: 'In words.' } } };
    return {
      status: 200,
      body: {
        '@odata.etag': 'W/"1"', lastModifiedDateTime: '2026-11-24T08:10:00Z', isCancelled: false, isOrganizer: true, start: utc(event.start), end: utc(event.end),
        attendees: (event.attendees ?? []).map(({ emailAddress }) => ({ emailAddress, status: { response: 'none' } })),
      },
    };
  };
  const purposeOf = ({ method, url }: Omit<Part, 'id'>): Purpose => {
    if (url.endsWith('/getSchedule')) return 'schedules';
    if (url.includes('/subscriptions')) return 'subscriptions';
    if (url.includes('/events')) return method === 'GET' ? 'reads' : 'events';
    return 'other';
  };
  const server = await playGraph(({ method, url, body }: Seen) => {
    const parsed = body === '' ? undefined : (JSON.parse(body) as { requests?: Part[] });
    const parts = url.endsWith('/$batch') ? (parsed?.requests ?? []) : [{ method, url, ...(parsed && { body: parsed as Part['body'] & {} }) }];
    // A call that is about several things counts for each.
    for (const purpose of new Set(parts.map(purposeOf))) counts[purpose]++;
    if (!url.endsWith('/$batch')) {
      const only = answer(parts[0]!);
      return { status: only.status, json: only.body };
    }
    return { status: 200, json: { responses: (parsed?.requests ?? []).map((part) => ({ id: part.id, headers: {}, ...answer(part) })).toReversed() } };
  }, { timeout: 60_000 });
  const count = (): Calls => {
    const now = counts;
    forget();
    return now;
  };
  return { server, count, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() };
};

/** Not Outlook's: cards, reminders and the night's passes. */
const elsewhere: readonly JobKind[] = [
  'deliver-message', 'refresh-message', 'mail-message', 'install-app', 'remind-meeting', 'ask-check-in', 'guard-session', 'reconcile-meetings', 'watch-directory', 'start-week', 'offer-session',
];

/** Runs what the product has left itself, by the time it is due, until then. */
const runUntil = async ({ ctx, clock, jobs }: Stage, until: Instant): Promise<void> => {
  const handlers = jobHandlers(ctx);
  for (;;) {
    const ours = jobs.filter(({ job }) => !elsewhere.includes(job.kind));
    const next = ours.reduce<Stage['jobs'][number] | undefined>((first, one) => (!first || one.at < first.at ? one : first), undefined);
    jobs.splice(0, jobs.length, ...ours.filter((one) => one !== next || one.at > until));
    if (!next || next.at > until) break;
    if (next.at > clock.now()) clock.moveTo(next.at);
    await (handlers[next.job.kind] as (job: Job) => Promise<void>)(next.job);
  }
  if (until > clock.now()) clock.moveTo(until);
};

const total = ({ schedules, events, other }: Calls): number => schedules + events + other;

interface Wish {
  /** Duos that a plan looks for, and how many of those HR leaves in it. */
  readonly planned: number;
  readonly sent: number;
  /** A mistake to be found. */
  readonly plant?: (graph: GraphClient) => GraphClient;
}

/**
 * A programme that books by itself: planned, sent, placed and followed by the product's own jobs through its own adapter, on loopback and
 * a clock that jumps from job to job. Each duo has people of its own.
 */
export const bookProgramme = async (database: Connected, { planned, sent, plant = (graph) => graph }: Wish): Promise<Booking> => {
  const stage = await setStage(database, { ready: false });
  const { ctx, clock, tenantId, actors, programmeId, duoId } = stage;
  const { db } = ctx;
  await db.updateTable('programmes').set((eb) => ({ frame: eb.fn('jsonb_set', ['frame', eb.val('{autonomy}'), eb.val('"books-itself"')]) })).where('tenant_id', '=', tenantId).execute();
  for (const who of ['mentor', 'mentee'] as const) {
    await answerDuo(ctx, actors[who], { duoId, answer: 'yes' });
    await readTrack(ctx, actors[who], { duoId });
  }
  await runUntil(stage, clock.now());
  const others = await copyDuo(db, stage, planned - 1);

  await using outlook = await playOutlook();
  const graph = plant(outlook.server.graph);
  Object.assign(ctx, { calendar: createCalendar(graph, clock), watcher: createWatcher(graph, () => 'https://binome.example') });
  const began = performance.now();
  const all: Calls[] = [];
  const step = async (until: Instant): Promise<number> => {
    await runUntil(stage, until);
    const calls = outlook.count();
    all.push(calls);
    return total(calls);
  };
  await startPlan(ctx, actors.manager, { programmeId });
  const find = await step(clock.now());
  const aside = others.slice(sent - 1);
  if (aside.length > 0) await db.updateTable('plan_items').set({ excluded: true }).where('tenant_id', '=', tenantId).where('duo_id', 'in', aside).execute();
  await changeState(ctx, actors.manager, { programmeId, act: 'send' });
  const send = await step(clock.now());
  const place = await step(plus(clock.now(), 10 * minute));
  const rows = async (table: 'meetings' | 'watches' | 'meeting_events_seen', state?: 'booked' | 'live'): Promise<number> =>
    (await db.selectFrom(table).selectAll().where('tenant_id', '=', tenantId).execute()).filter((row) => state === undefined || ('state' in row && row.state === state)).length;
  const sum = (purpose: Purpose): number => all.reduce((so, calls) => so + calls[purpose], 0);
  return {
    booked: await rows('meetings', 'booked'), watched: await rows('watches', 'live'), seen: await rows('meeting_events_seen'),
    find, send, place, follow: { subscriptions: sum('subscriptions'), reads: sum('reads') }, seconds: (performance.now() - began) / 1000,
  };
};

/** Calls below which nobody gets: twenty people to a getSchedule and twenty requests to a call. Who is booked is looked at again twice, when a plan is sent and behind the events. */
export const floorOf = (n: number) => ({ look: Math.ceil(n / 200), make: Math.ceil(n / 20), follow: 2 * Math.ceil(n / 20) });
export const mostOverFloor = 1.05;

/** Calls over their floor: to find a moment for each; to book it, both looks again included; both together; and to follow it. */
export const ratiosOf = ({ find, send, place, follow }: Booking, { planned, sent }: Wish) => {
  const [plan, book] = [floorOf(planned), floorOf(sent)];
  const [toFind, toBook] = [find / plan.look, (send + place) / (2 * book.look + book.make)];
  // Of a programme of 10,000, as each step goes by the duo.
  const whole = (50 * toFind + 600 * toBook) / 650;
  return { toFind, toBook, whole, toFollow: (follow.subscriptions + follow.reads) / book.follow };
};

/** The rows of `npm run bench`. From 2,000 duos on a step of a plan is 200 of them, as it is of 10,000; fewer are booked than planned, for the database takes its time. */
export const bookingFigures = async (database: Connected, wish: Wish = { planned: 2_000, sent: 200 }): Promise<{ readonly figures: readonly Figure[]; readonly tooMany: boolean }> => {
  const booking = await bookProgramme(database, wish);
  const { booked, watched, seen, find, send, place, follow, seconds } = booking;
  const { toFind, toBook, whole, toFollow } = ratiosOf(booking, wish);
  const tooMany = !(whole <= mostOverFloor && booked === wish.sent);
  const say = (calls: number, ratio: number): string => `${calls} calls, ${ratio.toFixed(2)} times the floor`;
  return {
    tooMany,
    figures: [
      { name: 'HTTP calls to find, by the jobs', value: say(find, toFind), n: wish.planned, note: 'floor: N/200; a plan of a programme that books by itself' },
      {
        name: '  to book, looks again included', value: say(send + place, toBook), n: booked,
        note: `floor: N/20 for the events, N/200 to look again when the plan is sent, N/200 to look behind the events; ${seconds.toFixed(0)} s, the embedded database's`,
      },
      { name: '  to find and book', value: `${whole.toFixed(2)} times the floor${tooMany ? ', TOO MANY' : ''}`, n: booked, note: `to reach: ${mostOverFloor}; in the proportions of 10,000 duos, whose floor is 50 + 600` },
      { name: '  to follow', value: say(follow.subscriptions + follow.reads, toFollow), n: watched, note: `${follow.subscriptions} for subscriptions, ${follow.reads} for the first look at ${seen} events; floor: N/20 each` },
    ],
  };
};
