import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import type { DeliveriesView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { keyOf, useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  item: {
    display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '12px 24px', padding: '16px 0', borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    ':first-child': { borderTop: 'none', paddingTop: 0 }, ':last-child': { paddingBottom: 0 },
  },
  words: { flex: '1 1 320px', minWidth: 0 },
  person: { ...typographyStyles.body1Strong, margin: 0 },
  topic: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  cause: { ...typographyStyles.body1, margin: '2px 0 0', textWrap: 'pretty' },
  advice: { ...typographyStyles.body1, margin: '2px 0 0', color: tokens.colorNeutralForeground2, maxWidth: '72ch', textWrap: 'pretty' },
  note: { flexBasis: '100%' },
});

type Message = DeliveriesView['undelivered'][number];

/** One message that did not arrive: who, why, what helps, and the button that sends it again. */
export const Undelivered = ({ programme, message, onLeft }: { programme: string; message: Message; onLeft: () => void }) => {
  const styles = useStyles();
  const say = useWords(text);
  const queries = useQueryClient();
  const send = useWriting('POST /api/programmes/:programme/deliveries/:message/resend', (answer) => {
    queries.setQueryData(keyOf('GET /api/programmes/:programme/deliveries', { params: { programme } }), answer);
    onLeft();
  });
  const label = message.mayArriveTwice ? say.anyway : say.again;
  return (
    <li className={styles.item}>
      <div className={styles.words}>
        <h3 className={styles.person}>{message.person} <span className={styles.topic}>· {message.other === null ? message.topic : say.line(message.topic, message.other)}</span></h3>
        <p className={styles.cause}>{say.since(message.cause, message.since)}</p>
        {message.mail && <p className={styles.cause}>{message.mail}</p>}
        <p className={styles.advice}>{message.advice}</p>
      </div>
      <Action
        size="medium" pending={send.isPending} disabledFocusable={send.isSuccess} aria-label={`${label}, ${message.person}, ${message.topic}`}
        onClick={() => send.mutate({ params: { programme, message: message.id }, body: { mayArriveTwice: message.mayArriveTwice } })}
      >
        {label}
      </Action>
      {send.error && <div className={styles.note}><RefusalNote error={send.error} /></div>}
    </li>
  );
};
