import { Field, Input, makeStyles } from '@fluentui/react-components';
import { useWords } from '../../../shared/surroundings.ts';
import { fromClock, toClock } from '../../places/hours.ts';
import { Ticks } from '../../places/Ticks.tsx';
import type { Rules } from './draft.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '20px' },
  hours: { display: 'flex', flexWrap: 'wrap', gap: '12px 16px' },
  time: { minHeight: '44px', width: '168px' },
});

const days = ['1', '2', '3', '4', '5'] as const;
type Day = Rules['window']['days'][number];

/** The days and hours outside of which the programme asks nothing of anybody. */
export const WindowFields = ({ window, error, onChange }: { window: Rules['window']; error: string | undefined; onChange: (window: Rules['window']) => void }) => {
  const styles = useStyles();
  const say = useWords(text);
  const names = say.dayNames.split('|');
  const put = (part: 'from' | 'to', value: string): void => {
    const minutes = fromClock(value, part === 'to');
    if (minutes !== null) onChange({ ...window, [part]: minutes });
  };
  return (
    <div className={styles.fields}>
      <Ticks
        label={say.days} choices={days.map((id, index) => ({ id, name: names[index] ?? '' }))} chosen={window.days.map((day) => String(day) as (typeof days)[number])}
        onChange={(chosen) => onChange({ ...window, days: days.filter((day) => chosen.includes(day)).map((day) => Number(day) as Day) })}
      />
      <Field label={say.hours} hint={say.hoursHint} size="large" {...(error && { validationMessage: error, validationState: 'error' as const })}>
        <div className={styles.hours} role="group" aria-label={say.hours}>
          {(['from', 'to'] as const).map((part) => (
            <Input
              key={part} type="time" size="large" className={styles.time} aria-label={say[part]} value={toClock(window[part])}
              onChange={(_, { value }) => put(part, value)}
            />
          ))}
        </div>
      </Field>
    </div>
  );
};
