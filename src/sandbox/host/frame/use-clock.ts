import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { fromIso, instant, toIso } from '../../../kernel/time.ts';
import type { Instant } from '../../../kernel/time.ts';
import { askClock, moveClock } from '../api.ts';

/** The clock runs on by itself between two answers; it is shown to the minute, so looking four times a minute is enough. */
const look = 15_000;

/** The tenant's time as an offset from this machine's, in milliseconds. */
const offsetOf = ({ now }: { now: string }): number => fromIso(now) - Date.now();

/** What the demonstration clock shows, or undefined until it is known. */
export const useNow = (): Instant | undefined => {
  const { data: offset } = useQuery({ queryKey: ['clock'], queryFn: async () => offsetOf(await askClock()) });
  const [, setLooks] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setLooks((count) => count + 1), look);
    return () => clearInterval(timer);
  }, []);
  return offset === undefined ? undefined : instant(Date.now() + offset);
};

/** Puts the clock at a moment; when it is done, all that was due by then has happened, so everything is asked again. */
export const useMoveClock = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (to: Instant) => offsetOf(await moveClock(toIso(to))),
    onSuccess: (offset) => {
      client.setQueryData(['clock'], offset);
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'people' && queryKey[0] !== 'clock' });
    },
  });
};
