import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { LocationAddRegular } from '@fluentui/react-icons';
import { Link } from 'react-router';
import { useWords } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  link: {
    ...typographyStyles.body1Strong, display: 'inline-flex', alignItems: 'center', gap: '8px', minHeight: '44px', marginTop: '4px', padding: '0 12px',
    color: tokens.colorNeutralForeground2, textDecorationLine: 'none', borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorBrandForegroundLink },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** A place one would like to find in the catalogue. */
export const SuggestLink = ({ duo }: { duo: string }) => (
  <Link to={toSearch({ page: 'suggest-place', duo })} className={useStyles().link}>
    <LocationAddRegular fontSize={20} aria-hidden />{useWords(text).suggest}
  </Link>
);
