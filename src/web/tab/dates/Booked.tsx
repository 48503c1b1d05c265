import { useState } from 'react';
import { Action } from '../../shared/Action.tsx';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { AskOnce } from '../my-duo/next/AskOnce.tsx';
import { Buttons } from '../my-duo/next/Buttons.tsx';
import type { NextOf } from './dates.ts';
import { Moment } from './Moment.tsx';
import { text } from './text.ts';
import { useDatesAct } from './use-dates-act.ts';

/** The date that stands: it can be moved, or cancelled after one question. */
export const Booked = ({ next }: { next: NextOf<'booked' | 'placing'> }) => {
  const say = useWords(text);
  const [isAsking, setAsking] = useState(false);
  const move = useDatesAct('POST /api/dates/meetings/:meeting/move');
  const cancel = useDatesAct('POST /api/dates/meetings/:meeting/cancel');
  const ask = { params: { meeting: next.meetingId }, body: {} };
  return (
    <>
      <Moment moment={next.moment} hasLink />
      {next.canChange && isAsking && (
        <AskOnce question={say.cancelAsk} yes={say.cancelSure} no={say.keep} pending={cancel.isPending} onYes={() => cancel.mutate(ask)} onNo={() => setAsking(false)} />
      )}
      {next.canChange && !isAsking && (
        <Buttons>
          <Action pending={move.isPending} onClick={() => move.mutate(ask)}>{say.move}</Action>
          <Action appearance="subtle" disabled={move.isPending} onClick={() => setAsking(true)}>{say.cancel}</Action>
        </Buttons>
      )}
      <RefusalNote error={move.error ?? cancel.error} />
    </>
  );
};
