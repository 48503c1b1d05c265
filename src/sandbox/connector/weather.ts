import type { Fault } from '../faults.ts';
import { readFault } from '../faults.ts';
import { chance } from '../world/chance.ts';

/** Faults by chance: `{ '429:2': 0.05, '504-after': 0.01, '403': 0.02 }` as in the header `x-sandbox-fault`, each with its share of requests. */
export interface Weather {
  readonly seed: number;
  readonly rates: Readonly<Record<string, number>>;
}

/** What befalls each request in turn: the same seed, the same sequence. */
export const createWeather = ({ seed, rates }: Weather): (() => Fault | undefined) => {
  let count = 0;
  return () => {
    let left = chance('weather', seed, count++);
    for (const [fault, rate] of Object.entries(rates)) {
      if (left < rate) return readFault(fault);
      left -= rate;
    }
    return undefined;
  };
};
