import type { Api } from '../../../../adapters/http/contract.ts';

export type RulesView = Api['GET /api/programmes/:programme/rules']['out'];
export type Rules = RulesView['rules'];
export type Foresight = Api['POST /api/programmes/:programme/rules/preview']['out'];
export type Period = Rules['quiet'][number];

/** Rules as they are being changed, and the version that was before the reader's eyes when they began. */
export interface Draft {
  readonly version: string;
  readonly rules: Rules;
}

/** A date is typed piece by piece. */
export const isComplete = ({ from, to }: Period): boolean => from !== '' && to !== '';

/** What is sent: a name left empty is none. */
export const rulesOf = ({ quiet, ...rules }: Rules): Rules => ({
  ...rules, quiet: quiet.map(({ from, to, name }) => ({ from, to, ...(name && { name }) })),
});

/** What a preview depends on, whatever else is typed. */
export const quietOf = (rules: Rules): string =>
  JSON.stringify([rules.quiet.filter(isComplete), rules.bridges, rules.schoolHolidays, rules.window.days.toSorted((a, b) => a - b)]);

/** The values offered, and the one that is there already if it is none of them. */
export const withCurrent = (values: readonly number[], current: number): readonly number[] =>
  values.includes(current) ? values : [...values, current].toSorted((a, b) => a - b);
