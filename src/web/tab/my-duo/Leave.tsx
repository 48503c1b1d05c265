import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { DuoView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { useDuoAct } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { AskOnce } from './next/AskOnce.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({ foot: { marginTop: '4px' } });

/** The way out, quiet and always there: asked once, no reason. */
export const Leave = ({ duo }: { duo: DuoView }) => {
  const styles = useStyles();
  const say = useWords(text);
  const [isAsking, setAsking] = useState(false);
  const leave = useDuoAct('POST /api/duos/:duo/leave');
  return (
    <footer className={styles.foot}>
      {isAsking ? (
        <AskOnce
          question={say.leaveAsk(duo.other.firstName)} yes={say.leaveSure} no={say.leaveStay} pending={leave.isPending}
          onYes={() => leave.mutate({ params: { duo: duo.id }, body: {} })} onNo={() => setAsking(false)}
        />
      ) : (
        <Action appearance="subtle" onClick={() => setAsking(true)}>{say.leave}</Action>
      )}
      <RefusalNote error={leave.error} />
    </footer>
  );
};
