import { setTimeout as wait } from 'node:timers/promises';
import type { MeetingId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { findMeeting } from './store.ts';

/**
 * A press is answered within a second: Outlook is given most of it to answer first. Past that the answer says "being
 * booked", and both chats follow by themselves.
 */
const patience = 700;

export const awaitPlacing = async (ctx: Pick<Context, 'db'>, actor: Actor, meetingId: MeetingId): Promise<void> => {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    if ((await findMeeting(ctx.db, actor.tenantId, meetingId))?.state !== 'placing') return;
    await wait(20);
  }
};
