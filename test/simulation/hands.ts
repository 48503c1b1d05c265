import { asId, type MeetingId, type PersonId } from '../../src/kernel/ids.ts';
import { day, hour, type Instant, plus, wallTime, type Zone } from '../../src/kernel/time.ts';
import { Broken } from './oracles.ts';
import type { Outlook, OutlookEvent } from './outlook.ts';
import { mayMeet, type Season } from './rest.ts';
import { type Chance, pick } from './scheduler.ts';
import type { Row } from './tables.ts';

/** What somebody did to an event in Outlook itself, and where it stood before. */
export interface Hand {
  readonly event: OutlookEvent;
  readonly kind: 'moved' | 'refused' | 'gone' | 'asked';
  readonly before: Instant;
  /** The other time that was asked for. */
  readonly wish?: Instant;
}

const acts = ['moves', 'moves', 'moves', 'declines', 'may come', 'asks for another time', 'declines and asks for another time', 'cancels', 'deletes'] as const;

/** Hands keep to where people may meet, so that whoever puts a date elsewhere is us; and leave room for a longer one. */
const isOfficeHour = (season: Season, start: Instant, length: number): boolean => {
  const { minutes } = wallTime(start, 'Europe/Paris' as Zone);
  return mayMeet(season, { start, end: plus(start, length) }) && minutes >= 9 * 60 && minutes <= 16 * 60;
};

/** One change by hand to a date that stands, or to `only` this one, told in words; null when there is none. A date just being moved by us is left alone. */
export const changeByHand = (season: Season, outlook: Outlook, list: (table: string) => readonly Row[], now: Instant, chance: Chance, only?: MeetingId): { says: string; hand: Hand; meetingId: MeetingId } | null => {
  const meetings = list('meetings');
  const moving = new Set(meetings.filter(({ state }) => state === 'placing').map((row) => row['event_id']));
  const standing = meetings.filter((row) => row['state'] === 'booked' && (only === undefined || row['id'] === only) && !moving.has(row['event_id']) && (row['start_at'] as Date).getTime() > plus(now, 6 * hour));
  const row = standing.length > 0 ? pick(chance, standing) : undefined;
  const event = row && outlook.events.get(String(row['event_id']));
  if (!row || !event || event.isCancelled || event.isDeleted) return null;
  const act = pick(chance, acts);
  const [before, length] = [event.start, event.end - event.start];
  const elsewhere = [hour, -hour, day, 2 * day].map((by) => plus(event.start, by)).filter((start) => isOfficeHour(season, start, length) && start > plus(now, 4 * hour));
  const start = elsewhere.length > 0 ? pick(chance, elsewhere) : undefined;
  const made = (kind: Hand['kind']) => ({ says: `by hand, somebody ${act}`, hand: { event, kind, before }, meetingId: asId<MeetingId>(String(row['id'])) });
  switch (act) {
    case 'moves':
      if (start === undefined) return null;
      outlook.touch(event, { start, end: plus(start, length), answer: 'none', proposed: null });
      return made('moved');
    case 'declines': outlook.touch(event, { answer: 'declined' }); return made('refused');
    case 'may come': outlook.touch(event, { answer: 'tentative' }); return made('asked');
    case 'asks for another time':
    case 'declines and asks for another time':
      if (start === undefined) return null;
      outlook.touch(event, { answer: act === 'asks for another time' ? 'tentative' : 'declined', proposed: { start, end: plus(start, length) } });
      return { ...made('asked'), hand: { event, kind: 'asked', before, wish: start } };
    case 'cancels': outlook.touch(event, { isCancelled: true }); return made('gone');
    case 'deletes': outlook.touch(event, { isDeleted: true }); return made('gone');
  }
};

/** What a hand has done stands: nothing is moved back, and nothing is made again at a time that was refused or cleared where we had it too. */
export const holdsByHand = (hands: readonly Hand[], outlook: Outlook, list: (table: string) => readonly Row[]): void => {
  const ours = new Map(list('meetings').map((row) => [row['event_id'], (row['start_at'] as Date).getTime()]));
  const shown = [...outlook.events.values()].filter((event) => !event.isCancelled && !event.isDeleted);
  const pairOf = ({ organiser, attendee }: OutlookEvent): readonly (PersonId | null)[] => [organiser, attendee];
  const last = new Map(hands.map((hand) => [hand.event.id, hand]));
  for (const { event, kind, before } of last.values()) {
    // Whoever organises may have granted the very time that had been asked for, before the look that says it is asked for no more.
    const isGranted = hands.some((hand) => hand.event.id === event.id && hand.wish === event.start);
    if (kind === 'moved' && shown.includes(event) && event.start === before && !isGranted) throw new Broken('a date moved by hand was moved back');
    // Moved there and cleared before we had looked, it may be chosen anew: by those two, who know.
    if ((kind !== 'gone' && kind !== 'refused') || ours.get(event.id) !== before) continue;
    if (shown.some((other) => other.id !== event.id && other.start === before && pairOf(other).join() === pairOf(event).join()))
      throw new Broken('a date that a hand had cleared was made again');
  }
};

/** At rest, a refusal has ended the date: nobody is expected where they said no, unless they asked for another time with it. */
export const holdsRefusals = (hands: readonly Hand[], list: (table: string) => readonly Row[], now: Instant): void => {
  for (const { event } of hands.filter(({ kind }) => kind === 'refused')) {
    const stands = list('meetings').some((row) => row['event_id'] === event.id && row['state'] === 'booked');
    // Of a date that has begun it is asked whether it took place, and of one that was deleted nobody can say where it stood.
    if (stands && !event.isDeleted && event.answer === 'declined' && event.proposed === null && event.start > now) throw new Broken('a date that was refused still stands');
  }
};
