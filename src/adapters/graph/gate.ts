/** Who wants in: the mailboxes reached (none for the directory), and how many requests Outlook will serve at once for it. */
interface Entry {
  readonly mailboxes: readonly string[];
  readonly weight: number;
}
/** Runs works, holding back those that would be one too many; who waits is let in in order, a single request before a batch. */
export type Gate<T> = (entry: Entry, work: () => Promise<T>) => Promise<T>;

export interface GateOptions<T> {
  /** How many at once, to begin with: the strict reading of the limit. */
  readonly start: number;
  /** However well things go. */
  readonly most: number;
  /** At once on one mailbox. */
  readonly each: number;
  /** True for an answer which says that too much was asked at once. */
  readonly isTooMuch: (result: T) => boolean;
  /** Milliseconds, of any clock that only goes forward. */
  readonly now?: () => number;
}

interface Waiting extends Entry {
  readonly enter: () => void;
  overtaken: number;
}

/** How long a width that proved too much is not tried again. Milliseconds. */
const memory = 10 * 60_000;
/** Single requests, which somebody may be looking at, that may pass before a batch. */
const courtesy = 20;

/**
 * How many at once is found out, as TCP does (additive increase, multiplicative decrease; Chiu and Jain, 1989): one more for
 * each full width that went well while somebody was waiting, half as many, 1 at least, when told that it was too much. The width
 * that proved too much is kept below for ten minutes: a limit that does not move is met once, not every few seconds.
 */
export const createGate = <T>({ start, most, each, isTooMuch, now = () => performance.now() }: GateOptions<T>): Gate<T> => {
  const inside = new Map<string, number>();
  let waiting: readonly Waiting[] = [];
  let load = 0;
  let width = start;
  let ceiling = { width: most, until: 0 };
  let wentWell = 0;
  let cuts = 0;

  const isCrowded = ({ mailboxes }: Entry): boolean => mailboxes.some((mailbox) => (inside.get(mailbox) ?? 0) >= each);
  // What is wider than the gate goes in alone.
  const fits = ({ weight }: Entry): boolean => load === 0 || load + weight <= width;
  const count = ({ mailboxes, weight }: Entry, sign: 1 | -1): void => {
    load += sign * weight;
    for (const mailbox of mailboxes) {
      const left = (inside.get(mailbox) ?? 0) + sign;
      if (left > 0) inside.set(mailbox, left);
      else inside.delete(mailbox);
    }
  };

  const nextIn = (): Waiting | undefined => {
    const isFirst = ({ weight, overtaken }: Waiting): boolean => weight === 1 || overtaken >= courtesy;
    const next = waiting.find((one) => isFirst(one) && !isCrowded(one)) ?? waiting.find((one) => !isCrowded(one));
    return next && fits(next) ? next : undefined;
  };
  const admit = (): void => {
    for (let next = nextIn(); next; next = nextIn()) {
      for (const one of waiting.slice(0, waiting.indexOf(next))) one.overtaken++;
      waiting = waiting.filter((one) => one !== next);
      count(next, 1);
      next.enter();
    }
  };

  const widen = (weight: number): void => {
    const highest = now() < ceiling.until ? ceiling.width : most;
    if (waiting.length === 0 || width >= highest) return;
    wentWell += weight;
    if (wentWell < width) return;
    width++;
    wentWell = 0;
  };
  const narrow = (): void => {
    ceiling = { width: Math.max(start, load - 1), until: now() + memory };
    width = Math.max(1, Math.floor(width / 2));
    wentWell = 0;
    cuts++;
  };

  return async (entry, work) => {
    const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
    waiting = [...waiting, { ...entry, enter, overtaken: 0 }];
    admit();
    await entered;
    const cutsBefore = cuts;
    try {
      const result = await work();
      if (!isTooMuch(result)) widen(entry.weight);
      // Those that were in flight together are told together: that is one reason to narrow, not several.
      else if (cuts === cutsBefore) narrow();
      return result;
    } finally {
      count(entry, -1);
      admit();
    }
  };
};
