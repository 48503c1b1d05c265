import { instant, minute, overlaps } from '../../kernel/time.ts';
import type { Instant, Interval } from '../../kernel/time.ts';
import { isElsewhere, spanOf } from './calendars.ts';
import { isRefused, servingSettings, usedThisRound } from './candidates.ts';
import { commonStarts, fieldOf, sharedQuarters } from './field.ts';
import type { Field } from './field.ts';
import { count, except, isEmpty, quarter } from './grid.ts';
import type { Mask } from './grid.ts';
import { wallAt } from './local-days.ts';
import { catalogueFor } from './prepare.ts';
import type { Catalogue, Offer, Pairing } from './prepare.ts';
import { occupancyOf } from './occupancy.ts';
import type { Occupancy } from './occupancy.ts';
import { dayTerms, duoTerms, momentOf, placeTerms, reasonsOf, total } from './score.ts';
import { discount, shortlist } from './shortlist.ts';
import type { Find, Runner, Stretch } from './shortlist.ts';
import type { Availability, DuoSearch, NoSlotReason, Recheck, SlotOption, SlotResult, SlotSearch } from './slot.ts';
import { instantOf } from './starts.ts';

const todayOf = ({ now, mentor }: DuoSearch): number => wallAt(now, mentor.zone).ordinal;

type CommonStarts = ReturnType<typeof commonStarts>;

/** The parts of days in which anything may start at all, and what their days are worth. */
const stretchesOf = (field: Field, today: number, commonOf: CommonStarts): Stretch[] => {
  const { catalogue, duo } = field;
  const { bothFree, bothWorking } = sharedQuarters(field);
  // Whoever has a way to go, or a place to be in, can start at none but these.
  const widest = commonOf(true, { mentor: 0, mentee: 0 });
  const periods = catalogue.periodsOf(duo.mentor.zone);
  const stretches: Stretch[] = [];
  for (let first = 0, next = 0; first < periods.length; first = next) {
    const { ordinal, from } = periods[first]!;
    while (periods[next]?.ordinal === ordinal) next++;
    const { to } = periods[next - 1]!;
    if (count(widest, from, to) === 0) continue;
    const free = count(bothFree, from, to);
    const working = count(bothWorking, from, to);
    const worth = total(dayTerms(ordinal - today, free, working));
    for (const period of periods.slice(first, next))
      if (count(widest, period.from, period.to) > 0) stretches.push({ period, free, working, worth });
  }
  return stretches;
};

/** The offers nobody refuses: those in settings not yet used this round (rule `rotation`), and those that would repeat one. */
const runnersOf = ({ duo }: Field, { settings, offers }: Pairing, commonOf: CommonStarts, occupancy: Occupancy | null): { readonly fresh: readonly Runner[]; readonly used: readonly Runner[] } => {
  const accepted = new Set(settings.filter((id) => !isRefused(id, duo)));
  const repeated = usedThisRound(accepted, duo.history);
  const standings = settings.map((id) => ({
    list: accepted.has(id) ? (repeated.has(id) ? 'used' : 'fresh') : null,
    worth: total(duoTerms(id, duo)),
  } as const));
  const length = Math.ceil(duo.duration / 15);
  const opens = ({ starts, place }: Offer): Mask => {
    const full = place && occupancy?.fullFor(place.id, length);
    return full ? except(starts.slice(), full) : starts;
  };
  const runners = { fresh: [] as Runner[], used: [] as Runner[] };
  for (const offer of offers) {
    const { list, worth } = standings[offer.settingIndex]!;
    if (list) runners[list].push({ offer, starts: opens(offer), common: commonOf(offer.setting.remote, offer.away), worth: offer.worth + worth });
  }
  return runners;
};

const optionOf = ({ catalogue, duo }: Field, today: number, { runner: { offer }, stretch, start }: Find): SlotOption => {
  const from = instantOf(catalogue.grid, start);
  const to = instant(from + duo.duration * minute);
  const held = (away: number): Interval => ({ start: instant(from - away * quarter), end: instant(to + away * quarter) });
  const { setting, place, fallback, mentor, mentee, away } = offer;
  const day = dayTerms(stretch.period.ordinal - today, stretch.free, stretch.working);
  const terms = [...placeTerms(offer, duo.purpose), ...duoTerms(setting.id, duo), ...day];
  return {
    start: from,
    end: to,
    settingId: setting.id,
    placeId: place?.id ?? null,
    fallbackId: fallback?.id ?? null,
    travel: { mentor, mentee },
    hold: { mentor: held(away.mentor), mentee: held(away.mentee) },
    reasons: reasonsOf(terms),
    score: total(terms),
  };
};

