import { makeStyles, Tab, TabList, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { Action } from '../../shared/Action.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useSurroundings } from '../../shared/surroundings.ts';
import type { Plan } from './catalogue.ts';
import { importText } from './import-text.ts';
import { text } from './text.ts';

const kinds = ['add', 'change', 'refused', 'same'] as const;
type Kind = (typeof kinds)[number];
const step = 100;

const useStyles = makeStyles({
  tabs: { flexWrap: 'wrap', marginLeft: '-12px' },
  list: { listStyleType: 'none', margin: '8px 0', padding: 0 },
  item: { padding: '10px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`, ':first-child': { borderTop: 'none' } },
  head: { display: 'flex', flexWrap: 'wrap', gap: '0 12px', alignItems: 'baseline' },
  name: { ...typographyStyles.body1Strong, overflowWrap: 'anywhere' },
  line: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  says: { ...typographyStyles.body1, margin: '2px 0 0', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px 16px', marginTop: '16px' },
  sentence: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

interface Shown {
  readonly plan: Plan;
  /** What was chosen has changed since: nothing may be applied that was not seen. */
  readonly isStale: boolean;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onApply: () => void;
}

/** What an import would do, line by line, and the one press that does it. */
export const Preview = ({ plan, isStale, pending, error, onApply }: Shown) => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  const say = importText(lang);
  const [picked, setPicked] = useState<Kind | null>(null);
  const [shown, setShown] = useState(step);
  const kind = picked ?? kinds.find((one) => plan.counts[one] > 0) ?? 'add';
  const lines = plan.lines.filter((line) => line.kind === kind || (kind === 'same' && line.kind === 'merged'));
  const count = plan.counts.add + plan.counts.change;
  return (
    <Panel title={say.previewTitle}>
      <TabList className={styles.tabs} selectedValue={kind} onTabSelect={(_, { value }) => { setPicked(value as Kind); setShown(step); }}>
        {kinds.map((one) => <Tab key={one} value={one}>{`${plan.counts[one]} ${say[`kind-${one}`]}`}</Tab>)}
      </TabList>
      <ul className={styles.list}>
        {lines.slice(0, shown).map((line) => (
          <li key={line.line} className={styles.item}>
            <span className={styles.head}>
              <span className={styles.name}>{line.name || say.noName}</span>
              <span className={styles.line}>{say.line(line.line)}</span>
            </span>
            {line.says.map((sentence) => <p key={sentence} className={styles.says}>{sentence}</p>)}
          </li>
        ))}
      </ul>
      {lines.length > shown && <Action size="medium" onClick={() => setShown(shown + step)}>{text(lang).more(Math.min(step, lines.length - shown))}</Action>}
      <div className={styles.foot} aria-live="polite">
        {isStale ? (
          <p className={styles.sentence}>{say.stale}</p>
        ) : count > 0 ? (
          <Action appearance="primary" pending={pending} onClick={onApply}>{say.apply(count)}</Action>
        ) : (
          <p className={styles.sentence}>{say.nothing}</p>
        )}
      </div>
      <RefusalNote error={error} />
    </Panel>
  );
};
