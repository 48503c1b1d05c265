import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request or its answer as it passes. */
export interface Passing {
  readonly phase: 'asked' | 'answered';
  readonly method: string;
  readonly path: string;
  /** The name under which the wire was asked. */
  readonly host: string;
  readonly body: string;
  /** Of the answer. */
  readonly status: number | undefined;
}

export interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly status: number;
}

export interface Wire {
  readonly address: string;
  /** What reached the other side and was answered there, whether or not the answer came through. */
  readonly log: readonly Exchange[];
  close(): Promise<void>;
}

/**
 * A wire between two processes. `look` sees each request before it goes on and each answer before it comes back, and may cut there:
 * what was asked then never arrives, what was answered is never heard. Nobody at the other end (`to` is undefined): the
 * connection breaks, as it does when nothing listens.
 */
export const layWire = async (to: (path: string) => string | undefined, look: (passing: Passing) => 'cut' | void): Promise<Wire> => {
  const agent = new Agent({ keepAlive: true });
  const log: Exchange[] = [];
  const pass = async (asked: IncomingMessage, answer: ServerResponse): Promise<void> => {
    const body = await readAll(asked);
    const { method = 'GET', url: path = '/', headers: { host = '', ...headers } } = asked;
    const target = to(path);
    if (target === undefined || look({ phase: 'asked', method, path, host, body, status: undefined }) === 'cut') return void asked.socket.destroy();
    const heard = await forward(new URL(path, target), { method, headers, agent }, body);
    log.push({ method, path, body, status: heard.status });
    if (look({ phase: 'answered', method, path, host, body, status: heard.status }) === 'cut') return void asked.socket.destroy();
    const { 'transfer-encoding': _chunks, connection: _hop, ...back } = heard.headers;
    answer.writeHead(heard.status, back).end(heard.body);
  };
  const server = createServer((asked, answer) => void pass(asked, answer).catch(() => asked.socket.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const readAll = async (stream: AsyncIterable<unknown>): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const forward = (url: URL, options: object, body: string): Promise<{ status: number; headers: IncomingMessage['headers']; body: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(url, options, (response) => {
      readAll(response).then((text) => resolve({ status: response.statusCode ?? 502, headers: response.headers, body: text }), reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });
