import { Temporal } from 'temporal-polyfill';
import type { Brand } from './ids.ts';
import type { Lang } from './text.ts';

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. Integers, because the slot search compares millions of them. */
export type Instant = Brand<number, 'Instant'>;

/** Half open: start is inside, end is not. */
export interface Interval {
  readonly start: Instant;
  readonly end: Instant;
}

/** An IANA zone name, e.g. `Europe/Paris`. Windows names live only inside adapters/graph. */
export type Zone = Brand<string, 'Zone'>;

/** A day on the wall, `2026-12-08`. */
export type LocalDate = Brand<string, 'LocalDate'>;

/** Minutes since midnight on the wall, 0 to 1440. */
export type WallMinutes = number;

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export interface WallTime {
  readonly date: LocalDate;
  readonly minutes: WallMinutes;
  readonly weekday: Weekday;
}

export interface Clock {
  now(): Instant;
}

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const instant = (milliseconds: number): Instant => milliseconds as Instant;
export const plus = (at: Instant, milliseconds: number): Instant => (at + milliseconds) as Instant;
export const overlaps = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;

export const toDate = (at: Instant): Date => new Date(at);
export const fromDate = (date: Date): Instant => date.getTime() as Instant;
export const toIso = (at: Instant): string => new Date(at).toISOString();

/** Reads an ISO 8601 instant with its offset; throws RangeError on anything else. */
export const fromIso = (text: string): Instant => Temporal.Instant.from(text).epochMilliseconds as Instant;

export const systemClock: Clock = { now: () => Date.now() as Instant };

/** A clock that runs with real time from wherever it was last put: the domain's clock in the sandbox and in tests. */
export class MovableClock implements Clock {
  #offset: number;
  readonly #real: () => number;

  constructor(start: Instant, real: () => number = Date.now) {
    this.#real = real;
    this.#offset = start - real();
  }

  now(): Instant {
    return (this.#real() + this.#offset) as Instant;
  }

  /** Milliseconds between real time and this clock: what pg-boss needs to follow it. */
  get offset(): number {
    return this.#offset;
  }

  moveTo(at: Instant): void {
    this.#offset = at - this.#real();
  }
}

/** Searches and cards ask about the same few moments again and again, and zones are slow: this many answers are kept for each zone. */
const mostKnown = 4096;
const perZone = <Asked, Answer>(answer: (asked: Asked, zone: Zone) => Answer): ((asked: Asked, zone: Zone) => Answer) => {
  const zones = new Map<Zone, Map<Asked, Answer>>();
  return (asked, zone) => {
    let known = zones.get(zone);
    if (!known) zones.set(zone, (known = new Map()));
    let found = known.get(asked);
    if (found === undefined) {
      if (known.size >= mostKnown) known.clear();
      known.set(asked, (found = answer(asked, zone)));
    }
    return found;
  };
};

/** What the wall clock shows at `at` in `zone`. */
export const wallTime = perZone((at: Instant, zone): WallTime => {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  return { date: local.toPlainDate().toString() as LocalDate, minutes: local.hour * 60 + local.minute, weekday: local.dayOfWeek as Weekday };
});

/** The moment the wall shows `dateTime`, without offset, in a zone; a time skipped by DST becomes the next valid one. */
const wallInstant = perZone((dateTime: string, zone): Instant => Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone).epochMilliseconds as Instant);

const twoDigits = (n: number): string => String(n).padStart(2, '0');

/** The moment the wall shows `minutes` on `date` in `zone`; a time skipped by DST becomes the next valid one. */
export const instantAt = (date: LocalDate, minutes: WallMinutes, zone: Zone): Instant => {
  const days = Math.floor(minutes / 1440);
  const rest = minutes - days * 1440;
  return wallInstant(`${days === 0 ? date : addDays(date, days)}T${twoDigits(Math.floor(rest / 60))}:${twoDigits(rest % 60)}`, zone);
};

/** Dates have no zone: counted in days of UTC, which are all as long. */
export const addDays = (date: LocalDate, days: number): LocalDate => new Date(Date.parse(date) + days * day).toISOString().slice(0, 10) as LocalDate;

export const weekdayOf = (date: LocalDate): Weekday => (new Date(date).getUTCDay() || 7) as Weekday;

const knownZones = new Set<string>();

/** True for a name the runtime's zone database knows. Names are remembered: asking the database is slow, names are few. */
export const isZone = (name: string): name is Zone => {
  if (knownZones.has(name)) return true;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
  } catch {
    return false;
  }
  knownZones.add(name);
  return true;
};

const locales: Record<Lang, string> = { fr: 'fr-FR', en: 'en-GB' };
const formatters = new Map<string, Intl.DateTimeFormat>();
const format = (lang: Lang, zone: Zone, options: Intl.DateTimeFormatOptions, at: Instant): string => {
  const key = `${lang}|${zone}|${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (!formatter) formatters.set(key, (formatter = new Intl.DateTimeFormat(locales[lang], { timeZone: zone, ...options })));
  return formatter.format(at);
};

/** « mardi 8 décembre », "Tuesday 8 December". */
export const sayDay = (at: Instant, zone: Zone, lang: Lang): string => {
  const said = format(lang, zone, { weekday: 'long', day: 'numeric', month: 'long' }, at).replace(',', '');
  return lang === 'fr' ? said.replace(/ 1 /, ' 1er ') : said;
};

/** « mardi », "Tuesday". */
export const sayWeekday = (at: Instant, zone: Zone, lang: Lang): string => format(lang, zone, { weekday: 'long' }, at);

/** « 12 h 15 » (no-break spaces), "12:15". */
export const sayTime = (at: Instant, zone: Zone, lang: Lang): string => {
  const { minutes } = wallTime(at, zone);
  const h = Math.floor(minutes / 60);
  const m = minutes % 60;
  if (lang === 'en') return `${h}:${String(m).padStart(2, '0')}`;
  return m === 0 ? `${h}\u00a0h` : `${h}\u00a0h\u00a0${String(m).padStart(2, '0')}`;
};

/** « mardi 8 décembre, 12 h 15 », "Tuesday 8 December, 12:15". */
export const sayWhen = (at: Instant, zone: Zone, lang: Lang): string => `${sayDay(at, zone, lang)}, ${sayTime(at, zone, lang)}`;

/** « 45 min », « 1 h », « 1 h 30 » ; "45 min", "1 h", "1 h 30". */
export const sayDuration = (minutes: number): string => {
  const h = Math.floor(minutes / 60);
  const m = minutes % 60;
  if (h === 0) return `${m}\u00a0min`;
  return m === 0 ? `${h}\u00a0h` : `${h}\u00a0h\u00a0${String(m).padStart(2, '0')}`;
};
