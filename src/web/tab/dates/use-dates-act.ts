import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../../adapters/http/contract.ts';
import type { Ask } from '../../shared/api.ts';
import { ApiRefusal } from '../../shared/api.ts';
import { keyOf } from '../../shared/queries.ts';
import { useSurroundings } from '../../shared/surroundings.ts';

type Act = Extract<keyof Api, `POST /api/dates/${string}`>;

/** An act on a date is answered with all the dates as they now stand. A no means the page was behind: it reads again. */
export const useDatesAct = <R extends Act>(route: R) => {
  const { call } = useSurroundings();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (ask: Ask<R>) => call(route, ask),
    onSuccess: (answer) => queries.setQueryData(keyOf('GET /api/dates', {}), answer),
    onError: (error: Error) => {
      if (error instanceof ApiRefusal && [404, 409].includes(error.status)) void queries.invalidateQueries({ queryKey: ['GET /api/dates'] });
    },
  });
};
