import { OutsideError, unanswered } from '../../kernel/errors.ts';
import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import type { PlacedEvent } from '../context.ts';
import { changeOf, invitedMails, isStillOurs, placeIn, saysOther } from './event.ts';
import { readBoth } from './find-options.ts';
import { lookForHand } from './look-for-hand.ts';
import type { Meeting } from './meeting.ts';
import { stillHolds } from './recheck.ts';
import { settleBehind } from './settle-behind.ts';
import { giveUp, type Placing, type PlacingCtx, readPlacing, settlePlacing, slotGone } from './settle-placing.ts';
import { findMeeting, saveAsked } from './store.ts';

/**
 * The job that brings a chosen meeting into Outlook. It may run twice and may die anywhere: the slot is looked at once more
 * only before Graph was ever asked, and from then on the stored body is replayed, which Graph answers with the same event. Behind every
 * yes both calendars are looked at again: what came in between the look and the event was there first.
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
  const hand = meeting.eventId === null ? 'none' : await lookForHand(ctx, placing, meeting.eventId);
  if (hand !== 'none') return giveUp(ctx, placing, { reason: null, hand });
  const answer = await sendToOutlook(ctx, placing);
  if (answer instanceof OutsideError) return settlePlacing(ctx, placing, answer);
  await settleBehind(ctx, placing, answer.eventId, await readBoth(ctx, placing.pair, [meeting.option], placing.replaced, meeting));
};

const sendToOutlook = async (ctx: PlacingCtx, { meeting, replaced }: Placing): Promise<PlacedEvent | OutsideError> => {
  const { organiserId, eventId, requestBody } = meeting;
  try {
    if (eventId === null) return await ctx.calendar.create(organiserId, requestBody);
    const body = replaced ? await changeFor(ctx, meeting, replaced, eventId) : requestBody;
    await ctx.calendar.update(organiserId, eventId, body, invitedMails(requestBody));
    return { eventId };
  } catch (error) {
    if (error instanceof OutsideError) return error;
    throw error;
  }
};

/** The words of an event are read in one case only: before we would put others in their place. */
const changeFor = async (ctx: PlacingCtx, { organiserId, requestBody }: Meeting, replaced: Meeting, eventId: string): Promise<string> => {
  const isOurs = saysOther(requestBody, replaced.requestBody) && isStillOurs(await ctx.calendar.words(organiserId, eventId), replaced.requestBody);
  return changeOf(requestBody, { place: replaced.inOutlook.place ?? placeIn(replaced.requestBody), isOurs });
};
