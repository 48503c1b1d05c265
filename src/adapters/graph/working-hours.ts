import type { DayOfWeek } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type { DeclaredHours } from '../../features/places/slot.ts';
import type { Instant, WallMinutes, Weekday } from '../../kernel/time.ts';
import { customZoneOf, readCustomZone } from './custom-zone.ts';
import { zoneOf } from './zone.ts';

const workingHours = z.object({
  daysOfWeek: z.array(z.string().toLowerCase()),
  startTime: z.string(),
  endTime: z.string(),
  timeZone: z.looseObject({ name: z.string().nullish() }),
});

const weekdays: Readonly<Record<string, Weekday>> = {
  monday: 1, tuesday: 2, wednesday: 3, thursday: 4, friday: 5, saturday: 6, sunday: 7,
} satisfies Record<DayOfWeek, Weekday>;

/**
 * The hours a person declared in Outlook, with the zone they are told in; undefined when they cannot be read or the zone says
 * nothing. Exchange gives one range for the whole week: hours set day by day collapse to the earliest start and the latest
 * end, so what is outside is certainly not worked, what is inside may not be. `at`: the year whose clock changes a custom
 * zone is compared with.
 */
export const workingHoursOf = (raw: unknown, at: Instant): DeclaredHours | undefined => {
  const read = workingHours.safeParse(raw).data;
  if (!read) return undefined;
  const days = [...new Set(read.daysOfWeek.flatMap((day) => weekdays[day] ?? []))].toSorted((a, b) => a - b);
  const [from, to] = [minutesOf(read.startTime), minutesOf(read.endTime) || 1440];
  const custom = readCustomZone(read.timeZone);
  const zone = custom ? customZoneOf(custom, at) : zoneOf(read.timeZone.name ?? '');
  return zone && days.length > 0 && from < to ? { days, from, to, zone } : undefined;
};

/** `08:30:00.0000000`; NaN for another text, which no comparison lets through. */
const minutesOf = (text: string): WallMinutes => {
  const [, hours, minutes] = /^(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(text) ?? [];
  return Number(hours) * 60 + Number(minutes);
};
