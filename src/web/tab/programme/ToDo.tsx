import { useState } from 'react';
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Link } from 'react-router';
import type { ProgrammeView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import { text } from './text.ts';
import { useProgrammeAct } from './use-programme-act.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px 24px', padding: '16px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTop: 'none', paddingTop: 0 }, ':last-child': { paddingBottom: 0 },
  },
  words: { flex: '1 1 280px', minWidth: 0 },
  people: { ...typographyStyles.body1Strong, margin: 0 },
  reason: { ...typographyStyles.body1, margin: '2px 0 0', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  note: { flexBasis: '100%' },
  calm: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
});

const Item = ({ programme, todo: { duoId, ...todo }, onSent }: { programme: string; todo: ProgrammeView['todo'][number]; onSent: (said: string) => void }) => {
  const styles = useStyles();
  const say = useWords(text);
  const send = useProgrammeAct('POST /api/programmes/:programme/duos/:duo/options', programme, () => onSent(say.sent));
  const resume = useProgrammeAct('POST /api/programmes/:programme/duos/:duo/resume', programme, () => onSent(say.resumed));
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <h3 className={styles.people}>{todo.people}</h3>
        <p className={styles.reason}>{[todo.reason, todo.since].filter(Boolean).join(', ')}</p>
      </div>
      {duoId !== null && todo.action === 'send-options' && (
        <Action
          size="medium" pending={send.isPending} disabledFocusable={send.isSuccess} aria-label={`${say.sendOptions}, ${todo.people}`}
          onClick={() => send.mutate({ params: { programme, duo: duoId }, body: {} })}
        >
          {say.sendOptions}
        </Action>
      )}
      {duoId !== null && todo.action === 'resume' && (
        <Action
          size="medium" pending={resume.isPending} disabledFocusable={resume.isSuccess} aria-label={`${say.resume}, ${todo.people}`}
          onClick={() => resume.mutate({ params: { programme, duo: duoId }, body: {} })}
        >
          {say.resume}
        </Action>
      )}
      {(todo.action === 'form-duo' || todo.gone) && (
        <div className={styles.buttons}>
          {duoId !== null && todo.gone && (
            <Link to={toSearch({ page: 'relink', programme, duo: duoId })} tabIndex={-1}><Action size="medium" aria-label={`${say.relink}, ${todo.people}`}>{say.relink}</Action></Link>
          )}
          {todo.action === 'form-duo' && (
            <Link to={toSearch({ page: 'new-duo', programme })} tabIndex={-1}><Action size="medium" aria-label={`${say.formAnother}, ${todo.people}`}>{say.formAnother}</Action></Link>
          )}
        </div>
      )}
      {todo.action === 'name-people' && (
        <Link to={toSearch({ page: 'programme-people', programme })} tabIndex={-1}><Action size="medium" aria-label={`${say.nameAnother}, ${todo.people}`}>{say.nameAnother}</Action></Link>
      )}
      {resume.error && <div className={styles.note}><RefusalNote error={resume.error} /></div>}
      {send.error && <div className={styles.note}><RefusalNote error={send.error} /></div>}
    </li>
  );
};

/** What waits for HR: one line, one button each. */
export const ToDo = ({ programme }: { programme: ProgrammeView }) => {
  const styles = useStyles();
  const say = useWords(text);
  // A line that was served leaves the list: what became of it is said above those that remain.
  const [served, setServed] = useState<string>();
  return (
    <Panel title={say.now}>
      <p className={styles.calm} role="status">{served}</p>
      {programme.todo.length === 0 ? (
        <p className={styles.calm}>{say.nothingNow}</p>
      ) : (
        <ul className={styles.list}>{programme.todo.map((todo) => <Item key={`${todo.duoId} ${todo.reason}`} programme={programme.id} todo={todo} onSent={(said) => setServed(`${said} · ${todo.people}`)} />)}</ul>
      )}
    </Panel>
  );
};
