import { randomUUID } from 'node:crypto';
import { mkdtempSync, openAsBlob, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { inject } from 'vitest';
import type { Api } from '../../src/adapters/http/contract.ts';
import type { DatabaseAddress } from '../../src/db/connect.ts';
import { startDemonstration } from '../../src/demonstration.ts';
import type { Card } from '../../src/kernel/card.ts';
import { OutsideError } from '../../src/kernel/errors.ts';
import { asId } from '../../src/kernel/ids.ts';
import { type Log, silentLog } from '../../src/kernel/log.ts';
import type { Lang } from '../../src/kernel/text.ts';

/** A line of a person's chat, as the sandbox's handle gives it. */
export interface ChatLine {
  readonly id: string;
  readonly at: string;
  readonly from: 'bot' | 'person';
  readonly text: string | null;
  readonly card: Card | null;
  readonly updatedAt: string | null;
}

export interface CalendarItem {
  readonly id: string;
  readonly iCalUId: string;
  readonly subject: string;
  readonly showAs: string;
  readonly start: string;
  readonly end: string;
  readonly isPrivate: boolean;
  readonly location: string;
  readonly organizer: { readonly name: string; readonly mail: string };
  readonly attendees: readonly { readonly name: string; readonly mail: string }[];
  readonly bodyHtml: string;
  readonly isOrganizer: boolean;
  readonly isCancelled: boolean;
  readonly isDeleted: boolean;
  readonly viaGraph: boolean;
}

export interface Exchange {
  readonly at: string;
  readonly service: 'entra' | 'graph' | 'connector' | 'bot';
  readonly method: string;
  readonly url: string;
  readonly requestBody: unknown;
  readonly status: number | null;
  readonly responseBody: unknown;
}

/** What the bot answered to a press: a card in place, or the error that leaves the card where it is. */
export interface Pressed {
  readonly status: number;
  readonly statusCode: number | undefined;
  readonly card: Card | undefined;
  readonly error: { readonly code: string; readonly message: string } | undefined;
  /** Milliseconds the person waited. */
  readonly took: number;
}

export interface Refused {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
}
export type Answer<T> = { readonly status: number; readonly headers: Headers; readonly body: T & Refused };

type Route = keyof Api;
type Asked<R extends Route> = { params?: Partial<Record<string, string>>; query?: Api[R]['query']; body?: unknown; lang?: Lang; token?: string | null };

/** One person of the company, with the handles their Teams, their tab and their Outlook would hold. */
export interface Somebody {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly lang: Lang;
  token(): Promise<string>;
  api<R extends Route>(route: R, asked?: Asked<R>): Promise<Answer<Api[R]['out']>>;
  /** Oldest first. */
  chat(): Promise<readonly ChatLine[]>;
  /** The newest line that has a card, and whose words match; throws when there is none. */
  line(about?: RegExp): Promise<ChatLine & { card: Card }>;
  /** Presses a button, by its title or its verb, of the newest card unless told which. */
  press(action: string, options?: { inputs?: Record<string, unknown>; line?: { id: string }; as?: string }): Promise<Pressed>;
  say(text: string): Promise<{ status: number }>;
  calendar(span?: { from?: string; to?: string; deleted?: boolean }): Promise<readonly CalendarItem[]>;
  /** What the app made in this calendar, soonest first; cancelled ones only when asked. */
  meetings(options?: { deleted?: boolean }): Promise<readonly CalendarItem[]>;
}

export interface World {
  readonly url: string;
  readonly clock: {
    now(): Promise<string>;
    /** Moves on; what falls due on the way has run when it answers. */
    to(iso: string): Promise<void>;
    /** Goes on by some seconds, long enough by default for cards to follow what was pressed. */
    on(seconds?: number): Promise<void>;
  };
  as(key: string): Somebody;
  /** Something else comes into a person's calendar. */
  block(person: Somebody, span: { start: string; end: string }): Promise<void>;
  journal(): Promise<readonly Exchange[]>;
  /** Any request to the product, authorised by nobody. */
  http(method: string, path: string, options?: { body?: unknown; headers?: Record<string, string>; raw?: string }): Promise<Answer<Record<string, unknown>>>;
  /** A handle of the sandbox; throws unless it answers 200. */
  handle<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T>;
  /** Bugs the product logged; a service outside that failed is none. */
  readonly bugs: unknown[];
  readonly app: Awaited<ReturnType<typeof startDemonstration>>;
  /** Throws when the product logged a bug that no test has dealt with. */
  close(): Promise<void>;
}

/**
 * The whole product as `npm start` runs it, at a port of its own: real HTTP, real cards, a tenant in a box, and a clock
 * that moves. In memory, or in the database given. Without the story unless asked. What is erased is remembered until it closes, or in
 * the folder given.
 */
export const openWorld = async (options: { story?: boolean; database?: DatabaseAddress; erasures?: string } = {}): Promise<World> => {
  const bugs: unknown[] = [];
  const log: Log = { ...silentLog, error: (event, error, fields) => void (error instanceof OutsideError || bugs.push({ event, error, fields })) };
  const database = options.database ?? { kind: 'memory', dump: await openAsBlob(inject('snapshot')) };
  const erasures = options.erasures ?? mkdtempSync(join(tmpdir(), 'binome-erasures-'));
  const env = { PORT: '0', DATA_DIR: join(tmpdir(), 'binome-never-written'), ERASURES_DIR: erasures, ...(options.story !== true && { STORY: 'none' }) };
  const app = await startDemonstration(env, log, { database });
  const url = await app.listen();

  const http: World['http'] = async (method, path, { body, headers = {}, raw } = {}) => {
    const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(`${url}${path}`, {
      method, redirect: 'manual', headers: { ...(text !== undefined && { 'content-type': 'application/json' }), ...headers }, ...(text !== undefined && { body: text }),
    });
    const answer = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') && !response.headers.get('content-type')?.includes('ndjson');
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(answer) : { text: answer }) as never };
  };
  const handle: World['handle'] = async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
    const answer = await http(method, `/sandbox${path}`, { body });
    if (answer.status !== 200) throw new Error(`${method} /sandbox${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  };
  const people = await handle<{ id: string; name: string; mail: string; language: Lang }[]>('GET', '/people');
  const known = new Map<string, Somebody>();
  const clock: World['clock'] = {
    now: async () => (await handle<{ now: string }>('GET', '/clock')).now,
    to: async (iso) => void (await handle('POST', '/clock', { now: iso })),
    on: async (seconds = 5) => clock.to(new Date(Date.parse(await clock.now()) + seconds * 1000).toISOString()),
  };
  return {
    url, clock, http, handle, bugs, app,
    as: (key) => {
      const found = people.find(({ mail }) => mail.startsWith(`${key}@`));
      if (!found) throw new Error(`Nobody here is called ${key}.`);
      const person = known.get(key) ?? somebody({ http, handle }, { key, id: found.id, name: found.name, lang: found.language });
      known.set(key, person);
      return person;
    },
    block: async ({ id }, { start, end }) => {
      const at = (iso: string) => ({ dateTime: iso.slice(0, 19), timeZone: 'UTC' });
      await app.ctx.calendar.create(asId(id), JSON.stringify({ subject: 'Imprévu', start: at(start), end: at(end), showAs: 'busy', transactionId: randomUUID() }));
    },
    journal: async () => {
      const lines = (await handle<{ text: string }>('GET', '/journal')).text;
      return lines.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Exchange);
    },
    close: async () => {
      await app.stop();
      if (!options.erasures) rmSync(erasures, { recursive: true, force: true });
      if (bugs.length > 0) throw new Error(`The product logged bugs: ${inspect(bugs, { depth: 3 })}`);
    },
  };
};

const somebody = ({ http, handle }: Pick<World, 'http' | 'handle'>, who: Pick<Somebody, 'key' | 'id' | 'name' | 'lang'>): Somebody => {
  let token: Promise<string> | undefined;
  const self: Somebody = {
    ...who,
    token: () => (token ??= handle<{ token: string }>('POST', '/token', { person: who.key }).then((answer) => answer.token)),
    api: async (route, asked = {}) => {
      const { method, path, body } = request(route, asked);
      const bearer = asked.token === undefined ? await self.token() : asked.token;
      const headers = { 'accept-language': asked.lang ?? who.lang, ...(bearer !== null && { authorization: `Bearer ${bearer}` }) };
      return (await http(method, path, { body, headers })) as never;
    },
    chat: () => handle<ChatLine[]>('GET', `/chats/${who.key}`),
    line: async (about = /./) => {
      const line = (await self.chat()).findLast(({ card }) => card !== null && about.test(wordsOf(card)));
      if (!line?.card) throw new Error(`${who.name} has no card about ${about}.`);
      return { ...line, card: line.card };
    },
    press: async (action, { inputs = {}, line, as } = {}) => {
      const { id } = line ?? (await self.line());
      const start = performance.now();
      const answer = await handle<{ status: number; body: { statusCode?: number; type?: string; value?: unknown } | null }>(
        'POST', `/chats/${who.key}/press`, { activity: id, action, inputs, ...(as !== undefined && { as }) });
      const { type, value, statusCode } = answer.body ?? {};
      return {
        status: answer.status, statusCode, took: performance.now() - start,
        card: type === 'application/vnd.microsoft.card.adaptive' ? (value as Card) : undefined,
        error: type === 'application/vnd.microsoft.error' ? (value as { code: string; message: string }) : undefined,
      };
    },
    say: (text) => handle('POST', `/chats/${who.key}/say`, { text }),
    calendar: (span = {}) => handle('GET', `/calendar/${who.key}?${new URLSearchParams(Object.entries(span).map(([name, value]) => [name, String(value)]))}`),
    meetings: async ({ deleted = false } = {}) =>
      (await self.calendar({ from: '2026-11-01T00:00:00Z', to: '2027-12-31T00:00:00Z', deleted })).filter(({ viaGraph, attendees }) => viaGraph && attendees.length > 0),
  };
  return self;
};

/** A route of the contract as one request: what posts and was told no body sends an empty one. */
export const request = (route: string, asked: { params?: Partial<Record<string, string>>; query?: unknown; body?: unknown } = {}): { method: string; path: string; body: unknown } => {
  const [method = 'GET', pattern = ''] = route.split(' ');
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(asked.params?.[name] ?? ''));
  const query = asked.query ? `?${new URLSearchParams(asked.query as Record<string, string>)}` : '';
  return { method, path: path + query, body: asked.body ?? (method === 'GET' ? undefined : {}) };
};

/** Every word a person could read on a card, buttons included, without the escapes of Markdown. */
export const wordsOf = (card: unknown): string => {
  const words: string[] = [];
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(walk);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (['data', 'fallback', 'refresh'].includes(key)) continue;
      if (typeof inner === 'string' && ['text', 'title', 'value', 'label', 'speak'].includes(key)) words.push(inner);
      else walk(inner);
    }
  };
  walk(card);
  return words.join('\n').replaceAll('\\', '');
};

/** Titles of a card's buttons. */
export const buttonsOf = (card: Card | undefined): readonly string[] => card?.actions?.map(({ title }) => title) ?? [];
