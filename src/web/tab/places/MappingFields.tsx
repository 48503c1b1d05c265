import { Field, makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components';
import { type Column, columns, type Mapping } from '../../../features/places/catalogue/columns.ts';
import type { Table } from '../../../features/places/catalogue/geojson.ts';
import { text as columnText } from '../../../features/places/catalogue/text.ts';
import { useSurroundings } from '../../shared/surroundings.ts';
import { importText } from './import-text.ts';

const useStyles = makeStyles({
  hint: { ...typographyStyles.body1, margin: '0 0 16px', color: tokens.colorNeutralForeground2 },
  fields: { display: 'grid', alignItems: 'start', gap: '16px', gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))' },
  field: { minWidth: 0, '& select': { minHeight: '44px' } },
  more: { marginTop: '16px', '& > summary': { ...typographyStyles.body1, cursor: 'pointer', minHeight: '44px', alignContent: 'center' } },
});

const main: readonly Column[] = ['name', 'address', 'city', 'lat', 'lon'];

const exampleOf = ({ lines }: Table, header: string | undefined): string | undefined =>
  header === undefined ? undefined : lines.find(({ cells }) => cells[header]?.trim())?.cells[header]?.trim().slice(0, 40);

/** Which column of the file says what, with an example of each. */
export const MappingFields = ({ table, mapping, onChange }: { table: Table; mapping: Mapping; onChange: (mapping: Mapping) => void }) => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  const say = importText(lang);
  const named = columnText(lang);
  const label = (column: Column): string => {
    const name = column === 'lat' ? 'latitude' : named[`column-${column}`];
    return name.charAt(0).toUpperCase() + name.slice(1);
  };
  const field = (column: Column) => {
    const example = exampleOf(table, mapping[column]);
    return (
      <Field key={column} label={label(column)} className={styles.field} {...(example && { hint: say.example(example) })}>
        <Select value={mapping[column] ?? ''} size="large" onChange={(_, { value }) => onChange({ ...mapping, [column]: value || undefined })}>
          <option value="">{say.notInFile}</option>
          {table.headers.map((header) => <option key={header} value={header}>{header}</option>)}
        </Select>
      </Field>
    );
  };
  const others = columns.filter((column) => !main.includes(column));
  return (
    <>
      <p className={styles.hint}>{say.mappingHint}</p>
      <div className={styles.fields}>{main.map(field)}</div>
      <details className={styles.more} open={others.some((column) => mapping[column] !== undefined)}>
        <summary>{say.otherColumns}</summary>
        <div className={styles.fields}>{others.map(field)}</div>
      </details>
    </>
  );
};
