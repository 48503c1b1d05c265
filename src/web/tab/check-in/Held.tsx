import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  field: { border: 'none', margin: 0, padding: 0 },
  legend: { ...typographyStyles.subtitle2, padding: 0, marginBottom: '12px' },
  /** The question is the heading just above: said once to the eye, twice to the ear. */
  titled: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  row: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 168px))', gap: '12px' },
  choice: {
    position: 'relative', display: 'flex', alignItems: 'center', justifyContent: 'center', height: '52px', cursor: 'pointer', ...typographyStyles.subtitle2,
    borderRadius: tokens.borderRadius2XLarge, border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':has(:focus-visible)': { boxShadow: `0 0 0 2px ${tokens.colorNeutralBackground1}, 0 0 0 4px ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand, border: `1px solid ${tokens.colorBrandBackground}`,
    ':hover': { backgroundColor: tokens.colorBrandBackground },
  },
  input: { position: 'absolute', inset: 0, width: '100%', height: '100%', margin: 0, opacity: 0, cursor: 'pointer' },
  readers: { ...typographyStyles.caption1, margin: '8px 0 0', color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
});

/** Did it take place: no is as easy as yes. */
export const Held = (props: { label: string; isTitled?: boolean; value: boolean | null; readers: string; disabled?: boolean; onChange: (held: boolean) => void }) => {
  const styles = useStyles();
  const say = useWords(text);
  const name = useId();
  return (
    <fieldset className={styles.field} aria-describedby={`${name}-readers`}>
      <legend className={props.isTitled ? styles.titled : styles.legend}>{props.label}</legend>
      <div className={styles.row}>
        {[true, false].map((held) => (
          <label key={String(held)} className={mergeClasses(styles.choice, held === props.value && styles.chosen)}>
            <input
              className={styles.input} type="radio" name={name} checked={held === props.value} disabled={props.disabled === true}
              onChange={() => props.onChange(held)}
            />
            {held ? say.yes : say.no}
          </label>
        ))}
      </div>
      <p id={`${name}-readers`} className={styles.readers}>{props.readers}</p>
    </fieldset>
  );
};
