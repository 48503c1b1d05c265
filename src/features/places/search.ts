import { instant, minute, overlaps } from '../../kernel/time.ts';
import type { Instant, Interval } from '../../kernel/time.ts';
import { heldQuarters, isElsewhere, spanOf } from './calendars.ts';
import { candidatesOf, servingSettings, usedThisRound, withoutRefusals } from './candidates.ts';
import type { Candidate } from './candidates.ts';
import { both, count, isEmpty, next, quarter } from './grid.ts';
import { wallAt } from './local-days.ts';
import { dayTerms, momentBounds, momentOf, placeTerms, reasonsOf, total } from './score.ts';
import type { Moment, Term } from './score.ts';
import { shortlist } from './shortlist.ts';
import type { Find } from './shortlist.ts';
import type { Availability, NoSlotReason, Recheck, SlotOption, SlotResult, SlotSearch, Travel } from './slot.ts';
import { fieldOf, instantOf, startsIn } from './starts.ts';
import type { Field } from './starts.ts';

/** A part of a day on the mentor's wall, and what that day is worth. */
interface Period {
  readonly ordinal: number;
  readonly moment: Moment;
  to: number;
  readonly terms: readonly Term[];
}

const periodsOf = ({ search, mentor, mentee }: Field): readonly Period[] => {
  const today = wallAt(search.now, search.mentor.zone).ordinal;
  const working = both(mentor.working, mentee.working);
  const free = both(mentor.free, mentee.free);
  const periods: Period[] = [];
  const termsOf = (ordinal: number): readonly Term[] => {
    const known = periods.at(-1);
    if (known?.ordinal === ordinal) return known.terms;
    const parts = mentor.days.filter((local) => local.ordinal === ordinal);
    const over = (mask: typeof free) => parts.reduce((sum, { from, to }) => sum + count(mask, from, to), 0);
    return dayTerms(ordinal - today, over(free), over(working));
  };
  for (const { ordinal, midnight, from, to } of mentor.days)
    for (const moment of [0, 1, 2] as const) {
      const end = Math.min(to, midnight + momentBounds[moment + 1]! / 15);
      if (end <= Math.max(from, midnight + momentBounds[moment] / 15)) continue;
      const last = periods.at(-1);
      // The night clocks change, one morning is two runs of quarters: still one morning.
      if (last?.ordinal === ordinal && last.moment === moment) last.to = end;
      else periods.push({ ordinal, moment, to: end, terms: termsOf(ordinal) });
    }
  return periods;
};

interface FoundIn extends Find {
  readonly period: Period;
}

/** The first start of each candidate in each period. */
const findsOf = (field: Field, candidates: readonly Candidate[], periods: readonly Period[]): readonly FoundIn[] => {
  const starts = startsIn(field);
  return candidates.flatMap((candidate) => {
    const mask = starts(candidate);
    const worth = total(placeTerms(candidate, field.search));
    const finds: FoundIn[] = [];
    let index = 0;
    for (let start = next(mask, 0); start >= 0; start = next(mask, periods[index]!.to)) {
      while (periods[index]!.to <= start) index++;
      const period = periods[index]!;
      const { ordinal, moment } = period;
      finds.push({ candidate, start, ordinal, moment, period, score: worth + total(period.terms) });
    }
    return finds;
  });
};

const optionOf = ({ search, grid }: Field, { candidate, start, score, period }: FoundIn): SlotOption => {
  const from = instantOf(grid, start);
  const to = instant(from + search.duration * minute);
  const held = (way: Travel): Interval => ({
    start: instant(from - heldQuarters(way) * quarter),
    end: instant(to + heldQuarters(way) * quarter),
  });
  const { setting, place, fallback, mentor, mentee } = candidate;
  return {
    start: from,
    end: to,
    settingId: setting.id,
    placeId: place?.id ?? null,
    fallbackId: fallback?.id ?? null,
    travel: { mentor, mentee },
    hold: { mentor: held(mentor), mentee: held(mentee) },
    reasons: reasonsOf([...placeTerms(candidate, search), ...period.terms]),
    score,
  };
};

/** Refusals are left out of it on purpose: what they forbid reads "no common moment", whoever refused. */
const whyNone = (search: SlotSearch, candidates: readonly Candidate[], { mentor, mentee }: Field): NoSlotReason => {
  if (servingSettings(search).length === 0) return { code: 'no-setting' };
  if (candidates.length === 0) return { code: 'no-place' };
  return { code: isEmpty(both(mentor.working, mentee.working)) ? 'no-working-day' : 'no-common-moment' };
};

/**
 * The `wanted` best moments for a duo, best first and as different as can be (days, moments, settings, places), or why there is
 * none. Every rule of rules.ts holds for every option; the same search always has the same answer. `settings` are those the
 * programme has switched on; holds are whole quarters, so an option's own check is `recheckOption`.
 */
export const searchSlots = (search: SlotSearch): SlotResult => {
  const none = (reason: NoSlotReason): SlotResult => ({ kind: 'none', reason });
  const [mentor, mentee] = [search.mentor.availability, search.mentee.availability];
  if (mentor.kind === 'unknown') return none({ code: 'unknown-availability', side: 'mentor', why: mentor.reason });
  if (mentee.kind === 'unknown') return none({ code: 'unknown-availability', side: 'mentee', why: mentee.reason });

  const field = fieldOf(search, mentor.busy, mentee.busy);
  const candidates = candidatesOf(search);
  const accepted = withoutRefusals(candidates, search);
  const used = usedThisRound(new Set(accepted.map(({ setting }) => setting.id)), search.history);
  const periods = periodsOf(field);
  const fresh = findsOf(field, accepted.filter(({ setting }) => !used.has(setting.id)), periods);
  const finds = fresh.length > 0 ? fresh : findsOf(field, accepted.filter(({ setting }) => used.has(setting.id)), periods);
  const shown = search.turnedDown.map(({ start, placeId }) => {
    const { ordinal, minutes } = wallAt(start, search.mentor.zone);
    return { ordinal, moment: momentOf(minutes), placeId };
  });
  const options = shortlist(finds, search.wanted, shown).map((find) => optionOf(field, find));
  return options.length > 0 ? { kind: 'found', options } : none(whyNone(search, candidates, field));
};

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
