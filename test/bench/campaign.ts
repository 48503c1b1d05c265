import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { jobHandlers } from '../../src/adapters/jobs/handlers.ts';
import { createQueue } from '../../src/adapters/jobs/queue.ts';
import { createConnector } from '../../src/adapters/teams/connector.ts';
import { createMessenger } from '../../src/adapters/teams/messenger.ts';
import { createPace, type Pace, pacing } from '../../src/adapters/teams/pace.ts';
import type { Connected, Db } from '../../src/db/connect.ts';
import type { Context, Messenger } from '../../src/features/context.ts';
import type { Job } from '../../src/features/jobs.ts';
import { deliverMessage } from '../../src/features/messages/deliver-message.ts';
import { sendMessage } from '../../src/features/messages/send-message.ts';
import { findPeople } from '../../src/features/people/store.ts';
import { card, paragraph } from '../../src/kernel/card.ts';
import { asId, type PersonId, type TenantId } from '../../src/kernel/ids.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { fromIso, type Instant, instant, MovableClock, plus } from '../../src/kernel/time.ts';
import { startTeams, type TeamsStandIn } from './teams-stand-in.ts';

/** 5 % 429, 1 % 504 of which half had arrived, 2 % 403. */
const ratesOf = (retryAfter: number) => ({ [`429:${retryAfter}`]: 0.05, '504-after': 0.005, 504: 0.005, 403: 0.02 });
const opening = fromIso('2026-11-24T08:10:00Z');

export type CampaignTime = 'simulated' | 'real';

export interface CampaignPlan {
  readonly cards: number;
  readonly seed: number;
  /** Simulated time stands still while we work and jumps over every wait; real time goes through the product's own queue. */
  readonly time: CampaignTime;
  /** Seconds that a 429 asks for; 2 when absent. */
  readonly retryAfter?: number;
  /** A mistake to be found. */
  readonly plant?: { pace?: (pace: Pace) => Pace; messenger?: (messenger: Messenger) => Messenger };
}

/** What became of a campaign, in numbers: cards by state, and each promise that was broken. */
export interface Campaign {
  readonly seconds: number;
  readonly requests: number;
  /** The most requests that arrived in any one second, and throughout. */
  readonly most: number;
  readonly perSecond: number;
  /** Requests that had taken their turn, and the most turns in any one second by the database's clock: the promise, whatever a busy machine does between a turn and its request. */
  readonly turns: { readonly all: number; readonly most: number };
  readonly states: Readonly<Record<string, number>>;
  /** Unknown to us: some of them arrived. */
  readonly ambiguous: { readonly all: number; readonly arrived: number };
  readonly broken: {
    /** People who see the card more than once. */
    readonly doubled: number;
    /** Said to be sent and not there, or said to have failed and there. */
    readonly untrue: number;
    /** Neither sent, failed nor unknown at the end. */
    readonly unsettled: number;
    /** Requests to a chat that was told to wait longer. */
    readonly early: number;
    /** Requests after a 403, or after an answer that left it open. */
    readonly insisted: number;
  };
}

