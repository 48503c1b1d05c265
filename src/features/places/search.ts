import { instant, minute, overlaps } from '../../kernel/time.ts';
import type { Instant, Interval } from '../../kernel/time.ts';
import { heldQuarters, isElsewhere, spanOf } from './calendars.ts';
import { servingSettings } from './candidates.ts';
import { commonStarts, fieldOf } from './field.ts';
import type { Field } from './field.ts';
import { countBoth, firstOfBoth, quarter } from './grid.ts';
import type { Mask } from './grid.ts';
import { noLegs } from './legs.ts';
import { wallAt } from './local-days.ts';
import type { Offer } from './menu.ts';
import { occupancyIn } from './occupancy.ts';
import type { Occupancy } from './occupancy.ts';
import type { Period } from './periods.ts';
import type { Catalogue } from './prepare.ts';
import { catalogueFor } from './prepared.ts';
import { dayTerms, dayWorth, duoTerms, momentOf, reasonsOf, total, turnOf, turnTerms } from './score.ts';
import { neutralRoom } from './setting.ts';
import { discount, shortlist } from './shortlist.ts';
import type { Contest, Find } from './shortlist.ts';
import type { Availability, DuoSearch, NoSlotReason, Recheck, SlotOption, SlotResult, SlotSearch, Travel } from './slot.ts';
import { unreadable } from './slot.ts';
import { instantOf } from './starts.ts';
import { barredBy, settingTraits, unwantedBy, usedThisRound } from './traits.ts';
import type { Traits } from './traits.ts';

const todayOf = ({ now, mentor }: DuoSearch): number => wallAt(now, mentor.zone).ordinal;

/** Quarters of [from, to) for both: nothing holds either, and both may be asked. */
const roomOf = ({ mentor, mentee }: Field, from: number, to: number): { readonly free: number; readonly working: number } => ({
  free: countBoth(mentor.free, mentee.free, from, to),
  working: countBoth(mentor.working, mentee.working, from, to),
});

/**
 * What each part of each day is worth, which is what its day is worth. Returns the indices of those in which anything may start at
 * all: whoever has a way to go, or a place to be in, can start at none but the starts on the phone, `widest`.
 */
const weighPeriods = (field: Field, periods: readonly Period[], today: number, widest: Mask): Int16Array => {
  const { periodWorth, periodCeiling, order } = field.catalogue.bench;
  let [worth, weighed, count] = [0, -1, 0];
  for (let index = 0; index < periods.length; index++) {
    const { ordinal, from, to, day } = periods[index]!;
    if (firstOfBoth(widest, widest, null, from, to) < 0) continue;
    if (ordinal !== weighed) {
      const { free, working } = roomOf(field, day.from, day.to);
      worth = dayWorth(ordinal - today, free, working);
      weighed = ordinal;
    }
    periodWorth[index] = periodCeiling[index] = worth;
    // By insertion: the sooner is the dearer, most of the time.
    let at = count++;
    for (; at > 0 && periodCeiling[order[at - 1]!]! < worth; at--) order[at] = order[at - 1]!;
    order[at] = index;
  }
  return order.subarray(0, count);
};

/** What each setting is worth to this duo, as far as any is offered. */
const weighSettings = ({ catalogue: { bench: { settingWorth } }, duo }: Field, offers: readonly Offer[]): void => {
  let weighed: Traits = 0;
  for (const { settingNumber, setting, traits } of offers) {
    if ((traits & ~weighed & settingTraits) === 0) continue;
    settingWorth[settingNumber] = total(duoTerms(setting.id, duo));
    weighed |= traits & settingTraits;
  }
};

/** Rule `rotation`: the settings that come again only when no other fits. A neutral room takes no turn. */
const repeating = ({ history }: DuoSearch, offers: readonly Offer[], unwanted: Traits): Traits => {
  if (history.length === 0) return 0;
  let accepted: Traits = 0;
  for (const { traits, setting } of offers) if ((traits & unwanted) === 0 && setting.id !== neutralRoom) accepted |= traits & settingTraits;
  return usedThisRound(accepted, history);
};

const optionOf = (field: Field, today: number, { offer, period, start }: Find): SlotOption => {
  const { catalogue, duo } = field;
  const from = instantOf(catalogue.grid, start);
  const to = instant(from + duo.duration * minute);
  const { setting, place, fallback, mentor, mentee } = offer;
  const held = (way: typeof mentor): Interval => ({
    start: instant(from - heldQuarters(way) * quarter), end: instant(to + heldQuarters(way) * quarter),
  });
  const { free, working } = roomOf(field, period.day.from, period.day.to);
  const terms = offer.terms.concat(turnTerms(offer, turnOf(duo)), duoTerms(setting.id, duo), dayTerms(period.ordinal - today, free, working));
  return {
    start: from,
    end: to,
    settingId: setting.id,
    placeId: place?.id ?? null,
    fallbackId: fallback?.id ?? null,
    travel: { mentor, mentee },
    hold: { mentor: held(mentor), mentee: held(mentee) },
    reasons: reasonsOf(terms),
    score: total(terms),
  };
};

