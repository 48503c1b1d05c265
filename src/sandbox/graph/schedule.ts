import { z } from 'zod';
import type { Instant } from '../../kernel/time.ts';
import { day, minute } from '../../kernel/time.ts';
import { troubleOf } from '../world/sentinels.ts';
import { WireError } from '../wire.ts';
import type { Calendars } from './calendars.ts';
import { hasMailbox, isNear } from './calendars.ts';
import type { Copy } from './copy.ts';
import { lowerKeys } from './event-input.ts';
import { workingHoursOf } from './mailbox-settings.ts';
import { floatingInstant, ianaOf, readInstant, writeInstant } from './zones.ts';

const when = z.object({ dateTime: z.string(), timeZone: z.string().nullish() });
const scheduleBody = z.object({
  schedules: z.array(z.string()),
  starttime: when,
  endtime: when,
  /** A concept page sends "15". */
  availabilityviewinterval: z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]).optional(),
});

const mostPeople = 100;
export const advisedPeople = 20;
const mostDays = 62;

interface ScheduleAnswer {
  value: readonly Record<string, unknown>[];
  asked: number;
}

/** `POST /users/{id}/calendar/getSchedule`. Somebody who cannot be read is an error entry, never an empty calendar. */
export const getSchedule = (calendars: Calendars, body: unknown, zone: string): ScheduleAnswer => {
  const read = scheduleBody.safeParse(lowerKeys(body));
  if (!read.success)
    throw new WireError(
      400, 'ErrorInvalidParameter', `The parameter '${read.error.issues[0]?.path.join('/') ?? ''}' is missing or cannot be read.`,
    );
  const { schedules, starttime, endtime, availabilityviewinterval: interval = 30 } = read.data;
  const [start, end] = [readInstant(starttime), readInstant(endtime)];
  judge(schedules, start, end, interval);
  const span: Span = { start, end, interval: interval * minute, askedZone: starttime.timeZone ?? 'UTC', zone };
  return { asked: schedules.length, value: schedules.map((mail) => scheduleOf(calendars, mail, span)) };
};

const judge = (schedules: readonly string[], start: Instant, end: Instant, interval: number): void => {
  if (schedules.length === 0) throw new WireError(400, 'ErrorMailboxDataArrayEmpty', 'The mailbox data array is empty.');
  if (schedules.length > mostPeople)
    throw new WireError(
      400, 'ErrorMailboxDataArrayTooBig',
      'There are too many target users in the EmailAddress array. ' +
        `The allowed size = ${mostPeople}; the actual size = ${schedules.length}.`,
    );
  if (end <= start)
    throw new WireError(
      400, 'ErrorInvalidTimeInterval', 'The time duration specified for FreeBusyViewOptions.TimeWindow is invalid.',
    );
  if (end - start > mostDays * day)
    throw new WireError(
      400, 'ErrorTimeIntervalTooBig',
      'The requested time duration specified for FreeBusyViewOptions.TimeWindow is too long. ' +
        `The allowed limit = ${mostDays} days; the actual limit = ${Math.ceil((end - start) / day)} days.`,
    );
  if (interval < 5 || interval > 1440)
    throw new WireError(
      400, 'ErrorInvalidMergedFreeBusyInterval',
      'The specified merged free/busy interval is invalid. It must be between 5 and 1440 minutes.',
    );
};

interface Span {
  start: Instant;
  end: Instant;
  /** Milliseconds. */
  interval: number;
  /** The zone of `startTime`: all-day items are midnights of that zone. */
  askedZone: string;
  /** The zone of the answer. */
  zone: string;
}

const unreadable = (mail: string, responseCode: string, message: string) => ({
  scheduleId: mail, error: { message, responseCode },
});

const scheduleOf = (calendars: Calendars, mail: string, span: Span): Record<string, unknown> => {
  const person = calendars.addressee(mail);
  if (!person || !mail.includes('@') || !hasMailbox(person))
    return unreadable(mail, '5016', 'Unable to find a mailbox for the recipient.');
  if (troubleOf(person.key) === 'unavailable')
    return unreadable(mail, 'ErrorProxyRequestProcessingFailed', 'Unable to send cross-forest request.');
  const items = [...calendars.all(person.id)]
    .filter((copy) => copy.folder === 'calendar' && isNear(copy, span))
    .map((copy) => ({ copy, ...within(copy, span) }))
    .filter(({ start, end }) => start < span.end && span.start < end)
    .sort((a, b) => a.start - b.start);
  return {
    scheduleId: mail,
    availabilityView: viewOf(items, span),
    scheduleItems: items.map(({ copy, start, end }) => ({
      status: copy.showAs, start: writeInstant(start, span.zone), end: writeInstant(end, span.zone),
    })),
    workingHours: workingHoursOf(person),
  };
};

const within = (copy: Copy, { askedZone }: Span): { start: Instant; end: Instant } =>
  copy.isAllDay
    ? { start: floatingInstant(copy.start, ianaOf(askedZone)), end: floatingInstant(copy.end, ianaOf(askedZone)) }
    : { start: copy.start, end: copy.end };

/** Working elsewhere reads as free "for backward compatibility" (metadata of scheduleInformation). */
const digits: Readonly<Record<Copy['showAs'], 0 | 1 | 2 | 3>> = {
  free: 0, workingElsewhere: 0, unknown: 0, tentative: 1, busy: 2, oof: 3,
};

const viewOf = (items: readonly { copy: Copy; start: Instant; end: Instant }[], span: Span): string => {
  const view = new Uint8Array(Math.ceil((span.end - span.start) / span.interval));
  for (const { copy, start, end } of items) {
    const first = Math.max(0, Math.floor((start - span.start) / span.interval));
    const last = Math.min(view.length, Math.ceil((end - span.start) / span.interval));
    for (let slot = first; slot < last; slot++) view[slot] = Math.max(view[slot] ?? 0, digits[copy.showAs]);
  }
  return view.join('');
};

