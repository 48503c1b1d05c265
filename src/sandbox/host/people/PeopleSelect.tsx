import { useId } from 'react';
import { Select } from '@fluentui/react-components';
import { useFrame } from '../frame-context.ts';
import { featuredOf, findPerson, searchPeople, sayRole } from './people.ts';
import { becomePerson } from './PersonButton.tsx';

/** The people column of a narrow screen. A dot in an option is told in words: options hold text only. */
export const PeopleSelect = ({ unread }: { unread: ReadonlySet<string> }) => {
  const { people, person, words } = useFrame();
  const id = useId();
  const option = (each: (typeof people)[number]) => (
    <option key={each.id} value={each.mail}>
      {each.name}
      {sayRole(each, words) && ` · ${sayRole(each, words)}`}
      {unread.has(each.id) && ` (${words.unread})`}
    </option>
  );
  return (
    <div className="people-select">
      <label htmlFor={id}>{words.people}</label>
      <Select
        id={id}
        size="large"
        value={person.mail}
        onChange={(_, { value }) => {
          const chosen = findPerson(people, value);
          if (chosen) becomePerson(chosen);
        }}
      >
        <optgroup label={words.inTheStory}>{featuredOf(people).map(option)}</optgroup>
        <optgroup label={words.everyone}>{searchPeople(people, '').filter(({ featured }) => !featured).map(option)}</optgroup>
      </Select>
    </div>
  );
};
