import { Field, Input, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PreferencesView } from '../../../adapters/http/contract.ts';
import { dayParts, priceLimits, spokenLanguages, teleworkDays, teleworkRange } from '../../../features/places/preferences/preferences.ts';
import { likeableSettings } from '../../../features/places/setting.ts';
import { Action } from '../../shared/Action.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { keyOf, useWriting } from '../../shared/queries.ts';
import { fieldRefusal, RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { Choices } from './Choices.tsx';
import type { Draft } from './draft.ts';
import { draftOf, tasteOf, toggled, withTaste } from './draft.ts';
import { Readers } from './Readers.tsx';
import { SettingTile } from './SettingTile.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '20px' },
  fields: { display: 'grid', gap: '28px' },
  hint: { ...typographyStyles.body1, margin: '-8px 0 16px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  tiles: { display: 'grid', gap: '12px', gridTemplateColumns: 'repeat(auto-fill, minmax(min(208px, 100%), 1fr))' },
  error: { ...typographyStyles.body1, margin: '12px 0 0', color: tokens.colorStatusDangerForeground1 },
  minutes: { maxWidth: '420px', marginTop: '-8px', '& .fui-Field__label': { fontWeight: tokens.fontWeightSemibold }, '& .fui-Input': { minHeight: '44px' } },
  foot: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px 20px' },
  saved: { ...typographyStyles.body1, color: tokens.colorNeutralForeground2 },
});

/** The walks one may set: the engine walks nobody farther than the last. */
const walks = [5, 10, 15, 20, 25];

/** All but the access needs, saved as a whole. */
export const PreferencesForm = ({ view }: { view: PreferencesView }) => {
  const styles = useStyles();
  const say = useWords(text);
  const queries = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(view));
  const save = useWriting('PUT /api/preferences', (saved) => queries.setQueryData(keyOf('GET /api/preferences', {}), saved));
  const change = (part: Partial<Draft>): void => {
    save.reset();
    setDraft((now) => ({ ...now, ...part }));
  };
  const { readers } = view;
  const { telework } = draft;
  const wrong = (field: string): string | undefined => fieldRefusal(save.error, field);
  const wrongMinutes = wrong('telework.minutes');
  const [prices, weekdays] = [say.priceLimits.split('|'), say.weekdays.split('|')];
  return (
    <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); save.mutate({ body: draft }); }}>
      <Panel title={say.settings}>
        <p className={styles.hint}>{say.settingsHint}</p>
        <div className={styles.tiles}>
          {likeableSettings.map((id) => <SettingTile key={id} id={id} taste={tasteOf(draft, id)} onPick={(taste) => change(withTaste(draft, id, taste))} />)}
        </div>
        {wrong('refused') && <p role="alert" className={styles.error}>{wrong('refused')}</p>}
        <Readers>{say.readersOfEnjoyed(readers.enjoyed)}</Readers>
        <Readers>{say.readersOfRefused(readers.refused)}</Readers>
      </Panel>
      <Panel title={say.places}>
        <div className={styles.fields}>
          <Choices
            label={say.price} hint={say.priceHint} readers={readers.maxPrice} kind="radio" options={priceLimits.map((limit) => [limit, prices[limit] ?? ''] as const)}
            chosen={[draft.maxPrice]} onPick={(maxPrice) => change({ maxPrice })}
          />
          <Choices
            label={say.openAir} hint={say.openAirHint} readers={readers.openAir} kind="radio" options={[[true, say.openAirYes], [false, say.openAirNo]]}
            chosen={[draft.openAir]} onPick={(openAir) => change({ openAir })}
          />
          <Choices
            label={say.walk} hint={say.walkHint} readers={readers.maxWalk} kind="radio" options={walks.map((walk) => [walk, say.minutes(walk)] as const)}
            chosen={[draft.maxWalk]} onPick={(maxWalk) => change({ maxWalk })}
          />
          <Choices
            label={say.neutralRoom} hint={say.neutralRoomHint} readers={readers.neutralRoom} kind="radio"
            options={[[false, say.neutralRoomNo], [true, say.neutralRoomYes]]} chosen={[draft.neutralRoom]} onPick={(neutralRoom) => change({ neutralRoom })}
          />
        </div>
      </Panel>
      <Panel title={say.days}>
        <div className={styles.fields}>
          <Choices
            label={say.avoided} hint={say.avoidedHint} readers={readers.avoided} error={wrong('avoided')} kind="checkbox"
            options={dayParts.map((part) => [part, say[part]] as const)} chosen={draft.avoided} onPick={(part) => change({ avoided: toggled(draft.avoided, part) })}
          />
          <Choices
            label={say.telework} hint={say.teleworkHint} readers={readers.telework} kind="checkbox"
            options={teleworkDays.map((day) => [day, weekdays[day - 1] ?? ''] as const)} chosen={telework.days}
            onPick={(day) => change({ telework: { ...telework, days: toggled(telework.days, day) } })}
          />
          {telework.days.length > 0 && (
            <Field
              className={styles.minutes} label={say.teleworkMinutes} hint={say.teleworkMinutesHint}
              {...(wrongMinutes && { validationMessage: wrongMinutes, validationState: 'error' as const })}
            >
              <Input
                type="number" inputMode="numeric" size="large" min={teleworkRange.least} max={teleworkRange.most} value={String(telework.minutes)}
                onChange={(_, { value }) => change({ telework: { ...telework, minutes: Number(value) } })}
              />
            </Field>
          )}
          <Choices
            label={say.languages} hint={say.languagesHint} readers={readers.languages} kind="checkbox"
            options={spokenLanguages.map((tongue) => [tongue, say[tongue]] as const)} chosen={draft.languages}
            onPick={(tongue) => change({ languages: toggled(draft.languages, tongue) })}
          />
        </div>
      </Panel>
      <div>
        <div className={styles.foot}>
          <Action type="submit" appearance="primary" pending={save.isPending}>{say.save}</Action>
          <span role="status" className={styles.saved}>{save.isSuccess ? say.saved : ''}</span>
        </div>
        <RefusalNote error={save.error} />
      </div>
    </form>
  );
};
