import { unanswered } from '../../kernel/errors.ts';
import { eventRef } from './organiser.ts';
import type { GivenUp, Placing, PlacingCtx } from './settle-placing.ts';

/**
 * What somebody has done in Outlook to an event of ours while it is on its way: that is theirs, and stands. Graph knows no condition for a
 * PATCH, so that a hand within the same instant is only seen afterwards. Throws when nobody can say.
 */
export const lookForHand = async (ctx: PlacingCtx, { pair, meeting, replaced }: Placing, eventId: string): Promise<GivenUp['hand']> => {
  const [state] = await ctx.calendar.read([eventRef(pair, { ...meeting, eventId })]);
  if (!state || (state.kind === 'unreadable' && state.reason === 'no-answer')) throw unanswered('outlook');
  // No mailbox, no permission: the next word to it will say so.
  if (state.kind === 'unreadable') return 'none';
  if (state.kind === 'gone' || state.isCancelled || !state.isInvited) return 'gone';
  const stands = [meeting, replaced].some((ours) => ours?.start === state.start && ours.end === state.end);
  return stands && state.isOrganiser ? 'none' : 'moved';
};
