import { Field, makeStyles, Radio, RadioGroup } from '@fluentui/react-components';
import { useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';

const useStyles = makeStyles({ radio: { minHeight: '44px', alignItems: 'center' } });

/** Up to how much the programme pays, for one person and one session. */
export const Ceiling = ({ value, error, onChange }: { value: number; error: string | undefined; onChange: (ceiling: number) => void }) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <Field label={say.ceiling} size="large" {...(error && { validationMessage: error, validationState: 'error' as const })}>
      <RadioGroup value={String(value)} onChange={(_, data) => onChange(Number(data.value))}>
        {say.ceilings.split('|').map((label, index) => <Radio key={label} className={styles.radio} value={String(index)} label={label} />)}
      </RadioGroup>
    </Field>
  );
};
