import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Link, useNavigate } from 'react-router';
import { Action } from '../../shared/Action.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import type { Site } from './catalogue.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '0 0 16px', padding: 0, display: 'grid', gap: '4px 24px', gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))' },
  link: {
    ...typographyStyles.body1, display: 'inline-flex', alignItems: 'center', minHeight: '44px', color: tokens.colorBrandForegroundLink,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  hint: { ...typographyStyles.body1, margin: '0 0 12px', color: tokens.colorNeutralForeground2, maxWidth: '72ch', textWrap: 'pretty' },
});

/** Where people work: the places of a tenant are near these. */
export const Sites = ({ sites }: { sites: readonly Site[] }) => {
  const styles = useStyles();
  const say = useWords(text);
  const navigate = useNavigate();
  return (
    <Panel title={say.sites}>
      <p className={styles.hint}>{say.sitesHint}</p>
      {sites.length > 0 && (
        <ul className={styles.list}>
          {sites.map((site) => <li key={site.id}><Link className={styles.link} to={toSearch({ page: 'site', site: site.id })}>{`${site.name} (${site.department})`}</Link></li>)}
        </ul>
      )}
      <Action appearance={sites.length > 0 ? 'secondary' : 'primary'} onClick={() => void navigate(toSearch({ page: 'site' }))}>{say.addSite}</Action>
    </Panel>
  );
};
