import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { GraphClient, GraphClientOptions } from '../../../src/adapters/graph/client.ts';
import { createGraphClient } from '../../../src/adapters/graph/client.ts';

export interface Seen {
  method: string;
  /** Path and query, decoded. */
  url: string;
  /** As it was on the wire. */
  rawUrl: string;
  headers: IncomingHttpHeaders;
  body: string;
}
/** What to answer: a status with a JSON value or a text, or how to leave the caller without an answer. */
export type Reply = { status: number; json?: unknown; text?: string; headers?: Record<string, string> } | 'reset' | 'hang';

/** A server that plays Graph from a script: the n-th request gets the n-th reply, the last one for ever. */
export interface StandIn extends AsyncDisposable {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** Pauses the client asked for, milliseconds. */
  readonly pauses: readonly number[];
  readonly tokens: readonly boolean[];
  readonly graph: GraphClient;
}

export const playGraph = async (script: readonly Reply[] | ((seen: Seen) => Reply), options: Partial<GraphClientOptions> = {}): Promise<StandIn> => {
  const seen: Seen[] = [];
  const pauses: number[] = [];
  const tokens: boolean[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = { method: request.method ?? '', url: decodeURIComponent(request.url ?? ''), rawUrl: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() };
      seen.push(one);
      const reply = typeof script === 'function' ? script(one) : script[Math.min(seen.length, script.length) - 1]!;
      if (reply === 'hang') return;
      if (reply === 'reset') return void request.socket.resetAndDestroy();
      const isJson = reply.json !== undefined;
      response.writeHead(reply.status, { 'content-type': isJson ? 'application/json; odata.metadata=minimal' : 'text/html', ...reply.headers });
      response.end(isJson ? JSON.stringify(reply.json) : reply.text);
    });
  });
  // Nobody is hung up on between two calls, however long a crowded machine takes over what comes between.
  server.keepAliveTimeout = 600_000;
  const url = await listen(server);
  const graph = createGraphClient({
    // Long enough for a crowded machine, unless the script means silence.
    baseUrl: url, timeout: typeof script !== 'function' && script.includes('hang') ? 800 : 10_000, random: () => 0,
    token: async ({ fresh }) => {
      tokens.push(fresh);
      return fresh ? 'fresh-token' : 'token';
    },
    wait: async (milliseconds) => void pauses.push(milliseconds),
    ...options,
  });
  return {
    url, seen, pauses, tokens, graph,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

/** Graph's error envelope. */
export const refusal = (status: number, code: string, more: Record<string, unknown> = {}, headers: Record<string, string> = {}): Reply => ({
  status, headers,
  json: { error: { code, message: 'In words.', ...more, innerError: { date: '2026-11-24T08:10:00', 'request-id': 'r', 'client-request-id': 'c' } } },
});
/** What a gateway in front of Graph says. */
export const html = (status: number, headers: Record<string, string> = {}): Reply => ({ status, headers, text: '<!DOCTYPE html><h2>Our services aren\'t available right now</h2>' });
