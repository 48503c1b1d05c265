import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { DuoView } from '../../../../adapters/http/contract.ts';
import { Action } from '../../../shared/Action.tsx';
import { DuoMark } from '../../../shared/DuoMark.tsx';
import { useDuoAct } from '../../../shared/queries.ts';
import { RefusalNote } from '../../../shared/RefusalNote.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { toSearch } from '../../address.ts';
import { text } from '../text.ts';
import { AskOnce } from './AskOnce.tsx';
import { Buttons } from './Buttons.tsx';
import { Charter } from './Charter.tsx';
import type { NextOf } from './next-of.ts';
import { NextPanel } from './NextPanel.tsx';
import { Steps } from './Steps.tsx';

const useStyles = makeStyles({
  mark: { color: tokens.colorBrandForeground1, flexShrink: 0 },
  freely: { ...typographyStyles.body1, margin: '20px 0 0', color: tokens.colorNeutralForeground3, maxWidth: '62ch', textWrap: 'pretty' },
});

const Invitation = ({ duo }: { duo: DuoView }) => {
  const styles = useStyles();
  const say = useWords(text);
  const [isAsking, setAsking] = useState(false);
  const answer = useDuoAct('POST /api/duos/:duo/answer');
  const send = (said: 'yes' | 'no'): void => answer.mutate({ params: { duo: duo.id }, body: { answer: said } });
  const purpose = duo.role === 'mentor' ? say.purposeMentor : say.purposeMentee;
  return (
    <NextPanel
      overline={say.invitation} title={say.invitedTitle(duo.other.name)} sentence={purpose(duo.other.firstName, duo.programme.sessions)}
      art={<span className={styles.mark}><DuoMark size={72} /></span>}
    >
      <Charter title={say.charter} paragraphs={duo.charter.paragraphs} />
      <p className={styles.freely}>{say.freely}</p>
      {isAsking ? (
        <AskOnce
          question={say.noAsk} yes={say.noSure} no={say.goBack} pending={answer.isPending}
          onYes={() => send('no')} onNo={() => setAsking(false)}
        />
      ) : (
        <Buttons>
          <Action appearance="primary" pending={answer.isPending} onClick={() => send('yes')}>{say.yes}</Action>
          <Action appearance="subtle" disabled={answer.isPending} onClick={() => setAsking(true)}>{say.no}</Action>
        </Buttons>
      )}
      <RefusalNote error={answer.error} />
    </NextPanel>
  );
};

/** Before anything may be booked: an answer, a short reading, and the same on the other side. */
export const GettingReady = ({ duo, next }: { duo: DuoView; next: NextOf<'getting-ready'> }) => {
  const say = useWords(text);
  const navigate = useNavigate();
  if (next.mine.includes('answer')) return <Invitation duo={duo} />;
  const first = duo.other.firstName;
  const toRead = next.mine.includes('track');
  const reading = duo.role === 'mentor' ? say.trackMentor : say.trackMentee;
  return (
    <NextPanel overline={say.next} title={toRead ? say.readyTitle : say.allReadyTitle} sentence={toRead ? reading : say.allReady(first)}>
      <Steps
        title={say.steps}
        steps={[
          { label: say.stepAnswer, isDone: true },
          { label: say.stepTrack, isDone: !toRead },
          { label: say.stepOther(first), isDone: !next.waitingForOther },
        ]}
      />
      {toRead && (
        <Buttons>
          <Action appearance="primary" onClick={() => void navigate(toSearch({ page: 'track', duo: duo.id }))}>{say.readTrack}</Action>
        </Buttons>
      )}
    </NextPanel>
  );
};
