/** Whether one more may be asked for in this person's name; each minute begins with the first that asks. */
export type Limit = (person: string) => boolean;

const minute = 60_000;

/** So many a minute for each person, in this process. `now`: milliseconds of any clock that only goes forward. */
export const createLimit = (perMinute: number, now: () => number = () => performance.now()): Limit => {
  const minutes = new Map<string, { readonly until: number; left: number }>();
  return (person) => {
    const at = now();
    const known = minutes.get(person);
    if (known && at < known.until) return known.left-- > 0;
    minutes.delete(person);
    // Whoever begins a minute clears away those that are over, oldest first.
    for (const [other, { until }] of minutes) {
      if (at < until) break;
      minutes.delete(other);
    }
    minutes.set(person, { until: at + minute, left: perMinute - 1 });
    return true;
  };
};
