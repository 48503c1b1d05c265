import { randomUUID } from 'node:crypto';
import { jobHandlers } from '../../../src/adapters/jobs/handlers.ts';
import type { Connected, Trx } from '../../../src/db/connect.ts';
import type { Actor, Calendar, Context, Conversation, DirectoryPerson, Erasures, Watcher } from '../../../src/features/context.ts';
import { type Job, type JobKind, waitsOnce } from '../../../src/features/jobs.ts';
import { answerDuo } from '../../../src/features/matching/answer-duo.ts';
import { formDuo } from '../../../src/features/matching/form-duo.ts';
import { readTrack } from '../../../src/features/matching/read-track.ts';
import type { Role } from '../../../src/features/matching/duo.ts';
import type { EventState } from '../../../src/features/meetings/following/event-state.ts';
import { listMeetings, listOffers, listSessions } from '../../../src/features/meetings/store.ts';
import { seedCatalogue } from '../../../src/features/places/seed-catalogue.ts';
import type { BusyItem } from '../../../src/features/places/slot.ts';
import { createProgramme } from '../../../src/features/programmes/create-programme.ts';
import type { Card } from '../../../src/kernel/card.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import { asId, type DuoId, type PersonId, type ProgrammeId, type TenantId } from '../../../src/kernel/ids.ts';
import type { Lang } from '../../../src/kernel/text.ts';
import { type Instant, instantAt, type LocalDate, minute, MovableClock, plus, type Zone } from '../../../src/kernel/time.ts';
import { links, now } from './fixtures.ts';

/** Outlook, Teams and the directory as small as they can be; what each was asked is kept. */
export interface Stage {
  readonly ctx: Context;
  readonly clock: MovableClock;
  readonly tenantId: TenantId;
  readonly actors: Readonly<Record<Role | 'manager' | 'stranger', Actor>>;
  readonly programmeId: ProgrammeId;
  readonly duoId: DuoId;
  readonly busy: Map<PersonId, BusyItem[]>;
  readonly unknown: Map<PersonId, 'no-mailbox' | 'not-readable' | 'no-answer'>;
  /** Events by transaction id, as a mailbox keeps them, and every body ever sent. */
  readonly events: Map<string, { id: string; body: string; cancelled: boolean }>;
  /** What an event is read to say, instead of what we wrote in it. */
  readonly seen: Map<string, EventState>;
  readonly accepted: string[];
  /** Graph's subscriptions, each with its secret; `longest.watch` is what Graph gives at most, milliseconds. */
  readonly watched: Map<string, { organiser: PersonId; clientState: string; expiresAt: Instant }>;
  readonly longest: { watch: number };
  /** Mailboxes that Graph does not let us watch. */
  readonly unwatchable: Map<PersonId, OutsideError>;
  readonly bodies: string[];
  readonly posted: { to: PersonId; card: Card }[];
  readonly jobs: { job: Job; at: Instant }[];
  /** Thrown instead of the answer, once per call, when set. `after` throws once the deed is done: the answer was lost. */
  readonly trouble: { create?: Error | undefined; createAfter?: Error | undefined; update?: Error | undefined; subscribe?: OutsideError | undefined; enqueue?: JobKind | undefined; write?: boolean };
  /** Runs what is due by then, in order, the clock standing at each due time. */
  run(until?: Instant, except?: readonly JobKind[]): Promise<void>;
  readonly at: { sessions(): ReturnType<typeof listSessions>; meetings(): ReturnType<typeof listMeetings>; offers(): ReturnType<typeof listOffers> };
}

const paris = 'Europe/Paris' as Zone;
const office = 'Paris-La Défense';

