import { useQueryClient } from '@tanstack/react-query';
import { keyOf, useWriting } from '../../shared/queries.ts';

type OnDuo<Act extends string> = `POST /api/programmes/:programme/duos/:duo/${Act}`;

/** What HR does about a duo, whose answer is the programme as it now stands: the page shows it at once. */
export const useProgrammeAct = <R extends OnDuo<'options' | 'resume' | 'absence' | 'account'>>(route: R, programme: string, onDone: () => void) => {
  const queries = useQueryClient();
  return useWriting(route, (answer) => {
    queries.setQueryData(keyOf('GET /api/programmes/:programme', { params: { programme } }), answer);
    onDone();
  });
};
