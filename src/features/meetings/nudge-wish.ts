import type { Trx } from '../../db/connect.ts';
import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { sendMessage } from '../messages/send-message.ts';
import { addWorkingDays } from '../messages/working-time.ts';
import { isHolidayFor } from '../people/person.ts';
import { situationCard } from './cards.ts';
import { changeDuo } from './change-duo.ts';
import type { Pair } from './find-options.ts';
import { lapseOf } from './lapse-wish.ts';
import { loadPair, loadRecord } from './load-duo.ts';
import type { Meeting, Proposal } from './meeting.ts';
import { answerClock } from './offer.ts';
import { organiserOf } from './organiser.ts';
import { situationOf } from './situation.ts';
import { findMeeting, lockMeeting, saveInOutlook } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>;

const clockEnd = (pair: Pair, meeting: Meeting, { since }: Proposal, now: Instant): Instant => {
  const organiser = pair[organiserOf(pair.duo, meeting)];
  return addWorkingDays(since ?? now, answerClock, organiser.zone, isHolidayFor(organiser, pair.programme.frame));
};

/** A time was asked for in Outlook: whoever organises has as long to answer as for moments in their hands, and at most until it can no longer be kept. */
export const startWishClock = async (ctx: Pick<Context, 'clock' | 'enqueue'>, trx: Trx, pair: Pair, meeting: Meeting, wish: Proposal): Promise<void> => {
  const { tenantId, id: meetingId } = meeting;
  await ctx.enqueue(trx, { kind: 'nudge-wish', tenantId, meetingId }, clockEnd(pair, meeting, wish, ctx.clock.now()));
  await ctx.enqueue(trx, { kind: 'lapse-wish', tenantId, meetingId }, lapseOf(meeting, wish));
};

/** After two working days without an answer to a time asked for in Outlook: one nudge to whoever organises, then silence; HR sees it from there on. */
export const nudgeWish = async (ctx: Ctx, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId }): Promise<void> => {
  const seen = await findMeeting(ctx.db, tenantId, meetingId);
  if (seen?.state !== 'booked') return;
  const pair = await loadPair(ctx.db, tenantId, seen.duoId);
  if (pair.duo.state !== 'active') return;
  await changeDuo(ctx, pair, async (trx) => {
    const meeting = await lockMeeting(trx, tenantId, meetingId);
    const wish = meeting?.inOutlook.proposal;
    const now = ctx.clock.now();
    if (meeting?.state !== 'booked' || !wish || wish.isSettled || wish.nudgedAt !== undefined || meeting.start <= now) return 'unchanged';
    // Another time has been asked for since this job was left, or HR has added a quiet period: the clock ends later.
    const end = clockEnd(pair, meeting, wish, now);
    if (end > now) {
      await ctx.enqueue(trx, { kind: 'nudge-wish', tenantId, meetingId }, end);
      return 'unchanged';
    }
    await saveInOutlook(trx, meeting, { ...meeting.inOutlook, proposal: { ...wish, nudgedAt: now } });
    const role = organiserOf(pair.duo, meeting);
    await sendMessage(ctx, trx, pair[role], {
      kind: 'nudge', duoId: meeting.duoId, subjectId: meeting.id,
      card: situationCard({ situation: situationOf(await loadRecord(trx, pair.duo), role, now), pair, role, links: ctx.links, now }),
    });
    return undefined;
  });
};
