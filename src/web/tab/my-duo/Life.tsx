import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { DuoView } from '../../../adapters/http/contract.ts';
import { useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  life: { margin: '16px 0 0', '&[open] > summary::before': { transform: 'rotate(90deg)', transformOrigin: '6px 55%' } },
  title: {
    ...typographyStyles.body1, minHeight: '44px', display: 'flex', alignItems: 'center', cursor: 'pointer', color: tokens.colorNeutralForeground2,
    borderRadius: tokens.borderRadiusMedium, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '::before': { content: '"›"', display: 'inline-block', width: '20px', fontSize: tokens.fontSizeBase400 },
  },
  list: { listStyleType: 'none', margin: 0, padding: '0 0 0 20px' },
  line: { ...typographyStyles.body1, padding: '6px 0', color: tokens.colorNeutralForeground1, overflowWrap: 'anywhere' },
  day: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground3 },
});

/** What became of the duo's dates: facts that both know, folded away. */
export const Life = ({ life }: { life: DuoView['life'] }) => {
  const styles = useStyles();
  const say = useWords(text);
  if (life.length === 0) return null;
  return (
    <details className={styles.life}>
      <summary className={styles.title}>{say.life}</summary>
      <ol className={styles.list}>
        {life.map(({ day, line }, index) => <li key={index} className={styles.line}><span className={styles.day}>{day}</span>{line}</li>)}
      </ol>
    </details>
  );
};
