import { randomUUID } from 'node:crypto';
import { Client, ResponseType } from '@microsoft/microsoft-graph-client';
import type { Answer } from './answer.ts';
import { noAnswer, readAnswer } from './answer.ts';

export interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface TransportOptions {
  /** Without the version: `https://graph.microsoft.com`. */
  readonly baseUrl: string;
  /** The app's token for `graphScope`; `fresh` when Graph refused the one given before. */
  readonly token: (options: { fresh: boolean }) => Promise<string>;
}

export interface Transport {
  /** One exchange with Graph v1.0, within `timeout` milliseconds. Whatever comes back is an answer; only a token that cannot be had throws. */
  send(call: Call, timeout: number): Promise<Answer>;
  /** The token sent last was refused somewhere within an answer. */
  distrustToken(): void;
}

export const createTransport = ({ baseUrl, token }: TransportOptions): Transport => {
  const graph = Client.initWithMiddleware({
    baseUrl,
    // In place of the library's chain, whose retries would multiply ours.
    middleware: {
      execute: async (context) => {
        context.response = await fetch(context.request, { ...context.options, redirect: 'error' });
      },
    },
  });

  let last: string | undefined;
  let refused: string | undefined;
  /** A token that Graph refused is renewed by the first who comes after; the others find the new one. */
  const bearer = async (): Promise<string> => {
    const kept = await token({ fresh: false });
    last = kept === refused ? await token({ fresh: true }) : kept;
    return last;
  };

  const send: Transport['send'] = async ({ method, path, query, body }, timeout) => {
    const held = await bearer();
    const request = graph.api(path).query(encoded(query)).responseType(ResponseType.RAW)
      .option('signal', AbortSignal.timeout(timeout))
      .headers({
        Authorization: `Bearer ${held}`, Prefer: 'IdType="ImmutableId"', 'client-request-id': randomUUID(),
        ...(query?.['$count'] !== undefined && { ConsistencyLevel: 'eventual' }),
      });
    try {
      const sent = method === 'GET' ? request.get() : method === 'DELETE' ? request.delete() : method === 'POST' ? request.post(body) : request.patch(body);
      const response = (await sent) as Response;
      if (response.status === 401) refused = held;
      return readAnswer(response, await response.text());
    } catch (error) {
      return noAnswer(error);
    }
  };
  return { send, distrustToken: () => void (refused = last) };
};

/** The library joins query values as they are. */
const encoded = (query: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]));

/** Whose mailbox an address reaches; Exchange counts requests by mailbox, the directory does not. */
export const mailboxOf = (path: string): string | undefined => path.match(/^\/users\/([^/]+)\/(?:calendar|events|mailboxSettings|sendMail)/)?.[1];

/** Whose requests an address counts with: a mailbox's, or those for subscriptions, which Graph counts by app; undefined for the directory's. */
export const limitOf = (path: string): string | undefined => mailboxOf(path) ?? path.match(/^\/subscriptions/)?.[0];
