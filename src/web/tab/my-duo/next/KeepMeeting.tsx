import type { DuoView } from '../../../../adapters/http/contract.ts';
import { Action } from '../../../shared/Action.tsx';
import { useDuoAct } from '../../../shared/queries.ts';
import { useWords } from '../../../shared/surroundings.ts';
import { splitDay } from '../say-day.ts';
import { text } from '../text.ts';

/** Changing one's mind about moving: the meeting that stands, stands. */
export const KeepMeeting = ({ duo, day, disabled }: { duo: DuoView; day: string; disabled: boolean }) => {
  const say = useWords(text);
  const keep = useDuoAct('POST /api/meetings/:meeting/keep');
  const standing = duo.history.findLast((meeting) => meeting.state === 'booked');
  if (!standing) return null;
  return (
    <Action appearance="subtle" disabled={disabled} pending={keep.isPending} onClick={() => keep.mutate({ params: { meeting: standing.meetingId }, body: {} })}>
      {say.keep(splitDay(day).weekday)}
    </Action>
  );
};
