import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { OptionsRegular } from '@fluentui/react-icons';
import { Link } from 'react-router';
import { useWords } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  link: {
    ...typographyStyles.body1Strong, display: 'inline-flex', alignItems: 'center', gap: '8px', minHeight: '44px', marginTop: '20px', padding: '0 12px',
    color: tokens.colorNeutralForeground2, textDecorationLine: 'none', borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorBrandForegroundLink },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** What one enjoys and refuses is one tap away, and below what comes next. */
export const PreferencesLink = ({ duo }: { duo?: string }) => (
  <Link to={toSearch({ page: 'preferences', ...(duo && { duo }) })} className={useStyles().link}>
    <OptionsRegular fontSize={20} aria-hidden />{useWords(text).preferences}
  </Link>
);
