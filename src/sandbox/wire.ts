import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Fault } from './faults.ts';
import { faultWords, readFault } from './faults.ts';
import type { Exchange, Journal } from './journal.ts';
import type { State } from './state.ts';

/** An answer that is a no, said in the words of the service that says it. */
export class WireError extends Error {
  readonly status: number;
  readonly code: string;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number, code: string, message: string, extra: Record<string, unknown> = {}, headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'WireError';
    this.status = status;
    this.code = code;
    this.extra = extra;
    this.headers = headers;
  }
}

export interface Wire {
  service: Exchange['service'];
  journal: Journal;
  state: State;
  /** How this service words an error. */
  envelope(error: WireError, request: FastifyRequest): unknown;
}

const faultOf = (request: FastifyRequest): Fault | undefined => {
  const header = request.headers['x-sandbox-fault'];
  return readFault(Array.isArray(header) ? header[0] : header);
};

/** A fault of this person or request, decided by a route, to strike once the work is done. */
const lateFaults = new WeakMap<FastifyRequest, Fault>();
export const loseAnswer = (request: FastifyRequest, status: number): void => {
  lateFaults.set(request, { kind: 'status', value: status, after: true });
};

const rawBodies = new WeakMap<FastifyRequest, string>();
/** The JSON body as it was sent, before it was parsed. */
export const rawBodyOf = (request: FastifyRequest): string => rawBodies.get(request) ?? '';

/**
 * What every service on the wire shares: planted faults, one error envelope, and the journal; changes are on disk before
 * the answer leaves.
 */
export const layWire = (server: FastifyInstance, wire: Wire): void => {
  // Actions may be posted with a JSON content type and nothing in it, as Microsoft's own client does.
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    rawBodies.set(request, String(body));
    if (body === '') done(null, undefined);
    else void parseJson(request, String(body), done);
  });

  server.addHook('preHandler', async (request, reply) => {
    const fault = faultOf(request);
    if (fault && !fault.after) await strike(fault, request, reply, wire);
  });

  server.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const said = error instanceof WireError
      ? error
      : new WireError(error.statusCode ?? 500, faultWords(error.statusCode ?? 500)[0], error.message);
    return reply.code(said.status).headers(said.headers).send(wire.envelope(said, request));
  });

  server.addHook('onSend', async (request, reply, payload) => {
    const fault = lateFaults.get(request) ?? faultOf(request);
    const lost = fault?.after === true && reply.statusCode < 400;
    if (lost && fault.kind === 'status') {
      payload = JSON.stringify(wire.envelope(wordFault(fault), request));
      reply.code(fault.value).headers({
        'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload as string)),
      });
    }
    const unanswered = lost && fault.kind !== 'status';
    record(wire, request, reply, payload, unanswered ? null : reply.statusCode);
    if (unanswered) await leaveHanging(request, fault.kind === 'reset');
    return payload;
  });
};

const wordFault = (fault: Fault): WireError => {
  const [code, message] = faultWords(fault.value);
  return new WireError(
    fault.value, code, message, {}, fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) },
  );
};

const strike = async (fault: Fault, request: FastifyRequest, reply: FastifyReply, wire: Wire): Promise<void> => {
  if (fault.kind === 'status' && fault.html) {
    const { status, message, headers } = wordFault(fault);
    reply.code(status).headers(headers).type('text/html').send(`<!DOCTYPE html><title>${status}</title><h2>${message}</h2>`);
    return;
  }
  if (fault.kind === 'status') throw wordFault(fault);
  if (fault.kind === 'slow') {
    await wait(fault.value);
    return;
  }
  reply.hijack();
  record(wire, request, reply, undefined, null);
  await leaveHanging(request, fault.kind === 'reset');
};

/** Until the caller gives up, as a gateway that lost its upstream would. */
const leaveHanging = (request: FastifyRequest, reset: boolean): Promise<void> =>
  new Promise((resolve) => {
    request.raw.socket.once('close', () => resolve());
    if (reset) request.raw.socket.resetAndDestroy();
  });

const record = (wire: Wire, request: FastifyRequest, reply: FastifyReply, payload: unknown, status: number | null): void => {
  wire.journal.add({
    service: wire.service, method: request.method, url: request.url,
    requestHeaders: request.headers, requestBody: request.body ?? null,
    status, responseHeaders: reply.getHeaders(), responseBody: parsed(payload),
  });
  wire.state.commit();
};

const parsed = (payload: unknown): unknown => {
  if (typeof payload !== 'string' || payload === '') return null;
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    return payload;
  }
};
