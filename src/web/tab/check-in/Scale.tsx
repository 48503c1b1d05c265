import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  field: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { ...typographyStyles.subtitle2, padding: 0, marginBottom: '12px', textWrap: 'pretty' },
  row: { display: 'grid', gridTemplateColumns: 'repeat(5, minmax(0, 64px))', gap: '8px' },
  choice: {
    position: 'relative', display: 'flex', alignItems: 'center', justifyContent: 'center', height: '52px', cursor: 'pointer', ...typographyStyles.subtitle1,
    borderRadius: tokens.borderRadius2XLarge, border: `1px solid ${tokens.colorNeutralStrokeAccessible}`, backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 },
    ':has(:focus-visible)': { boxShadow: `0 0 0 2px ${tokens.colorNeutralBackground1}, 0 0 0 4px ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand, border: `1px solid ${tokens.colorBrandBackground}`,
    ':hover': { backgroundColor: tokens.colorBrandBackground },
  },
  input: { position: 'absolute', inset: 0, width: '100%', height: '100%', margin: 0, opacity: 0, cursor: 'pointer' },
  ends: { ...typographyStyles.caption1, display: 'flex', justifyContent: 'space-between', gap: '8px', maxWidth: '352px', marginTop: '6px', color: tokens.colorNeutralForeground3 },
  readers: { ...typographyStyles.caption1, margin: '8px 0 0', color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
});

interface Rating {
  readonly label: string;
  readonly value: number | null;
  /** What 1 and 5 mean, and 3 between them where it is not simply the middle. */
  readonly ends: readonly [low: string, high: string] | readonly [low: string, middle: string, high: string];
  readonly readers: string;
  readonly disabled?: boolean;
  readonly onChange: (rating: number) => void;
}

/** Five large numbers, their ends in words, and who will read the answer. */
export const Scale = ({ label, value, ends, readers, disabled = false, onChange }: Rating) => {
  const styles = useStyles();
  const say = useWords(text);
  const name = useId();
  return (
    <fieldset className={styles.field} aria-describedby={`${name}-ends ${name}-readers`}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.row}>
        {[1, 2, 3, 4, 5].map((rating) => (
          <label key={rating} className={mergeClasses(styles.choice, rating === value && styles.chosen)}>
            <input
              className={styles.input} type="radio" name={name} aria-label={say.rating(rating)} checked={rating === value} disabled={disabled}
              onChange={() => onChange(rating)}
            />
            <span aria-hidden>{rating}</span>
          </label>
        ))}
      </div>
      <div id={`${name}-ends`} className={styles.ends}>
        {ends.map((end, index) => <span key={end}>{1 + (4 * index) / (ends.length - 1)} · {end}</span>)}
      </div>
      <p id={`${name}-readers`} className={styles.readers}>{readers}</p>
    </fieldset>
  );
};
