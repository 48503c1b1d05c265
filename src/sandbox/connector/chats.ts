import { createHash } from 'node:crypto';
import type { Instant, MovableClock } from '../../kernel/time.ts';
import { toIso } from '../../kernel/time.ts';
import type { Bus } from '../bus.ts';
import type { State } from '../state.ts';
import type { Person } from '../world/people.ts';
import { people } from '../world/people.ts';

interface Attachment {
  contentType: string;
  content?: unknown;
}

/** One line of a chat, as Teams holds it: the newest state of a card, and when it last changed. */
export interface ChatLine {
  readonly id: string;
  readonly person: Person['id'];
  readonly at: Instant;
  readonly updatedAt: Instant | null;
  readonly from: 'bot' | 'person';
  readonly text: string | null;
  readonly attachments: readonly Attachment[];
}

export interface Chats {
  /** Oldest first. */
  of(person: Person): readonly ChatLine[];
  find(person: Person, id: string): ChatLine | undefined;
  add(person: Person, line: Pick<ChatLine, 'from' | 'text' | 'attachments'>): ChatLine;
  /** Replaces what the line says; it keeps its place and its id. */
  replace(line: ChatLine, by: Pick<ChatLine, 'text' | 'attachments'>): ChatLine;
  remove(line: ChatLine): void;
}

/** The conversation of one person with the bot: always the same, as in Teams. */
export const conversationOf = (person: Person): string =>
  `a:1${createHash('sha256').update(`chat ${person.mail}`).digest('base64url')}`;

const byConversation = new Map(people.map((person) => [conversationOf(person), person]));
export const personOfConversation = (conversation: string): Person | undefined => byConversation.get(conversation);

export const openChats = (state: State, clock: MovableClock, bus: Bus): Chats => {
  const lines = state.table<ChatLine>('chat-lines');
  const chats = new Map<string, Map<string, ChatLine>>();
  const chatOf = (person: string): Map<string, ChatLine> => {
    let chat = chats.get(person);
    if (!chat) chats.set(person, (chat = new Map()));
    return chat;
  };
  let lastId = 0;
  for (const line of lines.values()) {
    chatOf(line.person).set(line.id, line);
    lastId = Math.max(lastId, Number(line.id));
  }

  const put = (line: ChatLine): ChatLine => {
    lines.put(line.id, line);
    chatOf(line.person).set(line.id, line);
    bus.tell({ kind: 'chat', person: line.person });
    return line;
  };
  return {
    of: (person) => [...chatOf(person.id).values()],
    find: (person, id) => chatOf(person.id).get(id),
    add: (person, line) => {
      lastId = Math.max(lastId + 1, clock.now());
      return put({ id: String(lastId), person: person.id, at: clock.now(), updatedAt: null, ...line });
    },
    replace: (line, by) => put({ ...line, ...by, updatedAt: clock.now() }),
    remove: (line) => {
      lines.remove(line.id);
      chatOf(line.person).delete(line.id);
      bus.tell({ kind: 'chat', person: line.person });
    },
  };
};

const cardType = 'application/vnd.microsoft.card.adaptive';
export const cardAttachment = (content: unknown): Attachment => ({ contentType: cardType, content });

export const cardOf = ({ attachments }: Pick<ChatLine, 'attachments'>): unknown =>
  attachments.find(({ contentType }) => contentType === cardType)?.content ?? null;

/** A chat line as the handles show it. */
export const lineJson = (line: ChatLine) => ({
  id: line.id,
  at: toIso(line.at),
  from: line.from,
  text: line.text,
  card: cardOf(line),
  updatedAt: line.updatedAt === null ? null : toIso(line.updatedAt),
});
