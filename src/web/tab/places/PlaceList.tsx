import { Badge, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { Link } from 'react-router';
import { settingName } from '../../../features/places/text.ts';
import { Action } from '../../shared/Action.tsx';
import { useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { SettingIcon } from '../../shared/SettingIcon.tsx';
import { useSurroundings } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import type { Place, Site } from './catalogue.ts';
import { text } from './text.ts';
import { useCatalogueChanged } from './use-catalogue.ts';

const step = 50;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: '8px 0 0', padding: 0 },
  item: {
    display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 16px', padding: '12px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTop: 'none' },
  },
  icon: { color: tokens.colorNeutralForeground3, display: 'flex', flexShrink: 0 },
  words: { flex: '1 1 240px', minWidth: 0 },
  name: {
    ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1, textDecorationLine: 'none', overflowWrap: 'anywhere', display: 'inline-block', padding: '4px 0',
    ':hover': { color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline' }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  facts: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  small: { ...typographyStyles.caption1, margin: '2px 0 0', color: tokens.colorNeutralForeground3 },
  badge: { marginLeft: '8px' },
  note: { flexBasis: '100%' },
});

const Item = ({ place, sites }: { place: Place; sites: readonly Site[] }) => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  const say = text(lang);
  const changed = useCatalogueChanged();
  const archive = useWriting('POST /api/places/:place/archive', changed);
  const near = sites.filter(({ id }) => place.nearSites.includes(id)).map(({ name }) => name);
  const months = say.months.split('|');
  const season = place.season && say.seasonOf(months[place.season.from - 1] ?? '', months[place.season.to - 1] ?? '');
  const traits = [season, place.quiet && say.quiet, place.stepFree && say.stepFree, place.openAir && say.openAir].filter(Boolean);
  return (
    <li className={styles.item}>
      <span className={styles.icon}>{place.settings[0] && <SettingIcon id={place.settings[0]} size={32} />}</span>
      <div className={styles.words}>
        <Link className={styles.name} to={toSearch({ page: 'place', place: place.id })} aria-label={say.edit(place.name)}>{place.name}</Link>
        {place.archived && <Badge className={styles.badge} appearance="tint" color="informative">{say.archivedBadge}</Badge>}
        <p className={styles.facts}>{place.address}, {place.city}</p>
        <p className={styles.small}>
          {[place.settings.map((id) => settingName(id, lang).name).join(', '), say.prices.split('|')[place.price], ...traits, near.join(', ')].filter(Boolean).join(' · ')}
        </p>
      </div>
      <Action
        size="medium" appearance="subtle" pending={archive.isPending} aria-label={`${place.archived ? say.restore : say.archive}, ${place.name}`}
        onClick={() => archive.mutate({ params: { place: place.id }, body: { archived: !place.archived } })}
      >
        {place.archived ? say.restore : say.archive}
      </Action>
      {archive.error && <div className={styles.note}><RefusalNote error={archive.error} /></div>}
    </li>
  );
};

/** Places by name, fifty at a time. */
export const PlaceList = ({ places, sites }: { places: readonly Place[]; sites: readonly Site[] }) => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  const [shown, setShown] = useState(step);
  return (
    <>
      <ul className={styles.list}>{places.slice(0, shown).map((place) => <Item key={place.id} place={place} sites={sites} />)}</ul>
      {places.length > shown && <Action onClick={() => setShown(shown + step)}>{text(lang).more(Math.min(step, places.length - shown))}</Action>}
    </>
  );
};
