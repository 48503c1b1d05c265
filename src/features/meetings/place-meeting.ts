import { OutsideError, unanswered } from '../../kernel/errors.ts';
import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import type { PlacedEvent } from '../context.ts';
import { readBoth } from './find-options.ts';
import { isTakenBeside, stillHolds } from './recheck.ts';
import { type GivenUp, giveUp, type Placing, type PlacingCtx, readPlacing, settlePlacing, slotGone } from './settle-placing.ts';
import { eventRef } from './organiser.ts';
import { findMeeting, saveAsked } from './store.ts';

/**
 * The job that brings a chosen meeting into Outlook. It may run twice and may die anywhere: the slot is looked at once more
 * only before Graph was ever asked, and from then on the stored body is replayed, which Graph answers with the same event. Whoever made an
 * event a moment after that look also looks behind it: what came in between was there first. Later it is a choice somebody made over ours.
 */
export const placeMeeting = async (ctx: PlacingCtx, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId }): Promise<void> => {
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  const placing = meeting?.state === 'placing' ? await readPlacing(ctx.db, meeting) : undefined;
  if (!placing || !meeting) return;

  if (meeting.askedAt === null) {
    const verdict = stillHolds(meeting.option, await readBoth(ctx, placing.pair, [meeting.option], placing.replaced, meeting), ctx.clock.now());
    // The job comes back.
    if (verdict === 'no-answer') throw unanswered('outlook');
    if (verdict === 'gone') return giveUp(ctx, placing, slotGone);
    if (!(await ctx.transaction((trx) => saveAsked(trx, meeting, ctx.clock.now())))) return;
  }
  const hand = await lookForHand(ctx, placing);
  if (hand !== 'none') return giveUp(ctx, placing, { reason: null, hand });
  const answer = await sendToOutlook(ctx, placing);
  const isNew = meeting.askedAt === null && meeting.eventId === null && !(answer instanceof OutsideError);
  if (isNew && isTakenBeside(meeting.option, await readBoth(ctx, placing.pair, [meeting.option], placing.replaced, meeting), ctx.clock.now()))
    return giveUp(ctx, placing, { ...slotGone, made: answer.eventId });
  await settlePlacing(ctx, placing, answer);
};

/**
 * Looks at the event just before it is moved: what somebody has meanwhile done to it in Outlook is theirs, and stands. Graph knows no
 * condition for a PATCH, so that a hand within the same instant is only seen afterwards.
 */
const lookForHand = async (ctx: PlacingCtx, { pair, meeting, replaced }: Placing): Promise<GivenUp['hand']> => {
  if (meeting.eventId === null) return 'none';
  const [state] = await ctx.calendar.read([eventRef(pair, { ...meeting, eventId: meeting.eventId })]);
  if (!state || (state.kind === 'unreadable' && state.reason === 'no-answer')) throw unanswered('outlook');
  // No mailbox, no permission: the PATCH itself will say so.
  if (state.kind === 'unreadable') return 'none';
  if (state.kind === 'gone' || state.isCancelled || !state.isInvited) return 'gone';
  const stands = [meeting, replaced].some((ours) => ours?.start === state.start && ours.end === state.end);
  return stands && state.isOrganiser ? 'none' : 'moved';
};

const sendToOutlook = async (ctx: PlacingCtx, { meeting }: Placing): Promise<PlacedEvent | OutsideError> => {
  const { organiserId, eventId, requestBody } = meeting;
  try {
    if (eventId === null) return await ctx.calendar.create(organiserId, requestBody);
    await ctx.calendar.update(organiserId, eventId, requestBody);
    return { eventId };
  } catch (error) {
    if (error instanceof OutsideError) return error;
    throw error;
  }
};
