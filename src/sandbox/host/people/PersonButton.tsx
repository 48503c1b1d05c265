import { Avatar } from '@fluentui/react-components';
import { useFrame } from '../frame-context.ts';
import type { Person } from '../api.ts';
import { go } from '../location.ts';
import { nameInAddress, sayRole } from './people.ts';

/** Becomes that person: the frame follows, their language included. */
export const becomePerson = (person: Person): void =>
  go({ person: nameInAddress(person), lang: undefined, sub: undefined, event: undefined, ...(person.role !== 'hr' && { page: 'my-duo' }) });

export const PersonButton = ({ person, isUnread }: { person: Person; isUnread: boolean }) => {
  const { words, person: chosen } = useFrame();
  const about = person.featured ? sayRole(person, words) : [sayRole(person, words), person.site].filter(Boolean).join(' · ');
  return (
    <button
      type="button"
      className="person"
      aria-current={chosen.id === person.id ? 'true' : undefined}
      onClick={() => becomePerson(person)}
    >
      <Avatar name={person.name} color="colorful" size={36} aria-hidden />
      <span className="person-words">
        <span className="person-name">{person.name}</span>
        <span className="person-about">{about}</span>
      </span>
      {isUnread && <span className="unread" role="img" aria-label={words.unread} />}
    </button>
  );
};
