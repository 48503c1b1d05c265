import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { CalendarRegular } from '@fluentui/react-icons';
import { Link } from 'react-router';
import { useWords } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import { text } from '../dates/text.ts';

const useStyles = makeStyles({
  link: {
    ...typographyStyles.body1Strong, display: 'inline-flex', alignItems: 'center', gap: '8px', minHeight: '44px', padding: '0 12px',
    color: tokens.colorNeutralForeground2, textDecorationLine: 'none', borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorBrandForegroundLink },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Somebody with a duo of their own may also run the dates of another. */
export const DatesLink = () => (
  <Link to={toSearch({ page: 'dates' })} className={useStyles().link}><CalendarRegular fontSize={20} aria-hidden />{useWords(text).title}</Link>
);
