import type { Job } from '../../src/features/jobs.ts';
import { asId, type PersonId } from '../../src/kernel/ids.ts';
import { fromDate, type Instant, minute, overlaps, plus } from '../../src/kernel/time.ts';
import { jobTable } from './jobs.ts';
import { maySpeak, mayMeet } from './rest.ts';
import type { World } from './world.ts';
import type { Row } from './tables.ts';

/** A broken promise, in words that name it. */
export class Broken extends Error {}

const spanOf = (row: Row, from: string, to: string) => ({ start: fromDate(row[from] as Date), end: fromDate(row[to] as Date) });

/** True at every moment, whatever happens: nobody is in two of our meetings, no session has two, no card twice, nothing out of hours. */
export const holdsAlways = (world: World, list: (table: string) => readonly Row[], alreadySeen: number): void => {
  const live = list('meeting_holds').filter((hold) => hold['live']);
  for (const [index, hold] of live.entries())
    for (const other of live.slice(index + 1))
      if (hold['person_id'] === other['person_id'] && overlaps(spanOf(hold, 'hold_start', 'hold_end'), spanOf(other, 'hold_start', 'hold_end')))
        throw new Broken('somebody is held twice at the same time');

  const sessions = new Set<unknown>();
  for (const meeting of list('meetings')) {
    if (meeting['state'] !== 'placing' && meeting['state'] !== 'booked') continue;
    if (sessions.has(meeting['session_id'])) throw new Broken('a session has two dates');
    sessions.add(meeting['session_id']);
  }

  const seen = new Set<string>();
  for (const [index, { messageId, at }] of world.chats.posted.entries()) {
    if (seen.has(messageId)) throw new Broken('a message was posted twice');
    seen.add(messageId);
    if (index < alreadySeen) continue;
    const isOfDuo = list('messages').find(({ id }) => id === messageId)?.['duo_id'] != null;
    if (!maySpeak(world.season, at, isOfDuo)) throw new Broken('a message was posted out of hours');
  }
  for (const event of world.outlook.events.values()) if (!mayMeet(world.season, event)) throw new Broken('a meeting lies out of hours');
};

/** How long it may take at most from a look at two calendars to noting that Outlook is asked: nobody works slower. */
const lookedJustNow = 5 * minute;

/**
 * What never goes back, from one commit to the next: what was seen of an event, that nobody asks for what was called off, and that
 * nobody asks for a time that one of the two had given away before, or says that a date stands which came in over something else.
 */
export const createMemory = (world: World): { holds(list: (table: string) => readonly Row[]): void } => {
  const seen = new Map<unknown, number>();
  const calledOff = new Set<unknown>();
  const asked = new Set<unknown>();
  const booked = new Set<unknown>();
  const isTaken = (meeting: Row, list: (table: string) => readonly Row[]): boolean => {
    const span = spanOf(meeting, 'start_at', 'end_at');
    const looked = plus(fromDate(meeting['asked_at'] as Date), -lookedJustNow);
    return list('meeting_holds').some((hold) => hold['meeting_id'] === meeting['id']
      && world.outlook.busy.get(asId<PersonId>(String(hold['person_id'])))?.some((item) => item.since < looked && overlaps(item, span)));
  };
  return {
    holds: (list) => {
      for (const row of list('meeting_events_seen')) {
        const at = (row['modified_at'] as Date | null)?.getTime();
        if (at !== undefined && at < (seen.get(row['meeting_id']) ?? -Infinity)) throw new Broken('an older look at an event won over a newer one');
        if (at !== undefined) seen.set(row['meeting_id'], at);
      }
      for (const meeting of list('meetings')) {
        const { id, state, asked_at, event_id } = meeting;
        if (state === 'booked' && !booked.has(id)) {
          booked.add(id);
          // One that somebody has had to leave for already is no longer called off.
          const isAhead = list('meeting_holds').every((hold) => hold['meeting_id'] !== id || fromDate(hold['hold_start'] as Date) > world.clock.now());
          if (isAhead && world.outlook.isKnowinglyOver(String(event_id))) throw new Broken('a date was said to stand that came in over something else');
        }
        if (state === 'placing' && asked_at !== null && !asked.has(id)) {
          asked.add(id);
          if (isTaken(meeting, list)) throw new Broken('Outlook was asked for a time that one of the two had given away');
        }
        if (state !== 'cancelled') continue;
        if (asked_at === null) calledOff.add(id);
        else if (calledOff.has(id)) throw new Broken('Outlook was asked for a date that had been called off');
      }
    },
  };
};

/** At rest, a session that is to be planned has a date, or moments to choose from, or it is known why not: it is never lost. */
export const holdsSessions = (list: (table: string) => readonly Row[], now: Instant): void => {
  const isOf = ({ id }: Row) => (row: Row) => row['session_id'] === id;
  for (const duo of list('duos').filter(({ state }) => state === 'active')) {
    const [next] = list('sessions').filter((row) => row['duo_id'] === duo['id'] && row['state'] !== 'held').toSorted((a, b) => Number(a['number']) - Number(b['number']));
    if (!next || next['state'] !== 'to-plan' || next['blocked']) continue;
    if (next['paused_until'] && fromDate(next['paused_until'] as Date) > now) continue;
    // A date that has passed holds its session for as long as somebody is waited for to say how it went, and no longer.
    const isWaitedFor = ({ id, state, end_at }: Row) => state === 'booked'
      && (fromDate(end_at as Date) > now || list(jobTable).some(({ job }) => (job as Job).kind === 'pass-date' && (job as { meetingId?: string }).meetingId === id));
    if (list('meetings').filter(isOf(next)).some(isWaitedFor) || list('offers').filter(isOf(next)).some(({ state }) => state === 'open')) continue;
    if (!list(jobTable).some(({ job }) => (job as Job).kind === 'offer-session' && (job as { sessionId?: string }).sessionId === next['id']))
      throw new Broken('a session has neither a date nor moments to choose from');
  }
};

/** True once nothing fails any more and a day has passed: what we believe and what Outlook shows are one. */
export const holdsAtRest = (world: World, list: (table: string) => readonly Row[], due: number): void => {
  if (due > 0) throw new Broken('work is still due a day later');
  const meetings = list('meetings');
  if (meetings.some(({ state }) => state === 'placing')) throw new Broken('a meeting is still being placed a day later');
  // What is past on both sides is asked of its two people, whatever Outlook says of it now.
  const now = world.clock.now();
  const isAhead = (row: Row) => row['state'] === 'booked' && fromDate(row['start_at'] as Date) > now;
  const ofEvent = new Map(meetings.filter(({ state }) => ['booked', 'held', 'missed', 'unsaid'].includes(String(state))).map((row) => [row['event_id'], row]));
  const shown = new Set<string>();
  for (const event of world.outlook.events.values()) {
    if (event.isCancelled || event.isDeleted) continue;
    const meeting = ofEvent.get(event.id);
    if (!meeting) throw new Broken('Outlook shows an event that is no meeting of ours');
    shown.add(event.id);
    if ((isAhead(meeting) || (meeting['state'] === 'booked' && event.start > now)) && event.start !== fromDate(meeting['start_at'] as Date)) throw new Broken('Outlook shows another time than we do');
  }
  for (const [eventId, meeting] of ofEvent) if (isAhead(meeting) && !shown.has(String(eventId))) throw new Broken('a booked meeting is not in Outlook');
  if (list('messages').some((row) => row['state'] === 'queued' && !list(jobTable).some(({ job }) => (job as { messageId?: string }).messageId === row['id'])))
    throw new Broken('a message waits for nobody to send it');
};
