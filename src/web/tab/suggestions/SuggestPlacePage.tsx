import { Field, makeStyles, Textarea, tokens, typographyStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { placeSettings } from '../../../features/places/catalogue/draft.ts';
import type { SettingId } from '../../../features/places/setting.ts';
import { longestSuggestion } from '../../../features/places/suggestions/suggestion.ts';
import { settingName } from '../../../features/places/text.ts';
import { Action } from '../../shared/Action.tsx';
import { ApiRefusal } from '../../shared/api.ts';
import { Panel } from '../../shared/Panel.tsx';
import { keyOf, useReading, useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useSurroundings } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { DuoBones } from '../my-duo/DuoBones.tsx';
import { capital } from '../my-duo/say-day.ts';
import { refusalOf } from '../places/catalogue.ts';
import { TextField } from '../places/TextField.tsx';
import { Ticks } from '../places/Ticks.tsx';
import { useDraft } from '../places/use-draft.ts';
import { FormPage } from '../programme/FormPage.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  readers: { ...typographyStyles.caption1, margin: '0 0 16px', color: tokens.colorNeutralForeground3 },
  mine: { maxWidth: '720px', marginTop: '24px' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '0 16px', padding: '10px 0', overflowWrap: 'anywhere',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`, ':first-child': { borderTop: 'none', paddingTop: 0 },
  },
  name: { ...typographyStyles.body1Strong },
  state: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3 },
});

const fields = ['name', 'address', 'settings'];
const blank = { name: '', address: '', settings: [] as SettingId[], why: '' };
const route = 'GET /api/suggestions';

/** A place for the catalogue, and what became of those one suggested. */
const SuggestPlacePage = () => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  const say = text(lang);
  const queries = useQueryClient();
  const own = useReading(route, {});
  const { draft, change, forget } = useDraft('suggestion', () => blank);
  const send = useWriting('POST /api/suggestions', (answer) => {
    change(blank);
    forget();
    queries.setQueryData(keyOf(route, {}), answer);
  });
  if (!own.data) return own.error ? <Trouble error={own.error} again={() => void own.refetch()} /> : <DuoBones />;
  const of = (field: string) => refusalOf(send.error, field);
  const isSaidAtField = send.error instanceof ApiRefusal && fields.some((field) => of(field) !== undefined);
  const { readers, suggestions } = own.data;
  return (
    <>
      <FormPage title={say.title} hint={say.hint} onSubmit={() => send.mutate({ body: { ...draft, why: draft.why.trim() || null } })}>
        <TextField label={say.name} most={longestSuggestion.name} value={draft.name} error={of('name')} onChange={(name) => change({ name })} />
        <TextField label={say.address} most={longestSuggestion.address} value={draft.address} error={of('address')} onChange={(address) => change({ address })} />
        <Ticks
          label={say.settings} error={of('settings')} choices={placeSettings.map((id) => ({ id, name: capital(settingName(id, lang).name) }))}
          chosen={draft.settings} onChange={(settings) => change({ settings })}
        />
        <Field label={say.why} size="large">
          <Textarea size="large" maxLength={longestSuggestion.why} value={draft.why} onChange={(_, { value }) => change({ why: value })} />
        </Field>
        <div>
          <p className={styles.readers}>{readers}</p>
          <Action type="submit" appearance="primary" pending={send.isPending}>{say.send}</Action>
          <p className={styles.state} role="status">{send.isSuccess ? say.sent : ''}</p>
          {!isSaidAtField && <RefusalNote error={send.error} />}
        </div>
      </FormPage>
      {suggestions.length > 0 && (
        <Panel title={say.mine} className={styles.mine}>
          <ul className={styles.list}>
            {suggestions.map(({ id, name, state }) => (
              <li key={id} className={styles.item}><span className={styles.name}>{name}</span><span className={styles.state}>{say[state]}</span></li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
};

export default SuggestPlacePage;