/** Wishes are left out of it on purpose: what they forbid reads "no common moment", whoever wished. */
const whyNone = (field: Field, offers: readonly Offer[]): NoSlotReason => {
  const { catalogue: { inputs, grid }, duo } = field;
  if (servingSettings({ settings: inputs.settings, purpose: duo.purpose, duration: duo.duration }).length === 0) return { code: 'no-setting' };
  const barred = barredBy(duo, inputs.settings);
  if (offers.every(({ traits }) => (traits & barred) !== 0)) return { code: 'no-place' };
  return { code: roomOf(field, 0, grid.length).working === 0 ? 'no-working-day' : 'no-common-moment' };
};

/**
 * `searchSlots` for one duo among many: what does not depend on the duo was worked out by `prepareCatalogue`. `shared` is where the
 * duos planned so far already are, in place of `duo.taken`; the search reads it and takes nothing.
 */
export const searchIn = (catalogue: Catalogue, duo: DuoSearch, shared?: Occupancy): SlotResult => {
  const none = (reason: NoSlotReason): SlotResult => ({ kind: 'none', reason });
  const [mentor, mentee] = [duo.mentor.availability, duo.mentee.availability];
  const [mentors, mentees] = [unreadable(mentor), unreadable(mentee)];
  if (mentors && mentees) return none({ code: 'no-organiser', mentor: mentors, mentee: mentees });
  if (mentor.kind === 'unknown') return none({ code: 'unknown-availability', side: 'mentor', why: mentor.reason });
  if (mentee.kind === 'unknown') return none({ code: 'unknown-availability', side: 'mentee', why: mentee.reason });

  const field = fieldOf(catalogue, duo, mentor, mentee);
  const { offers, bundles } = catalogue.menuOf(duo);
  const periods = catalogue.periodsOf(duo.mentor.zone);
  const today = todayOf(duo);
  const commonOf = commonStarts(field);
  const { settingWorth, placeWorth, periodWorth, periodCeiling } = catalogue.bench;
  const [offerWorth, line] = [catalogue.bench.offerWorth(offers.length), catalogue.bench.line(offers.length)];
  const firstStarts = catalogue.bench.firstStarts(bundles.length * periods.length);
  const unwanted = unwantedBy(duo, catalogue.inputs.settings);
  const occupancy = shared ?? (duo.taken ? occupancyIn(catalogue, duo.taken) : null);
  const rank = (without: Traits): readonly Find[] => {
    const contest: Contest = {
      offers, bundles, offerWorth, line, periods, settingWorth, placeWorth, periodWorth, periodCeiling, firstStarts, commonOf, occupancy,
      order: weighPeriods(field, periods, today, commonOf(noLegs)), unwanted: without, turn: turnOf(duo), length: Math.ceil(duo.duration / 15),
    };
    weighSettings(field, offers);
    placeWorth.fill(0);
    for (const { start, placeId } of duo.turnedDown) {
      const { ordinal, minutes } = wallAt(start, duo.mentor.zone);
      discount(contest, { ordinal, moment: momentOf(minutes), settingNumber: null, placeNumber: catalogue.placeNumberOf(placeId) });
    }
    return shortlist(contest, duo.wanted);
  };
  const repeated = repeating(duo, offers, unwanted);
  const unused = rank(unwanted | repeated);
  const finds = unused.length > 0 || repeated === 0 ? unused : rank(unwanted);
  return finds.length > 0 ? { kind: 'found', options: finds.map((find) => optionOf(field, today, find)) } : none(whyNone(field, offers));
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
  const isTaken = ({ busy }: Availability & { kind: 'known' }, held: Interval, { mode }: Travel) =>
    busy.some((item) => {
      const span = spanOf(item);
      // Someone working elsewhere can still walk and talk, or come from the home they declared.
      return span.start < span.end && overlaps(span, held) && !(isElsewhere(item) && (mode === 'none' || mode === 'home'));
    });
  return isTaken(mentor, hold.mentor, option.travel.mentor) || isTaken(mentee, hold.mentee, option.travel.mentee) ? 'taken' : 'holds';
};
