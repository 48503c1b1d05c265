import { Temporal } from 'temporal-polyfill';
import { WINDOWS_TO_IANA_MAP } from 'windows-iana';
import { z } from 'zod';
import type { Instant, Zone } from '../../kernel/time.ts';
import { hour, isZone, minute, plus } from '../../kernel/time.ts';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const change = z.object({
  /** On the wall that is about to change. */
  time: z.string(),
  /** 1 to 5 within the month, 5 being the last. */
  dayOccurrence: z.int().min(1).max(5),
  dayOfWeek: z.string().toLowerCase().pipe(z.enum(days)),
  month: z.int().min(1).max(12),
});
const customZone = z.object({
  /** Minutes; UTC is local time plus these. */
  bias: z.int(),
  standardOffset: change.nullish().catch(null),
  daylightOffset: change.extend({ daylightBias: z.int() }).nullish().catch(null),
});
type CustomZone = z.infer<typeof customZone>;

/** The rules of a `customTimeZone`, which has a name that says nothing; undefined for a zone that goes by its name. */
export const readCustomZone = (raw: { readonly name?: string | null | undefined }): CustomZone | undefined => customZone.safeParse(raw).data;

const known = new Map<string, Zone | undefined>();

/**
 * A zone whose clocks show the same as these rules in the year of `at`, the first in Microsoft's own list of those with names
 * (reference/graph.md, section 2); undefined when none does. The city may be another, the clock is the same.
 */
export const customZoneOf = (custom: CustomZone, at: Instant): Zone | undefined => {
  const year = new Date(at).getUTCFullYear();
  const key = JSON.stringify([custom, year]);
  if (!known.has(key)) {
    if (known.size >= mostKnown) known.clear();
    const proofs = proofsOf(custom, year);
    known.set(key, named.find((zone) => proofs.every(({ moment, offset }) => offsetAt(moment, zone) === offset)));
  }
  return known.get(key);
};
/** A tenant has a handful; whoever sends thousands shall not fill our memory. */
const mostKnown = 500;

/** One for each Windows zone, west to east. */
const named: readonly Zone[] = WINDOWS_TO_IANA_MAP
  .filter(({ territory }) => territory === '001')
  .flatMap(({ iana }): string[] => iana.slice(0, 1))
  .filter(isZone);

interface Proof {
  readonly moment: Instant;
  /** Minutes east of UTC. */
  readonly offset: number;
}

/** What the clock shows an hour before and after each change; without changes, in each month. */
const proofsOf = ({ bias, standardOffset, daylightOffset }: CustomZone, year: number): readonly Proof[] => {
  const standard = -bias;
  if (!standardOffset || !daylightOffset || daylightOffset.daylightBias === 0)
    return Array.from({ length: 12 }, (_, month) => ({ moment: Date.UTC(year, month, 15) as Instant, offset: standard }));
  const summer = standard - daylightOffset.daylightBias;
  return [
    ...around(instantOf(standardOffset, year, summer), summer, standard),
    ...around(instantOf(daylightOffset, year, standard), standard, summer),
  ];
};
const around = (moment: Instant, before: number, after: number): readonly Proof[] => [
  { moment: plus(moment, -hour), offset: before }, { moment: plus(moment, hour), offset: after },
];

const instantOf = ({ time, dayOccurrence, dayOfWeek, month }: z.infer<typeof change>, year: number, offset: number): Instant => {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const date = 1 + ((days.indexOf(dayOfWeek) - first + 7) % 7) + 7 * (dayOccurrence - 1);
  const lastDate = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return (Date.UTC(year, month - 1, date > lastDate ? date - 7 : date, hours, minutes) - offset * minute) as Instant;
};

const offsetAt = (moment: Instant, zone: Zone): number =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).offsetNanoseconds / 60e9;
