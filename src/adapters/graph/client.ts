import { setTimeout as pause } from 'node:timers/promises';
import { OutsideError } from '../../kernel/errors.ts';
import type { Answer } from './answer.ts';
import { isOk, noAnswer } from './answer.ts';
import type { Change, Look } from './batch.ts';
import { batchBody, batchOfChanges, batchWidth, readBatch } from './batch.ts';
import { createCircuit } from './circuit.ts';
import { createGate } from './gate.ts';
import { lookInRounds } from './look-many.ts';
import { createPatience, longestPause, parkedAnswer, type Patience } from './patience.ts';
import type { Call, TransportOptions } from './transport.ts';
import { createTransport, limitOf, mailboxOf } from './transport.ts';

export const graphScope = 'https://graph.microsoft.com/.default';

/** Graph v1.0 as our app asks it. Every answer comes back, good or bad; only a token that cannot be had throws. */
export interface GraphClient {
  get(path: string, query?: Readonly<Record<string, string>>): Promise<Answer>;
  /**
   * Looks that change nothing (an event, getSchedule), 20 to an HTTP call, each answered for itself in the order asked; `digest` makes of
   * each answer what is kept of it. Never throws by itself.
   */
  lookMany<L extends Look, T>(looks: readonly L[], digest: (answer: Answer, look: L) => T): Promise<readonly T[]>;
  /** A change, its body sent byte for byte. Never sent twice from here unless Graph refused it unread (401, 429). */
  post(path: string, body: string): Promise<Answer>;
  /**
   * Changes, 20 at most, with one HTTP call: each answered for itself, in the order asked, and none sent twice; one alone goes as it would
   * by itself. Never throws by itself.
   */
  changeMany(changes: readonly Change[]): Promise<readonly Answer[]>;
  patch(path: string, body: string): Promise<Answer>;
  remove(path: string): Promise<Answer>;
}

export interface GraphClientOptions extends TransportOptions {
  /** How long one exchange may last, milliseconds; a batch three times that. */
  readonly timeout?: number;
  /** Lets time pass, milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** From 0 to 1: spreads those who were sent away together. */
  readonly random?: () => number;
  /** Milliseconds of the clock that jobs follow. */
  readonly now?: () => number;
  /** Told after each exchange whether our sign-in stands: refused is a token that cannot be had, or one that was renewed and is refused as well. */
  readonly noteSignIn?: (isAccepted: boolean) => void;
}

const attempts = 3;

const isTokenRefused = (error: unknown): boolean => error instanceof OutsideError && error.service === 'entra' && error.certain;

export const createGraphClient = (options: GraphClientOptions): GraphClient => {
  const { timeout = 10_000, wait = pause, random = Math.random, now = Date.now, noteSignIn = () => {} } = options;
  const transport = createTransport(options);
  const untold = createPatience(random);
  const patience: Patience = {
    ...untold,
    pauseAfter: (answer, attempt, isLook) => {
      if (answer.status === 401 && attempt > 1) noteSignIn(false);
      // Whom Entra has just refused a token it refuses again.
      return isTokenRefused(answer.cause) ? undefined : untold.pauseAfter(answer, attempt, isLook);
    },
  };
  const circuit = createCircuit(now);
  // From the strict reading of Outlook's limits, 4 requests at once for the app, to what others were seen to get away with.
  const gate = createGate<readonly Answer[]>({
    start: 4, most: 16, each: 2, isTooMuch: (answers) => answers.some(({ status }) => status === 429),
  });

  /** A token that cannot be had says nothing of Graph. */
  const unlessLeftAlone = async (count: number, exchange: () => Promise<readonly Answer[]>): Promise<readonly Answer[]> => {
    const refusal = circuit.refusal();
    if (refusal) return Array.from({ length: count }, () => refusal);
    const answers = await exchange().catch((error: unknown) => {
      if (isTokenRefused(error)) noteSignIn(false);
      throw error;
    });
    circuit.note(answers);
    if (answers.some(isOk)) noteSignIn(true);
    return answers;
  };

  const ask = async (call: Call): Promise<Answer> => {
    const mailbox = mailboxOf(call.path);
    const [answer = noAnswer(undefined)] = await gate({ mailboxes: mailbox === undefined ? [] : [mailbox], weight: 1 }, () =>
      unlessLeftAlone(1, async () => [await transport.send(call, timeout)]));
    return answer;
  };

  const send = async (call: Call, isLook: boolean): Promise<Answer> => {
    const limit = limitOf(call.path);
    const left = patience.parkedFor(limit);
    if (left > longestPause) return parkedAnswer(left);
    if (left > 0) await wait(left);
    for (let attempt = 1; ; attempt++) {
      const answer = await ask(call);
      const next = isOk(answer) ? undefined : patience.pauseAfter(answer, attempt, isLook);
      if (answer.status === 429 && next !== undefined) patience.park(limit, next);
      if (next === undefined || next > longestPause || attempt === attempts) return answer;
      await wait(next);
    }
  };

  const callOf = ({ path, body }: Look): Call => (body === undefined ? { method: 'GET', path } : { method: 'POST', path, body: JSON.stringify(body) });
  const askTogether = (looks: readonly Look[]): Promise<readonly Answer[]> => {
    const [only] = looks;
    if (only && looks.length === 1) return ask(callOf(only)).then((answer) => [answer]);
    return askBatch(looks, batchBody(looks));
  };
  const askBatch = (parts: readonly { readonly path: string }[], body: string): Promise<readonly Answer[]> =>
    gate({ mailboxes: parts.flatMap(({ path }) => mailboxOf(path) ?? []), weight: Math.min(batchWidth, parts.length) }, () => unlessLeftAlone(parts.length, async () => {
      const outer = await transport.send({ method: 'POST', path: '/$batch', body }, 3 * timeout);
      const answers = readBatch(outer, parts.length);
      if (isOk(outer) && answers.some(({ status }) => status === 401)) transport.distrustToken();
      return answers;
    }));

  /** Whoever is left alone just now is not asked; whom Graph wants left alone is, from now on. */
  const changeTogether = async (changes: readonly Change[]): Promise<readonly Answer[]> => {
    const left = changes.map(({ path }) => patience.parkedFor(limitOf(path)));
    const ready = changes.filter((_change, place) => left[place] === 0);
    const found = ready.length === 0 ? [] : await askBatch(ready, batchOfChanges(ready)).catch((error: unknown) => ready.map(() => noAnswer(error)));
    for (const [index, answer] of found.entries()) {
      const pause = answer.status === 429 ? patience.pauseAfter(answer, 1, false) : undefined;
      if (pause !== undefined) patience.park(limitOf(ready[index]?.path ?? ''), pause);
    }
    return changes.map((change, place) => found[ready.indexOf(change)] ?? parkedAnswer(left[place] ?? 0));
  };

  return {
    get: (path, query = {}) => send({ method: 'GET', path, query }, true),
    lookMany: async (looks, digest) => {
      const [only] = looks;
      if (only && looks.length === 1) return [digest(await send(callOf(only), true).catch(noAnswer), only)];
      return lookInRounds(looks, {
        ask: (some) => askTogether(some).catch((error: unknown) => some.map(() => noAnswer(error))), digest, patience, wait,
      });
    },
    post: (path, body) => send({ method: 'POST', path, body }, false),
    changeMany: async (changes) => {
      const [only] = changes;
      return only && changes.length === 1 ? [await send(only, false).catch(noAnswer)] : changeTogether(changes);
    },
    patch: (path, body) => send({ method: 'PATCH', path, body }, false),
    remove: (path) => send({ method: 'DELETE', path }, false),
  };
};
