import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { PlanView } from '../../../adapters/http/contract.ts';
import { ApiRefusal, type Answer, type Ask, type Route } from '../../shared/api.ts';
import { keyOf } from '../../shared/queries.ts';
import { useSurroundings } from '../../shared/surroundings.ts';

type PlanRoute = { [R in Route]: R extends `GET ${string}` ? never : Answer<R> extends PlanView ? (PlanView extends Answer<R> ? R : never) : never }[Route];

export const planKey = (programme: string) => keyOf('GET /api/programmes/:programme/plan', { params: { programme } });

/** An act whose answer is the plan as it now stands: the page shows it at once. A no means the page was behind: it reads again. */
export const usePlanAct = <R extends PlanRoute>(route: R, programme: string, onDone?: () => void) => {
  const { call } = useSurroundings();
  const queries = useQueryClient();
  return useMutation<Answer<R>, Error, Ask<R>>({
    mutationFn: (ask) => call(route, ask),
    onSuccess: (answer) => {
      queries.setQueryData(planKey(programme), answer);
      onDone?.();
    },
    onError: (error) => {
      if (error instanceof ApiRefusal && [404, 409].includes(error.status)) void queries.invalidateQueries({ queryKey: planKey(programme) });
    },
  });
};
