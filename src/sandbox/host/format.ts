import type { Lang } from '../../kernel/text.ts';
import { addDays, fromIso, instantAt, sayDay, sayTime, wallTime, weekdayOf } from '../../kernel/time.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';
import { zone } from './frame-context.ts';

const locales: Record<Lang, string> = { fr: 'fr-FR', en: 'en-GB' };

/** « mardi 24 novembre 2026, 9 h 10 », "Tuesday 24 November 2026, 9:10". */
export const sayMoment = (at: Instant, lang: Lang): string =>
  `${sayDay(at, zone, lang)} ${wallTime(at, zone).date.slice(0, 4)}, ${sayTime(at, zone, lang)}`;

/** « mar. 24 nov., 9 h 10 », "Tue 24 Nov, 9:10": where there is little room. */
export const sayShortMoment = (at: Instant, lang: Lang): string => {
  const day = new Intl.DateTimeFormat(locales[lang], { weekday: 'short', day: 'numeric', month: 'short', timeZone: zone }).format(at);
  return `${day}, ${sayTime(at, zone, lang)}`;
};

export const sayClock = (at: Instant, lang: Lang): string => sayTime(at, zone, lang);

/** « 9 h 10 à 10 h », "9:10 to 10:00". */
export const sayHours = (start: string, end: string, lang: Lang): string =>
  `${sayTime(fromIso(start), zone, lang)} ${lang === 'fr' ? 'à' : 'to'} ${sayTime(fromIso(end), zone, lang)}`;

/** « Mardi 24 novembre », at the head of a day. */
export const sayDate = (date: LocalDate, lang: Lang): string => {
  const said = sayDay(instantAt(date, 12 * 60, zone), zone, lang);
  return said.charAt(0).toUpperCase() + said.slice(1);
};

/** « lun. », "Mon", and 24: the head of a narrow column. */
export const sayShortDay = (date: LocalDate, lang: Lang): { weekday: string; day: string } => ({
  weekday: new Intl.DateTimeFormat(locales[lang], { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${date}T12:00:00Z`)),
  day: String(Number(date.slice(8))),
});

/** « 23 – 27 novembre 2026 », "23 – 27 November 2026". */
export const sayWeek = (monday: LocalDate, lang: Lang): string =>
  new Intl.DateTimeFormat(locales[lang], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).formatRange(
    new Date(`${monday}T12:00:00Z`),
    new Date(`${addDays(monday, 4)}T12:00:00Z`),
  );

export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekdayOf(date));

/** The five working days of the week that holds `date`. */
export const workingDays = (date: LocalDate): LocalDate[] => {
  const monday = mondayOf(date);
  return [0, 1, 2, 3, 4].map((days) => addDays(monday, days));
};
