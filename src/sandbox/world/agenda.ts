import type { Instant, LocalDate, Weekday } from '../../kernel/time.ts';
import { addDays, instant, minute, plus } from '../../kernel/time.ts';
import type { Away } from './away.ts';
import { awayOf } from './away.ts';
import { duoOf, roomLeft } from './breathing.ts';
import { chance, pick } from './chance.ts';
import { chairOf, committees, membersOf, sittings } from './committees.ts';
import type { Day } from './days.ts';
import { at, dayOn, days, holidayOn } from './days.ts';
import type { Person } from './people.ts';
import { people } from './people.ts';
import { dayWords, focusSubjects, meetingSubjects, privateSubjects, rooms } from './subjects.ts';

export type ShowAs = 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere';

/** A line of somebody's calendar. An all-day item floats: its instants are the UTC midnights of its dates. */
export interface AgendaItem {
  /** The same in every calendar it stands in. */
  readonly key: string;
  readonly subject: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly isAllDay: boolean;
  readonly showAs: ShowAs;
  readonly isPrivate: boolean;
  readonly room: string;
  readonly organizer: Person;
  readonly attendees: readonly Person[];
}

/** Everything in one person's calendar before anybody touched it; the same at every start. */
export const agendaOf = (person: Person): readonly AgendaItem[] => {
  const away = awayOf(person);
  const meetings = sharedMeetings(person);
  return [...wholeDays(person, away), ...meetings, ...ownMeetings(person, away, meetings)];
};

const item = (
  person: Person, day: Day, from: number, minutes: number, subject: string, more: Partial<AgendaItem> = {},
): AgendaItem => ({
  key: `${person.key} ${day.date} ${from}`, subject, start: at(day, from), end: plus(at(day, from), minutes * minute),
  isAllDay: false, showAs: 'busy', isPrivate: false, room: '', organizer: person, attendees: [], ...more,
});

const midnight = (date: LocalDate): Instant => instant(Date.parse(`${date}T00:00:00Z`));
const wholeDay = (person: Person, first: Day, last: Day, subject: string, showAs: ShowAs, isPrivate = false): AgendaItem => ({
  key: `${person.key} ${first.date} ${subject}`, subject, start: midnight(first.date), end: midnight(addDays(last.date, 1)),
  isAllDay: true, showAs, isPrivate, room: '', organizer: person, attendees: [],
});

const isAway = (away: readonly Away[], day: Day): boolean =>
  away.some(({ first, last }) => first.index <= day.index && day.index <= last.index);

const onSite: readonly string[] = ['Industrie', 'Recherche'];
const teleworkDays = (person: Person): readonly Weekday[] => {
  if (person.role === 'executive') return chance(person.key, 'home') < 0.4 ? [5] : [];
  if (onSite.includes(person.department)) return person.department === 'Recherche' ? [5] : [];
  return duoOf(person) >= 0 || chance(person.key, 'home') < 0.4 ? [5] : [pick([1, 3] as const, person.key, 'home day'), 5];
};

const wholeDays = (person: Person, away: readonly Away[]): readonly AgendaItem[] => {
  const words = dayWords[person.lang];
  const home = teleworkDays(person);
  const partTime = duoOf(person) < 0 && person.role === 'employee' && chance(person.key, 'part time') < 0.12;
  const birthdays = people.filter((other) => other.department === person.department && other !== person);
  const lasting = away.map(({ first, last, why, where }) =>
    wholeDay(
      person, first, last, why === 'leave' ? words.leave : words.travel(where ?? ''), 'oof',
      why === 'leave' && chance(person.key, first.date) < 0.3,
    ));
  const market = person.site === 'Strasbourg'
    ? [wholeDay(person, dayOn('2026-11-25'), dayOn('2026-12-24'), words.market, 'free')] : [];
  const daily = days.flatMap((day): readonly AgendaItem[] => {
    const holiday = holidayOn(day, person.site);
    if (holiday) return [wholeDay(person, day, day, holiday, 'free')];
    if (day.weekday > 5 || isAway(away, day)) return [];
    const born = birthdays.filter((other) => Math.floor(chance(other.key, 'birthday') * 365) === day.index);
    return [
      ...(home.includes(day.weekday) ? [wholeDay(person, day, day, words.telework, 'workingElsewhere')] : []),
      ...(partTime && day.weekday === 3 ? [wholeDay(person, day, day, words.partTime, 'oof')] : []),
      ...(person.department === 'Finance' && isMonthEnd(day) ? [wholeDay(person, day, day, words.closing, 'free')] : []),
      ...born.map((other) => wholeDay(person, day, day, words.birthday(other.given), 'free')),
    ];
  });
  return [...lasting, ...market, ...daily];
};

