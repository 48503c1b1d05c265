import { Field, makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProgrammeView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';
import { useProgrammeAct } from './use-programme-act.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px 24px', padding: '12px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTop: 'none', paddingTop: 0 },
  },
  people: { ...typographyStyles.body1Strong, margin: 0, flex: '1 1 280px', minWidth: 0 },
  hint: { ...typographyStyles.body1, margin: '0 0 16px', color: tokens.colorNeutralForeground2, maxWidth: '72ch', textWrap: 'pretty' },
  field: { gridTemplateColumns: 'minmax(0, 1fr)' },
  // The longest of the names must not widen a phone's page.
  select: { maxWidth: '480px', minWidth: 0, '& select': { height: '44px', minWidth: 0, width: '100%' } },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px', marginTop: '16px' },
  said: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

type Side = 'mentor' | 'mentee';

/** One of the two is absent for long: HR says so here, and has the duo go on here too. Neither reason nor end is asked. */
export const Absences = ({ programme }: { programme: ProgrammeView }) => {
  const styles = useStyles();
  const say = useWords(text);
  const [isOpen, setOpen] = useState(false);
  const [chosen, choose] = useState('');
  const [said, setSaid] = useState<string>();
  const close = (what: string) => (): void => {
    setSaid(what);
    setOpen(false);
    choose('');
  };
  const rest = useProgrammeAct('POST /api/programmes/:programme/duos/:duo/absence', programme.id, close(say.rests));
  const resume = useProgrammeAct('POST /api/programmes/:programme/duos/:duo/resume', programme.id, close(say.resumed));
  const living = programme.duos.filter(({ mayRest }) => mayRest);
  const { absences } = programme;
  const [duo = '', side = ''] = chosen.split(' ');
  return (
    <Panel title={absences.length > 0 ? say.absences : say.absentTitle} quiet={absences.length === 0 && !isOpen}>
      <p className={styles.said} role="status">{said}</p>
      {absences.length > 0 && (
        <ul className={styles.list}>
          {absences.map(({ duoId, people }) => (
            <li key={duoId} className={styles.item}>
              <h3 className={styles.people}>{people}</h3>
              <Action
                size="medium" pending={resume.isPending && resume.variables.params.duo === duoId} aria-label={`${say.resume}, ${people}`}
                onClick={() => resume.mutate({ params: { programme: programme.id, duo: duoId }, body: {} })}
              >
                {say.resume}
              </Action>
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <>
          <p className={styles.hint}>{say.absentHint}</p>
          <Field className={styles.field} label={say.absentWho} size="large">
            <Select className={styles.select} size="large" value={chosen} onChange={(_, { value }) => choose(value)}>
              <option value="">{say.absentChoose}</option>
              {living.flatMap(({ id, mentor, mentee }) => [
                <option key={`${id} mentor`} value={`${id} mentor`}>{say.absentIn(mentor, mentee)}</option>,
                <option key={`${id} mentee`} value={`${id} mentee`}>{say.absentIn(mentee, mentor)}</option>,
              ])}
            </Select>
          </Field>
          <div className={styles.buttons}>
            <Action
              size="medium" pending={rest.isPending} disabled={chosen === ''}
              onClick={() => rest.mutate({ params: { programme: programme.id, duo }, body: { side: side as Side } })}
            >
              {say.absentSure}
            </Action>
            <Action size="medium" appearance="subtle" disabled={rest.isPending} onClick={() => setOpen(false)}>{say.absentNot}</Action>
          </div>
        </>
      ) : living.length > 0 && <Action size="medium" appearance="subtle" onClick={() => setOpen(true)}>{say.absent}</Action>}
      <RefusalNote error={rest.error ?? resume.error} />
    </Panel>
  );
};
