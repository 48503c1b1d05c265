import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { FluentIcon } from '@fluentui/react-icons';
import { Link } from 'react-router';
import { type Address, toSearch } from '../address.ts';

const useStyles = makeStyles({
  link: {
    ...typographyStyles.body1Strong, display: 'inline-flex', alignItems: 'center', gap: '8px', minHeight: '44px', padding: '0 12px',
    color: tokens.colorNeutralForeground2, textDecorationLine: 'none', borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorBrandForegroundLink },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** A page that is one tap away, and below what comes next. */
export const QuietLink = ({ to, icon: Icon, words }: { to: Address; icon: FluentIcon; words: string }) => (
  <Link to={toSearch(to)} className={useStyles().link}><Icon fontSize={20} aria-hidden />{words}</Link>
);
