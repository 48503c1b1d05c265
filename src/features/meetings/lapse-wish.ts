import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import { type Instant, plus } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { otherRole } from '../matching/duo.ts';
import { changeDuo } from './change-duo.ts';
import { findAgain } from './find-again.ts';
import { followMeeting } from './following/follow-event.ts';
import { loadPair } from './load-duo.ts';
import { loseDate } from './lose-date.ts';
import type { Meeting, Proposal } from './meeting.ts';
import { lastCall } from './offer.ts';
import { organiserOf } from './organiser.ts';
import { findMeeting, findSession, lockMeeting, saveInOutlook } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/** When a time asked for in Outlook can no longer be taken; one asked for with a no has until the date itself, which nobody comes to. */
export const lapseOf = (meeting: Pick<Meeting, 'start'>, wish: Proposal): Instant =>
  plus(wish.isDeclined ? (Math.min(wish.start, meeting.start) as Instant) : wish.start, -lastCall);

const openWish = (meeting: Meeting | undefined, now: Instant): Proposal | undefined => {
  const wish = meeting?.state === 'booked' && meeting.start > now ? meeting.inOutlook.proposal : undefined;
  return meeting && wish && !wish.isSettled && lapseOf(meeting, wish) <= now ? wish : undefined;
};

/**
 * The job that ends a time asked for in Outlook which nobody has granted nor refused. Asked for with a no, the date goes with it, and whoever asked
 * has other moments in hand: Outlook has no news to tell then, since nothing in the event changes as time passes. Else the date stands as it did.
 */
export const lapseWish = async (ctx: Ctx, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId }): Promise<void> => {
  if (!openWish(await findMeeting(ctx.db, tenantId, meetingId), ctx.clock.now())) return;
  // They may have answered otherwise since.
  await followMeeting(ctx, { tenantId, meetingId });
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  const wish = openWish(meeting, ctx.clock.now());
  const session = meeting && (await findSession(ctx.db, tenantId, meeting.sessionId));
  if (!wish || !session) return;
  const pair = await loadPair(ctx.db, tenantId, meeting.duoId);
  const found = wish.isDeclined ? await findAgain(ctx, pair, session, meeting) : null;
  await changeDuo(ctx, pair, async (trx) => {
    const current = await lockMeeting(trx, tenantId, meetingId);
    const open = openWish(current, ctx.clock.now());
    if (!current || !open) return 'unchanged';
    if (open.isDeclined) {
      const holder = otherRole(organiserOf(pair.duo, current));
      return loseDate(ctx, trx, pair, current, session, found, { holder, isWatching: false, isEventStanding: true });
    }
    const { proposal: _lapsed, ...said } = current.inOutlook;
    return saveInOutlook(trx, current, said);
  });
};
