import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ProgrammeView } from '../../../adapters/http/contract.ts';
import { useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: '16px', gridTemplateColumns: 'repeat(4, minmax(0, 1fr))', margin: 0, '@media (max-width: 599px)': { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' } },
  one: {
    display: 'flex', flexDirection: 'column-reverse', padding: '16px 20px', borderRadius: tokens.borderRadius3XLarge, backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  name: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
  count: { ...typographyStyles.title2, margin: 0, fontVariantNumeric: 'tabular-nums' },
});

/** Four counts of sessions: logistics, which HR may see whatever the size. */
export const Sessions = ({ sessions }: Pick<ProgrammeView, 'sessions'>) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <section aria-label={say.sessions}>
      <dl className={styles.list}>
        {(['toPlan', 'booked', 'held', 'toReplan'] as const).map((key) => (
          <div key={key} className={styles.one}>
            <dt className={styles.name}>{say[key]}</dt>
            <dd className={styles.count}>{sessions[key]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
};
