import { Field, Input, makeStyles } from '@fluentui/react-components';

const useStyles = makeStyles({ input: { minWidth: 0, width: '100%', minHeight: '46px', '& input': { minHeight: '44px', minWidth: 0 } } });

interface Asked {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: string;
  readonly numeric?: boolean;
  readonly most?: number;
  readonly onChange: (value: string) => void;
}

/** One line of text. */
export const TextField = ({ label, hint, error, value, numeric = false, most = 120, onChange }: Asked) => (
  <Field label={label} size="large" {...(hint && { hint })} {...(error && { validationMessage: error, validationState: 'error' as const })}>
    <Input className={useStyles().input} value={value} maxLength={most} {...(numeric && { inputMode: 'decimal' as const })} onChange={(_, data) => onChange(data.value)} />
  </Field>
);
