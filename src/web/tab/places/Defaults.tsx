import { Field, makeStyles, Select } from '@fluentui/react-components';
import { placeSettings } from '../../../features/places/catalogue/draft.ts';
import { settingName } from '../../../features/places/text.ts';
import { useSurroundings } from '../../shared/surroundings.ts';
import type { Hours } from './catalogue.ts';
import { HoursField } from './HoursField.tsx';
import { importText } from './import-text.ts';
import { text } from './text.ts';
import { TextField } from './TextField.tsx';
import { Ticks } from './Ticks.tsx';

export interface DefaultsDraft {
  readonly settings: (typeof placeSettings)[number][];
  readonly opening: Hours;
  readonly price: 0 | 1 | 2 | 3;
  readonly city: string;
  readonly within: number;
}

export const startDefaults: DefaultsDraft = {
  settings: ['coffee'], opening: ([1, 2, 3, 4, 5] as const).map((day) => ({ day, from: 9 * 60, to: 18 * 60 })), price: 1, city: '', within: 5,
};

const distances = [1, 2, 3, 5, 10, 20];

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '24px' },
  row: { display: 'grid', alignItems: 'start', gap: '16px', gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))' },
  field: { minWidth: 0, '& select': { minHeight: '44px' } },
});

/** What every line gets where the file is silent. */
export const Defaults = ({ defaults, onChange }: { defaults: DefaultsDraft; onChange: (defaults: DefaultsDraft) => void }) => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  const [say, sayImport] = [text(lang), importText(lang)];
  const change = (part: Partial<DefaultsDraft>): void => onChange({ ...defaults, ...part });
  return (
    <div className={styles.fields}>
      <Ticks
        label={say.settings} choices={placeSettings.map((id) => ({ id, name: settingName(id, lang).name }))} chosen={defaults.settings}
        onChange={(settings) => { if (settings.length > 0) change({ settings }); }}
      />
      <div className={styles.row}>
        <Field label={sayImport.within} hint={sayImport.withinHint} size="large" className={styles.field}>
          <Select size="large" value={String(defaults.within)} onChange={(_, { value }) => change({ within: Number(value) })}>
            {distances.map((value) => <option key={value} value={value}>{sayImport.kilometres(value)}</option>)}
          </Select>
        </Field>
        <Field label={say.price} size="large" className={styles.field}>
          <Select size="large" value={String(defaults.price)} onChange={(_, { value }) => change({ price: Number(value) as 0 | 1 | 2 | 3 })}>
            {say.prices.split('|').map((label, index) => <option key={label} value={index}>{label}</option>)}
          </Select>
        </Field>
        <TextField label={sayImport.cityDefault} most={80} value={defaults.city} onChange={(city) => change({ city })} />
      </div>
      <HoursField hours={defaults.opening} error={undefined} onChange={(opening) => { if (opening.length > 0) change({ opening }); }} />
    </div>
  );
};
