/** How many results are kept: more than a programme has kinds of pairs, and little enough memory. */
const most = 4096;

/** `compute`, done once for all that have the same key; everything is let go when there is too much of it. */
export const remember = <Args extends readonly unknown[], Result>(
  compute: (...args: Args) => Result,
  keyOf: (...args: Args) => string | number,
  limit = most,
): ((...args: Args) => Result) => {
  const known = new Map<string | number, Result>();
  return (...args) => {
    const key = keyOf(...args);
    let result = known.get(key);
    if (result === undefined) {
      if (known.size >= limit) known.clear();
      known.set(key, (result = compute(...args)));
    }
    return result;
  };
};