/** Refusals are left out of it on purpose: what they forbid reads "no common moment", whoever refused. */
const whyNone = (field: Field, { offers }: Pairing): NoSlotReason => {
  if (servingSettings({ ...field.catalogue.inputs, ...field.duo }).length === 0) return { code: 'no-setting' };
  if (offers.length === 0) return { code: 'no-place' };
  return { code: isEmpty(sharedQuarters(field).bothWorking) ? 'no-working-day' : 'no-common-moment' };
};

/**
 * `searchSlots` for one duo among many: what does not depend on the duo was worked out by `prepareCatalogue`. `shared` is where the
 * duos planned so far already are, in place of `duo.taken`; the search reads it and takes nothing.
 */
export const searchIn = (catalogue: Catalogue, duo: DuoSearch, shared?: Occupancy): SlotResult => {
  const none = (reason: NoSlotReason): SlotResult => ({ kind: 'none', reason });
  const [mentor, mentee] = [duo.mentor.availability, duo.mentee.availability];
  if (mentor.kind === 'unknown') return none({ code: 'unknown-availability', side: 'mentor', why: mentor.reason });
  if (mentee.kind === 'unknown') return none({ code: 'unknown-availability', side: 'mentee', why: mentee.reason });

  const field = fieldOf(catalogue, duo, mentor.busy, mentee.busy);
  const pairing = catalogue.pairingOf(duo);
  const today = todayOf(duo);
  const commonOf = commonStarts(field);
  const stretches = stretchesOf(field, today, commonOf);
  const { fresh, used } = runnersOf(field, pairing, commonOf, shared ?? (duo.taken ? occupancyOf(catalogue, duo.taken) : null));
  for (const { start, placeId } of duo.turnedDown) {
    const { ordinal, minutes } = wallAt(start, duo.mentor.zone);
    discount([...fresh, ...used], stretches, { ordinal, moment: momentOf(minutes), placeId });
  }
  const unused = shortlist(fresh, stretches, duo.wanted);
  const finds = unused.length > 0 ? unused : shortlist(used, stretches, duo.wanted);
  return finds.length > 0 ? { kind: 'found', options: finds.map((find) => optionOf(field, today, find)) } : none(whyNone(field, pairing));
};

/**
 * The `wanted` best moments for a duo, best first and as different as can be (days, moments, settings, places), or why there is
 * none. Every rule of rules.ts holds for every option; the same search always has the same answer. `settings` are those the
 * programme has switched on; holds are whole quarters, so an option's own check is `recheckOption`. For many duos of one
 * programme, `prepareCatalogue` once and `searchIn` it.
 */
export const searchSlots = (search: SlotSearch): SlotResult => searchIn(catalogueFor(search), search);

/**
 * Whether an option still holds, from fresh calendars: `past` when someone should have left already, or would have to within
 * `notice` minutes; `unknown` when a calendar cannot be read; `taken` when anything now lies on either door-to-door hold. The
 * buffer is not asked again: a meeting set right beside an option does not undo it.
 */
export const recheckOption = (
  option: SlotOption,
  mentor: Availability,
  mentee: Availability,
  now: Instant,
  notice: number,
): Recheck => {
  const { hold } = option;
  if (Math.min(hold.mentor.start, hold.mentee.start) < now + notice * minute) return 'past';
  if (mentor.kind === 'unknown' || mentee.kind === 'unknown') return 'unknown';
  const isTaken = ({ busy }: Availability & { kind: 'known' }, held: Interval) =>
    busy.some((item) => {
      const span = spanOf(item);
      // Someone working elsewhere can still walk and talk, but cannot be where the option is.
      return span.start < span.end && overlaps(span, held) && !(isElsewhere(item) && option.placeId === null);
    });
  return isTaken(mentor, hold.mentor) || isTaken(mentee, hold.mentee) ? 'taken' : 'holds';
};
