import type { Clock } from '../kernel/time.ts';
import { toIso } from '../kernel/time.ts';
import type { State } from './state.ts';

/** One exchange. `status` is null when no answer was given (a planted timeout). */
export interface Exchange {
  service: 'entra' | 'graph' | 'connector' | 'bot' | 'notifications';
  method: string;
  url: string;
  requestHeaders: Readonly<Record<string, unknown>>;
  requestBody: unknown;
  status: number | null;
  responseHeaders: Readonly<Record<string, unknown>>;
  responseBody: unknown;
}

export interface Journal {
  add(exchange: Exchange): void;
  /** NDJSON, oldest first. */
  read(): string;
}

const mostLines = 5_000;
const mostCharacters = 24_000_000;

/** The last exchanges, bounded in number and in size, kept with the rest of the state. `at` is the domain's clock. */
export const openJournal = (state: State, clock: Clock): Journal => {
  const lines = state.table<string>('journal');
  let characters = 0;
  let next = 0;
  for (const line of lines.values()) characters += line.length;
  for (const key of lines.keys()) next = Number(key) + 1;

  const forgetOldest = (): void => {
    const oldest = lines.keys().next().value;
    if (oldest === undefined) return;
    characters -= lines.get(oldest)?.length ?? 0;
    lines.remove(oldest);
  };
  return {
    add: (exchange) => {
      const line = JSON.stringify({ at: toIso(clock.now()), ...masked(exchange) });
      lines.put(String(next++), line);
      characters += line.length;
      while (lines.size > mostLines || (characters > mostCharacters && lines.size > 1)) forgetOldest();
    },
    read: () => [...lines.values()].map((line) => `${line}\n`).join(''),
  };
};

const secrets: readonly string[] = ['authorization', 'client_secret', 'client_assertion', 'access_token'];

const mask = (value: unknown): unknown =>
  typeof value === 'string' && /^Bearer /i.test(value) ? 'Bearer ***' : '***';

const withoutSecrets = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, entry]) => [name, secrets.includes(name.toLowerCase()) ? mask(entry) : entry]),
      )
    : value;

const masked = (exchange: Exchange): Record<string, unknown> =>
  Object.fromEntries(Object.entries(exchange).map(([name, value]) => [name, withoutSecrets(value)]));
