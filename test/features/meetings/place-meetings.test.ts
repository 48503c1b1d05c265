import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createCalendar } from '../../../src/adapters/graph/calendar.ts';
import type { Calendar, DirectoryPerson } from '../../../src/features/context.ts';
import { answerDuo } from '../../../src/features/matching/answer-duo.ts';
import { formDuo } from '../../../src/features/matching/form-duo.ts';
import { readTrack } from '../../../src/features/matching/read-track.ts';
import type { Meeting } from '../../../src/features/meetings/meeting.ts';
import { placeMeetings } from '../../../src/features/meetings/place-meetings.ts';
import { listMeetings } from '../../../src/features/meetings/store.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import { asId, type DuoId, type PersonId } from '../../../src/kernel/ids.ts';
import { minute, plus } from '../../../src/kernel/time.ts';
import { openPostgres, type PostgresDatabase } from '../../support/database.ts';
import { playGraph, type Reply, type Seen } from '../../wire/graph/stand-in.ts';
import { setStage, type Stage } from './stage.ts';

vi.setConfig({ testTimeout: 120_000 });

let postgres: PostgresDatabase;
beforeAll(async () => {
  postgres = await openPostgres();
});
afterAll(() => postgres?.drop());

interface Crowd extends Stage {
  meetings(): Promise<readonly Meeting[]>;
  /** The job as it is left, with a calendar of one's own. */
  place(calendar?: Calendar): Promise<void>;
}

/** A programme that books by itself, and so many duos of people of their own, each with a date that Binôme has chosen and Outlook has not heard of. */
const setCrowd = async (count: number): Promise<Crowd> => {
  const stage = await setStage(postgres.connected, { ready: false });
  const { ctx, tenantId, actors, programmeId, jobs } = stage;
  await ctx.db.updateTable('programmes').set((eb) => ({ frame: eb.fn('jsonb_set', ['frame', eb.val('{autonomy}'), eb.val('"books-itself"')]) })).where('tenant_id', '=', tenantId).execute();
  const crowd = Array.from({ length: 2 * count }, (_, index): DirectoryPerson => ({
    id: asId<PersonId>(randomUUID()), name: `Personne ${index}`, firstName: 'Personne', mail: `person-${index}@meridiane.example`, jobTitle: null,
    office: 'Paris-La Défense', lang: 'fr', managerId: null, enabled: true, isGuest: false,
  }));
  const known = { ...ctx, directory: { ...ctx.directory, find: async (id: PersonId) => crowd.find((person) => person.id === id) } };
  const duoIds: DuoId[] = [];
  for (let index = 0; index < count; index++) {
    const [mentorId, menteeId] = [crowd[2 * index]!.id, crowd[2 * index + 1]!.id];
    const duoId = await formDuo(known, actors.manager, { programmeId, mentorId, menteeId });
    duoIds.push(duoId);
    for (const personId of [mentorId, menteeId]) {
      const actor = { tenantId, personId, lang: 'fr' as const, canManage: false };
      await answerDuo(ctx, actor, { duoId, answer: 'yes' });
      await readTrack(ctx, actor, { duoId });
    }
  }
  await stage.run();
  expect(jobs.filter(({ job }) => job.kind === 'place-meetings')).toHaveLength(1);
  return {
    ...stage, meetings: () => listMeetings(ctx.db, tenantId, duoIds),
    place: async (calendar = ctx.calendar) => {
      jobs.splice(jobs.findIndex(({ job }) => job.kind === 'place-meetings'), 1);
      await placeMeetings({ ...ctx, calendar }, { tenantId });
    },
  };
};

const states = async (crowd: Crowd): Promise<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { state } of await crowd.meetings()) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};

interface Part {
  readonly id: string;
  readonly url: string;
  readonly body: { readonly schedules?: readonly string[]; readonly transactionId?: string };
}
type PartAnswer = { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown };

