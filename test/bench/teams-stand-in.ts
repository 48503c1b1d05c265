import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createThrottle, teamsLimits } from '../../src/sandbox/connector/throttle.ts';
import { createWeather, type Weather } from '../../src/sandbox/connector/weather.ts';

/** One request as it reached Teams, whatever became of it. */
export interface Asked {
  readonly chat: string;
  readonly at: number;
  readonly status: number;
  /** Before this, the chat was told, nothing may be sent to it. */
  readonly heldUntil: number;
}

/** A Bot Connector with any number of chats: it keeps what arrives in each, counts as Teams does, and has its weather. */
export interface TeamsStandIn {
  readonly serviceUrl: string;
  readonly asked: readonly Asked[];
  /** How many cards each chat shows. */
  readonly shown: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export const startTeams = async ({ weather, now }: { weather: Weather; now: () => number }): Promise<TeamsStandIn> => {
  const [throttle, strike] = [createThrottle(teamsLimits, now), createWeather(weather)];
  const asked: Asked[] = [];
  const shown = new Map<string, number>();
  const held = new Map<string, number>();

  const answer = (chat: string): { status: number; seconds?: number } => {
    const seconds = throttle(chat);
    if (seconds !== undefined) return { status: 429, seconds };
    const fault = strike();
    if (!fault || fault.after) shown.set(chat, (shown.get(chat) ?? 0) + 1);
    return fault ? { status: fault.value, ...(fault.retryAfter !== undefined && { seconds: fault.retryAfter }) } : { status: 201 };
  };
  const server = createServer((request, response) => {
    request.resume().once('end', () => {
      const chat = decodeURIComponent(/conversations\/([^/]+)\/activities/.exec(request.url ?? '')?.[1] ?? '');
      const heldUntil = held.get(chat) ?? 0;
      const { status, seconds } = answer(chat);
      asked.push({ chat, at: now(), status, heldUntil });
      if (seconds !== undefined) held.set(chat, now() + seconds * 1000);
      response.writeHead(status, { 'content-type': 'application/json', ...(seconds !== undefined && { 'retry-after': String(seconds) }) });
      response.end(JSON.stringify(status === 201 ? { id: `${chat}-${shown.get(chat)}` } : { error: { code: status === 403 ? 'MessageWritesBlocked' : 'Trouble' } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked, shown,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
};
