import { Field, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import { autonomies } from '../../../../features/programmes/programme.ts';
import { useWords } from '../../../shared/surroundings.ts';
import { type Rules, withCurrent } from './draft.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '24px' },
  row: { display: 'grid', gap: '16px', alignItems: 'start', gridTemplateColumns: 'repeat(auto-fill, minmax(min(200px, 100%), 1fr))' },
  select: { '& select': { minHeight: '44px' } },
  radio: { minHeight: '44px', alignItems: 'flex-start' },
  hint: { display: 'block', color: tokens.colorNeutralForeground2 },
});

const notices = [4, 12, 24, 48, 72, 120];
const buffers = [0, 5, 10, 15, 30];

interface Asked {
  readonly rules: Rules;
  readonly sessions: number;
  readonly errorOf: (field: 'notice' | 'buffer' | 'remoteCap') => string | undefined;
  readonly onChange: (part: Partial<Rules>) => void;
}

/** Notice, margin, distance, and how far duos and Binôme may go. */
export const MomentFields = ({ rules, sessions, errorOf, onChange }: Asked) => {
  const styles = useStyles();
  const say = useWords(text);
  const choice = (field: 'notice' | 'buffer' | 'remoteCap', label: string, hint: string | undefined, unit: number, values: readonly number[], name: (value: number) => string) => (
    <Field label={label} size="large" {...(hint && { hint })} {...(errorOf(field) && { validationMessage: errorOf(field) ?? '', validationState: 'error' as const })}>
      <Select className={styles.select} size="large" value={String(rules[field] / unit)} onChange={(_, { value }) => onChange({ [field]: Number(value) * unit })}>
        {withCurrent(values, rules[field] / unit).map((value) => <option key={value} value={String(value)}>{name(value)}</option>)}
      </Select>
    </Field>
  );
  return (
    <div className={styles.fields}>
      <div className={styles.row}>
        {choice('notice', say.notice, say.noticeHint, 60, notices, say.inHours)}
        {choice('buffer', say.buffer, say.bufferHint, 1, buffers, say.inMinutes)}
        {choice('remoteCap', say.remote, undefined, 1, Array.from({ length: sessions + 1 }, (_, some) => some), (some) => say.remoteOf(some, sessions))}
      </div>
      <Field label={say.autonomy} size="large">
        <RadioGroup value={rules.autonomy} onChange={(_, { value }) => onChange({ autonomy: value as Rules['autonomy'] })}>
          {autonomies.map((level) => (
            <Radio key={level} className={styles.radio} value={level} label={<>{say[level]}<span className={styles.hint}>{say[`${level}Hint`]}</span></>} />
          ))}
        </RadioGroup>
      </Field>
    </div>
  );
};