/** A tenant of its own with a programme and one duo, active and with its first three options in the mentor's hands. */
export const setStage = async ({ db }: Connected, options: { lang?: Lang; ready?: boolean; erasures?: Erasures } = {}): Promise<Stage> => {
  const tenantId = asId<TenantId>(randomUUID());
  const id = { mentor: randomUUID(), mentee: randomUUID(), manager: randomUUID(), stranger: randomUUID() };
  const names = { mentor: 'Inès Belkacem', mentee: 'Philippe Garnier', manager: 'Claire Fontaine', stranger: 'Nadia Benali' };
  const actor = (who: keyof typeof id): Actor => ({ tenantId, personId: asId<PersonId>(id[who]), lang: options.lang ?? 'fr', canManage: who === 'manager' });
  const actors = { mentor: actor('mentor'), mentee: actor('mentee'), manager: actor('manager'), stranger: actor('stranger') };
  const known = (Object.keys(id) as (keyof typeof id)[]).map((who): DirectoryPerson => ({
    id: actors[who].personId, name: names[who], firstName: names[who].split(' ')[0] ?? '', mail: `${who}@meridiane.example`, jobTitle: null, office,
    lang: options.lang ?? 'fr', managerId: null, enabled: true, isGuest: false,
  }));

  const clock = new MovableClock(now, () => 0);
  const [busy, unknown, events] = [new Map<PersonId, BusyItem[]>(), new Map<PersonId, 'no-mailbox' | 'not-readable' | 'no-answer'>(), new Map<string, { id: string; body: string; cancelled: boolean }>()];
  const [bodies, posted, jobs, accepted]: [string[], Stage['posted'], Stage['jobs'], string[]] = [[], [], [], []];
  const [seen, watched, longest] = [new Map<string, EventState>(), new Map() as Stage['watched'], { watch: 4230 * minute }];
  const unwatchable: Stage['unwatchable'] = new Map();
  const trouble: Stage['trouble'] = {};
  const eventOf = (eventId: string) => [...events.values()].find((event) => event.id === eventId);
  const calendar: Calendar = {
    availability: async (people) => new Map(people.map((person) => {
      const reason = unknown.get(person.id);
      return [person.id, reason ? { kind: 'unknown', reason } : { kind: 'known', busy: busy.get(person.id) ?? [] }];
    })),
    create: async (_organiser, body) => {
      bodies.push(body);
      if (trouble.create) throw trouble.create;
      const { transactionId } = JSON.parse(body) as { transactionId: string };
      const event = events.get(transactionId) ?? { id: `event-${events.size + 1}`, body, cancelled: false };
      events.set(transactionId, event);
      if (trouble.createAfter) throw trouble.createAfter;
      return { eventId: event.id };
    },
    createMany: (events) =>
      Promise.all(events.map(({ organiser, body }) => calendar.create(organiser, body).catch((error: unknown) => {
        if (error instanceof OutsideError) return error;
        throw error;
      }))),
    words: async (_organiser, eventId) => (JSON.parse(eventOf(eventId)?.body ?? '{}') as { body?: { content: string } }).body?.content ?? '',
    update: async (_organiser, eventId, body) => {
      bodies.push(body);
      if (trouble.update) throw trouble.update;
      const event = eventOf(eventId);
      if (!event) throw new OutsideError('outlook', { status: 404, code: 'ErrorItemNotFound', certain: true });
      event.body = JSON.stringify({ ...(JSON.parse(event.body) as object), ...(JSON.parse(body) as object) });
    },
    cancel: async (_organiser, eventId) => {
      const event = eventOf(eventId);
      if (event) event.cancelled = true;
    },
    read: async (refs) => refs.map(({ eventId }): EventState => seen.get(eventId) ?? standing(eventOf(eventId))),
    accept: async (_attendee, { eventId }) => {
      accepted.push(eventId);
      return 'accepted';
    },
  };
  const watcher: Watcher = {
    subscribe: async (wishes, until) => wishes.map(({ organiserId, clientState }) => {
      const refusal = trouble.subscribe ?? unwatchable.get(organiserId);
      if (refusal) return refusal;
      const subscriptionId = randomUUID();
      const watch = { organiser: organiserId, clientState, expiresAt: Math.min(until, plus(clock.now(), longest.watch)) as Instant };
      watched.set(subscriptionId, watch);
      return { subscriptionId, expiresAt: watch.expiresAt };
    }),
    renew: async (subscriptionIds, until) => subscriptionIds.map((subscriptionId) => {
      const watch = watched.get(subscriptionId);
      if (!watch) return 'unknown';
      watch.expiresAt = Math.min(until, plus(clock.now(), longest.watch)) as Instant;
      return watch.expiresAt;
    }),
    unsubscribe: async (subscriptionIds) => subscriptionIds.map((subscriptionId) => {
      watched.delete(subscriptionId);
      return 'ended';
    }),
  };
  const left = new WeakMap<Trx, Stage['jobs']>();
  const ctx: Context = {
    db, clock, calendar, watcher, links,
    erasures: options.erasures ?? { remember: async () => {} },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    directory: { find: async (person) => known.find((entry) => entry.id === person), search: async () => known, zone: async () => paris, isOpen: async () => true, readMany: async () => new Map() },
    installer: { install: async () => 'installed' },
    mailer: undefined,
    messenger: {
      open: async (person): Promise<Conversation> => ({ conversationId: `chat/${person.id}`, serviceUrl: 'https://smba.example/', mri: `29:1${person.id}` }),
      post: async (to, { card }) => {
        posted.push({ to: asId<PersonId>(to.conversationId.slice('chat/'.length)), card });
        return `activity-${posted.length}`;
      },
      update: async () => {},
    },
    enqueue: async (trx, job, at) => {
      if (trouble.enqueue === job.kind) throw new Error('the queue is full');
      const key = waitsOnce(job);
      const waiting = [...jobs, ...(left.get(trx) ?? [])];
      if (key !== undefined && waiting.some((other) => other.job.kind === job.kind && waitsOnce(other.job) === key)) return;
      left.get(trx)?.push({ job, at: at ?? clock.now() });
    },
    transaction: async (work) => {
      const mine: Stage['jobs'] = [];
      const result = await db.transaction().execute(async (trx) => {
        left.set(trx, mine);
        return work(trx);
      });
      jobs.push(...mine);
      return result;
    },
  };
  const handlers = jobHandlers(ctx);
  const run: Stage['run'] = async (until = clock.now(), except = []) => {
    for (;;) {
      const [next] = jobs.filter(({ job, at }) => at <= until && !except.includes(job.kind)).toSorted((a, b) => a.at - b.at);
      if (!next) break;
      jobs.splice(jobs.indexOf(next), 1);
      if (next.at > clock.now()) clock.moveTo(next.at);
      await (handlers[next.job.kind] as (job: Job) => Promise<void>)(next.job);
    }
    if (until > clock.now()) clock.moveTo(until);
  };

  await seedCatalogue(ctx, tenantId);
  const programmeId = await createProgramme(ctx, actors.manager, {
    template: 'classic', name: 'Regards croisés', sponsorId: actors.mentee.personId, priceCeiling: 2, payer: 'Méridiane', contactIds: [actors.stranger.personId],
  });
  const duoId = await formDuo(ctx, actors.manager, { programmeId, mentorId: actors.mentor.personId, menteeId: actors.mentee.personId });
  if (options.ready !== false) {
    for (const who of ['mentor', 'mentee'] as const) {
      await answerDuo(ctx, actors[who], { duoId, answer: 'yes' });
      await readTrack(ctx, actors[who], { duoId });
    }
    await run();
  }
  const sessions = () => listSessions(db, tenantId, [duoId]);
  return {
    ctx, clock, tenantId, actors, programmeId, duoId, busy, unknown, events, seen, accepted, watched, longest, unwatchable, bodies, posted, jobs, trouble, run,
    at: {
      sessions,
      meetings: () => listMeetings(db, tenantId, [duoId]),
      offers: async () => {
        const [session] = (await sessions()).filter(({ state }) => state !== 'held');
        return session ? listOffers(db, tenantId, session.id) : [];
      },
    },
  };
};

/** The event as we wrote it, nobody having touched it since. */
const standing = (event: { body: string; cancelled: boolean } | undefined): EventState => {
  if (!event || event.cancelled) return { kind: 'gone' };
  const { start, end } = JSON.parse(event.body) as Record<'start' | 'end', { dateTime: string; timeZone: string }>;
  return {
    kind: 'there', start: instantOf(start), end: instantOf(end), isCancelled: false, isOrganiser: true, isInvited: true, answer: 'none', proposed: null,
    etag: `W/"${event.body.length}"`, modifiedAt: now,
  };
};
const instantOf = ({ dateTime, timeZone }: { dateTime: string; timeZone: string }): Instant =>
  instantAt(dateTime.slice(0, 10) as LocalDate, Number(dateTime.slice(11, 13)) * 60 + Number(dateTime.slice(14, 16)), timeZone as Zone);
