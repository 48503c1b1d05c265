import type { Trx } from '../../db/connect.ts';
import type { Context } from '../context.ts';
import { isReady, type Role } from '../matching/duo.ts';
import type { MessageKind } from '../messages/message.ts';
import { sendMessage } from '../messages/send-message.ts';
import { addWorkingDays } from '../messages/working-time.ts';
import { isHolidayFor } from '../people/person.ts';
import { Refusal } from '../../kernel/errors.ts';
import { type Instant, minute, plus } from '../../kernel/time.ts';
import { tellAssistant } from './assistant/tell-assistant.ts';
import { situationCard } from './cards.ts';
import type { Found, Pair } from './find-options.ts';
import type { Meeting, Session } from './meeting.ts';
import { maySend } from './organiser.ts';
import { answerClock, type Offer } from './offer.ts';
import { asksWindows } from './windows/windows.ts';
import { isAgain, isUnsaid, pauseIsOffered } from './situation.ts';
import { isSilence } from './why-not.ts';
import { findSession, listMeetings, listOpenOffers, insertOffer, saveBlocked, saveOffer } from './store.ts';

type Ctx = Pick<Context, 'clock' | 'links' | 'enqueue'>;

/** Working days after which a search that found nothing is made again. */
const searchAgainAfter = 2;
/** The same where calendars gave no answer; then again after as long as they have given none. */
const askAgainAfter = 15 * minute;

/**
 * Puts what a search found into somebody's hands, in place of whatever was open; or remembers why it found nothing, for the
 * people and for HR, and looks again later. `say` is the message the holder gets; null when they are looking at the answer.
 */
export const openOffer = async (
  ctx: Ctx, trx: Trx, pair: Pair, session: Session, found: Found,
  to: { holder: Role; act: Offer['act']; moving: Meeting | null; say: MessageKind | null },
): Promise<void> => {
  if (!isReady(pair.duo)) throw new Refusal('not-ready');
  const now = ctx.clock.now();
  for (const open of await listOpenOffers(trx, session.tenantId, [session.duoId])) await saveOffer(trx, open, { state: 'replaced' });
  const holder = pair[to.holder];
  if (found.kind === 'none') {
    const { kind: _none, ...whyNot } = found;
    const before = await findSession(trx, session.tenantId, session.id);
    const waiting = before?.searchAt ?? null;
    const usual = addWorkingDays(now, searchAgainAfter, holder.zone, isHolidayFor(holder, pair.programme.frame));
    const silentSince = before?.blocked && isSilence(before.blocked) && before.blockedAt !== null ? before.blockedAt : now;
    const again = isSilence(whyNot) ? (Math.min(plus(now, Math.max(askAgainAfter, now - silentSince)), usual) as Instant) : usual;
    // Whoever's calendar cannot be read is asked once a session when they are free, rather than left without service.
    for (const role of ['mentor', 'mentee'] as const) {
      if (!asksWindows(whyNot, role)) continue;
      await sendMessage(ctx, trx, pair[role], {
        kind: 'windows', duoId: session.duoId, subjectId: `windows/${session.id}`,
        card: situationCard({ situation: { kind: 'nothing', session, whyNot, isAgain: false, mayPause: false }, pair, role, links: ctx.links, now }),
      });
    }
    const isWaiting = waiting !== null && waiting > now;
    await saveBlocked(trx, session, { whyNot, at: now, searchAt: isWaiting ? waiting : again });
    // However often somebody looks again meanwhile, one search is to come.
    return isWaiting ? undefined : ctx.enqueue(trx, { kind: 'offer-session', tenantId: session.tenantId, sessionId: session.id }, again);
  }
  await saveBlocked(trx, session, null);
  // Where the invitation would go out in the other's name, one's own choice is a proposal.
  const act = maySend(pair.duo, found.options, to.moving, to.holder) ? to.act : 'propose';
  const offer = await insertOffer(trx, {
    tenantId: session.tenantId, duoId: session.duoId, sessionId: session.id, holder: to.holder, act, options: found.options,
    movingId: to.moving?.id ?? null, openedAt: now, heldSince: now,
  });
  await startAnswerClock(ctx, trx, pair, offer);
  if (to.say) await tellHolder(ctx, trx, pair, session, offer, to.say, to.moving);
};

/** The one nudge, if the holder has not answered by then. */
export const startAnswerClock = (ctx: Ctx, trx: Trx, pair: Pair, offer: Offer): Promise<void> => {
  const holder = pair[offer.holder];
  const at = addWorkingDays(ctx.clock.now(), answerClock, holder.zone, isHolidayFor(holder, pair.programme.frame));
  return ctx.enqueue(trx, { kind: 'nudge-offer', tenantId: offer.tenantId, offerId: offer.id }, at);
};

export const tellHolder = async (
  ctx: Ctx, trx: Trx, pair: Pair, session: Session, offer: Offer, kind: MessageKind, moving: Meeting | null,
): Promise<boolean> => {
  if (offer.holder === 'mentee') await tellAssistant(ctx, trx, pair, { kind: 'options', offer, options: offer.options, moving });
  const dates = { meetings: await listMeetings(trx, session.tenantId, [session.duoId]) };
  return sendMessage(ctx, trx, pair[offer.holder], {
    kind, duoId: offer.duoId, subjectId: offer.id,
    card: situationCard({
      situation: { kind: 'options', session, offer, options: offer.options, moving, isAgain: isAgain(dates, session), isUnsaid: isUnsaid(dates, session), mayPause: pauseIsOffered(dates, session) },
      pair, role: offer.holder, links: ctx.links, now: ctx.clock.now(),
    }),
  });
};
