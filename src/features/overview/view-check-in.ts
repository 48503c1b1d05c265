import type { MeetingId } from '../../kernel/ids.ts';
import { sayDay } from '../../kernel/time.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Actor, Context } from '../context.ts';
import { isFormDue } from '../feedback/check-in.ts';
import { isOver } from '../feedback/pending.ts';
import { findCheckIn } from '../feedback/store.ts';
import { ownMeeting } from '../meetings/own-meeting.ts';
import { loadPair } from '../meetings/load-duo.ts';
import { roleOf } from '../meetings/situation.ts';
import { findSession } from '../meetings/store.ts';
import { checkInFields, sayReaders } from '../privacy/readers.ts';

/** The check-in of one's own meeting: one's own answers only, and who reads each. */
export const viewCheckIn = async (ctx: Pick<Context, 'db' | 'clock'>, actor: Actor, meetingId: MeetingId) => {
  const { meeting, duo } = await ownMeeting(ctx.db, actor, meetingId);
  const session = await findSession(ctx.db, actor.tenantId, meeting.sessionId);
  const pair = await loadPair(ctx.db, actor.tenantId, duo.id);
  if (!session) throw new Refusal('not-found');
  const mine = await findCheckIn(ctx.db, actor.tenantId, meetingId, actor.personId);
  const { frame } = pair.programme;
  return {
    meetingId,
    number: session.number,
    day: sayDay(meeting.start, pair[roleOf(duo, actor.personId)].zone, actor.lang),
    formDue: isFormDue(session.number, frame.sessions),
    held: mine?.held ?? null,
    usefulness: mine?.usefulness ?? null,
    tryNext: mine?.tryNext ?? null,
    ease: mine?.ease ?? null,
    pace: mine?.pace ?? null,
    comment: mine?.comment ?? null,
    shareComment: mine?.shareComment ?? false,
    readers: Object.fromEntries(checkInFields.map((field) => [field, sayReaders(field, frame.threshold, actor.lang)])) as Record<(typeof checkInFields)[number], string>,
    canChange: isOver(meeting, ctx.clock.now()),
  };
};
