import type { Api, DuoView, ProgrammeView } from '../../src/adapters/http/contract.ts';

type Route = keyof Api;

/** What the gallery does to the story, over HTTP like everybody else. */
export interface Hands {
  ask<R extends Route>(person: string, route: R, params?: Record<string, string>, body?: unknown): Promise<Api[R]['out']>;
  /** Presses a button, by its verb, of the newest card that has it. */
  press(person: string, verb: string, inputs?: Record<string, string>): Promise<void>;
  /** Waits until the clock's jobs have run; ISO 8601. */
  setClock(now: string): Promise<void>;
  /** The first duo of a person, as they see it. */
  duoOf(person: string): Promise<DuoView>;
  programme(): Promise<ProgrammeView>;
}

interface Line {
  readonly id: string;
  readonly card: object | null;
}

export const createHands = (address: string): Hands => {
  const send = async <T>(path: string, body?: unknown, headers: Record<string, string> = {}, method = 'POST'): Promise<T> => {
    const response = await fetch(`${address}${path}`, {
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { method, body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text) as T;
  };
  const hands: Hands = {
    ask: async (person, route, params = {}, body = {}) => {
      const { token } = await send<{ token: string }>('/sandbox/token', { person });
      const [method, pattern = ''] = route.split(' ');
      const query = method === 'GET' && !pattern.includes(':') ? `?${new URLSearchParams(params)}` : '';
      const path = pattern.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '') + query;
      return send(path, method === 'GET' ? undefined : body, { authorization: `Bearer ${token}` }, method);
    },
    press: async (person, verb, inputs = {}) => {
      const lines = await send<Line[]>(`/sandbox/chats/${person}`);
      const line = lines.findLast(({ card }) => JSON.stringify(card).includes(`"verb":${JSON.stringify(verb)}`));
      if (!line) throw new Error(`${person} has no card that can ${verb}.`);
      await send(`/sandbox/chats/${person}/press`, { activity: line.id, action: verb, inputs });
    },
    setClock: async (now) => void (await send('/sandbox/clock', { now })),
    duoOf: async (person) => {
      const me = await hands.ask(person, 'GET /api/me');
      const duo = me.duos[0]?.id;
      if (!duo) throw new Error(`${person} has no duo.`);
      return hands.ask(person, 'GET /api/duos/:duo', { duo });
    },
    programme: async () => {
      const me = await hands.ask('claire.fontaine', 'GET /api/me');
      return hands.ask('claire.fontaine', 'GET /api/programmes/:programme', { programme: me.programmes[0]?.id ?? '' });
    },
  };
  return hands;
};
