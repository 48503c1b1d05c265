import { Field, makeStyles, Select, Switch } from '@fluentui/react-components';
import { placeSettings } from '../../../features/places/catalogue/draft.ts';
import { settingName } from '../../../features/places/text.ts';
import { useSurroundings } from '../../shared/surroundings.ts';
import type { Filter, Site } from './catalogue.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: '12px 20px' },
  field: { flex: '1 1 200px', maxWidth: '320px', minWidth: 0, '& select': { minHeight: '44px' } },
  switch: { minHeight: '44px', alignItems: 'center' },
});

/** Which places are shown. */
export const Filters = ({ filter, sites, onChange }: { filter: Filter; sites: readonly Site[]; onChange: (filter: Filter) => void }) => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  const say = text(lang);
  return (
    <div className={styles.filters}>
      <Field label={say.site} className={styles.field}>
        <Select value={filter.site} size="large" onChange={(_, { value }) => onChange({ ...filter, site: value })}>
          <option value="">{say.allSites}</option>
          {sites.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Select>
      </Field>
      <Field label={say.setting} className={styles.field}>
        <Select value={filter.setting} size="large" onChange={(_, { value }) => onChange({ ...filter, setting: value })}>
          <option value="">{say.allSettings}</option>
          {placeSettings.map((id) => <option key={id} value={id}>{settingName(id, lang).name}</option>)}
        </Select>
      </Field>
      <Switch className={styles.switch} label={say.showArchived} checked={filter.archived} onChange={(_, { checked }) => onChange({ ...filter, archived: checked })} />
    </div>
  );
};
