import type { Candidate } from './candidates.ts';
import type { Purpose, SettingId } from './setting.ts';
import type { DuoSearch, Reason, Travel } from './slot.ts';

/**
 * What makes one option better than another: points, whole numbers so that equal is equal. A term with a reason says why in
 * words; a reason exists only because its term counted, hence it is true by construction.
 */
export interface Term {
  readonly points: number;
  readonly reason: Reason | null;
}

export const points = {
  closeToBoth: 30,
  closeToMentee: 15,
  newSetting: 25,
  bothEnjoy: 20,
  /** For the side that went farther last time. */
  shorterWay: 18,
  madeForPurpose: 12,
  fitsPurpose: 4,
  quietPlace: 8,
  freeOfCharge: 6,
  calmDay: 12,
  /** The phone is for the days on which no place can be reached: the product exists to get people out together. */
  apart: -20,
  /** For each day sooner than `soonDays`. */
  sooner: 2,
  /** For each minute of travel, both people's ways added. */
  minuteAway: -0.5,
} as const;

/** A walk of this many minutes or less is close. */
export const closeMinutes = 10;
export const soonDays = 10;

/** What an option loses against those already shown: three choices should be three different moments. */
export const repeats = { day: 100, moment: 12, setting: 30, place: 15 } as const;

/** The parts of a day that feel different, by the minute on the wall at which the next one starts. */
const momentStarts = [0, 11 * 60 + 30, 14 * 60] as const;
export type Moment = 0 | 1 | 2;
export const momentBounds = [...momentStarts, 24 * 60] as const;
export const momentOf = (minutes: number): Moment => (minutes >= momentStarts[2] ? 2 : minutes >= momentStarts[1] ? 1 : 0);

export const total = (terms: readonly Term[]): number => terms.reduce((sum, term) => sum + term.points, 0);

type Side = 'mentor' | 'mentee';

/** Whose way is the shorter, coming from both sites; null when neither's is. What somebody declared of home is compared with nothing. */
export const shorterWay = ({ mentor, mentee }: { readonly mentor: Travel; readonly mentee: Travel }): Side | null => {
  if ([mentor, mentee].some(({ mode }) => mode === 'home' || mode === 'none') || mentor.minutes === mentee.minutes) return null;
  return mentor.minutes < mentee.minutes ? 'mentor' : 'mentee';
};

/** Who travels alternates: whose turn it is to have the shorter way, since the other had it the last time two ways were compared. */
export const turnOf = ({ history }: DuoSearch): Side | null => {
  for (let index = history.length - 1; index >= 0; index--) {
    const { travel } = history[index]!;
    const had = travel ? shorterWay(travel) : null;
    if (had) return had === 'mentor' ? 'mentee' : 'mentor';
  }
  return null;
};

/** The term that depends on the ways and on this duo. */
export const turnTerms = (candidate: Candidate, turn: Side | null): readonly Term[] =>
  turn !== null && shorterWay(candidate) === turn ? [{ points: points.shorterWay, reason: { code: 'shorter-way', side: turn } }] : [];

/** The terms that depend on the setting and the place, whoever asks. */
export const placeTerms = ({ setting, place, mentor, mentee }: Candidate, purpose: Purpose): readonly Term[] => {
  const terms: Term[] = [];
  const add = (gained: number, reason: Reason | null) => terms.push({ points: gained, reason });
  const isClose = ({ mode, minutes }: Travel) => mode === 'walk' && minutes <= closeMinutes;
  if (isClose(mentor) && isClose(mentee))
    add(points.closeToBoth, { code: 'close-to-both', minutes: Math.max(mentor.minutes, mentee.minutes) });
  else if (isClose(mentee)) add(points.closeToMentee, { code: 'close-to-mentee', minutes: mentee.minutes });
  add(setting.purposes[0] === purpose ? points.madeForPurpose : points.fitsPurpose, { code: 'fits-purpose', purpose });
  if (place?.quiet) add(points.quietPlace, { code: 'quiet-place' });
  if (place?.price === 0) add(points.freeOfCharge, { code: 'free-of-charge' });
  if (setting.remote) add(points.apart, null);
  add(Math.ceil(points.minuteAway * (mentor.minutes + mentee.minutes)), null);
  return terms;
};

/** The terms that depend on the setting and on this duo: what they have done together and what they enjoy. */
export const duoTerms = (settingId: SettingId, { history, mentor, mentee }: DuoSearch): readonly Term[] => {
  const terms: Term[] = [];
  if (history.length > 0 && history.every((past) => past.settingId !== settingId))
    terms.push({ points: points.newSetting, reason: { code: 'new-setting', settingId } });
  if (mentor.enjoyedSettings.includes(settingId) && mentee.enjoyedSettings.includes(settingId))
    terms.push({ points: points.bothEnjoy, reason: { code: 'both-enjoy', settingId } });
  return terms;
};

/**
 * The terms that depend on the day: `days` from today on the mentor's wall; `free` quarters for both of the `working` they share,
 * meetings' buffers counted.
 */
export const dayTerms = (days: number, free: number, working: number): readonly Term[] => [
  ...(free * 2 >= working ? [{ points: points.calmDay, reason: { code: 'calm-day' } as const }] : []),
  ...(days < soonDays ? [{ points: points.sooner * (soonDays - days), reason: { code: 'soon', days } as const }] : []),
];

/** What a day is worth, by days from today and whether it is calm: the same few sums for every duo. */
const calmWorths = Array.from({ length: soonDays + 1 }, (_, days) => [total(dayTerms(days, 0, 1)), total(dayTerms(days, 1, 1))] as const);
export const dayWorth = (days: number, free: number, working: number): number =>
  calmWorths[Math.max(0, Math.min(soonDays, days))]![free * 2 >= working ? 1 : 0];

const most = 3;

/** The three reasons that weighed most, heaviest first; of equals, the first. */
export const reasonsOf = (terms: readonly Term[]): readonly Reason[] => {
  const heaviest: Term[] = [];
  for (const term of terms) {
    if (term.reason === null) continue;
    let at = heaviest.length;
    for (; at > 0 && heaviest[at - 1]!.points < term.points; at--) heaviest[at] = heaviest[at - 1]!;
    heaviest[at] = term;
    if (heaviest.length > most) heaviest.pop();
  }
  return heaviest.map(({ reason }) => reason!);
};
