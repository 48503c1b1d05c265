import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Api, MeView } from '../../../adapters/http/contract.ts';
import { guessMapping, mapLine, type Mapping } from '../../../features/places/catalogue/columns.ts';
import type { Table } from '../../../features/places/catalogue/geojson.ts';
import { Action } from '../../shared/Action.tsx';
import { PageHead } from '../../shared/PageHead.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import { OnlyManagers } from '../programme/OnlyManagers.tsx';
import { Defaults, type DefaultsDraft, startDefaults } from './Defaults.tsx';
import { FileDrop } from './FileDrop.tsx';
import { importText } from './import-text.ts';
import { MappingFields } from './MappingFields.tsx';
import { Preview } from './Preview.tsx';
import { useCatalogueChanged } from './use-catalogue.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '24px', gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: '800px' },
});

interface Chosen {
  readonly name: string;
  readonly table: Table;
  readonly mapping: Mapping;
}

const Import = () => {
  const styles = useStyles();
  const say = useWords(importText);
  const navigate = useNavigate();
  const changed = useCatalogueChanged();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [defaults, setDefaults] = useState<DefaultsDraft>(startDefaults);
  const [isStale, setStale] = useState(false);
  const preview = useWriting('POST /api/imports/preview', () => setStale(false));
  const apply = useWriting('POST /api/imports', () => { changed(); void navigate(toSearch({ page: 'places' })); });

  const body = ({ table, mapping }: Chosen): Api['POST /api/imports/preview']['body'] => ({
    lines: table.lines.map(({ line, cells }) => mapLine(mapping, line, cells)), defaults: { ...defaults, settings: [...defaults.settings] },
  });
  const choose = (name: string, table: Table): void => {
    preview.reset();
    apply.reset();
    setChosen({ name, table, mapping: guessMapping(table.headers) });
  };
  return (
    <div className={styles.page}>
      <PageHead title={say.title} hint={say.hint} />
      <FileDrop name={chosen?.name} lines={chosen?.table.lines.length ?? 0} onTable={choose} />
      {chosen && (
        <>
          <Panel title={say.mapping}>
            <MappingFields table={chosen.table} mapping={chosen.mapping} onChange={(mapping) => { setChosen({ ...chosen, mapping }); setStale(true); }} />
          </Panel>
          <Panel title={say.defaults}>
            <Defaults defaults={defaults} onChange={(next) => { setDefaults(next); setStale(true); }} />
          </Panel>
          <div>
            <Action appearance={preview.data && !isStale ? 'secondary' : 'primary'} pending={preview.isPending} onClick={() => preview.mutate({ body: body(chosen) })}>
              {say.preview}
            </Action>
            <RefusalNote error={preview.error} />
          </div>
          {preview.data && (
            <Preview
              plan={preview.data} isStale={isStale} pending={apply.isPending} error={apply.error}
              onApply={() => apply.mutate({ body: { ...body(chosen), source: chosen.name.slice(0, 200) } })}
            />
          )}
        </>
      )}
    </div>
  );
};

/** A file of places: choose, map, preview, import. */
const ImportPage = ({ me }: { me: MeView }) => <OnlyManagers me={me}><Import /></OnlyManagers>;

export default ImportPage;
