import { Link, makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useWords } from '../../shared/surroundings.ts';
import { capital, splitDay } from '../my-duo/say-day.ts';
import type { Moment as View } from './dates.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  moment: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  when: { ...typographyStyles.title3 },
  day: { ...typographyStyles.body2, color: tokens.colorNeutralForeground2 },
  place: { ...typographyStyles.body1Strong, marginTop: '12px', textWrap: 'pretty' },
  line: { ...typographyStyles.body1, marginTop: '4px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
});

/** When and where. */
export const Moment = ({ moment, hasLink = false, className }: { moment: View; hasLink?: boolean; className?: string }) => {
  const styles = useStyles();
  const say = useWords(text);
  const { weekday, rest } = splitDay(moment.day);
  return (
    <span className={mergeClasses(styles.moment, className)}>
      <span className={styles.when}>{capital([weekday, moment.time].join(' '))}</span>
      <span className={styles.day}>{capital([rest, moment.until].filter(Boolean).join(', '))}</span>
      <span className={styles.place}>{moment.where}</span>
      {moment.place && <span className={styles.line}>{moment.place.address}</span>}
      {moment.fallback && <span className={styles.line}>{say.rain(moment.fallback)}</span>}
      {hasLink && moment.place && <span className={styles.line}><Link href={moment.place.mapUrl} target="_blank" rel="noreferrer">{say.map}</Link></span>}
    </span>
  );
};
