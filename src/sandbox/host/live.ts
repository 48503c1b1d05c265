import type { QueryClient } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

/** What changed in the tenant, told by `GET /sandbox/events` (server-sent events). */
interface Change {
  person?: string;
  now?: string;
}

const changeIn = (event: MessageEvent<string>): Change => {
  try {
    return (JSON.parse(event.data) as Change | null) ?? {};
  } catch {
    return {};
  }
};

/** Keeps what is on the screen true while the tenant lives; calls `onChat` with the id of a person whose chat changed. */
const follow = (client: QueryClient, onChat: (person: string) => void): (() => void) => {
  const source = new EventSource('/sandbox/events');
  let wasLost = false;
  source.addEventListener('chat', (event) => {
    const { person } = changeIn(event);
    void client.invalidateQueries({ queryKey: person ? ['chat', person] : ['chat'] });
    if (person) onChat(person);
  });
  source.addEventListener('calendar', () => void client.invalidateQueries({ queryKey: ['calendar'] }));
  source.addEventListener('mail', () => void client.invalidateQueries({ queryKey: ['mail'] }));
  source.addEventListener('clock', () => void client.invalidateQueries({ queryKey: ['clock'] }));
  source.addEventListener('error', () => {
    wasLost = true;
  });
  // The browser reconnects by itself; what happened meanwhile was not told.
  source.addEventListener('open', () => {
    if (wasLost) void client.invalidateQueries();
    wasLost = false;
  });
  return () => source.close();
};

/** The people whose chat has changed since it was last looked at; `looking` is whose chat is open, if one is. */
export const useUnread = (looking: string | undefined): ReadonlySet<string> => {
  const client = useQueryClient();
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => follow(client, (person) => setChanged((before) => new Set(before).add(person))), [client]);
  useEffect(() => {
    if (looking === undefined || !changed.has(looking)) return;
    setChanged((before) => new Set([...before].filter((person) => person !== looking)));
  }, [looking, changed]);
  return changed;
};
