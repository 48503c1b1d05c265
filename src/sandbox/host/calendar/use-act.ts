import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useFrame } from '../frame-context.ts';
import { changeEvent, deleteEvent, respond } from '../api.ts';
import type { CalendarEvent } from '../api.ts';
import { go } from '../location.ts';

type Span = { start: string; end: string };
export type Act =
  | { kind: 'accept' | 'decline' | 'tentative'; proposed?: Span }
  | { kind: 'move'; span: Span }
  | { kind: 'delete' };

/** What a person does to an event by hand: a request to Graph each time, and the week is drawn anew. */
export const useAct = (event: CalendarEvent) => {
  const { person } = useFrame();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (act: Act): Promise<unknown> => {
      switch (act.kind) {
        case 'move': return changeEvent(person.id, event.id, act.span);
        case 'delete': return deleteEvent(person.id, event.id);
        default: return respond(person.id, event.id, act.kind, act.proposed);
      }
    },
    onSuccess: (_, { kind }) => {
      if (kind === 'decline' || kind === 'delete') go({ event: undefined });
      return client.invalidateQueries({ queryKey: ['calendar'] });
    },
  });
};
