/** Runs works, holding back those that would be one too many; who waits is let in in order. */
export type Gate = <T>(key: string | undefined, work: () => Promise<T>) => Promise<T>;

/** At most `total` at once, and at most `each` for one key. */
export const createGate = ({ total, each }: { total: number; each: number }): Gate => {
  const inside: (string | undefined)[] = [];
  const waiting: { key: string | undefined; enter: () => void }[] = [];

  const hasRoom = (key: string | undefined): boolean =>
    inside.length < total && (key === undefined || inside.filter((other) => other === key).length < each);
  const admit = (): void => {
    for (let next = firstFit(); next >= 0; next = firstFit()) {
      const [{ key, enter }] = waiting.splice(next, 1) as [(typeof waiting)[number]];
      inside.push(key);
      enter();
    }
  };
  const firstFit = (): number => waiting.findIndex(({ key }) => hasRoom(key));

  return async (key, work) => {
    const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
    waiting.push({ key, enter });
    admit();
    await entered;
    try {
      return await work();
    } finally {
      inside.splice(inside.indexOf(key), 1);
      admit();
    }
  };
};
