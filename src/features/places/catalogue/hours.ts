import type { Weekday } from '../../../kernel/time.ts';
import type { OpeningHours } from '../place.ts';

/** Opening hours as text, in the way of OpenStreetMap: `Mo-Fr 08:00-12:00,14:00-19:00; Sa 09:00-12:00`. French is read too. */
const codes = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;
const starts: Readonly<Record<string, Weekday>> = {
  lu: 1, mo: 1, ma: 2, tu: 2, me: 3, we: 3, je: 4, th: 4, ve: 5, fr: 5, sa: 6, di: 7, su: 7,
};
const week: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const intervalsOf = (opening: readonly OpeningHours[], day: Weekday): string =>
  opening.filter((hours) => hours.day === day).toSorted((a, b) => a.from - b.from).map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(',');

/** Days of the same hours that follow one another are one range. */
export const writeHours = (opening: readonly OpeningHours[]): string => {
  const runs: { from: Weekday; to: Weekday; hours: string }[] = [];
  for (const day of week) {
    const hours = intervalsOf(opening, day);
    const last = runs.at(-1);
    if (hours === '') continue;
    if (last && last.hours === hours && last.to === day - 1) last.to = day;
    else runs.push({ from: day, to: day, hours });
  }
  const named = ({ from, to }: { from: Weekday; to: Weekday }) => (from === to ? codes[from - 1] : `${codes[from - 1]}-${codes[to - 1]}`);
  return runs.map((run) => `${named(run)} ${run.hours}`).join('; ');
};

const readTime = (text: string): number | null => {
  const match = /^(\d{1,2})(?:[h:](\d{2})?)?$/.exec(text);
  if (!match) return null;
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)];
  return hours * 60 + minutes <= 1440 && minutes < 60 ? hours * 60 + minutes : null;
};

const readDays = (text: string): readonly Weekday[] | null => {
  const days: Weekday[] = [];
  for (const part of text.split(',')) {
    const [from, to = from] = part.split('-').map((name) => starts[name.slice(0, 2)]);
    if (from === undefined || to === undefined || from > to) return null;
    days.push(...week.slice(from - 1, to));
  }
  return days;
};

const readIntervals = (text: string): readonly { from: number; to: number }[] | null => {
  const intervals = text.split(',').map((part) => part.split('-').map(readTime));
  return intervals.every((pair): pair is [number, number] => pair.length === 2 && pair.every((time) => time !== null))
    ? intervals.map(([from, to]) => ({ from, to }))
    : null;
};

/** The hours this text says; null when it cannot be understood whole. A day said twice keeps what was said last, as in OpenStreetMap. */
export const readHours = (text: string): readonly OpeningHours[] | null => {
  const calm = text.toLowerCase().replace(/[–—−]/g, '-').replace(/\s+(à|to|au)\s+/g, '-').replace(/\s*([-,;:])\s*/g, '$1').replace(/(\d)\s*h\s*(?=\d)/g, '$1h').replace(/(\d)\s+h/g, '$1h').trim();
  if (calm === '24/7') return week.map((day) => ({ day, from: 0, to: 1440 }));
  const days = new Map<Weekday, readonly { from: number; to: number }[]>();
  for (const rule of calm.split(/;|\n|\|/).map((part) => part.trim()).filter(Boolean)) {
    const match = /^((?:[a-z]+\.?)(?:[-,][a-z]+\.?)*)\s+(.+)$/.exec(rule);
    const named = match ? readDays(match[1]?.replaceAll('.', '') ?? '') : week;
    const said = match?.[2] ?? rule;
    const intervals = /^(off|closed|ferm[ée]e?)$/.test(said) ? [] : readIntervals(said);
    if (!named || !intervals) return null;
    for (const day of named) days.set(day, intervals);
  }
  return week.flatMap((day) => (days.get(day) ?? []).map((hours) => ({ day, ...hours })));
};
