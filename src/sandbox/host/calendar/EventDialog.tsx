import { Avatar } from '@fluentui/react-components';
import { fromIso, sayWhen, wallTime } from '../../../kernel/time.ts';
import type { CalendarEvent } from '../api.ts';
import { Modal } from '../frame/Modal.tsx';
import { useFrame, zone } from '../frame-context.ts';
import { sayDate, sayHours } from '../format.ts';
import { go } from '../location.ts';
import { Answers, OwnActs } from './Acts.tsx';
import { EventBody } from './EventBody.tsx';
import { attendeesOf, intervalOf, invitationOf, sayAnswer, sayShowAs } from './event.ts';

const Who = ({ name, about }: { name: string; about: string }) => (
  <li className="who">
    <Avatar name={name} color="colorful" size={28} aria-hidden />
    <span>{name}<span className="hint"> · {about}</span></span>
  </li>
);

/** An event, opened: what Outlook would show of it. */
export const EventDialog = ({ event }: { event: CalendarEvent }) => {
  const { words, lang, person, openLink } = useFrame();
  const invitation = invitationOf(event, person);
  const day = sayDate(wallTime(intervalOf(event).start, zone).date, lang);
  const about = [event.location, sayShowAs(event.showAs, words), event.viaGraph && words.byBinome, event.isCancelled && words.cancelled];
  return (
    <Modal title={event.subject} className={event.viaGraph ? 'event-sheet is-binome' : 'event-sheet'} onClose={() => go({ event: undefined })}>
      <p className="event-when">{day}{event.isAllDay ? ` · ${words.allDay}` : `, ${sayHours(event.start, event.end, lang)}`}</p>
      <p className="hint">{about.filter(Boolean).join(' · ')}</p>
      {event.bodyHtml && <EventBody html={event.bodyHtml} open={openLink} />}
      <ul className="whos" aria-label={words.attendees}>
        <Who name={event.organizer.name} about={words.organizes} />
        {attendeesOf(event, person)
          .filter(({ mail }) => mail.toLowerCase() !== event.organizer.mail.toLowerCase())
          .map(({ name, mail, response, proposed }) => {
            const wish = proposed && words.proposes(sayWhen(fromIso(proposed.start), zone, lang));
            return <Who key={mail} name={name} about={[sayAnswer(response, words), wish].filter(Boolean).join(', ')} />;
          })}
      </ul>
      {invitation && !event.isCancelled && <Answers event={event} response={invitation.response} />}
      {!invitation && !event.isCancelled && !event.isAllDay && <OwnActs event={event} />}
    </Modal>
  );
};
