import type { UseMutationResult, UseQueryResult } from '@tanstack/react-query';
import { QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { DuoView } from '../../adapters/http/contract.ts';
import type { Answer, Ask, Call, Route } from './api.ts';
import { ApiRefusal } from './api.ts';
import { useSurroundings } from './surroundings.ts';

type Reading = Extract<Route, `GET ${string}`>;
type Writing = Exclude<Route, Reading>;

/** A no is an answer; only silence and a server in trouble are worth asking twice more. */
export const shouldRetry = (failures: number, error: unknown): boolean =>
  failures < 2 && error instanceof ApiRefusal && (error.status === 0 || error.status >= 500 || error.status === 429);

export const createQueries = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: shouldRetry, staleTime: 5_000, refetchOnWindowFocus: 'always' },
      mutations: { retry: false },
    },
  });

export const keyOf = <R extends Route>(route: R, ask: Ask<R>): readonly unknown[] => [route, ask];

/** A query as data, for `useQueries` too. */
export const reading = <R extends Reading>(call: Call, route: R, ask: Ask<R>) => ({
  queryKey: keyOf(route, ask),
  queryFn: () => call(route, ask),
});

export const useReading = <R extends Reading>(
  route: R,
  ask: Ask<R>,
  options: { enabled?: boolean; every?: (answer: Answer<R> | undefined) => number | false } = {},
): UseQueryResult<Answer<R>> => {
  const { call } = useSurroundings();
  const { enabled = true, every } = options;
  return useQuery<Answer<R>>({
    ...reading(call, route, ask),
    enabled,
    refetchInterval: (query) => every?.(query.state.data) ?? false,
  });
};

export const useWriting = <R extends Writing>(
  route: R,
  onDone?: (answer: Answer<R>) => void,
): UseMutationResult<Answer<R>, Error, Ask<R>> => {
  const { call } = useSurroundings();
  return useMutation<Answer<R>, Error, Ask<R>>({
    mutationFn: (ask: Ask<R>) => call(route, ask),
    ...(onDone && { onSuccess: onDone }),
  });
};

type DuoWriting = { [R in Writing]: Answer<R> extends DuoView ? (DuoView extends Answer<R> ? R : never) : never }[Writing];

/** An act whose answer is the duo as it now stands: the page shows it at once. A no means the page was behind: it reads again. */
export const useDuoAct = <R extends DuoWriting>(route: R): UseMutationResult<Answer<R>, Error, Ask<R>> => {
  const { call } = useSurroundings();
  const queries = useQueryClient();
  return useMutation<Answer<R>, Error, Ask<R>>({
    mutationFn: (ask: Ask<R>) => call(route, ask),
    onSuccess: (answer) => {
      const duo = answer as DuoView;
      queries.setQueryData(keyOf('GET /api/duos/:duo', { params: { duo: duo.id } }), duo);
    },
    onError: (error) => {
      if (error instanceof ApiRefusal && [404, 409].includes(error.status))
        void queries.invalidateQueries({ queryKey: ['GET /api/duos/:duo'] });
    },
  });
};
