import { Checkbox, Field, makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  ticks: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))' },
  tick: { minHeight: '44px', alignItems: 'center', '& .fui-Checkbox__indicator': { alignSelf: 'center', marginTop: 0, marginBottom: 0 } },
});

interface Asked<T extends string> {
  readonly label: string;
  readonly error?: string | undefined;
  readonly choices: readonly { readonly id: T; readonly name: string }[];
  readonly chosen: readonly T[];
  readonly onChange: (chosen: T[]) => void;
}

/** Several of a few. */
export const Ticks = <T extends string>({ label, error, choices, chosen, onChange }: Asked<T>) => {
  const styles = useStyles();
  return (
    <Field label={label} size="large" {...(error && { validationMessage: error, validationState: 'error' as const })}>
      <div role="group" aria-label={label} className={styles.ticks}>
        {choices.map(({ id, name }) => (
          <Checkbox
            key={id} className={styles.tick} label={name} checked={chosen.includes(id)}
            onChange={(_, { checked }) => onChange(checked === true ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
      </div>
    </Field>
  );
};
