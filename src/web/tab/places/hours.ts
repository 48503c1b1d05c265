import type { Hours } from './catalogue.ts';

export type Day = Hours[number]['day'];
export const days: readonly Day[] = [1, 2, 3, 4, 5, 6, 7];

export const toClock = (minutes: number): string => `${String(Math.floor((minutes % 1440) / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Minutes of « 14:30 »; null while it is incomplete. Midnight as an end is 24:00. */
export const fromClock = (text: string, isEnd: boolean): number | null => {
  const match = /^(\d{2}):(\d{2})/.exec(text);
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return isEnd && minutes === 0 ? 1440 : minutes;
};

/** One more interval that day, after the last one where there is room. */
export const addHours = (hours: Hours, day: Day): Hours => {
  const last = Math.max(8 * 60, ...hours.filter((one) => one.day === day).map(({ to }) => to + 60));
  const from = Math.min(last, 22 * 60);
  return [...hours, { day, from, to: Math.min(from + (last === 480 ? 600 : 180), 1440) }];
};

/** Tuesday to Friday as Monday. */
export const copyMonday = (hours: Hours): Hours => [
  ...hours.filter(({ day }) => day === 1 || day > 5),
  ...([2, 3, 4, 5] as const).flatMap((day) => hours.filter((one) => one.day === 1).map(({ from, to }) => ({ day, from, to }))),
];
