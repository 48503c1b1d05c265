import { Button, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { Action } from '../../../shared/Action.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import type { Period } from './draft.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  field: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  legend: { ...typographyStyles.body1Strong, padding: 0, marginBottom: '4px' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '16px' },
  period: {
    display: 'grid', gap: '8px 12px', alignItems: 'end', gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1fr) auto',
    '@media (max-width: 639px)': { gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)' },
    // A date needs its ten characters.
    '@media (max-width: 479px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  name: { '@media (max-width: 639px)': { gridColumn: '1 / -1' } },
  input: { minHeight: '44px', minWidth: 0, width: '100%', '& input': { minWidth: 0 } },
  remove: { minWidth: '44px', height: '44px', '@media (max-width: 639px)': { gridColumn: '1 / -1', justifySelf: 'end' } },
  none: { ...typographyStyles.body1, margin: '0 0 4px', color: tokens.colorNeutralForeground3 },
  error: { ...typographyStyles.body1, margin: '8px 0 0', color: tokens.colorStatusDangerForeground1 },
});

/** Closing weeks: from a day to a day, and what they are called. */
export const Periods = ({ periods, error, onChange }: { periods: readonly Period[]; error: string | undefined; onChange: (periods: Period[]) => void }) => {
  const styles = useStyles();
  const say = useWords(text);
  const put = (index: number, part: Partial<Period>): void => onChange(periods.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <fieldset className={styles.field}>
      <legend className={styles.legend}>{say.closings}</legend>
      {periods.length === 0 && <p className={styles.none}>{say.noClosing}</p>}
      <ul className={styles.list}>
        {periods.map(({ name = '', from, to }, index) => (
          <li key={index} className={styles.period}>
            <Field label={say.periodName} className={styles.name}>
              <Input className={styles.input} size="large" maxLength={60} value={name} onChange={(_, { value }) => put(index, { name: value })} />
            </Field>
            <Field label={say.firstDay}>
              <Input
                type="date" className={styles.input} size="large" value={from}
                onChange={(_, { value }) => put(index, { from: value, ...((to === '' || to < value) && { to: value }) })}
              />
            </Field>
            <Field label={say.lastDay}>
              <Input type="date" className={styles.input} size="large" value={to} min={from} onChange={(_, { value }) => put(index, { to: value })} />
            </Field>
            <Button
              className={styles.remove} appearance="subtle" icon={<DismissRegular />} aria-label={say.removePeriod(index + 1)}
              onClick={() => onChange(periods.filter((_, at) => at !== index))}
            />
          </li>
        ))}
      </ul>
      {error && <p role="alert" className={styles.error}>{error}</p>}
      <Action size="medium" appearance="subtle" onClick={() => onChange([...periods, { from: '', to: '' }])}>{say.addPeriod}</Action>
    </fieldset>
  );
};
