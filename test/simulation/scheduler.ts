/** A chance that is the same for the same seed (mulberry32): 0 ≤ x < 1. */
export type Chance = () => number;

export const chanceFrom = (seed: number): Chance => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

export const pick = <T>(chance: Chance, all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;

interface Held {
  readonly process: Process;
  readonly at: string;
  readonly go: () => void;
}

/** One running instance of the product. Once killed, nothing it was waiting for ever comes. */
export interface Process {
  readonly name: string;
  readonly pause: (at: string) => Promise<void>;
  isAlive: boolean;
}

export interface Scheduler {
  start(name: string): Process;
  kill(process: Process): void;
  /** Lets one of those who wait go on, whoever chance says, until everybody waits again. False when nobody waits. */
  step(): Promise<boolean>;
  /** Waits until everybody waits for the scheduler. */
  still(): Promise<void>;
  readonly waiting: number;
}

/** Lets every promise that can settle settle: whoever is not done after this waits for the scheduler. */
export const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * All that happens in one schedule happens one step at a time, in an order that the seed decides: whoever could be interrupted
 * (a transaction beginning or committing, an answer from outside) waits here.
 */
export const createScheduler = (chance: Chance, settle: (isAnybodyHeld: () => boolean) => Promise<void>): Scheduler => {
  let held: Held[] = [];
  const still = () => settle(() => held.length > 0);
  return {
    still,
    start: (name) => {
      const process: Process = {
        name,
        isAlive: true,
        pause: (at) => new Promise((go) => { if (process.isAlive) held.push({ process, at, go }); }),
      };
      return process;
    },
    kill: (process) => {
      process.isAlive = false;
      held = held.filter((each) => each.process !== process);
    },
    step: async () => {
      if (held.length === 0) return false;
      const [next] = held.splice(Math.floor(chance() * held.length), 1);
      next?.go();
      await still();
      return true;
    },
    get waiting() { return held.length; },
  };
};
