import type { FreeBusyStatus } from '@microsoft/microsoft-graph-types';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { Availability, BusyItem } from '../../features/places/slot.ts';
import type { Instant } from '../../kernel/time.ts';
import { zoneOf } from './zone.ts';

type Why = Extract<Availability, { kind: 'unknown' }>['reason'];
export const unknown = (reason: Why): Availability => ({ kind: 'unknown', reason });

const moment = z
  .object({ dateTime: z.string(), timeZone: z.string().default('UTC') })
  .transform(({ dateTime, timeZone }) => instantOf(dateTime, timeZone))
  .refine((at) => at !== undefined);

const scheduleItem = z.object({ status: z.string().nullish(), start: moment, end: moment });
const schedule = z.object({ error: z.null().optional(), scheduleItems: z.array(scheduleItem) });
const refused = z.object({ error: z.object({ responseCode: z.coerce.string() }) });

const named = z.looseObject({ scheduleId: z.string().toLowerCase().catch('') });

/** Entries of the answer to getSchedule, by address in lower case: neither order nor case is promised. */
export const scheduleEntries = z
  .object({ value: z.array(named) })
  .transform(({ value }): ReadonlyMap<string, unknown> => new Map(value.map((entry) => [entry.scheduleId, entry])));

/**
 * What one entry says of one person. An error, a missing list or a single item that cannot be read makes the person
 * unknown: a calendar we half understand must never look free.
 */
export const availabilityOf = (entry: unknown): Availability => {
  const read = schedule.safeParse(entry);
  if (!read.success) return unknown(reasons[refused.safeParse(entry).data?.error.responseCode ?? ''] ?? 'no-answer');
  const busy = read.data.scheduleItems.flatMap(({ status, start, end }): BusyItem[] => {
    const kept = statuses[status?.toLowerCase() ?? 'unknown'];
    return kept === 'free' ? [] : [{ start, end, status: kept ?? 'unknown' }];
  });
  return { kind: 'known', busy };
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

/** `2026-12-07T08:00:00.0000000` on the wall of a zone; an offset within the text wins, as it does in Exchange. */
const instantOf = (dateTime: string, timeZone: string): Instant | undefined => {
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
