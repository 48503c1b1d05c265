import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkRegular, PinRegular, SendRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { Action } from '../../shared/Action.tsx';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { SettingIcon } from '../../shared/SettingIcon.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { Choices } from './Choices.tsx';
import type { Item } from './filter-items.ts';
import { text } from './text.ts';
import { usePlanAct } from './use-plan-act.ts';

const useStyles = makeStyles({
  row: {
    display: 'grid', gridTemplateColumns: '40px minmax(0, 1fr) auto', alignItems: 'center', gap: '4px 12px', padding: '12px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTop: 'none' },
    /** Rows out of sight cost nothing: what makes a programme of thousands scroll. */
    contentVisibility: 'auto', containIntrinsicSize: 'auto 68px',
  },
  face: {
    display: 'flex', alignItems: 'center', justifyContent: 'center', width: '40px', height: '40px', boxSizing: 'border-box', borderRadius: tokens.borderRadiusCircular,
    color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2,
  },
  faceless: { backgroundColor: 'transparent', border: `1.5px dashed ${tokens.colorNeutralStroke1}` },
  people: { ...typographyStyles.body1Strong, margin: 0, overflowWrap: 'anywhere' },
  says: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, textWrap: 'pretty', '::first-letter': { textTransform: 'uppercase' } },
  pinned: { color: tokens.colorBrandForeground1, whiteSpace: 'nowrap' },
  acts: {
    display: 'flex', flexWrap: 'wrap',
    // Apart from one another: which of two that hold wins is not theirs to say.
    '@media (min-width: 480px) and (max-width: 759px)': { gridColumn: '2 / -1', marginLeft: '-12px' },
    '@media (max-width: 479px)': { gridColumn: '1 / -1', marginLeft: '-12px' },
  },
  more: { gridColumn: '2 / -1' },
});

/** One duo of the plan: its week and its setting, or why it has none, and what HR may do. */
export const PlanRow = ({ programme, item, canChange }: { programme: string; item: Item; canChange: boolean }) => {
  const styles = useStyles();
  const say = useWords(text);
  const [isChoosing, setChoosing] = useState(false);
  const pin = usePlanAct('PUT /api/programmes/:programme/plan/duos/:duo/pin', programme);
  const exclusion = usePlanAct('PUT /api/programmes/:programme/plan/duos/:duo/exclusion', programme);
  const params = { programme, duo: item.duoId };
  const people = say.and(item.mentor, item.mentee);
  const isAside = item.state === 'excluded';
  const isSent = item.state === 'sent' || item.state === 'booked';
  const isOnItsWay = item.state === 'placing';
  const labelled = (words: string) => ({ size: 'medium' as const, appearance: 'subtle' as const, 'aria-label': `${words}, ${people}`, children: words });
  return (
    <li className={styles.row}>
      <span className={mergeClasses(styles.face, !item.moment && !isSent && !isOnItsWay && styles.faceless)}>
        {item.moment && <SettingIcon id={item.moment.settingId} size={24} />}
        {isSent && <CheckmarkRegular fontSize={20} aria-hidden />}
        {isOnItsWay && <SendRegular fontSize={20} aria-hidden />}
      </span>
      <div>
        <h3 className={styles.people}>{people}</h3>
        <p className={styles.says}>
          {item.moment ? `${item.moment.setting}, ${item.moment.week}` : (item.reason ?? say[`state-${item.state}`])}
          {item.pinned && <span className={styles.pinned}> · <PinRegular aria-hidden /> {say.pinned}</span>}
        </p>
      </div>
      {canChange && (
        <div className={styles.acts}>
          {item.moment && <Action {...labelled(item.pinned ? say.unpin : say.pin)} pending={pin.isPending} onClick={() => pin.mutate({ params, body: { pinned: !item.pinned } })} />}
          {!isAside && <Action {...labelled(say.change)} aria-expanded={isChoosing} onClick={() => setChoosing(!isChoosing)} />}
          <Action {...labelled(isAside ? say.include : say.exclude)} pending={exclusion.isPending} onClick={() => exclusion.mutate({ params, body: { excluded: !isAside } })} />
        </div>
      )}
      {isChoosing && canChange && <div className={styles.more}><Choices programme={programme} duo={item.duoId} onDone={() => setChoosing(false)} /></div>}
      {(pin.error ?? exclusion.error) && <div className={styles.more}><RefusalNote error={pin.error ?? exclusion.error} /></div>}
    </li>
  );
};
