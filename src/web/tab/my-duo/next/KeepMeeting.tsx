import { Action } from '../../../shared/Action.tsx';
import { useDuoAct } from '../../../shared/queries.ts';
import { useWords } from '../../../shared/surroundings.ts';
import { splitDay } from '../say-day.ts';
import { text } from '../text.ts';
import type { NextOf } from './next-of.ts';

type Moving = NonNullable<NextOf<'options'>['moving']>;

/** Changing one's mind about moving: the meeting that stands, stands. */
export const KeepMeeting = ({ moving, disabled }: { moving: Moving; disabled: boolean }) => {
  const say = useWords(text);
  const keep = useDuoAct('POST /api/meetings/:meeting/keep');
  return (
    <Action appearance="subtle" disabled={disabled} pending={keep.isPending} onClick={() => keep.mutate({ params: { meeting: moving.meetingId }, body: {} })}>
      {say.keep(splitDay(moving.day).weekday)}
    </Action>
  );
};
