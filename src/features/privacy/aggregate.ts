/** What HR may read of a group's figure: never a blank, never a zero. */
export type Aggregate =
  | { readonly kind: 'published'; readonly n: number; readonly mean: number }
  /** Everybody agreed: an exact value would say what each one answered, a band does not. */
  | { readonly kind: 'band'; readonly n: number; readonly from: number; readonly to: number }
  | { readonly kind: 'suppressed'; readonly threshold: number };

/** One answer per person: a figure from 1 to 5, or a text, keyed by person. */
export type Answers<T extends number | string = number> = Readonly<Record<string, T>>;

/** The floor no programme may go under. */
export const leastThreshold = 5;

const bandOf = (value: number): { from: number; to: number } => (value <= 2 ? { from: 1, to: 3 } : value >= 4 ? { from: 3, to: 5 } : { from: 2, to: 4 });

/** The figure of a release; the number of people is said only when it is published. */
export const aggregate = (answers: Answers, threshold: number): Aggregate => {
  const values = Object.values(answers);
  const k = Math.max(threshold, leastThreshold);
  if (values.length < k) return { kind: 'suppressed', threshold: k };
  const [first = 0] = values;
  if (values.every((value) => value === first)) return { kind: 'band', n: values.length, ...bandOf(first) };
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { kind: 'published', n: values.length, mean: Math.round(mean * 10) / 10 };
};

/**
 * Whether new answers may replace the last release. Two releases that differ by fewer than k people would let a reader
 * subtract one from the other, so the old one stays until at least k people are new, gone or have changed their answer.
 */
export const mayRelease = <T extends number | string>(last: Answers<T> | undefined, current: Answers<T>, threshold: number): boolean => {
  const k = Math.max(threshold, leastThreshold);
  if (Object.keys(current).length < k) return false;
  if (!last) return true;
  const people = new Set([...Object.keys(last), ...Object.keys(current)]);
  let changed = 0;
  for (const person of people) if (last[person] !== current[person]) changed++;
  return changed >= k;
};
