import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import type { SettingId } from '../../../features/places/setting.ts';
import { settingName } from '../../../features/places/text.ts';
import { SettingIcon } from '../../shared/SettingIcon.tsx';
import { useSurroundings } from '../../shared/surroundings.ts';
import { capital } from '../my-duo/say-day.ts';
import type { Taste } from './draft.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  tile: {
    margin: 0, minWidth: 0, boxSizing: 'border-box', padding: '12px', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadius2XLarge,
  },
  /** A legend sits in the border unless it floats: here it is the tile's first line. */
  name: { ...typographyStyles.body1Strong, display: 'flex', alignItems: 'center', gap: '10px', width: '100%', minHeight: '32px', padding: 0, float: 'left', marginBottom: '8px' },
  enjoyed: { color: tokens.colorBrandForeground1 },
  refused: { color: tokens.colorNeutralForeground3 },
  row: {
    clear: 'both', display: 'grid', gridTemplateColumns: 'repeat(3, minmax(0, 1fr))', borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  choice: {
    position: 'relative', display: 'flex', alignItems: 'center', justifyContent: 'center', minHeight: '44px', boxSizing: 'border-box', cursor: 'pointer',
    ...typographyStyles.body1, color: tokens.colorNeutralForeground2, borderRadius: tokens.borderRadiusXLarge, border: '1px solid transparent',
    ':has(:focus-visible)': { boxShadow: `0 0 0 2px ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  chosenEnjoy: { color: tokens.colorBrandForeground2, backgroundColor: tokens.colorBrandBackground2, border: `1px solid ${tokens.colorBrandStroke1}` },
  input: { position: 'absolute', inset: 0, width: '100%', height: '100%', margin: 0, opacity: 0, cursor: 'pointer' },
});

const tastes = ['enjoy', 'fine', 'refuse'] as const satisfies readonly Taste[];

/** One setting with its face, and what one thinks of it. */
export const SettingTile = ({ id, taste, onPick }: { id: SettingId; taste: Taste; onPick: (taste: Taste) => void }) => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  const say = text(lang);
  const name = useId();
  return (
    <fieldset className={styles.tile}>
      <legend className={styles.name}>
        <span className={mergeClasses(taste === 'enjoy' && styles.enjoyed, taste === 'refuse' && styles.refused)}><SettingIcon id={id} size={28} weight={1.25} /></span>
        {capital(settingName(id, lang).name)}
      </legend>
      <div className={styles.row}>
        {tastes.map((each) => (
          <label key={each} className={mergeClasses(styles.choice, each === taste && styles.chosen, each === taste && taste === 'enjoy' && styles.chosenEnjoy)}>
            <input className={styles.input} type="radio" name={name} checked={each === taste} onChange={() => onPick(each)} />
            {say[each]}
          </label>
        ))}
      </div>
    </fieldset>
  );
};