/** Mailboxes that are free, and that keep one event for each transactionId; `say` has its word before, or after the event is made. */
const playMailboxes = (say: (place: number, part: Part) => PartAnswer | 'lost' | 'missing' | undefined = () => undefined) => {
  const events = new Map<string, string>();
  const make = ({ transactionId = '' }: Part['body']): PartAnswer => {
    const id = events.get(transactionId) ?? `event-${events.size + 1}`;
    events.set(transactionId, id);
    return { status: 201, body: { id } };
  };
  const answer = (part: Part, place: number): PartAnswer | undefined => {
    if (part.body.schedules) return { status: 200, body: { value: part.body.schedules.map((scheduleId) => ({ scheduleId, availabilityView: '', scheduleItems: [] })) } };
    const said = say(place, part);
    if (said === undefined) return make(part.body);
    if (said !== 'lost' && said !== 'missing') return said;
    make(part.body);
    return said === 'lost' ? { status: 503, body: { error: { code: 'ServiceUnavailable', message: 'In words.' } } } : undefined;
  };
  const script = ({ method, url, body }: Seen): Reply => {
    if (method === 'GET') return { status: 200, json: { id: url.split('/').at(-1)?.split('?')[0] } };
    if (url.endsWith('/getSchedule')) return { status: 200, json: answer({ id: '', url, body: JSON.parse(body) as Part['body'] }, -1)?.body };
    if (url.endsWith('/events')) return { status: 201, json: make(JSON.parse(body) as Part['body']).body };
    const { requests } = JSON.parse(body) as { requests: Part[] };
    const responses = requests.flatMap((part, place) => {
      const found = answer(part, place);
      return found ? [{ id: part.id, headers: {}, ...found }] : [];
    });
    return { status: 200, json: { responses: responses.toReversed() } };
  };
  return { events, script };
};

