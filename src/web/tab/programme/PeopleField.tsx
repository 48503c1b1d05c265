import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { DismissRegular, WarningRegular } from '@fluentui/react-icons';
import { useWords } from '../../shared/surroundings.ts';
import type { Named } from './PersonField.tsx';
import { PersonField, sayLeft } from './PersonField.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '8px 0 0', padding: 0, display: 'flex', flexWrap: 'wrap', gap: '8px' },
  one: {
    ...typographyStyles.body1, display: 'inline-flex', alignItems: 'center', gap: '4px', paddingLeft: '16px', borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  left: { flexShrink: 0, color: tokens.colorStatusWarningForeground3 },
  remove: { minHeight: '44px', minWidth: '44px', borderRadius: tokens.borderRadiusCircular },
});

interface Asked {
  readonly label: string;
  readonly hint: string;
  readonly error?: string | undefined;
  readonly people: readonly Named[];
  readonly onChange: (people: readonly Named[]) => void;
}

/** As many as the server takes (`contactIds`). */
const most = 4;

/** Several people of the directory, one after the other. */
export const PeopleField = ({ label, hint, error, people, onChange }: Asked) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <div>
      <PersonField
        label={label} hint={hint} error={error} note={sayLeft(people)} person={null} clearsOnPick isFull={people.length >= most} exclude={people.map(({ id }) => id)}
        onPick={(person) => person && onChange([...people, person])}
      />
      {people.length > 0 && (
        <ul className={styles.list}>
          {people.map((person) => (
            <li key={person.id} className={styles.one}>
              {person.left && <WarningRegular className={styles.left} fontSize={20} aria-label={person.left} />}
              {person.name}
              <Button
                appearance="subtle" className={styles.remove} icon={<DismissRegular />} aria-label={say.remove(person.name)}
                onClick={() => onChange(people.filter(({ id }) => id !== person.id))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
