import type { RefusalCode } from '../../kernel/errors.ts';
import { addDays } from '../../kernel/time.ts';
import type { PriceLevel } from '../places/place.ts';
import { type Autonomy, type Frame, paidBy, type QuietPeriod } from './programme.ts';
import { versionFrom } from './version.ts';

/** What HR may change in a programme that lives: for what comes, never for what was offered or booked. */
export interface Rules {
  readonly window: Frame['window'];
  /** Minutes. */
  readonly notice: number;
  readonly buffer: number;
  readonly remoteCap: number;
  readonly autonomy: Autonomy;
  readonly quiet: readonly QuietPeriod[];
  readonly bridges: boolean;
  readonly schoolHolidays: boolean;
  /** 0: free places only. */
  readonly priceCeiling: PriceLevel;
  readonly payer: string;
  /** Whether somebody whom Teams cannot reach may be written to by mail. */
  readonly mailIfUnreachable: boolean;
  /** Whether a guest in the directory may be in a duo. */
  readonly guests: boolean;
}

/** Bounds, in the units above. A window this long always meets the hours in which the bot speaks. */
export const limits = {
  window: { from: 7 * 60, to: 20 * 60, least: 4 * 60 },
  notice: { from: 2 * 60, to: 10 * 24 * 60 },
  buffer: { from: 0, to: 60 },
  quiet: { most: 30, longest: 62, name: 60 },
  payer: 80,
  ceiling: 2,
} as const;

export const rulesOf = ({ window, notice, buffer, remoteCap, autonomy, quiet, bridges, schoolHolidays, priceCeiling, payer, mailIfUnreachable, guests }: Frame): Rules => ({
  window: { days: window.days, from: window.from, to: window.to }, notice, buffer, remoteCap, autonomy,
  quiet: quiet.map(({ from, to, name }) => ({ from, to, ...(name && { name }) })), bridges, schoolHolidays, priceCeiling: priceCeiling ?? 0, payer, mailIfUnreachable, guests,
});

/** Days in order once, periods by date. */
export const frameWith = (frame: Frame, rules: Rules): Frame => ({
  ...frame, ...rules, ...paidBy(rules),
  window: { ...rules.window, days: ([1, 2, 3, 4, 5] as const).filter((day) => rules.window.days.includes(day)) },
  quiet: rules.quiet
    .map(({ from, to, name }) => ({ from, to, ...(name?.trim() && { name: name.trim() }) }))
    .toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)),
});

/** Names the rules as they are. */
export const versionOf = (frame: Frame): string => versionFrom(rulesOf(frame));

export interface RuleProblem {
  readonly field: keyof Rules;
  readonly code: RefusalCode;
}

const isPeriod = ({ from, to }: QuietPeriod): boolean => from <= to && to < addDays(from, limits.quiet.longest);
const isIn = (value: number, { from, to }: { readonly from: number; readonly to: number }): boolean => value >= from && value <= to;

/** Everything that keeps these rules from being saved, in the order of the page. */
export const findRuleProblems = (rules: Rules, sessions: number): readonly RuleProblem[] => {
  const { window } = rules;
  const checks: readonly (readonly [isRight: boolean, field: keyof Rules, code: RefusalCode])[] = [
    [window.days.some((day) => day <= 5), 'window', 'no-day'],
    [isIn(window.from, limits.window) && isIn(window.to, limits.window) && window.to - window.from >= limits.window.least, 'window', 'bad-window'],
    [rules.quiet.length <= limits.quiet.most && rules.quiet.every(isPeriod), 'quiet', 'bad-period'],
    [isIn(rules.notice, limits.notice), 'notice', 'out-of-bounds'],
    [isIn(rules.buffer, limits.buffer), 'buffer', 'out-of-bounds'],
    [isIn(rules.remoteCap, { from: 0, to: sessions }), 'remoteCap', 'out-of-bounds'],
    [rules.priceCeiling <= limits.ceiling, 'priceCeiling', 'out-of-bounds'],
    [rules.priceCeiling === 0 || rules.payer.trim() !== '', 'payer', 'no-payer'],
  ];
  return checks.filter(([isRight]) => !isRight).map(([, field, code]) => ({ field, code }));
};
