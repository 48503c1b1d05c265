import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useNavigate } from 'react-router';
import { settingName } from '../../../features/places/text.ts';
import { Action } from '../../shared/Action.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useSurroundings } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import type { Catalogue } from './catalogue.ts';
import { text } from './text.ts';
import { useCatalogueChanged } from './use-catalogue.ts';

const useStyles = makeStyles({
  hint: { ...typographyStyles.body1, margin: '0 0 12px', color: tokens.colorNeutralForeground2, maxWidth: '72ch', textWrap: 'pretty' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px 24px', padding: '12px 0', overflowWrap: 'anywhere',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`, ':last-child': { paddingBottom: 0 },
  },
  words: { flex: '1 1 280px', minWidth: 0 },
  name: { ...typographyStyles.body1Strong, margin: 0 },
  line: { ...typographyStyles.body1, margin: '2px 0 0', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** What duos would like to find in the catalogue: to complete and add, or to leave, with thanks. */
export const Suggestions = ({ suggestions }: { suggestions: Catalogue['suggestions'] }) => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  const say = text(lang);
  const navigate = useNavigate();
  const changed = useCatalogueChanged();
  const decline = useWriting('POST /api/suggestions/:suggestion/decline', changed);
  return (
    <Panel title={say.suggestions(suggestions.length)}>
      <p className={styles.hint}>{say.suggestionsHint}</p>
      <ul className={styles.list}>
        {suggestions.map(({ id, name, address, settings, why }) => (
          <li key={id} className={styles.item}>
            <div className={styles.words}>
              <p className={styles.name}>{name}</p>
              <p className={styles.line}>{[address, settings.map((setting) => settingName(setting, lang).name).join(', ')].join(' · ')}</p>
              {why && <p className={styles.line}>{say.suggestionWhy(why)}</p>}
            </div>
            <div className={styles.actions}>
              <Action onClick={() => void navigate(toSearch({ page: 'place', suggestion: id }))}>{say.acceptSuggestion}</Action>
              <Action
                appearance="subtle" aria-label={say.declineOf(name)} pending={decline.isPending && decline.variables.params.suggestion === id}
                onClick={() => decline.mutate({ params: { suggestion: id }, body: {} })}
              >
                {say.declineSuggestion}
              </Action>
            </div>
          </li>
        ))}
      </ul>
      <RefusalNote error={decline.error} />
    </Panel>
  );
};
