import { Checkbox, Field, makeStyles, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { DuoView } from '../../../adapters/http/contract.ts';
import { longestTyped } from '../../../features/meetings/typed-place.ts';
import { settingName } from '../../../features/places/text.ts';
import { Action } from '../../shared/Action.tsx';
import { ApiRefusal } from '../../shared/api.ts';
import { Panel } from '../../shared/Panel.tsx';
import { useDuoAct } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useSurroundings } from '../../shared/surroundings.ts';
import { capital } from '../my-duo/say-day.ts';
import type { NextOf } from '../my-duo/next/next-of.ts';
import { refusalOf } from '../places/catalogue.ts';
import { TextField } from '../places/TextField.tsx';
import { useDraft } from '../places/use-draft.ts';
import { text } from './text.ts';
import { blankTyped, type Typed, typedBody } from './typed.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '28px', maxWidth: '640px' },
  pair: { display: 'grid', alignItems: 'start', gap: '28px 16px', gridTemplateColumns: 'repeat(auto-fit, minmax(min(200px, 100%), 1fr))' },
  radio: { minHeight: '44px', alignItems: 'center' },
  tick: { minHeight: '44px', alignItems: 'center', display: 'flex', '& .fui-Checkbox__indicator': { alignSelf: 'center', marginTop: 0, marginBottom: 0 } },
  select: { '& select': { minHeight: '44px' } },
});

const fields = ['name', 'address', 'settingId', 'price', 'minutes', 'fallback', 'coordinates', 'isPublic'];
const any = 'any';

/** A place of one's own: what it is, when, and how long the way takes for each, since it is on no map of ours. */
export const PlaceForm = ({ duo, next, onDone }: { duo: DuoView; next: NextOf<'options'>; onDone: (duo: DuoView) => void }) => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  const say = text(lang);
  const { placeSettings = [], maxPrice = 0, payer = '' } = next.beyond ?? {};
  const { draft, change, forget } = useDraft<Typed>(`elsewhere ${next.offerId}`, () => blankTyped(placeSettings[0] ?? 'coffee'));
  const [moment, setMoment] = useState(next.options[0]?.id ?? any);
  const propose = useDuoAct('POST /api/offers/:offer/place');
  const of = (field: string) => refusalOf(propose.error, field);
  const wrong = (field: string) => (of(field) ? { validationMessage: of(field) ?? '', validationState: 'error' as const } : {});
  const isSaidAtField = propose.error instanceof ApiRefusal && fields.some((field) => of(field) !== undefined);
  const send = (): void =>
    propose.mutate(
      { params: { offer: next.offerId }, body: { place: typedBody(draft, duo.role), option: moment === any ? null : moment } },
      { onSuccess: (answer) => { forget(); onDone(answer); } },
    );
  return (
    <Panel title={say.placeTitle}>
      <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
        <Field label={say.moment} size="large">
          <RadioGroup value={moment} onChange={(_, { value }) => setMoment(value)}>
            {next.options.map((option) => <Radio key={option.id} className={styles.radio} value={option.id} label={`${capital(option.day)}, ${option.time}`} />)}
            <Radio className={styles.radio} value={any} label={next.act === 'propose' && next.options.length > 2 ? `${say.anyMoment} (${say.anyMomentNote})` : say.anyMoment} />
          </RadioGroup>
        </Field>
        <TextField label={say.name} most={longestTyped.name} value={draft.name} error={of('name')} onChange={(name) => change({ name })} />
        <TextField label={say.address} most={longestTyped.address} value={draft.address} error={of('address')} onChange={(address) => change({ address })} />
        <div className={styles.pair}>
          <Field label={say.setting} size="large" {...wrong('settingId')}>
            <Select className={styles.select} size="large" value={draft.settingId} onChange={(_, { value }) => change({ settingId: value as Typed['settingId'] })}>
              {placeSettings.map((setting) => <option key={setting} value={setting}>{capital(settingName(setting, lang).name)}</option>)}
            </Select>
          </Field>
          <Field label={say.price} size="large" {...(draft.price > 0 && { hint: say.payer(payer) })} {...wrong('price')}>
            <Select className={styles.select} size="large" value={String(draft.price)} onChange={(_, { value }) => change({ price: Number(value) as Typed['price'] })}>
              {say.prices.split('|').slice(0, maxPrice + 1).map((label, index) => <option key={label} value={index}>{label}</option>)}
            </Select>
          </Field>
        </div>
        <div className={styles.pair}>
          <TextField label={say.mine} numeric most={3} hint={say.minutesHint} value={draft.mine} error={of('minutes')} onChange={(mine) => change({ mine })} />
          <TextField label={say.theirs(duo.other.firstName)} numeric most={3} value={draft.theirs} onChange={(theirs) => change({ theirs })} />
        </div>
        <TextField label={say.coordinates} most={40} hint={say.coordinatesHint} value={draft.coordinates} error={of('coordinates')} onChange={(coordinates) => change({ coordinates })} />
        <div>
          <Checkbox className={styles.tick} label={say.openAir} checked={draft.openAir} onChange={(_, { checked }) => change({ openAir: checked === true })} />
          {(draft.openAir || of('fallback')) && (
            <TextField label={say.fallback} most={longestTyped.fallback} value={draft.fallback} error={of('fallback')} onChange={(fallback) => change({ fallback, openAir: true })} />
          )}
        </div>
        <Field {...wrong('isPublic')}>
          <Checkbox className={styles.tick} label={say.isPublic} checked={draft.isPublic} onChange={(_, { checked }) => change({ isPublic: checked === true })} />
        </Field>
        <div>
          <Action type="submit" appearance="primary" pending={propose.isPending}>{say.propose}</Action>
          {!isSaidAtField && <RefusalNote error={propose.error} />}
        </div>
      </form>
    </Panel>
  );
};
