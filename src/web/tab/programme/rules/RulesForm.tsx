import { makeStyles, Switch, tokens, typographyStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Action } from '../../../shared/Action.tsx';
import { ApiRefusal } from '../../../shared/api.ts';
import { PageHead } from '../../../shared/PageHead.tsx';
import { Panel } from '../../../shared/Panel.tsx';
import { keyOf, useWriting } from '../../../shared/queries.ts';
import { RefusalNote } from '../../../shared/RefusalNote.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { TextField } from '../../places/TextField.tsx';
import { useDraft } from '../../places/use-draft.ts';
import { Ceiling } from '../Ceiling.tsx';
import { text as programmeText } from '../text.ts';
import { Ahead } from './Ahead.tsx';
import { type Draft, isComplete, quietOf, rulesOf, type Rules, type RulesView } from './draft.ts';
import { MomentFields } from './MomentFields.tsx';
import { Periods } from './Periods.tsx';
import { text } from './text.ts';
import { WindowFields } from './WindowFields.tsx';

const useStyles = makeStyles({
  form: { display: 'grid', gap: '24px', gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: '800px' },
  words: { ...typographyStyles.body1, margin: '-8px 0 20px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  fixed: { ...typographyStyles.body1, margin: '0 0 8px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  fields: { display: 'grid', gap: '24px' },
  switch: { alignItems: 'flex-start', minHeight: '44px' },
  small: { display: 'block', color: tokens.colorNeutralForeground2 },
  error: { ...typographyStyles.body1, margin: '8px 0 0', color: tokens.colorStatusDangerForeground1 },
  saved: { ...typographyStyles.body1, margin: '12px 0 0', color: tokens.colorNeutralForeground2 },
  again: { marginTop: '12px' },
});

/** How long one stops typing before what it would close is asked for, milliseconds. */
const pause = 400;

/** Everything HR may change of a programme that lives, on one page. */
export const RulesForm = ({ programme, view, readAgain }: { programme: string; view: RulesView; readAgain: () => void }) => {
  const styles = useStyles();
  const say = useWords(text);
  const sayProgramme = useWords(programmeText);
  const queries = useQueryClient();
  const { draft, change, forget } = useDraft<Draft>(`rules/${programme}`, () => ({ version: view.version, rules: view.rules }));
  const [hasGaps, setGaps] = useState(false);
  const { rules } = draft;
  const params = { programme };
  const preview = useWriting('POST /api/programmes/:programme/rules/preview');
  const save = useWriting('PUT /api/programmes/:programme/rules', (answer) => {
    change({ version: answer.version, rules: answer.rules });
    forget();
    queries.setQueryData(keyOf('GET /api/programmes/:programme/rules', { params }), answer);
  });
  const put = (part: Partial<Rules>): void => {
    save.reset();
    change({ rules: { ...rules, ...part } });
  };
  const send = (): void => {
    setGaps(!rules.quiet.every(isComplete));
    if (rules.quiet.every(isComplete)) save.mutate({ params, body: { version: draft.version, rules: rulesOf(rules) } });
  };

  const quiet = quietOf(rules);
  const isChanged = quiet !== quietOf(view.rules);
  const { mutate: foresee } = preview;
  useEffect(() => {
    if (!isChanged) return undefined;
    const timer = setTimeout(() => foresee({ params: { programme }, body: { rules: rulesOf({ ...rules, quiet: rules.quiet.filter(isComplete) }) } }), pause);
    return () => clearTimeout(timer);
    // Asked again only when what it depends on has changed.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [quiet, isChanged, foresee, programme]);

  const refused = save.error instanceof ApiRefusal ? save.error : null;
  const errorOf = (field: keyof Rules): string | undefined => {
    const at = refused?.field?.replace(/^body\.|^rules\.|^body\.rules\./, '').split('.')[0];
    return at === field ? refused?.message : undefined;
  };
  const isSaidAtField = (Object.keys(rules) as (keyof Rules)[]).some((field) => errorOf(field) !== undefined);
  return (
    <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); send(); }}>
      <PageHead over={view.name} title={say.title} hint={say.hint} />
      <Panel title={say.window}>
        <p className={styles.words}>{say.windowHint}</p>
        <WindowFields window={rules.window} error={errorOf('window')} onChange={(window) => put({ window })} />
      </Panel>
      <Panel title={say.quiet}>
        <p className={styles.words}>{say.quietHint}</p>
        <div className={styles.fields}>
          <Periods
            periods={rules.quiet} error={errorOf('quiet') ?? (hasGaps && !rules.quiet.every(isComplete) ? say.datesMissing : undefined)}
            onChange={(periods) => put({ quiet: periods })}
          />
          <div>
            <Switch
              className={styles.switch} checked={rules.bridges} label={<>{say.bridges}<span className={styles.small}>{say.bridgesHint}</span></>}
              onChange={(_, { checked }) => put({ bridges: checked })}
            />
            <Switch
              className={styles.switch} checked={rules.schoolHolidays} label={<>{say.school}<span className={styles.small}>{say.schoolHint}</span></>}
              onChange={(_, { checked }) => put({ schoolHolidays: checked })}
            />
          </div>
          <Ahead foresight={isChanged && preview.data ? preview.data : view} hasSchool={rules.schoolHolidays} />
        </div>
      </Panel>
      <Panel title={say.moments}>
        <MomentFields rules={rules} sessions={view.frozen.sessions} errorOf={errorOf} onChange={put} />
      </Panel>
      <Panel title={say.money}>
        <p className={styles.words}>{say.moneyHint}</p>
        <div className={styles.fields}>
          <TextField label={sayProgramme.payer} hint={sayProgramme.payerHint} most={80} value={rules.payer} error={errorOf('payer')} onChange={(payer) => put({ payer })} />
          <Ceiling value={rules.priceCeiling} error={errorOf('priceCeiling')} onChange={(ceiling) => put({ priceCeiling: ceiling as Rules['priceCeiling'] })} />
        </div>
      </Panel>
      <Panel title={say.unreachable}>
        {!view.canMail && <p className={styles.words} id="no-mailbox">{say.noMailbox}</p>}
        <Switch
          className={styles.switch} checked={rules.mailIfUnreachable} label={<>{say.mail}<span className={styles.small}>{say.mailHint}</span></>}
          disabled={!view.canMail && !rules.mailIfUnreachable} {...(!view.canMail && { 'aria-describedby': 'no-mailbox' })}
          onChange={(_, { checked }) => put({ mailIfUnreachable: checked })}
        />
        {errorOf('mailIfUnreachable') && <p role="alert" className={styles.error}>{errorOf('mailIfUnreachable')}</p>}
      </Panel>
      <Panel title={say.guestsTitle}>
        <Switch
          className={styles.switch} checked={rules.guests} label={<>{say.guests}<span className={styles.small}>{say.guestsHint}</span></>}
          onChange={(_, { checked }) => put({ guests: checked })}
        />
      </Panel>
      <Panel title={say.frozen} quiet>
        <p className={styles.fixed}>{say.plan(view.frozen.sessions, view.frozen.cadenceDays, view.frozen.duration)} {say.cadence}</p>
        <p className={styles.fixed}>{say.threshold(view.frozen.threshold)}</p>
      </Panel>
      <div>
        <Action type="submit" appearance="primary" pending={save.isPending}>{say.save}</Action>
        {!isSaidAtField && <RefusalNote error={save.error} />}
        {refused?.code === 'rules-changed' && <Action className={styles.again} onClick={() => { forget(); readAgain(); }}>{say.readAgain}</Action>}
        <div role="status">{save.isSuccess && <p className={styles.saved}>{say.saved}</p>}</div>
      </div>
    </form>
  );
};
