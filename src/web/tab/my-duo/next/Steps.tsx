import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useWords } from '../../../shared/surroundings.ts';
import { text } from '../text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '24px 0 0', padding: 0, display: 'grid', gap: '12px' },
  step: { ...typographyStyles.body2, display: 'grid', gridTemplateColumns: '28px minmax(0, 1fr)', gap: '12px', alignItems: 'center' },
  dot: {
    display: 'flex', alignItems: 'center', justifyContent: 'center', width: '28px', height: '28px', boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusCircular, border: `1.5px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  done: { color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2, border: `1px solid ${tokens.colorBrandStroke2}` },
  past: { color: tokens.colorNeutralForeground3 },
});

/** What remains, and what is done already. */
export const Steps = ({ title, steps }: { title: string; steps: readonly { label: string; isDone: boolean }[] }) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <ul className={styles.list} aria-label={title}>
      {steps.map(({ label, isDone }) => (
        <li key={label} className={mergeClasses(styles.step, isDone && styles.past)}>
          <span className={mergeClasses(styles.dot, isDone && styles.done)} role="img" aria-label={isDone ? say.done : say.todo}>
            {isDone && <CheckmarkRegular fontSize={16} />}
          </span>
          <span>{label}</span>
        </li>
      ))}
    </ul>
  );
};
