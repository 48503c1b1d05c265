import type { Card } from '../../kernel/card.ts';

/** Someone of the invented company, as `GET /sandbox/people` tells it. */
export interface Person {
  id: string;
  name: string;
  mail: string;
  role: string;
  /** Job title, in the person's own language. */
  title?: string;
  site: string;
  language: string;
  featured?: boolean;
  /** What fails for this person, on purpose. */
  trouble?: string;
}

export interface ChatEntry {
  id: string;
  /** ISO 8601, on the demonstration clock. */
  at: string;
  from: 'bot' | 'person';
  text: string | null;
  card: Card | null;
  updatedAt: string | null;
}

/** What the bot answered to an invoke, as Teams would receive it. */
export interface BotAnswer {
  status: number;
  body: { statusCode?: number; type?: string; value?: unknown } | string | null;
}

export type ShowAs = 'free' | 'tentative' | 'busy' | 'oof' | 'workingElsewhere' | 'unknown';
export type AttendeeAnswer = 'none' | 'notResponded' | 'organizer' | 'accepted' | 'declined' | 'tentativelyAccepted';

export interface CalendarEvent {
  id: string;
  subject: string;
  showAs: ShowAs;
  isAllDay: boolean;
  /** ISO 8601, UTC. */
  start: string;
  end: string;
  location: string;
  organizer: { name: string; mail: string };
  attendees: { name: string; mail: string; response: AttendeeAnswer; proposed: { start: string; end: string } | null }[];
  /** The person's own answer. */
  response: AttendeeAnswer;
  bodyHtml: string;
  isCancelled: boolean;
  /** Written through Graph, which in this tenant only Binôme does. */
  viaGraph: boolean;
}

/** A mail in the person's inbox. */
export interface Mail {
  id: string;
  /** ISO 8601, on the demonstration clock. */
  at: string;
  from: string;
  subject: string;
  bodyHtml: string;
}

/** One exchange over the wire, a line of `GET /sandbox/journal`. */
export interface Exchange {
  at: string;
  service: string;
  method: string;
  url: string;
  /** Null when no answer was given. */
  status: number | null;
  requestBody?: unknown;
  responseBody?: unknown;
}

/** The server said no, in words a person may read when it gave any. */
export class ServerSaidNo extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ServerSaidNo';
    this.status = status;
  }
}

const sentenceOf = (body: unknown): string => {
  const found = (body as { message?: unknown; error?: { message?: unknown } | string } | null) ?? {};
  if (typeof found.message === 'string') return found.message;
  if (typeof found.error === 'string') return found.error;
  return typeof found.error?.message === 'string' ? found.error.message : '';
};

const ask = async <T>(path: string, body?: unknown): Promise<T> => {
  const response = await fetch(path, {
    ...(body !== undefined && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const json: unknown = response.headers.get('content-type')?.includes('json') && text ? JSON.parse(text) : null;
  if (!response.ok) throw new ServerSaidNo(response.status, sentenceOf(json));
  return json as T;
};

const of = (person: string): string => encodeURIComponent(person);

export const askPeople = (): Promise<Person[]> => ask('/sandbox/people');
export const askToken = (person: string): Promise<{ token: string }> => ask('/sandbox/token', { person });
export const askClock = (): Promise<{ now: string }> => ask('/sandbox/clock');
/** Answers once every job due by then has run. */
export const moveClock = (now: string): Promise<{ now: string }> => ask('/sandbox/clock', { now });
export const askChat = (person: string): Promise<ChatEntry[]> => ask(`/sandbox/chats/${of(person)}`);
export const press = (
  person: string,
  pressed: { activity: string; action: string | number; inputs: Record<string, string> },
): Promise<BotAnswer> => ask(`/sandbox/chats/${of(person)}/press`, pressed);
export const say = (person: string, text: string): Promise<BotAnswer> => ask(`/sandbox/chats/${of(person)}/say`, { text });
export const askCalendar = (person: string, from: string, to: string): Promise<CalendarEvent[]> =>
  ask(`/sandbox/calendar/${of(person)}?${new URLSearchParams({ from, to }).toString()}`);
export const respond = (
  person: string, event: string, response: 'accept' | 'decline' | 'tentative', proposed?: { start: string; end: string },
): Promise<unknown> => ask(`/sandbox/calendar/${of(person)}/respond`, { event, response, ...(proposed && { proposed }) });
export const changeEvent = (person: string, event: string, span: { start: string; end: string }): Promise<unknown> =>
  ask(`/sandbox/calendar/${of(person)}/change`, { event, ...span });
export const deleteEvent = (person: string, event: string): Promise<unknown> => ask(`/sandbox/calendar/${of(person)}/delete`, { event });

/** Newest first. */
export const askMail = (person: string): Promise<Mail[]> => ask(`/sandbox/mail/${of(person)}`);

/** The newest exchanges first; the journal is one JSON object a line. */
export const askJournal = async (newest: number): Promise<Exchange[]> => {
  const response = await fetch('/sandbox/journal');
  if (!response.ok) throw new ServerSaidNo(response.status, '');
  const lines = (await response.text()).trimEnd().split('\n').slice(-newest).filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Exchange).toReversed();
};
