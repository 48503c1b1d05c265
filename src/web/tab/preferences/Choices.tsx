import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons';
import { useId } from 'react';
import { Readers } from './Readers.tsx';

const useStyles = makeStyles({
  field: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { ...typographyStyles.body1Strong, padding: 0, marginBottom: '4px' },
  hint: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '12px' },
  choice: {
    position: 'relative', display: 'inline-flex', alignItems: 'center', gap: '6px', minHeight: '44px', boxSizing: 'border-box', padding: '0 16px', cursor: 'pointer',
    ...typographyStyles.body1, borderRadius: tokens.borderRadiusCircular, border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':has(:focus-visible)': { boxShadow: `0 0 0 2px ${tokens.colorNeutralBackground1}, 0 0 0 4px ${tokens.colorStrokeFocus2}` },
  },
  chosen: {
    backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2, border: `1px solid ${tokens.colorBrandStroke1}`,
    ...typographyStyles.body1Strong,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
  },
  input: { position: 'absolute', inset: 0, width: '100%', height: '100%', margin: 0, opacity: 0, cursor: 'pointer' },
  error: { ...typographyStyles.body1, margin: '8px 0 0', color: tokens.colorStatusDangerForeground1 },
});

interface Question<T> {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly readers?: string;
  /** One of them, or any number. */
  readonly kind: 'radio' | 'checkbox';
  readonly options: readonly (readonly [value: T, label: string])[];
  readonly chosen: readonly T[];
  readonly onPick: (value: T) => void;
}

/** A question whose answers are all in sight, and who reads them. */
export const Choices = <T extends string | number | boolean>({ label, hint, error, readers, kind, options, chosen, onPick }: Question<T>) => {
  const styles = useStyles();
  const name = useId();
  return (
    <fieldset className={styles.field} aria-describedby={`${name}-hint ${name}-readers`}>
      <legend className={styles.legend}>{label}</legend>
      {hint && <p id={`${name}-hint`} className={styles.hint}>{hint}</p>}
      <div className={styles.row}>
        {options.map(([value, said]) => {
          const isChosen = chosen.includes(value);
          return (
            <label key={String(value)} className={mergeClasses(styles.choice, isChosen && styles.chosen)}>
              <input className={styles.input} type={kind} name={name} checked={isChosen} onChange={() => onPick(value)} />
              {isChosen && <CheckmarkRegular fontSize={16} aria-hidden />}{said}
            </label>
          );
        })}
      </div>
      {error && <p role="alert" className={styles.error}>{error}</p>}
      {readers && <Readers id={`${name}-readers`}>{readers}</Readers>}
    </fieldset>
  );
};
