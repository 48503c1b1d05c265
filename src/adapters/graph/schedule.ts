import type { FreeBusyStatus } from '@microsoft/microsoft-graph-types';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Availability, BusyItem } from '../../features/places/slot.ts';
import type { Instant } from '../../kernel/time.ts';
import { workingHoursOf } from './working-hours.ts';
import { zoneOf } from './zone.ts';

type Why = Extract<Availability, { kind: 'unknown' }>['reason'];
export const unknown = (reason: Why): Availability => ({ kind: 'unknown', reason });

const moment = z.object({ dateTime: z.string(), timeZone: z.string().default('UTC') });
const scheduleItem = z.object({ status: z.string().nullish(), start: moment, end: moment });
const schedule = z.object({ error: z.null().optional(), scheduleItems: z.array(scheduleItem), workingHours: z.unknown().optional() });
const refused = z.object({ error: z.object({ responseCode: z.coerce.string() }) });

const named = z.looseObject({ scheduleId: z.string().toLowerCase().catch('') });
const answered = z.object({ value: z.array(named) });

/** Entries of the answer to getSchedule, by address in lower case: neither order nor case is promised. Undefined when it is none. */
export const scheduleEntries = (body: unknown): ReadonlyMap<string, unknown> | undefined => {
  const read = answered.safeParse(body).data;
  return read && new Map(read.value.map((entry) => [entry.scheduleId, entry]));
};

/**
 * What one entry says of one person. An error, a missing list or a single item that cannot be read makes the person
 * unknown: a calendar we half understand must never look free. Working hours that cannot be read are merely absent.
 */
export const availabilityOf = (entry: unknown, at: Instant): Availability => {
  const read = schedule.safeParse(entry).data;
  if (!read) return unknown(reasons[refused.safeParse(entry).data?.error.responseCode ?? ''] ?? 'no-answer');
  const busy: BusyItem[] = [];
  for (const item of read.scheduleItems) {
    const [start, end] = [instantOf(item.start), instantOf(item.end)];
    if (start === undefined || end === undefined) return unknown('no-answer');
    const status = statuses[item.status?.toLowerCase() ?? 'unknown'] ?? 'unknown';
    if (status !== 'free') busy.push({ start, end, status });
  }
  const workingHours = workingHoursOf(read.workingHours, at);
  return { kind: 'known', busy, ...(workingHours && { workingHours }) };
};

/** Words for an entry's failure (graph.md, section 2; EWS response codes). Others mean that Exchange could not look. */
const reasons: Readonly<Record<string, Why>> = {
  5016: 'no-mailbox',
  5009: 'no-mailbox',
  ErrorMailRecipientNotFound: 'no-mailbox',
  ErrorNoFreeBusyAccess: 'not-readable',
  ErrorAccessDenied: 'not-readable',
};

/** `workingElsewhere` in live data, `WorkingElsewhere` on a concept page. */
const statuses: Readonly<Record<string, FreeBusyStatus>> = {
  free: 'free', tentative: 'tentative', busy: 'busy', oof: 'oof', workingelsewhere: 'workingElsewhere', unknown: 'unknown',
};

/** As Exchange writes it when UTC is asked for, which we do: read without Temporal, for there are millions of them. */
const usual = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?$/;

/** `2026-12-07T08:00:00.0000000` on the wall of a zone; an offset within the text wins, as it does in Exchange. */
const instantOf = ({ dateTime, timeZone }: z.infer<typeof moment>): Instant | undefined => {
  if (timeZone === 'UTC' && usual.test(dateTime)) {
    const at = Date.parse(`${dateTime.slice(0, 23)}Z`);
    return Number.isNaN(at) ? undefined : (at as Instant);
  }
  const zone = zoneOf(timeZone);
  if (!zone) return undefined;
  try {
    const hasOffset = /(?:Z|[+-]\d\d:?\d\d)$/i.test(dateTime);
    const at = hasOffset ? Temporal.Instant.from(dateTime) : Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone);
    return at.epochMilliseconds as Instant;
  } catch {
    return undefined;
  }
};
