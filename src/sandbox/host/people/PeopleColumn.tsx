import { SearchBox } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import { useFrame } from '../frame-context.ts';
import { featuredOf, searchPeople } from './people.ts';
import { PersonButton } from './PersonButton.tsx';

/** Who one may be: the five of the story first, then anybody of the company. */
export const PeopleColumn = ({ unread }: { unread: ReadonlySet<string> }) => {
  const { people, words } = useFrame();
  const [typed, setTyped] = useState('');
  const query = useDeferredValue(typed).trim();
  const featured = useMemo(() => featuredOf(people), [people]);
  const others = useMemo(
    () => searchPeople(people, query).filter((person) => query !== '' || !person.featured),
    [people, query],
  );
  return (
    <nav className="people" aria-label={words.people}>
      <h2 className="people-title">{words.people}</h2>
      <ul className="people-list" aria-label={words.inTheStory}>
        {featured.map((person) => (
          <li key={person.id}>
            <PersonButton person={person} isUnread={unread.has(person.id)} />
          </li>
        ))}
      </ul>
      <h2 className="people-title">{words.everyone}</h2>
      <div className="people-search">
        <SearchBox
          value={typed}
          onChange={(_, { value }) => setTyped(value)}
          placeholder={words.searchPeople}
          aria-label={words.searchPeople}
        />
        <span className="only-heard" role="status">{query && words.found(others.length)}</span>
      </div>
      {others.length === 0 ? (
        <p className="hint">{words.nobody(query)}</p>
      ) : (
        <ul className="people-list people-all">
          {others.map((person) => (
            <li key={person.id}>
              <PersonButton person={person} isUnread={unread.has(person.id)} />
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
};
