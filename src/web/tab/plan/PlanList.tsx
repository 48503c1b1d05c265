import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { Panel } from '../../shared/Panel.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { countBy, type Filter, filters, type Made, shown } from './filter-items.ts';
import { PlanRow } from './PlanRow.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: '8px', margin: '0 0 16px' },
  filter: {
    ...typographyStyles.body1, minHeight: '44px', padding: '0 16px', cursor: 'pointer', borderRadius: tokens.borderRadiusCircular, backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2, border: `1px solid ${tokens.colorNeutralStroke1}`, fontFamily: 'inherit',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  on: { backgroundColor: tokens.colorNeutralBackground1Selected, color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  none: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

/** A strip per duo, what waits first. */
export const PlanList = ({ programme, plan }: { programme: string; plan: Made }) => {
  const styles = useStyles();
  const say = useWords(text);
  const [filter, setFilter] = useState<Filter>('all');
  const counts = countBy(plan.items);
  const rows = shown(plan.items, filter);
  return (
    <Panel title={say.duos}>
      <div className={styles.filters} role="group" aria-label={say.show}>
        {filters.filter((each) => each === 'all' || each === filter || counts[each] > 0).map((each) => (
          <button key={each} type="button" aria-pressed={filter === each} className={mergeClasses(styles.filter, filter === each && styles.on)} onClick={() => setFilter(each)}>
            {say[`show-${each}`]} · {counts[each]}
          </button>
        ))}
      </div>
      {rows.length === 0 ? (
        <p className={styles.none}>{say.none}</p>
      ) : (
        <ul className={styles.list}>{rows.map((item) => <PlanRow key={item.duoId} programme={programme} item={item} canChange={plan.state === 'ready'} />)}</ul>
      )}
    </Panel>
  );
};
