import { OutsideError } from '../../kernel/errors.ts';
import type { Pace } from './pace.ts';

export interface ConnectorOptions {
  token: () => Promise<string>;
  isAllowed: (serviceUrl: string) => boolean;
  pace: Pace;
}
/**
 * One call to the Bot Connector; `path` is relative to the service address. Answers the body as JSON, or undefined. What is
 * said in a chat names it: a chat has a pace of its own.
 */
export type CallConnector = (serviceUrl: string, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, chat?: string) => Promise<unknown>;

/** Milliseconds. Teams wants at least this before a send is given up. */
const patience = 10_000;

/**
 * The single way out to Teams: Bot Connector REST with plain fetch, one attempt, no redirect. botbuilder's own client would
 * try a send again by itself after a 5xx that may have delivered the message; whether to repeat is for our jobs to decide. Every
 * request, card updates included, takes its turn here first.
 */
export const createConnector = ({ token, isAllowed, pace }: ConnectorOptions): CallConnector => async (serviceUrl, method, path, body, chat) => {
  if (!isAllowed(serviceUrl)) throw new OutsideError('teams', { code: 'ServiceUrlNotAllowed', certain: true });
  const url = new URL(path, serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`);
  const headers = { authorization: `Bearer ${await token()}`, accept: 'application/json', ...(body !== undefined && { 'content-type': 'application/json' }) };
  await pace.turn(chat);
  const answer = await exchange(url, {
    method, headers, redirect: 'manual', signal: AbortSignal.timeout(patience), ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const json = parseJson(answer.text);
  if (answer.ok) return json;
  // A 503 that names a time was refused at the door, as a 429 is; without one nobody knows how far it came.
  const isHeld = answer.status === 429 || (answer.status === 503 && answer.retryAfter !== undefined);
  const retryAfter = isHeld ? await pace.hold(chat, answer.retryAfter) : undefined;
  // A 4xx is a no. After a 5xx (or 408) the message may have arrived all the same.
  throw new OutsideError('teams', { status: answer.status, code: codeIn(json), certain: answer.status < 500 && answer.status !== 408, retryAfter });
};

const exchange = async (url: URL, init: RequestInit): Promise<{ ok: boolean; status: number; text: string; retryAfter: number | undefined }> => {
  try {
    const response = await fetch(url, init);
    return { ok: response.ok, status: response.status, text: await response.text(), retryAfter: readRetryAfter(response.headers.get('retry-after')) };
  } catch (cause) {
    const code = failureOf(cause);
    throw new OutsideError('teams', { code, certain: neverLeft.has(code), cause });
  }
};

/** In milliseconds: a number of seconds, or a date (RFC 9110, 10.2.3). */
export const readRetryAfter = (header: string | null, now = Date.now()): number | undefined => {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  const milliseconds = Number.isNaN(seconds) ? Date.parse(header) - now : seconds * 1000;
  return Number.isNaN(milliseconds) ? undefined : Math.min(Math.max(milliseconds, 0), longestHold);
};
/** Milliseconds: no service means to keep us away for more than an hour, and a misread date must not silence the bot. */
const longestHold = 3_600_000;

/** Failures before a byte of the request was sent. */
const neverLeft: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

const failureOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'unknown';
  if (error.name === 'TimeoutError') return 'timeout';
  const { code } = (error.cause ?? error) as { code?: unknown };
  return typeof code === 'string' ? code : 'unknown';
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** `{error:{code}}`, kept only when it looks like a code: it goes into our log. */
const codeIn = (json: unknown): string | undefined => {
  const code = (json as { error?: { code?: unknown } | null } | null | undefined)?.error?.code;
  return typeof code === 'string' && /^\w{1,64}$/.test(code) ? code : undefined;
};
