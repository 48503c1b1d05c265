import type { Answer } from './answer.ts';
import { noAnswer } from './answer.ts';
import { leftAlone } from './circuit.ts';

/** When to ask again, and whom to leave alone meanwhile. */
export interface Patience {
  /** Milliseconds before the next attempt, or undefined when there must be none. `isLook`: asking twice changes nothing. */
  pauseAfter(answer: Answer, attempt: number, isLook: boolean): number | undefined;
  /** Nobody asks this mailbox again for so long, milliseconds. */
  park(mailbox: string | undefined, pause: number): void;
  /** Milliseconds until the mailbox may be asked; 0 when it may. */
  parkedFor(mailbox: string | undefined): number;
}

/** Longest pause we hold a caller for; beyond it the job comes back later. Milliseconds. */
export const longestPause = 20_000;
/** Outlook often says "1" while usage still accrues: our own floor, doubled each time. Milliseconds. */
const throttleFloor = 2_000;
const quick = 300;

export const createPatience = (random: () => number): Patience => {
  const parked = new Map<string, number>();
  return {
    pauseAfter: ({ status, code, retryAfter = 0 }, attempt, isLook) => {
      if (code === leftAlone) return undefined;
      const spread = 1 + random() / 4;
      if (status === 429) return Math.max(retryAfter, throttleFloor * 2 ** (attempt - 1)) * spread;
      if (status === 401) return attempt === 1 ? 0 : undefined;
      if (isLook && (status === undefined || status >= 500)) return Math.max(retryAfter, quick * 3 ** (attempt - 1)) * spread;
      return undefined;
    },
    park: (mailbox = directory, pause) => void parked.set(mailbox, Date.now() + pause),
    parkedFor: (mailbox = directory) => {
      const left = (parked.get(mailbox) ?? 0) - Date.now();
      if (left <= 0) parked.delete(mailbox);
      return Math.max(0, left);
    },
  };
};

/** What is answered for a mailbox that is left alone: nothing was sent. */
export const parkedAnswer = (left: number): Answer => ({ ...noAnswer(undefined), status: 429, code: 'parked', retryAfter: left });

/** The directory counts by app, not by person. */
const directory = 'directory';
