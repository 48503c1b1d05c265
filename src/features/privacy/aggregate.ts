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

const bandOf = (value: number): { from: number; to: number } => (value <= 3 ? { from: 1, to: 3 } : { from: 3, to: 5 });

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

const differing = <T extends number | string>(a: Answers<T>, b: Answers<T>): number =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((person) => a[person] !== b[person]).length;

/**
 * Whether new answers may follow the releases so far, oldest first. Two releases that differ by fewer than k people let a
 * reader subtract one from the other, and a reader remembers them all: so at least k people are new, gone or of another
 * mind since each of them, unless it says again, to the last person, what an earlier one said.
 */
export const mayRelease = <T extends number | string>(past: readonly Answers<T>[], current: Answers<T>, threshold: number): boolean => {
  const k = Math.max(threshold, leastThreshold);
  if (Object.keys(current).length < k) return false;
  const [last, ...earlier] = past.toReversed();
  if (last && differing(last, current) < k) return false;
  return earlier.every((release) => {
    const changed = differing(release, current);
    return changed === 0 || changed >= k;
  });
};
