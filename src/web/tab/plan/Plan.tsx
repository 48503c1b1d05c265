import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { PlanView } from '../../../adapters/http/contract.ts';
import { useWords } from '../../shared/surroundings.ts';
import { type Made } from './filter-items.ts';
import { PlanActs } from './PlanActs.tsx';
import { PlanList } from './PlanList.tsx';
import { PlanProgress } from './PlanProgress.tsx';
import { Spread } from './Spread.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '24px' },
  overline: { ...typographyStyles.body1Strong, margin: '0 0 8px', color: tokens.colorBrandForeground1 },
  title: { ...typographyStyles.title1, margin: 0, textWrap: 'balance', '@media (max-width: 599px)': typographyStyles.title2 },
  rest: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  seen: { ...typographyStyles.body1, margin: '8px 0 0', color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
});

/** The plan in one sentence: what is, then what waits. */
const useSentence = ({ state, items, sends }: Made): readonly [string, string | null] => {
  const say = useWords(text);
  const count = (...states: Made['items'][number]['state'][]) => items.filter((item) => states.includes(item.state)).length;
  const waiting = count('none');
  const [placing, left] = [count('placing'), count('skipped', 'gone')];
  switch (state) {
    case 'working': return [say.workingTitle, null];
    case 'stopped': return [say.stoppedTitle, null];
    case 'sending': return [say.sendingTitle, null];
    case 'sent': {
      const isOnItsWay = placing > 0 && placing === sends.invitations + sends.cards;
      const rest = [...(placing > 0 && !isOnItsWay ? [say.placing(placing)] : []), ...(left > 0 ? [say.notSent(left)] : [])].join(' ');
      return [isOnItsWay ? say.placing(placing) : say.sentTitle(sends.invitations - placing, sends.cards), rest || null];
    }
    case 'ready': return [say.planned(count('planned'), items.length - count('excluded')), waiting > 0 ? say.wait(waiting) : null];
  }
};

/** A plan: where it stands in one sentence, what can be done with it, how settings are spread, a strip per duo. */
export const Plan = ({ view, plan }: { view: PlanView; plan: Made }) => {
  const styles = useStyles();
  const say = useWords(text);
  const [sentence, rest] = useSentence(plan);
  return (
    <div className={styles.page}>
      <header>
        <p className={styles.overline}>{view.programme.name} · {say.title}</p>
        <h1 className={styles.title}>{sentence} {rest && <span className={styles.rest}>{rest}</span>}</h1>
        <p className={styles.seen}>{say.seen}</p>
      </header>
      {(plan.state === 'working' || plan.state === 'stopped' || plan.state === 'sending') && <PlanProgress plan={plan} />}
      <PlanActs view={view} plan={plan} />
      {plan.state === 'ready' && plan.settings.length > 0 && <Spread plan={plan} />}
      <PlanList programme={view.programme.id} plan={plan} />
    </div>
  );
};
