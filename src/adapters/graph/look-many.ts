import type { Answer } from './answer.ts';
import { isOk } from './answer.ts';
import type { Look } from './batch.ts';
import { looksPerBatch } from './batch.ts';
import type { Patience } from './patience.ts';
import { longestPause, parkedAnswer } from './patience.ts';
import { mailboxOf } from './transport.ts';

interface Asked {
  readonly look: Look;
  readonly place: number;
}

/** More than for a call somebody waits for: a whole programme is asked about at night, and a round costs few calls. */
const attempts = 5;

export interface LookManyParts {
  /** Asks 20 at most with one HTTP call. Never throws. */
  readonly ask: (looks: readonly Look[]) => Promise<readonly Answer[]>;
  readonly patience: Patience;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

/**
 * Asks all in rounds: what Graph did not serve, and nothing else, is asked again in the next one, gathered anew into batches,
 * when the last of their pauses is over. Answers stand in the order asked.
 */
export const lookInRounds = async (looks: readonly Look[], { ask, patience, wait }: LookManyParts): Promise<readonly Answer[]> => {
  const answers = new Map<number, Answer>();
  let open = looks.map((look, place): Asked => ({ look, place }));
  for (let attempt = 1; open.length > 0; attempt++) {
    const again: Asked[] = [];
    let pause = 0;
    const settle = (one: Asked, answer: Answer, next: number | undefined): void => {
      answers.set(one.place, answer);
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
    await Promise.all(cut(ready, looksPerBatch).map(async (batch) => {
      const found = await ask(batch.map(({ look }) => look));
      for (const [index, one] of batch.entries()) {
        const answer = found[index]!;
        const next = isOk(answer) ? undefined : patience.pauseAfter(answer, attempt, true);
        if (answer.status === 429 && next !== undefined) patience.park(mailboxOf(one.look.path), next);
        settle(one, answer, next);
      }
    }));
    open = again.toSorted((a, b) => a.place - b.place);
    if (open.length > 0 && pause > 0) await wait(pause);
  }
  return looks.map((_, place) => answers.get(place)!);
};

/** Pieces of `size`, the last one shorter. */
export const cut = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
