import type { SessionId, TenantId } from '../../kernel/ids.ts';
import { type Instant, wallTime } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { nextSpeakingTime } from '../messages/working-time.ts';
import { isHolidayFor } from '../people/person.ts';
import { bookBest } from './book-option.ts';
import { changeDuo } from './change-duo.ts';
import { findOptions } from './find-options.ts';
import { loadPair, loadRecord } from './load-duo.ts';
import { isLive } from './meeting.ts';
import { openOffer } from './open-offer.ts';
import { booksItself } from './organiser.ts';
import { type DuoRecord, isPaused } from './situation.ts';
import { findSession, saveSession } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/** The job that gives a session its first options: the mentor receives three and proposes, or Binôme books the best by itself. */
export const offerSession = async (ctx: Ctx, { tenantId, sessionId }: { tenantId: TenantId; sessionId: SessionId }): Promise<void> => {
  const session = await findSession(ctx.db, tenantId, sessionId);
  if (!session) return;
  const pair = await loadPair(ctx.db, tenantId, session.duoId);
  if (pair.duo.state !== 'active' || !needsOptions(await loadRecord(ctx.db, pair.duo), sessionId, ctx.clock.now())) return;
  // In a quiet period nothing is looked for: what it found would be stale by the time it may be said.
  const rests = isHolidayFor(pair.mentor, pair.programme.frame);
  const { date, weekday } = wallTime(ctx.clock.now(), pair.mentor.zone);
  if (weekday <= 5 && rests(date)) {
    const at = nextSpeakingTime(ctx.clock.now(), pair.mentor.zone, rests);
    return ctx.transaction((trx) => ctx.enqueue(trx, { kind: 'offer-session', tenantId, sessionId }, at));
  }
  const found = await findOptions(ctx, pair, session, null);
  await changeDuo(ctx, pair, async (trx, record) => {
    if (!needsOptions(record, sessionId, ctx.clock.now())) return;
    if (session.state === 'to-come') await saveSession(trx, session, { state: 'to-plan' });
    if (found.kind === 'found' && booksItself(pair, found.options)) return void (await bookBest(ctx, trx, pair, record, session, found));
    await openOffer(ctx, trx, pair, session, found, { holder: 'mentor', act: 'propose', moving: null, say: 'options' });
  });
};

/** Only the next session of the plan, and only when nobody holds options or a date for it, or rests before it. */
const needsOptions = (record: DuoRecord, sessionId: SessionId, now: Instant): boolean => {
  const next = record.sessions.find((session) => session.state !== 'held');
  return (
    next?.id === sessionId && !isPaused(next, now) &&
    !record.openOffers.some((offer) => offer.sessionId === sessionId) &&
    !record.meetings.some((meeting) => meeting.sessionId === sessionId && isLive(meeting.state))
  );
};
