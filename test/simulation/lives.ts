import { prepareProduct } from './plant.ts';

/** What many lives came to. */
export interface Total {
  schedules: number;
  steps: number;
  presses: number;
  kills: number;
  /** Meetings by the state they ended in. */
  readonly meetings: Record<string, number>;
}

export interface BrokenLife {
  readonly seed: number;
  readonly broken: string | null;
  readonly story: readonly string[];
}

export interface Lived {
  readonly total: Total;
  /** The lives whose story is worth telling: the broken ones, or all if that was asked for. */
  readonly told: readonly BrokenLife[];
}

/** How lives are to be lived. */
export interface Manner {
  readonly database: string;
  readonly broker?: string | undefined;
  readonly plant?: string | undefined;
  readonly tell: boolean;
}

/** Where lives are lived: in this thread, or in another. */
export interface Lives {
  /** One life for each of `schedules` seeds from `first` on; ends at the first that is broken. */
  live(first: number, schedules: number): Promise<Lived>;
  close(): Promise<void>;
}

export const noLives = (): Total => ({ schedules: 0, steps: 0, presses: 0, kills: 0, meetings: {} });

export const addLives = (total: Total, more: Total): void => {
  total.schedules += more.schedules;
  total.steps += more.steps;
  total.presses += more.presses;
  total.kills += more.kills;
  for (const [state, n] of Object.entries(more.meetings)) total.meetings[state] = (total.meetings[state] ?? 0) + n;
};

/** To be called once in a thread, before anything of the product is loaded there. */
export const openLives = async ({ database, broker, plant, tell }: Manner): Promise<Lives> => {
  const product = prepareProduct(plant);
  // Kysely freezes each node it makes: a tenth of the time of a simulation, which changes none.
  Object.freeze = (value: unknown) => value as never;
  const { simulate } = await import('./simulate.ts');
  const { openDatabases } = await import('./open-databases.ts');
  const databases = await openDatabases(database, broker);
  return {
    live: async (first, schedules) => {
      const [total, told]: [Total, BrokenLife[]] = [noLives(), []];
      for (let seed = first; seed < first + schedules; seed++) {
        const { steps, presses, kills, meetings, broken, story } = await simulate(seed, { ...product, databases, tell });
        addLives(total, { schedules: 1, steps, presses, kills, meetings });
        if (tell) told.push({ seed, broken, story });
        if (broken === null) continue;
        if (!tell) told.push({ seed, broken, story: (await simulate(seed, { ...product, databases, tell: true })).story });
        break;
      }
      return { total, told };
    },
    close: () => databases.close(),
  };
};
