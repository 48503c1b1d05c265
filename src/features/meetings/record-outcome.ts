import type { Trx } from '../../db/connect.ts';
import { type Instant, plus } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { nextSpeakingTime } from '../messages/working-time.ts';
import { isHolidayFor } from '../people/person.ts';
import { writeJournal } from '../privacy/store.ts';
import type { Role } from '../matching/duo.ts';
import { changeDuo } from './change-duo.ts';
import { dueAfterHeld, offerAhead } from './due-date.ts';
import { findAgain } from './find-again.ts';
import type { Found, Pair } from './find-options.ts';
import { forgetSeen } from './following/store.ts';
import { guardLoss } from './guard-loss.ts';
import { canBecome, isLive, type Meeting } from './meeting.ts';
import { offerAgain } from './offer-again.ts';
import { findSession, listMeetings, listOpenOffers, listSessions, lockMeeting, saveMeeting, saveOffer, saveSession } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/**
 * One side has said whether the meeting took place. A yes holds the session and prepares the next; a no, while nobody said
 * yes, is a date lost like any other, whoever's it was: whoever said it has new moments in hand, unless the duo has ended. `also` is
 * written in the same transaction.
 */
export const recordOutcome = async (
  ctx: Ctx, pair: Pair, meeting: Meeting, answer: { held: boolean; by: Role }, also: (trx: Trx) => Promise<void>,
): Promise<void> => {
  const session = await findSession(ctx.db, meeting.tenantId, meeting.sessionId);
  if (!session) throw new Error('a meeting without its session');
  const isLost = !answer.held && meeting.state === 'booked';
  const found: Found | null = isLost && pair.duo.state === 'active' ? await findAgain(ctx, pair, session, meeting) : null;
  await changeDuo(ctx, pair, async (trx, { duo }) => {
    await also(trx);
    const current = await lockMeeting(trx, meeting.tenantId, meeting.id);
    if (!current) return;
    if (answer.held) await holdSession(ctx, trx, pair, current);
    else if (canBecome(current.state, 'missed')) {
      await saveMeeting(trx, current, { state: 'missed', live: false });
      await forgetSeen(trx, current);
      if (duo.state !== 'active') return;
      if (current.state === 'booked') await offerAgain(ctx, trx, pair, session, found, { holder: answer.by, isWatching: true });
      // Of one that nobody had spoken of in time, other moments are in hand.
      else await guardLoss(ctx, trx, pair, session);
    }
  });
};

const holdSession = async (ctx: Ctx, trx: Trx, pair: Pair, meeting: Meeting): Promise<void> => {
  const now = ctx.clock.now();
  const replanned = (await listMeetings(trx, meeting.tenantId, [meeting.duoId])).some(
    (other) => other.sessionId === meeting.sessionId && other.id !== meeting.id && (isLive(other.state) || other.state === 'held'));
  if (!canBecome(meeting.state, 'held') || replanned) return;
  await saveMeeting(trx, meeting, { state: 'held', live: false });
  for (const open of await listOpenOffers(trx, meeting.tenantId, [meeting.duoId])) await saveOffer(trx, open, { state: 'replaced' });
  const sessions = await listSessions(trx, meeting.tenantId, [meeting.duoId]);
  const held = sessions.find((session) => session.id === meeting.sessionId);
  if (!held) return;
  await saveSession(trx, held, { state: 'held' });
  await writeJournal(trx, { tenantId: meeting.tenantId, at: now, actorId: null, act: 'session-held', subject: { kind: 'session', id: held.id } });
  const next = sessions.find((session) => session.number === held.number + 1 && session.state !== 'held');
  if (!next) return;
  const dueAt = dueAfterHeld(pair, meeting);
  await saveSession(trx, next, { state: 'to-plan', dueAt });
  const at = Math.max(now, plus(dueAt, -offerAhead)) as Instant;
  await ctx.enqueue(trx, { kind: 'offer-session', tenantId: next.tenantId, sessionId: next.id }, nextSpeakingTime(at, pair.mentor.zone, isHolidayFor(pair.mentor, pair.programme.frame)));
};
