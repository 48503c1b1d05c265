import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import type { Answer } from './answer.ts';
import { isOk, noAnswer, readAnswer } from './answer.ts';
import { createGate } from './gate.ts';

export const graphScope = 'https://graph.microsoft.com/.default';

/** Graph v1.0 as our app asks it. Every answer comes back, good or bad; only a token that cannot be had throws. */
export interface GraphClient {
  get(path: string, query?: Readonly<Record<string, string>>): Promise<Answer>;
  /** A POST that changes nothing (getSchedule): asked again like a GET when Graph does not answer. */
  look(path: string, body: unknown): Promise<Answer>;
  /** A change, its body sent byte for byte. Never sent twice from here unless Graph refused it unread (401, 429). */
  post(path: string, body: string): Promise<Answer>;
  patch(path: string, body: string): Promise<Answer>;
  remove(path: string): Promise<Answer>;
}

export interface GraphClientOptions {
  /** Without the version: `https://graph.microsoft.com`. */
  readonly baseUrl: string;
  /** The app's token for `graphScope`; `fresh` when Graph refused the one given before. */
  readonly token: (options: { fresh: boolean }) => Promise<string>;
  /** How long one exchange may last, milliseconds. */
  readonly timeout?: number;
  /** Lets time pass, milliseconds. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  /** From 0 to 1: spreads those who were sent away together. */
  readonly random?: () => number;
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isLook: boolean;
}

const attempts = 3;
/** Longest pause we hold a caller for; beyond it the job comes back later. Milliseconds. */
const patience = 20_000;
/** Outlook often says "1" while usage still accrues: our own floor, doubled each time. Milliseconds. */
const throttleFloor = 2_000;
const quick = 300;

export const createGraphClient = (options: GraphClientOptions): GraphClient => {
  const { baseUrl, token, timeout = 10_000, wait = pause, random = Math.random } = options;
  // The strict reading of Outlook's limits: 4 requests at once for the app; 2 of them on one mailbox.
  const gate = createGate({ total: 4, each: 2 });
  const parked = new Map<string, number>();
  const graph = Client.initWithMiddleware({
    baseUrl,
    // In place of the library's chain, whose retries would multiply ours.
    middleware: {
      execute: async (context) => {
        const signal = AbortSignal.timeout(timeout);
        context.response = await fetch(context.request, { ...context.options, redirect: 'error', signal });
      },
    },
  });

  const transmit = async ({ method, path, query, body }: Call, bearer: string): Promise<Answer> => {
    const request = graph.api(path).query(encoded(query)).responseType(ResponseType.RAW).headers({
      Authorization: `Bearer ${bearer}`, Prefer: 'IdType="ImmutableId"', 'client-request-id': randomUUID(),
      ...(query?.['$count'] !== undefined && { ConsistencyLevel: 'eventual' }),
    });
    try {
      const sent = method === 'GET' ? request.get() : method === 'POST' ? request.post(body) : method === 'PATCH' ? request.patch(body) : request.delete();
      const response = (await sent) as Response;
      return readAnswer(response, await response.text());
    } catch (error) {
      return noAnswer(error);
    }
  };

  /** Waits while the mailbox is parked; false when that is too long to wait for. */
  const mayAsk = async (mailbox: string): Promise<boolean> => {
    const left = (parked.get(mailbox) ?? 0) - Date.now();
    if (left <= 0) parked.delete(mailbox);
    if (left > 0 && left <= patience) await wait(left);
    return left <= patience;
  };

  /** Milliseconds before the next attempt, or undefined when there must be none. */
  const pauseAfter = ({ status, retryAfter = 0 }: Answer, attempt: number, isLook: boolean): number | undefined => {
    const spread = 1 + random() / 4;
    if (status === 429) return Math.max(retryAfter, throttleFloor * 2 ** (attempt - 1)) * spread;
    if (status === 401) return attempt === 1 ? 0 : undefined;
    if (isLook && (status === undefined || status >= 500)) return Math.max(retryAfter, quick * 3 ** (attempt - 1)) * spread;
    return undefined;
  };

  const send = async (call: Call): Promise<Answer> => {
    const mailbox = mailboxOf(call.path);
    if (!(await mayAsk(mailbox ?? 'directory'))) return { ...noAnswer(undefined), status: 429, code: 'parked' };
    let fresh = false;
    for (let attempt = 1; ; attempt++) {
      const answer = await gate(mailbox, async () => transmit(call, await token({ fresh })));
      const next = isOk(answer) ? undefined : pauseAfter(answer, attempt, call.isLook);
      if (answer.status === 429 && next !== undefined) parked.set(mailbox ?? 'directory', Date.now() + next);
      if (next === undefined || next > patience || attempt === attempts) return answer;
      fresh = answer.status === 401;
      await wait(next);
    }
  };

  return {
    get: (path, query = {}) => send({ method: 'GET', path, query, isLook: true }),
    look: (path, body) => send({ method: 'POST', path, body: JSON.stringify(body), isLook: true }),
    post: (path, body) => send({ method: 'POST', path, body, isLook: false }),
    patch: (path, body) => send({ method: 'PATCH', path, body, isLook: false }),
    remove: (path) => send({ method: 'DELETE', path, isLook: false }),
  };
};

/** The library joins query values as they are. */
const encoded = (query: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]));

/** Whose mailbox an address reaches; Exchange counts requests by mailbox, the directory does not. */
const mailboxOf = (path: string): string | undefined => path.match(/^\/users\/([^/]+)\/(?:calendar|events|mailboxSettings)/)?.[1];
