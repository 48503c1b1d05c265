import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'react-router';
import type { MeView } from '../../../adapters/http/contract.ts';
import { useWords } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  nav: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  link: {
    ...typographyStyles.body1, display: 'inline-flex', alignItems: 'center', minHeight: '44px', padding: '0 16px', boxSizing: 'border-box',
    color: tokens.colorNeutralForeground2, textDecorationLine: 'none', borderRadius: tokens.borderRadiusCircular,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: {
    ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Someone may be in several duos: their names, quietly. */
export const DuoSwitch = ({ duos, current }: { duos: MeView['duos']; current: string }) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <nav className={styles.nav} aria-label={say.duos}>
      {duos.map((duo) => (
        <Link
          key={duo.id} to={toSearch({ page: 'my-duo', duo: duo.id })} aria-current={duo.id === current ? 'page' : undefined}
          className={mergeClasses(styles.link, duo.id === current && styles.current)}
        >
          {duo.otherName}
        </Link>
      ))}
    </nav>
  );
};
