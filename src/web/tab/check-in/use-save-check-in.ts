import type { UseMutationResult } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import type { CheckInView } from '../../../adapters/http/contract.ts';
import type { Ask } from '../../shared/api.ts';
import { keyOf, useWriting } from '../../shared/queries.ts';

/** Saves the answers, shows them as saved, and lets My duo read what they changed. */
export const useSaveCheckIn = (): UseMutationResult<CheckInView, Error, Ask<'PUT /api/meetings/:meeting/check-in'>> => {
  const queries = useQueryClient();
  return useWriting('PUT /api/meetings/:meeting/check-in', (saved) => {
    queries.setQueryData(keyOf('GET /api/meetings/:meeting/check-in', { params: { meeting: saved.meetingId } }), saved);
    void queries.invalidateQueries({ queryKey: ['GET /api/duos/:duo'] });
  });
};
