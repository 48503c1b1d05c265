import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { DuoMark } from '../../shared/DuoMark.tsx';
import { SettingIcon } from '../../shared/SettingIcon.tsx';
import { useWords } from '../../shared/surroundings.ts';
import type { DuoRow } from './sort-duos.ts';
import { text } from './text.ts';

const narrow = '@media (max-width: 759px)';

const useStyles = makeStyles({
  row: {
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    /** Rows out of sight cost nothing: what makes a programme of thousands scroll. */
    contentVisibility: 'auto', containIntrinsicSize: 'auto 64px',
    [narrow]: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: '4px 16px', padding: '12px 0' },
  },
  cell: { ...typographyStyles.body1, verticalAlign: 'middle', padding: '12px 16px 12px 0', color: tokens.colorNeutralForeground2, [narrow]: { padding: 0 } },
  people: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1, [narrow]: { gridColumn: '1 / -1' } },
  path: { whiteSpace: 'nowrap', [narrow]: { gridColumn: '1 / -1' } },
  week: { whiteSpace: 'nowrap' },
  steps: { display: 'inline-flex', alignItems: 'center', verticalAlign: 'middle' },
  step: {
    display: 'inline-flex', alignItems: 'center', justifyContent: 'center', width: '28px', height: '28px', boxSizing: 'border-box', borderRadius: tokens.borderRadiusCircular,
    '& + &': { marginLeft: '4px' }, marginRight: '4px',
  },
  held: { color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2, border: `1px solid ${tokens.colorBrandStroke2}` },
  next: { color: tokens.colorBrandForeground1, border: `2px solid ${tokens.colorBrandStroke1}` },
  toCome: { width: '12px', height: '12px', border: `1.5px solid ${tokens.colorNeutralStroke1}` },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** One duo of the programme: HR sees the week, never place and hour. */
export const Strip = ({ duo }: { duo: DuoRow }) => {
  const styles = useStyles();
  const say = useWords(text);
  const look = { held: styles.held, next: styles.next, 'to-come': styles.toCome };
  return (
    <tr className={styles.row} role="row">
      <th scope="row" role="rowheader" className={mergeClasses(styles.cell, styles.people)} style={{ textAlign: 'left' }}>{say.and(duo.mentor, duo.mentee)}</th>
      <td role="cell" className={mergeClasses(styles.cell, styles.path)}>
        <span className={styles.steps} aria-hidden>
          {duo.steps.map((step, index) => {
            const setting = duo.settings[index];
            return (
              <span key={index} className={mergeClasses(styles.step, look[step])}>
                {step !== 'to-come' && (setting ? <SettingIcon id={setting} size={16} weight={1.75} /> : <DuoMark size={11} />)}
              </span>
            );
          })}
        </span>
        <span className={styles.hidden}>{say.heldOf(duo.held, duo.planned)}</span>
      </td>
      <td role="cell" className={styles.cell}>{duo.state}</td>
      <td role="cell" className={mergeClasses(styles.cell, styles.week)}>{duo.week ?? say.noWeek}</td>
    </tr>
  );
};
