import { setTimeout as wait } from 'node:timers/promises';
import { Refusal } from '../../kernel/errors.ts';
import type { MeetingId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import type { Meeting } from './meeting.ts';
import { findMeeting, listOpenOffers } from './store.ts';

/**
 * A press is answered within a second: Outlook is given most of it to answer first. Past that the answer says "being
 * booked", and both chats follow by themselves.
 */
const patience = 700;

/** Settled this soon after a press, it surely stands in the answer. */
export const wellInTime = 500;

const sayTaken = async (ctx: Pick<Context, 'db'>, { tenantId, duoId }: Meeting): Promise<void> => {
  if ((await listOpenOffers(ctx.db, tenantId, [duoId])).length > 0) throw new Refusal('slot-taken');
};

/** Refuses with `slot-taken` when others took its place while the person was waiting. */
export const awaitPlacing = async (ctx: Pick<Context, 'db'>, actor: Actor, meetingId: MeetingId): Promise<void> => {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    const meeting = await findMeeting(ctx.db, actor.tenantId, meetingId);
    if (meeting?.state !== 'placing') return meeting?.state === 'unplaced' ? sayTaken(ctx, meeting) : undefined;
    await wait(20);
  }
};
