import type { CalendarEvent } from '../api.ts';
import { useFrame } from '../frame-context.ts';
import { sayHours } from '../format.ts';
import { go } from '../location.ts';
import { invitationOf, sayShowAs } from './event.ts';

interface Props {
  event: CalendarEvent;
  isWholeDay?: boolean;
  isShort?: boolean;
}

/** An event as the week shows it: its colour tells how busy it makes one, terracotta that Binôme brought it. */
export const EventButton = ({ event, isWholeDay = false, isShort = false }: Props) => {
  const { words, lang, person } = useFrame();
  const hours = isWholeDay ? words.allDay : sayHours(event.start, event.end, lang);
  const isUnanswered = invitationOf(event, person)?.response === 'notResponded' || invitationOf(event, person)?.response === 'none';
  const state = [sayShowAs(event.showAs, words), event.viaGraph && words.byBinome, event.isCancelled && words.cancelled];
  return (
    <button
      type="button"
      className={isShort ? 'event is-short' : 'event'}
      data-show-as={isUnanswered ? 'tentative' : event.showAs}
      data-cancelled={event.isCancelled || undefined}
      data-binome={event.viaGraph || undefined}
      title={[event.subject, hours, event.location].filter(Boolean).join('\n')}
      onClick={() => go({ event: event.id })}
    >
      <span className="event-subject">{event.subject}</span>
      <span className={isWholeDay || isShort ? 'only-heard' : 'event-about'}>{[hours, event.location].filter(Boolean).join(' · ')}</span>
      <span className="only-heard">{state.filter(Boolean).join(', ')}</span>
    </button>
  );
};
