import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useWords } from '../../../shared/surroundings.ts';
import type { Foresight } from './draft.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  box: { display: 'grid', gap: '16px', padding: '16px', borderRadius: tokens.borderRadiusXLarge, backgroundColor: tokens.colorNeutralBackground2 },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  words: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  site: { ...typographyStyles.body1Strong, margin: '0 0 4px' },
  about: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3 },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  spell: { display: 'flex', flexWrap: 'wrap', gap: '0 12px', padding: '4px 0', ...typographyStyles.body1 },
  name: { flex: '0 1 220px', color: tokens.colorNeutralForeground1 },
  when: { flex: '1 1 260px', color: tokens.colorNeutralForeground2 },
});

/** As many as one reads. */
const most = 12;

type Region = Foresight['regions'][number];

const isSchool = (name: string | null): name is 'autumn' | 'christmas' | 'winter' | 'spring' | 'summer' =>
  name !== null && ['autumn', 'christmas', 'winter', 'spring', 'summer'].includes(name);

const Spells = ({ region, hasSchool }: { region: Region; hasSchool: boolean }) => {
  const styles = useStyles();
  const say = useWords(text);
  const nameOf = ({ reason, name }: Region['spells'][number]): string =>
    reason === 'school-holiday' && isSchool(name) ? say[name] : reason === 'bridge' ? say.bridge : (name ?? say.closing);
  const about = [say.people(region.people), ...(hasSchool && region.schoolZone ? [say.zone(region.schoolZone)] : [])].join(' · ');
  return (
    <div>
      <h3 className={styles.site}>{region.site ?? say.noSite} <span className={styles.about}>{about}</span></h3>
      {hasSchool && region.schoolZone === null && <p className={styles.words}>{say.noZone}</p>}
      {region.spells.length === 0 && <p className={styles.words}>{say.nothingAhead}</p>}
      <ul className={styles.list}>
        {region.spells.slice(0, most).map((spell) => (
          <li key={`${spell.reason} ${spell.when}`} className={styles.spell}>
            <span className={styles.name}>{nameOf(spell)}</span>
            <span className={styles.when}>{spell.when}</span>
          </li>
        ))}
      </ul>
      {region.spells.length > most && <p className={styles.words}>{say.more(region.spells.length - most)}</p>}
    </div>
  );
};

/** What these rules close, site by site, and what of today they touch. */
export const Ahead = ({ foresight: { affected, regions, schoolYearsEnd }, hasSchool }: { foresight: Foresight; hasSchool: boolean }) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <div className={styles.box} aria-live="polite">
      <p className={styles.title}>{say.ahead}</p>
      {regions.length === 0 && <p className={styles.words}>{say.nobodyYet}</p>}
      {regions.map((region) => <Spells key={region.site} region={region} hasSchool={hasSchool} />)}
      {hasSchool && <p className={styles.words}>{say.schoolKnown(schoolYearsEnd)}</p>}
      {affected.offers > 0 && <p className={styles.words}>{say.affectedOffers(affected.offers)}</p>}
      {affected.booked > 0 && <p className={styles.words}>{say.affectedBooked(affected.booked)}</p>}
    </div>
  );
};
