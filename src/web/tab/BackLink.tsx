import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons';
import { Link } from 'react-router';
import { useWords } from '../shared/surroundings.ts';
import { text } from '../shared/text.ts';
import type { Address } from './address.ts';
import { toSearch } from './address.ts';

const useStyles = makeStyles({
  back: {
    ...typographyStyles.body1, display: 'inline-flex', alignItems: 'center', gap: '8px', minHeight: '44px', paddingRight: '12px', marginBottom: '8px',
    color: tokens.colorNeutralForeground2, textDecorationLine: 'none', borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorBrandForegroundLink },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
    '@media print': { display: 'none' },
  },
});

/** The visible way back from a page of level two. */
export const BackLink = ({ to }: { to: Address }) => (
  <Link to={toSearch(to)} className={useStyles().back}><ArrowLeftRegular fontSize={20} aria-hidden />{useWords(text).back}</Link>
);
