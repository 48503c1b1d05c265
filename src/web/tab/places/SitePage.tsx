import { makeStyles } from '@fluentui/react-components';
import { useNavigate } from 'react-router';
import type { Api, MeView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { toSearch } from '../address.ts';
import { FormPage } from '../programme/FormPage.tsx';
import { OnlyManagers } from '../programme/OnlyManagers.tsx';
import { ProgrammeBones } from '../programme/ProgrammeBones.tsx';
import { refusalOf, type Site } from './catalogue.ts';
import { numberIn, splitPair } from './draft.ts';
import { text } from './text.ts';
import { TextField } from './TextField.tsx';
import { useCatalogue, useCatalogueChanged } from './use-catalogue.ts';
import { useDraft } from './use-draft.ts';

const useStyles = makeStyles({ pair: { display: 'grid', alignItems: 'start', gap: '28px 16px', gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))' } });

const fields = ['name', 'city', 'coordinates', 'zone', 'country', 'department'] as const;

const SiteForm = ({ site }: { site: Site | undefined }) => {
  const styles = useStyles();
  const say = useWords(text);
  const navigate = useNavigate();
  const changed = useCatalogueChanged();
  const { draft, change, forget } = useDraft(`site ${site?.id ?? ''}`, () => ({
    name: site?.name ?? '', city: site?.city ?? '', lat: site ? String(site.coordinates.lat) : '', lon: site ? String(site.coordinates.lon) : '',
    zone: site?.zone ?? 'Europe/Paris', country: site?.country ?? 'FR', department: site?.department ?? '',
  }));
  const done = (): void => { forget(); changed(); void navigate(toSearch({ page: 'places' })); };
  const add = useWriting('POST /api/sites', done);
  const edit = useWriting('PUT /api/sites/:site', done);
  const { error, isPending } = site ? edit : add;
  const of = (field: string) => refusalOf(error, field);
  const send = (): void => {
    const { lat, lon, ...rest } = draft;
    const body: Api['POST /api/sites']['body'] = { ...rest, country: rest.country.trim().toUpperCase(), department: rest.department.trim(), coordinates: { lat: numberIn(lat), lon: numberIn(lon) } };
    if (site) edit.mutate({ params: { site: site.id }, body });
    else add.mutate({ body });
  };
  return (
    <FormPage title={site ? say.editSite : say.addSite} hint={say.sitesHint} onSubmit={send}>
      <TextField label={say.siteName} value={draft.name} error={of('name')} onChange={(name) => change({ name })} />
      <TextField label={say.city} most={80} value={draft.city} error={of('city')} onChange={(city) => change({ city })} />
      <div className={styles.pair}>
        <TextField label={say.lat} numeric hint={say.pairHint} value={draft.lat} error={of('coordinates')} onChange={(lat) => change(splitPair(lat) ?? { lat })} />
        <TextField label={say.lon} numeric value={draft.lon} onChange={(lon) => change(splitPair(lon) ?? { lon })} />
      </div>
      <div className={styles.pair}>
        <TextField label={say.department} most={3} hint={say.departmentHint} value={draft.department} error={of('department')} onChange={(department) => change({ department })} />
        <TextField label={say.country} most={2} value={draft.country} error={of('country')} onChange={(country) => change({ country })} />
      </div>
      <TextField label={say.zone} most={60} value={draft.zone} error={of('zone')} onChange={(zone) => change({ zone })} />
      <div>
        <Action type="submit" appearance="primary" pending={isPending}>{say.save}</Action>
        {!fields.some((field) => of(field)) && <RefusalNote error={error} />}
      </div>
    </FormPage>
  );
};

const Loaded = ({ id }: { id: string | undefined }) => {
  const catalogue = useCatalogue();
  if (catalogue.data) return <SiteForm site={catalogue.data.sites.find((site) => site.id === id)} />;
  return catalogue.error ? <Trouble error={catalogue.error} again={() => void catalogue.refetch()} /> : <ProgrammeBones />;
};

/** A site of the company, new or not. */
const SitePage = ({ me, site }: { me: MeView; site: string | undefined }) => <OnlyManagers me={me}><Loaded key={site} id={site} /></OnlyManagers>;

export default SitePage;
