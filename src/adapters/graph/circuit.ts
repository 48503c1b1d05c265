import type { Answer } from './answer.ts';
import { noAnswer } from './answer.ts';

/** Whether Graph is worth asking at all: an outage is met once, and whoever comes meanwhile hears of it at once. */
export interface Circuit {
  /** What to answer in Graph's place while it is left alone; undefined when it may be asked. */
  refusal(): Answer | undefined;
  note(answers: readonly Answer[]): void;
}

/** Milliseconds looked back, in pieces: of an older one nothing is known any more. */
const span = 60_000;
const piece = 10_000;
/** Fewer answers say nothing: one calendar that is down must not close all of them. */
const fewest = 20;
/** Milliseconds it is left alone; then whoever comes first tries. */
const rest = 15_000;

const isDown = ({ status }: Answer): boolean => status === undefined || status >= 500;

/** `now`: milliseconds of the clock that jobs follow. */
export const createCircuit = (now: () => number): Circuit => {
  const counts = new Map<number, { all: number; down: number }>();
  let openUntil = 0;
  let isTried = false;

  return {
    refusal: () => {
      const left = openUntil - now();
      if (openUntil === 0 || (left <= 0 && !isTried)) {
        isTried = openUntil !== 0;
        return undefined;
      }
      // The one who tries has its answer within so long, or never.
      if (left <= -span) isTried = false;
      return { ...noAnswer(undefined), status: 503, code: leftAlone, retryAfter: Math.max(left, 1_000) };
    },
    note: (answers) => {
      const down = answers.filter(isDown).length;
      if (openUntil !== 0 && down < answers.length) {
        openUntil = 0;
        counts.clear();
      }
      isTried = false;
      const at = Math.floor(now() / piece);
      for (const old of counts.keys()) if (old <= at - span / piece) counts.delete(old);
      const here = counts.get(at) ?? { all: 0, down: 0 };
      counts.set(at, { all: here.all + answers.length, down: here.down + down });
      const [all, failed] = [...counts.values()].reduce(([sum, bad], one) => [sum + one.all, bad + one.down] as const, [0, 0] as readonly [number, number]);
      if (all >= fewest && failed * 2 > all) openUntil = now() + rest;
    },
  };
};

/** Graph's code, were it Graph's: nothing was sent. */
export const leftAlone = 'left-alone';
