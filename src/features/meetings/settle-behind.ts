import { lookForHand } from './look-for-hand.ts';
import { type Both, isTakenBeside } from './recheck.ts';
import { giveUp, type Placing, type PlacingCtx, settlePlacing, slotGone } from './settle-placing.ts';

/**
 * Outlook's yes, and both calendars as they are behind it: what came in since the look before was there first, and our event goes again,
 * once. An event that a hand has meanwhile put beside its moment is theirs, and is followed.
 */
export const settleBehind = async (ctx: PlacingCtx, placing: Placing, eventId: string, behind: Both): Promise<void> => {
  const isTaken = isTakenBeside(placing.meeting.option, behind, ctx.clock.now()) && (await lookForHand(ctx, placing, eventId)) === 'none';
  await (isTaken ? giveUp(ctx, placing, { ...slotGone, made: eventId }) : settlePlacing(ctx, placing, { eventId }));
};
