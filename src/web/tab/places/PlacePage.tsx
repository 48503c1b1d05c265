import { Checkbox, Field, makeStyles, Select } from '@fluentui/react-components';
import { useNavigate } from 'react-router';
import type { MeView } from '../../../adapters/http/contract.ts';
import { placeSettings } from '../../../features/places/catalogue/draft.ts';
import { settingName } from '../../../features/places/text.ts';
import { Action } from '../../shared/Action.tsx';
import { ApiRefusal } from '../../shared/api.ts';
import { useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useSurroundings } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { toSearch } from '../address.ts';
import { FormPage } from '../programme/FormPage.tsx';
import { OnlyManagers } from '../programme/OnlyManagers.tsx';
import { ProgrammeBones } from '../programme/ProgrammeBones.tsx';
import { type Catalogue, refusalOf } from './catalogue.ts';
import { bodyOf, draftOf, splitPair, suggestedDraft } from './draft.ts';
import { HoursField } from './HoursField.tsx';
import { SeasonField } from './SeasonField.tsx';
import { text } from './text.ts';
import { TextField } from './TextField.tsx';
import { Ticks } from './Ticks.tsx';
import { useCatalogue, useCatalogueChanged } from './use-catalogue.ts';
import { useDraft } from './use-draft.ts';

const useStyles = makeStyles({
  pair: { display: 'grid', alignItems: 'start', gap: '28px 16px', gridTemplateColumns: 'repeat(auto-fit, minmax(180px, 1fr))' },
  tick: { minHeight: '44px', alignItems: 'center', display: 'flex', '& .fui-Checkbox__indicator': { alignSelf: 'center', marginTop: 0, marginBottom: 0 } },
  select: { '& select': { minHeight: '44px' } },
});

const fields = ['name', 'address', 'city', 'coordinates', 'settings', 'opening', 'price', 'fallbackId', 'nearSites', 'capacity', 'openAir'];

const PlaceForm = ({ catalogue, id, from }: { catalogue: Catalogue; id: string | undefined; from: Catalogue['suggestions'][number] | undefined }) => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  const say = text(lang);
  const navigate = useNavigate();
  const changed = useCatalogueChanged();
  const { places, sites } = catalogue;
  const { draft, change, forget } = useDraft(`place ${id ?? from?.id ?? ''}`, () =>
    from ? suggestedDraft(from, sites) : draftOf(places.find((place) => place.id === id), sites));
  const done = (): void => { forget(); changed(); void navigate(toSearch({ page: 'places' })); };
  const add = useWriting('POST /api/places', done);
  const edit = useWriting('PUT /api/places/:place', done);
  const { error, isPending } = id ? edit : add;
  const send = (): void => (id ? edit.mutate({ params: { place: id }, body: bodyOf(draft) }) : add.mutate({ body: { ...bodyOf(draft), ...(from && { suggestion: from.id }) } }));
  const of = (field: string) => refusalOf(error, field);
  const roofs = places.filter((place) => place.id !== id && !place.archived && !place.openAir && place.nearSites.some((site) => draft.nearSites.includes(site)));
  const isSaidAtField = error instanceof ApiRefusal && fields.some((field) => of(field) !== undefined);
  return (
    <FormPage title={id ? say.editTitle : say.addTitle} hint={from?.why ? `${say.suggestionWhy(from.why)} ${say.formHint}` : say.formHint} onSubmit={send}>
      <TextField label={say.name} value={draft.name} error={of('name')} onChange={(name) => change({ name })} />
      <TextField label={say.address} most={160} value={draft.address} error={of('address')} onChange={(address) => change({ address })} />
      <TextField label={say.city} most={80} value={draft.city} error={of('city')} onChange={(city) => change({ city })} />
      <div className={styles.pair}>
        <TextField label={say.lat} numeric hint={say.pairHint} value={draft.lat} error={of('coordinates')} onChange={(lat) => change(splitPair(lat) ?? { lat })} />
        <TextField label={say.lon} numeric value={draft.lon} onChange={(lon) => change(splitPair(lon) ?? { lon })} />
      </div>
      <Ticks label={say.nearSites} error={of('nearSites')} choices={sites} chosen={draft.nearSites} onChange={(nearSites) => change({ nearSites })} />
      <Ticks
        label={say.settings} error={of('settings')} choices={placeSettings.map((setting) => ({ id: setting, name: settingName(setting, lang).name }))}
        chosen={draft.settings} onChange={(settings) => change({ settings })}
      />
      <HoursField hours={draft.opening} error={of('opening')} onChange={(opening) => change({ opening })} />
      <SeasonField season={draft.season} onChange={(season) => change({ season })} />
      <div className={styles.pair}>
        <Field label={say.price} size="large">
          <Select className={styles.select} size="large" value={String(draft.price)} onChange={(_, { value }) => change({ price: Number(value) as 0 | 1 | 2 | 3 })}>
            {say.prices.split('|').map((label, index) => <option key={label} value={index}>{label}</option>)}
          </Select>
        </Field>
        <TextField label={say.capacity} numeric most={2} hint={say.capacityHint} value={draft.capacity} error={of('capacity')} onChange={(capacity) => change({ capacity })} />
      </div>
      <Field label={say.traits} size="large" {...(of('openAir') && { validationMessage: of('openAir') ?? '', validationState: 'error' as const })}>
        <div role="group" aria-label={say.traits}>
          <Checkbox className={styles.tick} label={say.isStepFree} checked={draft.stepFree} onChange={(_, { checked }) => change({ stepFree: checked === true })} />
          <Checkbox className={styles.tick} label={say.isQuiet} checked={draft.quiet} onChange={(_, { checked }) => change({ quiet: checked === true })} />
          <Checkbox className={styles.tick} label={say.isOpenAir} checked={draft.openAir} onChange={(_, { checked }) => change({ openAir: checked === true })} />
        </div>
      </Field>
      {draft.openAir && (
        <Field label={say.fallback} hint={say.fallbackHint} size="large" {...(of('fallbackId') && { validationMessage: of('fallbackId') ?? '', validationState: 'error' as const })}>
          <Select className={styles.select} size="large" value={draft.fallbackId ?? ''} onChange={(_, { value }) => change({ fallbackId: value || null })}>
            <option value="">{say.choose}</option>
            {roofs.map((place) => <option key={place.id} value={place.id}>{place.name}</option>)}
          </Select>
        </Field>
      )}
      <div>
        <Action type="submit" appearance="primary" pending={isPending}>{say.save}</Action>
        {!isSaidAtField && <RefusalNote error={error} />}
      </div>
    </FormPage>
  );
};

const Loaded = ({ id, suggestion }: { id: string | undefined; suggestion: string | undefined }) => {
  const catalogue = useCatalogue();
  if (catalogue.data) return <PlaceForm catalogue={catalogue.data} id={id} from={catalogue.data.suggestions.find((one) => one.id === suggestion)} />;
  return catalogue.error ? <Trouble error={catalogue.error} again={() => void catalogue.refetch()} /> : <ProgrammeBones />;
};

/** A place, new or not. */
const PlacePage = ({ me, place, suggestion }: { me: MeView; place: string | undefined; suggestion: string | undefined }) => (
  <OnlyManagers me={me}><Loaded key={place ?? suggestion} id={place} suggestion={suggestion} /></OnlyManagers>
);

export default PlacePage;
