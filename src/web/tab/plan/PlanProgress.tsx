import { makeStyles, ProgressBar, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { useWords } from '../../shared/surroundings.ts';
import type { Made } from './filter-items.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  says: { ...typographyStyles.body1, margin: '0 0 8px', color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
});

/** How far it is, counted in duos. */
export const PlanProgress = ({ plan: { state, done, total } }: { plan: Made }) => {
  const styles = useStyles();
  const say = useWords(text);
  const id = useId();
  const says = state === 'sending' ? say.sending(done, total) : done === total && state === 'working' ? say.sharing : say.working(done, total);
  return (
    <div>
      <p id={id} className={styles.says} role="status">{says}</p>
      <ProgressBar value={total === 0 ? 0 : done / total} thickness="large" aria-labelledby={id} />
    </div>
  );
};
