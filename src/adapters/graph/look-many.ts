import { piecesOf } from '../../kernel/list.ts';
import type { Answer } from './answer.ts';
import { isOk, noAnswer } from './answer.ts';
import type { Look } from './batch.ts';
import { looksPerBatch } from './batch.ts';
import type { Patience } from './patience.ts';
import { longestPause, parkedAnswer } from './patience.ts';
import { mailboxOf } from './transport.ts';

interface Asked<L> {
  readonly look: L;
  readonly place: number;
}

/** More than for a call somebody waits for: a whole programme is asked about at night, and a round costs few calls. */
const attempts = 5;

export interface LookManyParts<L, T> {
  /** What to keep of an answer, made of it as soon as it is there: fifty bodies of megabytes shall not wait for one another. */
  readonly digest: (answer: Answer, look: L) => T;
  /** Asks 20 at most with one HTTP call. Never throws. */
  readonly ask: (looks: readonly Look[]) => Promise<readonly Answer[]>;
  readonly patience: Patience;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/**
 * Asks all in rounds: what Graph did not serve, and nothing else, is asked again in the next one, gathered anew into batches,
 * when the last of their pauses is over. Answers stand in the order asked.
 */
export const lookInRounds = async <L extends Look, T>(
  looks: readonly L[], { ask, digest, patience, wait }: LookManyParts<L, T>,
): Promise<readonly T[]> => {
  const kept: T[] = [];
  let open = looks.map((look, place): Asked<L> => ({ look, place }));
  for (let attempt = 1; open.length > 0; attempt++) {
    const again: Asked<L>[] = [];
    let pause = 0;
    const settle = (one: Asked<L>, answer: Answer, next: number | undefined): void => {
      kept[one.place] = digest(answer, one.look);
      if (next === undefined || next > longestPause || attempt === attempts) return;
      again.push(one);
      pause = Math.max(pause, next);
    };
    const ready = open.filter((one) => {
      // Later on its own pause is over, and it is the one whose turn it is.
      const left = attempt === 1 ? patience.parkedFor(mailboxOf(one.look.path)) : 0;
      if (left > 0) settle(one, parkedAnswer(left), left);
      return left === 0;
    });
    await Promise.all(piecesOf(ready, looksPerBatch).map(async (batch) => {
      const found = await ask(batch.map(({ look }) => look));
      for (const [index, one] of batch.entries()) {
        const answer = found[index] ?? noAnswer(undefined);
        const next = isOk(answer) ? undefined : patience.pauseAfter(answer, attempt, true);
        if (answer.status === 429 && next !== undefined) patience.park(mailboxOf(one.look.path), next);
        settle(one, answer, next);
      }
    }));
    open = again.toSorted((a, b) => a.place - b.place);
    if (open.length > 0 && pause > 0) await wait(pause);
  }
  return kept;
};