export const runCampaign = async ({ db, ...connected }: Connected, plan: CampaignPlan): Promise<Campaign> => {
  const isReal = plan.time === 'real';
  const clock = isReal ? new MovableClock(opening) : new MovableClock(opening, () => 0);
  const teams = await startTeams({ weather: { seed: plan.seed, rates: ratesOf(plan.retryAfter ?? 2) }, now: () => clock.now() });
  const tenantId = asId<TenantId>(randomUUID());
  const wait = async (milliseconds: number): Promise<void> => clock.moveTo(plus(clock.now(), milliseconds));
  const pace = createPace({ db, tenantId, ...(!isReal && { clock, wait, chance: () => 0.5 }) });
  const turns: number[] = [];
  const watched = watchTurns(db, tenantId, plan.plant?.pace?.(pace) ?? pace, turns);
  const connector = createConnector({ token: async () => 'bearer', isAllowed: () => true, pace: watched });
  const messenger = createMessenger({ connector, botId: '28:bot', tenantId, defaultServiceUrl: teams.serviceUrl, isAllowed: () => true, log: silentLog });
  const parts = { db, clock, log: silentLog, messenger: plan.plant?.messenger?.(messenger) ?? messenger };
  const recipients = await invite(db, tenantId, teams, plan.cards);
  const run = isReal ? runForReal({ db, ...connected }, parts, clock) : runSimulated(db, parts, clock);
  await run.transaction(async (trx) => {
    for (const person of (await findPeople(trx, tenantId, recipients)).values())
      await sendMessage({ clock, enqueue: run.enqueue }, trx, person, { kind: 'invitation', duoId: null, subjectId: 'campaign', card: card('fr', 'Bonjour', [paragraph('Bonjour')]) });
  });
  const begun = clock.now();
  await run.finish(async () => Number((await db.selectFrom('messages').select((eb) => eb.fn.countAll<string>().as('n'))
    .where('tenant_id', '=', tenantId).where((eb) => eb.or([eb('state', '=', 'queued'), eb('reason', '=', 'in-flight')])).executeTakeFirstOrThrow()).n));
  const seconds = (clock.now() - begun) / 1000;
  await teams.stop();
  return judge(db, tenantId, teams, turns, seconds);
};

/** When each turn was taken stands in the chat's own row, which nobody else writes before the request has been answered. */
const watchTurns = (db: Db, tenantId: TenantId, pace: Pace, turns: number[]): Pace => ({
  ...pace,
  turn: async (chat) => {
    await pace.turn(chat);
    const own = await db.selectFrom('teams_pace').select('free_at').where('tenant_id', '=', tenantId).where('chat', '=', chat ?? '').executeTakeFirst();
    if (own) turns.push(own.free_at.getTime() - pacing.chat);
  },
});

/** The most requests that Teams is to be asked in a second. */
export const mostRequests = 20;

/** What a campaign is judged by, a sentence for each promise it did not keep. */
export const findBroken = ({ states, turns, requests, broken }: Campaign, cards: number): readonly string[] => {
  const honest = (['sent', 'failed', 'unknown'] as const).reduce((sum, state) => sum + (states[state] ?? 0), 0);
  return [
    ...(honest === cards ? [] : [`${honest} of ${cards} recipients ended in an honest state`]),
    ...(turns.all === requests ? [] : [`${requests} requests, of which ${turns.all} had taken their turn`]),
    ...(turns.most <= mostRequests ? [] : [`${turns.most} turns in one second`]),
    ...Object.entries(broken).filter(([, times]) => times > 0).map(([promise, times]) => `${promise}: ${times}`),
  ];
};

/** « 4,850 sent, 98 failed, 52 unknown, of which 27 had arrived; … » */
export const sayCampaign = ({ states, ambiguous, broken, requests, most, perSecond, turns, seconds }: Campaign): string => [
  `${states['sent'] ?? 0} sent, ${states['failed'] ?? 0} failed, ${ambiguous.all} unknown, of which ${ambiguous.arrived} had arrived`,
  `${requests} requests in ${seconds.toFixed(1)} s, ${perSecond.toFixed(1)} a second, ${turns.most} turns and ${most} arrivals in one second at most`,
  Object.entries(broken).map(([promise, times]) => `${times} ${promise}`).join(', '),
].join('; ');

/** People with a chat of their own. */
const invite = async (db: Db, tenantId: TenantId, { serviceUrl }: TeamsStandIn, count: number): Promise<readonly PersonId[]> => {
  const rows = Array.from({ length: count }, (_, index) => ({
    tenant_id: tenantId, id: randomUUID(), name: `Personne ${index}`, first_name: 'Personne', mail: null, job_title: null, office: null, lang: 'fr' as const,
    zone: 'Europe/Paris', manager_id: null, mri: null, conversation_id: `chat ${index}`, service_url: serviceUrl, updated_at: new Date(0),
  }));
  for (let at = 0; at < rows.length; at += 500) await db.insertInto('people').values(rows.slice(at, at + 500)).execute();
  return rows.map(({ id }) => asId<PersonId>(id));
};

