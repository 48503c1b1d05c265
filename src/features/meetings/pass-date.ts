import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { changeDuo } from './change-duo.ts';
import { findAgain } from './find-again.ts';
import { followMeeting } from './following/follow-event.ts';
import { forgetSeen } from './following/store.ts';
import { loadPair } from './load-duo.ts';
import { passTime } from './meeting-times.ts';
import { openOffer } from './open-offer.ts';
import { findMeeting, findSession, lockMeeting, saveMeeting } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/**
 * The job some days after both were asked how a date went, and neither said. It is nobody's loss and nobody's fault, but a duo must not wait
 * for an answer that may never come: the date lets go of its session, and the mentor has moments in hand. A yes that comes later still counts,
 * until there is another date. Its event is looked at once more, since it may have been put to a later time; throws when Outlook does not answer.
 */
export const passDate = async (ctx: Ctx, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId }): Promise<void> => {
  await followMeeting(ctx, { tenantId, meetingId });
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  const session = meeting && (await findSession(ctx.db, tenantId, meeting.sessionId));
  if (!session || meeting.state !== 'booked') return;
  const pair = await loadPair(ctx.db, tenantId, meeting.duoId);
  const at = passTime(pair, meeting);
  // HR has added a quiet period since.
  if (at > ctx.clock.now()) return ctx.transaction((trx) => ctx.enqueue(trx, { kind: 'pass-date', tenantId, meetingId }, at));
  const found = pair.duo.state === 'active' ? await findAgain(ctx, pair, session, null) : null;
  await changeDuo(ctx, pair, async (trx, { duo }) => {
    const current = await lockMeeting(trx, tenantId, meetingId);
    if (current?.state !== 'booked') return 'unchanged';
    await saveMeeting(trx, current, { state: 'unsaid', live: false });
    await forgetSeen(trx, current);
    // Whoever is away is looked for when the duo goes on.
    if (duo.state !== 'active') return undefined;
    if (!found) return ctx.enqueue(trx, { kind: 'offer-session', tenantId, sessionId: session.id });
    return openOffer(ctx, trx, pair, session, found, { holder: 'mentor', act: 'propose', moving: null, say: 'options' });
  });
};
