import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import type { OptionView } from '../../../../adapters/http/contract.ts';
import { SettingIcon } from '../../../shared/SettingIcon.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { capital, splitDay } from '../say-day.ts';
import { text } from '../text.ts';

const useStyles = makeStyles({
  tile: {
    position: 'relative', boxSizing: 'border-box', display: 'flex', flexDirection: 'column', minWidth: 0, padding: '20px',
    borderRadius: tokens.borderRadius3XLarge, backgroundColor: tokens.colorNeutralBackground1, cursor: 'pointer',
    border: `1px solid ${tokens.colorNeutralStroke1}`, outline: '2px solid transparent', outlineOffset: '-2px',
    transitionProperty: 'background-color, outline-color', transitionDuration: tokens.durationNormal,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':has(:focus-visible)': { boxShadow: `0 0 0 3px ${tokens.colorNeutralBackground1}, 0 0 0 5px ${tokens.colorStrokeFocus2}` },
    '@media (prefers-reduced-motion: reduce)': { transitionDuration: '0.01ms' },
  },
  chosen: { outlineColor: tokens.colorBrandStroke1, backgroundColor: tokens.colorBrandBackground2, ':hover': { backgroundColor: tokens.colorBrandBackground2 } },
  input: { position: 'absolute', opacity: 0, inset: 0, width: '100%', height: '100%', margin: 0, cursor: 'pointer' },
  top: { display: 'flex', alignItems: 'center', gap: '12px', marginBottom: '16px', paddingRight: '32px', minHeight: '40px', color: tokens.colorBrandForeground1 },
  setting: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1 },
  mark: {
    position: 'absolute', top: '20px', right: '20px', width: '28px', height: '28px', boxSizing: 'border-box', display: 'flex', alignItems: 'center',
    justifyContent: 'center', color: 'transparent', border: `1.5px solid ${tokens.colorNeutralStrokeAccessible}`, borderRadius: tokens.borderRadiusLarge,
  },
  round: { borderRadius: tokens.borderRadiusCircular },
  marked: { color: tokens.colorNeutralForegroundOnBrand, backgroundColor: tokens.colorBrandBackground, border: `1.5px solid ${tokens.colorBrandBackground}` },
  weekday: { ...typographyStyles.title3 },
  rest: { ...typographyStyles.body2, color: tokens.colorNeutralForeground2 },
  place: { ...typographyStyles.body1Strong, marginTop: '16px', textWrap: 'pretty' },
  line: { ...typographyStyles.body1, marginTop: '4px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  why: {
    ...typographyStyles.caption1, marginTop: 'auto', color: tokens.colorNeutralForeground2, textWrap: 'pretty',
    '::before': { content: '""', display: 'block', height: '1px', margin: '16px 0 12px', backgroundColor: tokens.colorNeutralStroke2 },
  },
});

interface Choice {
  readonly option: OptionView;
  readonly kind: 'checkbox' | 'radio';
  readonly name: string;
  readonly isChosen: boolean;
  readonly disabled: boolean;
  readonly onChange: () => void;
}

/** One option, readable in five seconds: when, where, door to door, who pays, and under it why, in its two strongest reasons. */
export const Tile = ({ option, kind, name, isChosen, disabled, onChange }: Choice) => {
  const styles = useStyles();
  const say = useWords(text);
  const { weekday, rest } = splitDay(option.day);
  return (
    <label className={mergeClasses(styles.tile, isChosen && styles.chosen)}>
      <input className={styles.input} type={kind} name={name} checked={isChosen} disabled={disabled} onChange={onChange} />
      <span className={mergeClasses(styles.mark, kind === 'radio' && styles.round, isChosen && styles.marked)} aria-hidden>
        <CheckmarkRegular fontSize={18} />
      </span>
      <span className={styles.top}>
        <SettingIcon id={option.settingId} size={32} weight={1.25} />
        <span className={styles.setting}>{option.setting}</span>
      </span>
      <span className={styles.weekday}>{capital([weekday, option.time].join(' '))}</span>
      {rest && <span className={styles.rest}>{rest}</span>}
      {option.place && <span className={styles.place}>{option.place.name}</span>}
      {option.where && <span className={styles.line}>{option.where}</span>}
      <span className={styles.line}>{capital(option.doorToDoor)}</span>
      <span className={styles.line}>{option.price}</span>
      {option.fallback && <span className={styles.line}>{say.rain(option.fallback)}</span>}
      {option.reasons.length > 0 && <span className={styles.why}>{option.reasons.slice(0, 2).map(capital).join(' · ')}</span>}
    </label>
  );
};
