import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Action } from '../../../shared/Action.tsx';
import { useDuoAct } from '../../../shared/queries.ts';
import { RefusalNote } from '../../../shared/RefusalNote.tsx';
import { SettingArt } from '../../../shared/SettingArt.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { toSearch } from '../../address.ts';
import { splitDay } from '../say-day.ts';
import { text } from '../text.ts';
import { AskOnce } from './AskOnce.tsx';
import { Buttons } from './Buttons.tsx';
import { Facts } from './Facts.tsx';
import type { NextOf } from './next-of.ts';
import { NextPanel } from './NextPanel.tsx';
import { When } from './When.tsx';

/** The meeting is in both calendars. It can be moved, or cancelled after one question. */
export const Booked = ({ next }: { next: NextOf<'booked'> }) => {
  const say = useWords(text);
  const [isAsking, setAsking] = useState(false);
  const navigate = useNavigate();
  const move = useDuoAct('POST /api/meetings/:meeting/move');
  const cancel = useDuoAct('POST /api/meetings/:meeting/cancel');
  const ask = { params: { meeting: next.meetingId }, body: {} };
  const { option } = next;
  return (
    <NextPanel overline={say.nextMeeting} title={<When option={option} />} art={<SettingArt id={option.settingId} />}>
      <Facts option={option} organiser={next.organiser} placeInOutlook={next.placeInOutlook} />
      {next.isElsewhere ? null : isAsking ? (
        <AskOnce
          question={say.cancelAsk(splitDay(option.day).weekday)} yes={say.cancelSure} no={say.keep(splitDay(option.day).weekday)}
          pending={cancel.isPending} onYes={() => cancel.mutate(ask)} onNo={() => setAsking(false)}
        />
      ) : (
        <Buttons>
          <Action onClick={() => move.mutate(ask)} pending={move.isPending}>{say.move}</Action>
          <Action appearance="subtle" disabled={move.isPending} onClick={() => void navigate(toSearch({ page: 'order', meeting: next.meetingId }))}>{say.order}</Action>
          <Action appearance="subtle" onClick={() => setAsking(true)} disabled={move.isPending}>{say.cancel}</Action>
        </Buttons>
      )}
      <RefusalNote error={cancel.error ?? move.error} />
    </NextPanel>
  );
};