type Parts = Pick<Context, 'db' | 'clock' | 'log' | 'messenger'>;
interface Run extends Pick<Context, 'transaction' | 'enqueue'> {
  finish(left: () => Promise<number>): Promise<void>;
}

/** The jobs one after the other, the clock standing at each due time. */
const runSimulated = (db: Db, parts: Parts, clock: MovableClock): Run => {
  const jobs: { job: Job; at: Instant }[] = [];
  const transaction: Run['transaction'] = (work) => db.transaction().execute(work);
  const enqueue: Run['enqueue'] = async (_trx, job, at = clock.now()) => void jobs.push({ job, at });
  return {
    transaction, enqueue,
    finish: async () => {
      while (jobs.length > 0) {
        const first = jobs.reduce((least, { at }, index) => (at < (jobs[least]?.at ?? 0) ? index : least), 0);
        const [next] = jobs.splice(first, 1);
        if (!next) return;
        if (next.at > clock.now()) clock.moveTo(next.at);
        if (next.job.kind === 'deliver-message') await deliverMessage({ ...parts, mailer: undefined, transaction, enqueue }, next.job);
      }
    },
  };
};

/** The product's own queue and workers. */
const runForReal = (connected: Connected, parts: Parts, clock: MovableClock): Run => {
  const queue = createQueue(connected, clock, silentLog);
  // Nothing but deliveries is left for later here: no other part of the context is asked for.
  const handlers = jobHandlers({ ...parts, transaction: queue.transaction, enqueue: queue.enqueue } as Context);
  const started = queue.start(handlers);
  return {
    transaction: async (work) => (await started, queue.transaction(work)),
    enqueue: queue.enqueue,
    finish: async (left) => {
      while ((await left()) > 0) await sleep(250);
      await queue.stop();
    },
  };
};

const judge = async (db: Db, tenantId: TenantId, { asked, shown }: TeamsStandIn, turns: readonly number[], seconds: number): Promise<Campaign> => {
  const rows = await db
    .selectFrom('messages as m').innerJoin('people as p', (join) => join.onRef('p.tenant_id', '=', 'm.tenant_id').onRef('p.id', '=', 'm.person_id'))
    .select(['m.state', 'p.conversation_id as chat']).where('m.tenant_id', '=', tenantId).execute();
  const seen = (chat: string | null): number => shown.get(chat ?? '') ?? 0;
  const times = asked.map(({ at }) => instant(at));
  const last = new Map<string, number>();
  let insisted = 0;
  for (const { chat, status } of asked) {
    if ([403, 504, 201].includes(last.get(chat) ?? 0)) insisted++;
    last.set(chat, status);
  }
  const unknown = rows.filter(({ state }) => state === 'unknown');
  return {
    seconds, requests: asked.length, most: mostInASecond(times), perSecond: asked.length / seconds, turns: { all: turns.length, most: mostInASecond(turns) },
    states: Object.fromEntries([...Map.groupBy(rows, ({ state }) => state)].map(([state, all]) => [state, all.length])),
    ambiguous: { all: unknown.length, arrived: unknown.filter(({ chat }) => seen(chat) === 1).length },
    broken: {
      doubled: rows.filter(({ chat }) => seen(chat) > 1).length,
      untrue: rows.filter(({ state, chat }) => (state === 'sent' && seen(chat) !== 1) || (state === 'failed' && seen(chat) !== 0)).length,
      unsettled: rows.filter(({ state }) => !['sent', 'failed', 'unknown'].includes(state)).length,
      early: asked.filter(({ at, heldUntil }) => at < heldUntil).length,
      insisted,
    },
  };
};

/** The most that fell into any one second. */
export const mostInASecond = (times: readonly number[]): number => {
  const sorted = times.toSorted((a, b) => a - b);
  let [most, from] = [0, 0];
  for (const [to, time] of sorted.entries()) {
    while ((sorted[from] ?? 0) <= time - 1000) from++;
    most = Math.max(most, to - from + 1);
  }
  return most;
};
