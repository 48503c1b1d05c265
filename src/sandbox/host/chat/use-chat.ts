import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { UseMutationResult } from '@tanstack/react-query';
import { press, say } from '../api.ts';
import type { BotAnswer, ChatEntry } from '../api.ts';
import type { PressedAction } from '../card-view.tsx';

export type Say = UseMutationResult<BotAnswer, Error, string>;

export const useSay = (person: string): Say => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => say(person, text),
    onSettled: () => client.invalidateQueries({ queryKey: ['chat', person] }),
  });
};

/** What the bot said to a press, beyond a new card: a sentence, or that it could not. */
export type Notice = { kind: 'said' | 'wrong'; text: string } | undefined;

/** Reads an invoke response (Microsoft Learn, "Universal Actions for Adaptive Cards", response format). */
export const noticeIn = ({ status, body }: BotAnswer, failed: string): Notice => {
  const { statusCode = status, type, value } = typeof body === 'object' && body !== null ? body : {};
  if (type === 'application/vnd.microsoft.activity.message') return { kind: 'said', text: String(value) };
  if (type !== 'application/vnd.microsoft.error' && statusCode < 400) return undefined;
  const message = (value as { message?: unknown } | undefined)?.message;
  return { kind: 'wrong', text: typeof message === 'string' && message !== '' ? message : failed };
};

/** Presses an action of a card; the chat is asked again once the bot has answered, since a card may have taken another's place. */
export const usePress = (person: string, activity: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ index, inputs }: PressedAction) => press(person, { activity, action: index, inputs }),
    onSettled: () => client.invalidateQueries({ queryKey: ['chat', person] }),
  });
};

/** Teams refreshes what comes into view; a chat that opens shows its end. */
const mostRefreshed = 5;

/**
 * Refreshes the newest cards that ask for it, once, when the chat is opened: as Teams does (`refresh`, Universal Actions). Without `userIds` check: the
 * bot's chats are one to one, so the reader is always among them. A refresh that fails leaves the card as it was.
 */
export const useRefreshOnce = (person: string, entries: readonly ChatEntry[]): void => {
  const client = useQueryClient();
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current) return;
    isDone.current = true;
    const due = entries.filter(({ card }) => card?.refresh).slice(-mostRefreshed);
    if (due.length === 0) return;
    void Promise.allSettled(due.map(({ id }) => press(person, { activity: id, action: 'refresh', inputs: {} }))).then(() =>
      client.invalidateQueries({ queryKey: ['chat', person] }),
    );
  }, [client, person, entries]);
};
