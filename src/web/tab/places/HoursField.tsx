import { Button, Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { AddRegular, DismissRegular } from '@fluentui/react-icons';
import { Action } from '../../shared/Action.tsx';
import { useWords } from '../../shared/surroundings.ts';
import type { Hours } from './catalogue.ts';
import { addHours, copyMonday, days, fromClock, toClock } from './hours.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  days: { listStyleType: 'none', margin: 0, padding: 0 },
  day: { display: 'flex', alignItems: 'flex-start', gap: '4px 8px', padding: '4px 0', flexWrap: 'wrap' },
  name: { ...typographyStyles.body1, width: '88px', lineHeight: '44px' },
  intervals: { flex: '1 1 232px', display: 'flex', flexWrap: 'wrap', gap: '4px 16px', minWidth: 0 },
  interval: { display: 'flex', alignItems: 'center', gap: '4px' },
  time: {
    minHeight: '44px', width: '108px', minWidth: 0, padding: '0 4px', '& input': { minWidth: 0, padding: '0 4px', fontSize: tokens.fontSizeBase300 },
    '& input::-webkit-calendar-picker-indicator': { display: 'none' },
  },
  closed: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3, lineHeight: '44px' },
  button: { minWidth: '44px', height: '44px' },
});

/** Opening hours, day by day: several intervals, or closed. */
export const HoursField = ({ hours, error, onChange }: { hours: Hours; error: string | undefined; onChange: (hours: Hours) => void }) => {
  const styles = useStyles();
  const say = useWords(text);
  const names = say.days.split('|');
  const put = (index: number, part: Partial<Hours[number]>): void => onChange(hours.map((one, at) => (at === index ? { ...one, ...part } : one)));
  return (
    <Field label={say.opening} size="large" {...(error && { validationMessage: error, validationState: 'error' as const })}>
      <div role="group" aria-label={say.opening}>
        <ul className={styles.days}>
          {days.map((day) => {
            const name = names[day - 1] ?? '';
            const mine = hours.flatMap((one, index) => (one.day === day ? [{ ...one, index }] : []));
            return (
              <li key={day} className={styles.day}>
                <span className={styles.name}>{name}</span>
                <div className={styles.intervals}>
                  {mine.length === 0 && <span className={styles.closed}>{say.closed}</span>}
                  {mine.map(({ index, from, to }) => (
                    <span key={index} className={styles.interval}>
                      <Input
                        type="time" className={styles.time} aria-label={say.from(name)} value={toClock(from)}
                        onChange={(_, { value }) => { const minutes = fromClock(value, false); if (minutes !== null) put(index, { from: minutes }); }}
                      />
                      –
                      <Input
                        type="time" className={styles.time} aria-label={say.to(name)} value={toClock(to)}
                        onChange={(_, { value }) => { const minutes = fromClock(value, true); if (minutes !== null) put(index, { to: minutes }); }}
                      />
                      <Button
                        className={styles.button} appearance="subtle" icon={<DismissRegular />} aria-label={say.removeHours(name)}
                        onClick={() => onChange(hours.filter((_, at) => at !== index))}
                      />
                    </span>
                  ))}
                </div>
                <Button className={styles.button} appearance="subtle" icon={<AddRegular />} aria-label={say.addHours(name)} onClick={() => onChange(addHours(hours, day))} />
              </li>
            );
          })}
        </ul>
        <Action size="medium" appearance="subtle" onClick={() => onChange(copyMonday(hours))}>{say.copyMonday}</Action>
      </div>
    </Field>
  );
};