describe('what Binôme chooses by itself', () => {
  it('goes to Outlook together: 45 dates are three posts, each with the stored bytes of its own, and one look behind them', async () => {
    const crowd = await setCrowd(45);
    const { events, script } = playMailboxes();
    await using server = await playGraph(script);
    const calendar = createCalendar(server.graph, crowd.clock);
    const bodies = (await crowd.meetings()).map(({ requestBody }) => requestBody);
    await crowd.place(calendar);
    expect(server.seen.map(({ method, url }) => `${method} ${url}`)).toEqual(Array.from({ length: 4 }, () => 'POST /v1.0/$batch'));
    expect(await states(crowd)).toEqual({ booked: 45 });
    expect(bodies.filter((body) => server.seen.slice(0, 3).some((seen) => seen.body.includes(`"body":${body}}`)))).toHaveLength(45);
    const meetings = await crowd.meetings();
    expect(new Set(meetings.map(({ eventId }) => eventId))).toEqual(new Set(events.values()));

    // The job of each comes, and finds nothing left to do.
    Object.assign(crowd.ctx.calendar, { create: async () => Promise.reject(new Error('asked again')) });
    await crowd.run(plus(crowd.clock.now(), 5 * minute), ['watch-organisers', 'follow-event', 'reconcile-meetings']);
    expect(await states(crowd)).toEqual({ booked: 45 });
  });

  it('is settled one by one: a duplicate, a pause, a lost answer and a missing one are each brought to their end, and a no for good is HR’s', async () => {
    const crowd = await setCrowd(8);
    const refused = (status: number, code: string, more: object = {}): PartAnswer => ({ status, body: { error: { code, message: 'In words.', ...more } } });
    const { events, script } = playMailboxes((place) => [
      undefined, refused(409, 'ErrorDuplicateTransactionId', { '@event.existingEventId': 'event-before' }),
      refused(400, 'ErrorDuplicateTransactionId', { '@event.existingEventId': 'event-earlier' }),
      { ...refused(429, 'ApplicationThrottled'), headers: { 'Retry-After': '3' } }, 'lost' as const, 'missing' as const, refused(403, 'ErrorAccessDenied'),
    ][place]);
    await using server = await playGraph(script);
    const calendar = createCalendar(server.graph, crowd.clock);
    await crowd.place(calendar);
    expect(await states(crowd)).toEqual({ booked: 4, placing: 3, unplaced: 1 });
    expect((await crowd.meetings()).map(({ eventId }) => eventId)).toEqual(expect.arrayContaining(['event-before', 'event-earlier']));

    const asked = server.seen.length;
    Object.assign(crowd.ctx.calendar, calendar);
    await crowd.run(plus(crowd.clock.now(), 2 * minute), ['watch-organisers', 'follow-event', 'reconcile-meetings', 'offer-session', 'nudge-offer']);
    expect(await states(crowd)).toEqual({ booked: 7, unplaced: 1 });
    expect(server.seen.slice(asked).filter(({ method, url }) => method === 'POST' && url.endsWith('/events'))).toHaveLength(3);
    // One event for each that was made here: none was made twice.
    expect(events.size).toBe(5);
  });

  /** One of the dates, and somebody who would be there. */
  const one = async (crowd: Crowd): Promise<{ date: Meeting; personId: PersonId }> => {
    const [date] = await crowd.meetings();
    if (!date) throw new Error('nothing chosen');
    const hold = await crowd.ctx.db.selectFrom('meeting_holds').select('person_id').where('meeting_id', '=', date.id).executeTakeFirstOrThrow();
    return { date, personId: asId<PersonId>(hold.person_id) };
  };

  it('is looked at once more before, when it was chosen a while ago, and given up alone when its moment is taken', async () => {
    const crowd = await setCrowd(3);
    const { date, personId } = await one(crowd);
    crowd.busy.set(personId, [{ start: date.start, end: date.end, status: 'busy' }]);
    crowd.clock.moveTo(plus(crowd.clock.now(), 10 * minute));
    await crowd.place();
    expect(await states(crowd)).toEqual({ booked: 2, unplaced: 1 });
    expect(crowd.bodies).not.toContain(date.requestBody);
  });

  it('goes again, once and alone, when something came into a calendar before the event did', async () => {
    const crowd = await setCrowd(3);
    const { date, personId } = await one(crowd);
    crowd.busy.set(personId, [{ start: date.start, end: date.end, status: 'tentative' }, { start: plus(date.start, 15 * minute), end: date.end, status: 'busy' }]);
    await crowd.place();
    expect(await states(crowd)).toEqual({ booked: 2, unplaced: 1 });
    await crowd.run();
    expect([...crowd.events.values()].filter(({ cancelled }) => cancelled).map(({ body }) => body)).toEqual([date.requestBody]);
  });

  it('waits for a calendar that gives no answer, and books the others meanwhile', async () => {
    const crowd = await setCrowd(3);
    crowd.unknown.set((await one(crowd)).personId, 'no-answer');
    crowd.clock.moveTo(plus(crowd.clock.now(), 10 * minute));
    await expect(crowd.place()).rejects.toMatchObject({ code: 'no-answer' });
    expect(await states(crowd)).toEqual({ booked: 2, placing: 1 });
    crowd.unknown.clear();
    await placeMeetings(crowd.ctx, { tenantId: crowd.tenantId });
    expect(await states(crowd)).toEqual({ booked: 3 });
  });

  it('is taken up by a job of its own when the process dies between Outlook’s yes and ours', async () => {
    const crowd = await setCrowd(5);
    const { calendar } = crowd.ctx;
    const died = new Error('the process died');
    await expect(crowd.place({ ...calendar, createMany: async (events) => {
      await calendar.createMany(events);
      throw died;
    } })).rejects.toBe(died);
    expect(await states(crowd)).toEqual({ placing: 5 });
    await crowd.run(plus(crowd.clock.now(), 2 * minute));
    expect(await states(crowd)).toEqual({ booked: 5 });
    expect([crowd.events.size, crowd.bodies.length]).toEqual([5, 10]);
    expect(new Set(crowd.bodies).size).toBe(5);
  });

  it('is asked for once by two machines that take it up together', async () => {
    const crowd = await setCrowd(6);
    await Promise.all([placeMeetings(crowd.ctx, { tenantId: crowd.tenantId }), placeMeetings(crowd.ctx, { tenantId: crowd.tenantId })]);
    expect([await states(crowd), crowd.bodies.length]).toEqual([{ booked: 6 }, 6]);
  });

  it('is left to its own job, alone, when it cannot be settled here', async () => {
    const crowd = await setCrowd(3);
    const { calendar } = crowd.ctx;
    await crowd.place({ ...calendar, createMany: async (events) => (await calendar.createMany(events)).with(1, new OutsideError('outlook', { status: 504, certain: false })) });
    expect(await states(crowd)).toEqual({ booked: 2, placing: 1 });
    await crowd.run(plus(crowd.clock.now(), 2 * minute));
    expect([await states(crowd), crowd.events.size]).toEqual([{ booked: 3 }, 3]);
  });
});
