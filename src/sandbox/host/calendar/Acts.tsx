import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CalendarEvent } from '../api.ts';
import { useFrame } from '../frame-context.ts';
import { fromIso } from '../../../kernel/time.ts';
import { intervalOf } from './event.ts';
import { TimeForm } from './TimeForm.tsx';
import { useAct } from './use-act.ts';

const Failure = () => <p className="notice is-wrong" role="alert">{useFrame().words.answerFailed}</p>;

/** For someone who was invited: an answer, another moment, or out of their own calendar; Exchange tells the organiser. */
export const Answers = ({ event, response }: { event: CalendarEvent; response: string }) => {
  const { words } = useFrame();
  const [isProposing, setProposing] = useState(false);
  const { mutate, isPending, isError } = useAct(event);
  if (isProposing)
    return (
      <>
        {isError && <Failure />}
        <TimeForm
          from={intervalOf(event)} verb={words.propose} isPending={isPending} onBack={() => setProposing(false)}
          onChoose={(proposed) => mutate({ kind: 'tentative', proposed }, { onSuccess: () => setProposing(false) })}
        />
      </>
    );
  const answer = (kind: 'accept' | 'decline' | 'tentative', word: string, given: string) => (
    <Button
      size="large" appearance={kind === 'accept' && response !== given ? 'primary' : 'secondary'} disabled={isPending}
      aria-pressed={response === given} onClick={() => mutate({ kind })}
    >
      {word}
    </Button>
  );
  return (
    <div className="answers">
      {isError && <Failure />}
      <Button size="large" appearance="subtle" disabled={isPending} onClick={() => mutate({ kind: 'delete' })}>{words.removeEvent}</Button>
      <Button size="large" disabled={isPending} onClick={() => setProposing(true)}>{words.proposeTime}</Button>
      {answer('decline', words.decline, 'declined')}
      {answer('tentative', words.perhaps, 'tentativelyAccepted')}
      {answer('accept', words.accept, 'accepted')}
    </div>
  );
};

/** For the organiser: another moment, which asks everybody again, or the end of it. A moment that was proposed is already filled in. */
export const OwnActs = ({ event }: { event: CalendarEvent }) => {
  const { words } = useFrame();
  const [isMoving, setMoving] = useState(false);
  const { mutate, isPending, isError } = useAct(event);
  const proposed = event.attendees.find((attendee) => attendee.proposed !== null)?.proposed;
  if (isMoving)
    return (
      <>
        {isError && <Failure />}
        <TimeForm
          from={proposed ? { start: fromIso(proposed.start), end: fromIso(proposed.end) } : intervalOf(event)} verb={words.moveEvent}
          isPending={isPending} onBack={() => setMoving(false)} onChoose={(span) => mutate({ kind: 'move', span }, { onSuccess: () => setMoving(false) })}
        />
      </>
    );
  return (
    <div className="answers">
      {isError && <Failure />}
      <Button size="large" disabled={isPending} onClick={() => mutate({ kind: 'delete' })}>{words.cancelEvent}</Button>
      <Button size="large" appearance="primary" disabled={isPending} onClick={() => setMoving(true)}>{words.moveEvent}</Button>
    </div>
  );
};
