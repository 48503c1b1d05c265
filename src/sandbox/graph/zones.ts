import { findIana } from 'windows-iana';
import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../../kernel/time.ts';
import { isZone } from '../../kernel/time.ts';
import { WireError } from '../wire.ts';

/** As Exchange writes them: wall time with seven decimals, and the name of a zone, Windows or IANA. */
interface DateTimeTimeZone {
  dateTime: string;
  timeZone?: string | null | undefined;
}

/** The IANA zone of a Windows or IANA name. An unknown name is a 400, never a fallback. */
export const ianaOf = (name: string): string => {
  if (name === 'UTC' || name === 'Etc/UTC' || name === 'tzone://Microsoft/Utc') return 'UTC';
  const iana = findIana(name)[0] ?? (isZone(name) ? name : undefined);
  if (!iana)
    throw new WireError(
      400, 'TimeZoneNotSupportedException',
      `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${name}'.`,
    );
  return iana;
};

/** The instant of a wall time; an explicit `Z` or offset in `dateTime` wins over `timeZone`, as in Exchange. */
export const readInstant = ({ dateTime, timeZone }: DateTimeTimeZone): Instant => {
  const zone = ianaOf(timeZone ?? 'UTC');
  try {
    if (/(Z|[+-]\d\d:?\d\d)$/.test(dateTime)) return Temporal.Instant.from(dateTime).epochMilliseconds as Instant;
    const wall = Temporal.PlainDateTime.from(dateTime);
    return wall.toZonedDateTime(zone).epochMilliseconds as Instant;
  } catch {
    throw new WireError(400, 'ErrorInvalidDateTime', `The value '${dateTime}' is not a valid DateTime.`);
  }
};

/** The wall time of an instant in a zone named as the caller named it. */
export const writeInstant = (at: Instant, name: string): { dateTime: string; timeZone: string } => {
  const iana = ianaOf(name);
  const wall = iana === 'UTC'
    ? new Date(at).toISOString().slice(0, 19)
    : Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(iana).toPlainDateTime().toString({ smallestUnit: 'second' });
  return { dateTime: `${wall}.0000000`, timeZone: name };
};

/** All-day items float: midnight in whatever zone is asked. */
export const writeFloating = (utcMidnight: Instant, name: string): { dateTime: string; timeZone: string } => ({
  dateTime: `${new Date(utcMidnight).toISOString().slice(0, 10)}T00:00:00.0000000`,
  timeZone: name,
});

/** The instant at which a floating midnight falls in a zone. */
export const floatingInstant = (utcMidnight: Instant, name: string): Instant =>
  readInstant({ dateTime: `${new Date(utcMidnight).toISOString().slice(0, 10)}T00:00:00`, timeZone: name });
