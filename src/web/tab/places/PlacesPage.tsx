import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { MeView } from '../../../adapters/http/contract.ts';
import { writeCsv } from '../../../features/places/catalogue/csv.ts';
import { Action } from '../../shared/Action.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { toSearch } from '../address.ts';
import { OnlyManagers } from '../programme/OnlyManagers.tsx';
import { ProgrammeBones } from '../programme/ProgrammeBones.tsx';
import { type Catalogue, type Filter, keepPlaces } from './catalogue.ts';
import { Filters } from './Filters.tsx';
import { LastImport } from './LastImport.tsx';
import { PlaceList } from './PlaceList.tsx';
import { saveFile } from './save-file.ts';
import { Sites } from './Sites.tsx';
import { Suggestions } from './Suggestions.tsx';
import { text } from './text.ts';
import { useCatalogue } from './use-catalogue.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '24px', gridTemplateColumns: 'minmax(0, 1fr)' },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '12px 24px' },
  title: { ...typographyStyles.title1, margin: 0, '@media (max-width: 479px)': typographyStyles.title2 },
  hint: { ...typographyStyles.body2, margin: '4px 0 0', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  count: { ...typographyStyles.body1, margin: '16px 0 0', color: tokens.colorNeutralForeground3 },
  sentence: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, maxWidth: '72ch' },
});

const Places = ({ catalogue }: { catalogue: Catalogue }) => {
  const styles = useStyles();
  const say = useWords(text);
  const navigate = useNavigate();
  const [filter, setFilter] = useState<Filter>({ site: '', setting: '', archived: false });
  const { places, sites } = catalogue;
  const shown = keepPlaces(places, filter);
  const total = places.filter(({ archived }) => filter.archived || !archived).length;
  const isReady = sites.length > 0;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{say.title}</h1>
          <p className={styles.hint}>{say.hint}</p>
        </div>
        {isReady && (
          <div className={styles.actions}>
            <Action appearance="primary" onClick={() => void navigate(toSearch({ page: 'place' }))}>{say.add}</Action>
            <Action onClick={() => void navigate(toSearch({ page: 'import-places' }))}>{say.import}</Action>
            {places.length > 0 && (
              <Action onClick={() => saveFile(say.fileName, writeCsv(places as never, sites as never), 'text/csv;charset=utf-8')}>{say.export}</Action>
            )}
          </div>
        )}
      </header>
      {isReady && catalogue.suggestions.length > 0 && <Suggestions suggestions={catalogue.suggestions} />}
      {catalogue.lastImport && <LastImport last={catalogue.lastImport} />}
      {places.length === 0 ? (
        <Panel title={say.noneTitle}><p className={styles.sentence}>{isReady ? say.none : say.noSiteYet}</p></Panel>
      ) : (
        <Panel>
          <Filters filter={filter} sites={sites} onChange={setFilter} />
          <p className={styles.count} role="status">{say.count(shown.length, total)}</p>
          {shown.length === 0 ? <p className={styles.sentence}>{say.noMatch}</p> : <PlaceList key={JSON.stringify(filter)} places={shown} sites={sites} />}
        </Panel>
      )}
      <Sites sites={sites} />
    </div>
  );
};

const Loaded = () => {
  const catalogue = useCatalogue();
  if (catalogue.data) return <Places catalogue={catalogue.data} />;
  return catalogue.error ? <Trouble error={catalogue.error} again={() => void catalogue.refetch()} /> : <ProgrammeBones />;
};

/** HR's catalogue of places. */
const PlacesPage = ({ me }: { me: MeView }) => <OnlyManagers me={me}><Loaded /></OnlyManagers>;

export default PlacesPage;
