import { randomUUID } from 'node:crypto';
import type { Trx } from '../../../db/connect.ts';
import { asId, type MeetingId } from '../../../kernel/ids.ts';
import { type Interval, overlaps } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import { writeJournal } from '../../privacy/store.ts';
import { transactionIdOf } from '../event.ts';
import type { Pair } from '../find-options.ts';
import type { Meeting } from '../meeting.ts';
import { shiftOption } from '../offer.ts';
import { scheduleAround } from '../schedule-around.ts';
import { countMeetings, insertMeeting, listHolds, listOpenOffers, saveMeeting, saveOffer } from '../store.ts';
import type { Look } from './event-state.ts';
import { saveSeen } from './store.ts';

/**
 * The event was moved by hand: a new date of ours stands where it stands now, in the same place, the ways to it as long as they were, and
 * takes over the event as any other move does. Nothing is sent to Outlook, which has told whom it concerns. Whoever has another of our
 * meetings at that time keeps both, since people may: that hold is not live, and HR sees it. To be called inside `changeDuo`.
 */
export const adoptMove = async (
  ctx: Pick<Context, 'clock' | 'enqueue'>, trx: Trx, pair: Pair, moved: Meeting, look: Look, at: Interval,
): Promise<Meeting> => {
  const { tenantId, duoId, sessionId } = moved;
  const now = ctx.clock.now();
  const option = shiftOption(moved.option, moved, at);
  const attempt = (await countMeetings(trx, tenantId, sessionId)) + 1;
  const others = await listHolds(trx, tenantId, [pair.mentor.id, pair.mentee.id], [moved]);
  const holds = (['mentor', 'mentee'] as const).map((role) => {
    const hold = { personId: pair[role].id, ...option.hold[role] };
    return { ...hold, live: !others.some((other) => other.personId === hold.personId && overlaps(other, hold)) };
  });
  const standing: Meeting = {
    ...moved, id: asId<MeetingId>(randomUUID()), attempt, state: 'booked', option, start: at.start, end: at.end, replacesId: moved.id, chosenBy: null,
    chosenAt: now, askedAt: now, inOutlook: holds.every(({ live }) => live) ? {} : { isClashing: true },
  };
  await saveMeeting(trx, moved, { state: 'moved', live: false });
  await insertMeeting(trx, standing, transactionIdOf(duoId, sessionId, attempt), holds);
  await saveSeen(trx, standing, look);
  // Whoever is just choosing another date now moves this one.
  for (const offer of await listOpenOffers(trx, tenantId, [duoId])) if (offer.movingId === moved.id) await saveOffer(trx, offer, { movingId: standing.id });
  await writeJournal(trx, { tenantId, at: now, actorId: null, act: 'meeting-moved', subject: { kind: 'meeting', id: standing.id } });
  await scheduleAround(ctx, trx, pair, standing);
  return standing;
};
