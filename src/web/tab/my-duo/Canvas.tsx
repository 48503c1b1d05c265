import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { DuoView } from '../../../adapters/http/contract.ts';
import { Panel } from '../../shared/Panel.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  list: { margin: 0, display: 'grid', gap: '16px' },
  term: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  detail: { ...typographyStyles.body2, margin: '2px 0 0', textWrap: 'pretty' },
  goals: { ...typographyStyles.subtitle2, margin: '24px 0 12px', paddingTop: '20px', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  items: { ...typographyStyles.body1, margin: 0, paddingLeft: '20px', display: 'grid', gap: '8px' },
});

/** What the next session is prepared with: one topic, one thing to try, one question back; and what both are after. */
export const Canvas = ({ canvas, goals }: Pick<DuoView, 'canvas' | 'goals'>) => {
  const styles = useStyles();
  const say = useWords(text);
  const lines = [[say.topic, canvas.topic], [say.tryThis, canvas.tryThis], [say.questionBack, canvas.questionBack]] as const;
  return (
    <Panel title={say.canvas}>
      <dl className={styles.list}>
        {lines.map(([term, detail]) => (
          <div key={term}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.detail}>{detail}</dd>
          </div>
        ))}
      </dl>
      {goals.length > 0 && (
        <>
          <h3 className={styles.goals}>{say.goals}</h3>
          <ul className={styles.items}>{goals.map((goal) => <li key={goal.text}>{goal.text}</li>)}</ul>
        </>
      )}
    </Panel>
  );
};