const isMonthEnd = (day: Day): boolean => {
  const next = addDays(day.date, day.weekday === 5 ? 3 : 1);
  return next.slice(5, 7) !== day.date.slice(5, 7);
};

const sharedMeetings = (person: Person): readonly AgendaItem[] => [
  ...committees.filter(({ members }) => members(person)).flatMap((committee) => {
    const chair = chairOf(committee);
    const attendees = membersOf(committee).filter((member) => member !== chair);
    return sittings(committee)
      .filter((day) => !holidayOn(day, chair.site))
      .map((day) => item(chair, day, committee.from, committee.minutes, committee.name, {
        key: `${committee.name} ${day.date} ${committee.from}`, room: committee.room, attendees,
      }));
  }),
  ...['2026-10-15', '2027-01-21'].map((date) => {
    const host = people[0] ?? person;
    return item(
      host, dayOn(date), 1020, 60, dayWords.fr.townHall,
      { key: `town hall ${date}`, room: 'Teams', attendees: people.slice(1), showAs: 'tentative' },
    );
  }),
];

const density: Readonly<Record<Person['role'], number>> = {
  executive: 0.78, hr: 0.5, mentor: 0.42, referent: 0.4, employee: 0.45,
};

/** Fills the days with one's own meetings, around what is already there and the room one leaves. */
const ownMeetings = (person: Person, away: readonly Away[], taken: readonly AgendaItem[]): readonly AgendaItem[] => {
  const busy = new Set(taken.flatMap(({ start, end }) => quarters(start, end)));
  return days.flatMap((day) => {
    if (day.weekday > 5 || holidayOn(day, person.site) || isAway(away, day)) return [];
    const kept = roomLeft(person, day.week).filter(({ weekday }) => weekday === day.weekday);
    const found: AgendaItem[] = [];
    let from = person.role === 'executive' ? 510 : pick([540, 570], person.key, day.date);
    while (from < 1080) {
      const luck = (what: string): number => chance(person.key, day.date, from, what);
      const minutes = pick([30, 30, 45, 60, 60, 90], person.key, day.date, from);
      const start = at(day, from);
      const lunch = from >= 720 && from < 825;
      const clash = kept.some((room) => from < room.to && room.from < from + minutes)
        || quarters(start, plus(start, minutes * minute)).some((quarter) => busy.has(quarter));
      const eatsLate = from < 720 && from + minutes > 750;
      if (clash || eatsLate || from + minutes > 1110 || luck('any') > (lunch ? 0.06 : density[person.role])) {
        from += 15;
        if (!clash) from += 15;
        continue;
      }
      found.push(
        lunch
          ? item(person, day, from, minutes, dayWords[person.lang].lunch)
          : ownMeeting(person, day, from, minutes, luck('kind')),
      );
      from += minutes + (luck('gap') < 0.5 ? 0 : 15);
    }
    return found;
  });
};

const ownMeeting = (person: Person, day: Day, from: number, minutes: number, kind: number): AgendaItem => {
  const say = (subjects: readonly string[]): string => pick(subjects, person.key, day.date, from, 'subject');
  if (kind < 0.04) return item(person, day, from, minutes, say(privateSubjects[person.lang]), { isPrivate: true });
  if (kind < 0.1) return item(person, day, from, minutes, say(focusSubjects[person.lang]), { showAs: 'free' });
  const room = pick(rooms, person.key, day.date, from, 'room');
  return item(
    person, day, from, minutes, say(meetingSubjects[person.lang]), { room, showAs: kind < 0.22 ? 'tentative' : 'busy' },
  );
};

const quarters = (start: Instant, end: Instant): readonly number[] =>
  Array.from({ length: Math.ceil((end - start) / (15 * minute)) }, (_, position) => start / (15 * minute) + position);
