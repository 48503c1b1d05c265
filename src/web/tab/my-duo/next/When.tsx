import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { OptionView } from '../../../../adapters/http/contract.ts';
import { capital, splitDay } from '../say-day.ts';

const useStyles = makeStyles({
  big: { ...typographyStyles.largeTitle, display: 'block', '@media (max-width: 599px)': typographyStyles.title1 },
  rest: {
    ...typographyStyles.subtitle1, display: 'block', fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2,
  },
});

/** The weekday and the time, big, as people say them; then the date. */
export const When = ({ option }: { option: OptionView }) => {
  const styles = useStyles();
  const { weekday, rest } = splitDay(option.day);
  return (
    <>
      <span className={styles.big}>{capital(weekday)}, {option.time}</span>{' '}
      {rest && <span className={styles.rest}>{rest}</span>}
    </>
  );
};
