import { Field, makeStyles, Select } from '@fluentui/react-components';
import { useWords } from '../../shared/surroundings.ts';
import type { PlaceBody } from './catalogue.ts';
import { text } from './text.ts';

type Season = PlaceBody['season'];

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px' },
  select: { flex: '1 1 160px', maxWidth: '240px', '& select': { minHeight: '44px' } },
});

/** From a month to a month, or all year. */
export const SeasonField = ({ season, onChange }: { season: Season; onChange: (season: Season) => void }) => {
  const styles = useStyles();
  const say = useWords(text);
  const months = say.months.split('|');
  const options = months.map((name, index) => <option key={name} value={index + 1}>{name}</option>);
  return (
    <Field label={say.season} size="large">
      <div role="group" aria-label={say.season} className={styles.row}>
        <Select
          className={styles.select} size="large" aria-label={say.seasonFrom} value={season ? String(season.from) : ''}
          onChange={(_, { value }) => onChange(value === '' ? null : { from: Number(value), to: season?.to ?? 12 })}
        >
          <option value="">{say.allYear}</option>
          {options}
        </Select>
        {season && (
          <Select
            className={styles.select} size="large" aria-label={say.seasonTo} value={String(season.to)}
            onChange={(_, { value }) => onChange({ from: season.from, to: Number(value) })}
          >
            {options}
          </Select>
        )}
      </div>
    </Field>
  );
};
