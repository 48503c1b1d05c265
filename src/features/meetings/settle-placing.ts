import type { Db, Trx } from '../../db/connect.ts';
import { OutsideError } from '../../kernel/errors.ts';
import { hour, type Instant, overlaps } from '../../kernel/time.ts';
import type { Context, PlacedEvent } from '../context.ts';
import type { Role } from '../matching/duo.ts';
import { sendMessage } from '../messages/send-message.ts';
import type { NoSlotReason } from '../places/slot.ts';
import { writeJournal } from '../privacy/store.ts';
import { tellAssistant } from './assistant/tell-assistant.ts';
import { wellInTime } from './await-placing.ts';
import { situationCard } from './cards.ts';
import { changeDuo } from './change-duo.ts';
import { isClosedMailbox } from './closed-mailbox.ts';
import { findAgain } from './find-again.ts';
import { findOptions, type Found, type Pair } from './find-options.ts';
import { startFollowing } from './following/start-following.ts';
import { loadPair } from './load-duo.ts';
import { loseDate, tellLost } from './lose-date.ts';
import { canBecome, type Meeting, type Session } from './meeting.ts';
import { openOffer } from './open-offer.ts';
import { organiserOf } from './organiser.ts';
import { scheduleAround } from './schedule-around.ts';
import { roleOf } from './situation.ts';
import { findMeeting, findSession, listHolds, lockMeeting, saveMeeting } from './store.ts';

export type PlacingCtx = Pick<Context, 'db' | 'clock' | 'log' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/** A meeting on its way into Outlook, with all that it is about. `replaced` is the date it moves. */
export interface Placing {
  readonly pair: Pair;
  readonly session: Session;
  readonly meeting: Meeting;
  readonly replaced: Meeting | null;
}

/** Undefined when the plan it was part of is no more. */
export const readPlacing = async (db: Db, meeting: Meeting): Promise<Placing | undefined> => {
  const { tenantId, duoId, sessionId, replacesId } = meeting;
  const pair = await loadPair(db, tenantId, duoId);
  const session = await findSession(db, tenantId, sessionId);
  const replaced = replacesId === null ? null : ((await findMeeting(db, tenantId, replacesId)) ?? null);
  return session && { pair, session, meeting, replaced };
};

/** Why a date is given up. `hand`: what somebody has done to the event that was to be moved. */
export interface GivenUp {
  readonly reason: NoSlotReason | null;
  readonly hand: 'none' | 'moved' | 'gone';
  /** The event that was made, and has to go again. */
  readonly made?: string;
  /** Outlook says that it has the event, and does not show it: should it appear, it has to go. */
  readonly isDoubtful?: true;
}
export const slotGone: GivenUp = { reason: null, hand: 'none' };

/** A no that may yet be mended is asked for again for this long: a duo must not wait for ever for a date that will not come. */
const insistence = hour;

/** What a no of Outlook means that would stay no however often it is asked; undefined when it is to be asked again. */
const lastWord = (error: OutsideError, side: Role, waited: number): GivenUp | undefined => {
  // Deleted between our look and our word: the mailbox is well, the date is gone.
  if (error.code === 'gone') return { reason: null, hand: 'gone' };
  // No mailbox, no permission: HR has to know.
  if (isClosedMailbox(error))
    return { reason: { code: 'unknown-availability', side, why: error.status === 404 ? 'no-mailbox' : 'not-readable' }, hand: 'none' };
  if (waited < insistence) return undefined;
  if (error.code === 'ErrorDuplicateTransactionId') return { ...slotGone, isDoubtful: true };
  if (error.certain && [400, 413, 422].includes(error.status ?? 0)) return { reason: { code: 'invitation-refused', side }, hand: 'none' };
  return undefined;
};

/** What Outlook's answer makes of a meeting: it is booked, or given up. An error that leaves it open is thrown: it is to be asked again. */
export const settlePlacing = async (ctx: PlacingCtx, placing: Placing, answer: PlacedEvent | OutsideError): Promise<void> => {
  if (!(answer instanceof OutsideError)) return bookMeeting(ctx, placing, answer.eventId);
  const { pair, meeting } = placing;
  const word = lastWord(answer, organiserOf(pair.duo, meeting), ctx.clock.now() - (meeting.askedAt ?? ctx.clock.now()));
  if (!word) throw answer;
  return giveUp(ctx, placing, word);
};

/** The date stands, and whoever did not choose it hears so. Twice does no more than once. */
const bookMeeting = async (ctx: PlacingCtx, { pair, session, meeting }: Placing, eventId: string): Promise<void> => {
  await changeDuo(ctx, pair, async (trx) => {
    const current = await lockMeeting(trx, meeting.tenantId, meeting.id);
    if (!current) return 'unchanged';
    // The duo ended while Outlook was being asked: what was made has to go again.
    if (current.state === 'cancelled') {
      return dropEvent(ctx, trx, current, eventId);
    }
    if (!canBecome(current.state, 'booked')) return 'unchanged';
    const now = ctx.clock.now();
    await saveMeeting(trx, current, { state: 'booked', live: true, eventId, bookedAt: now });
    await writeJournal(trx, {
      tenantId: meeting.tenantId, at: now, actorId: null, act: meeting.replacesId ? 'meeting-moved' : 'meeting-booked', subject: { kind: 'meeting', id: meeting.id },
    });
    await scheduleAround(ctx, trx, pair, current);
    await startFollowing(ctx, trx, pair, current);
    await tellOthers(ctx, trx, pair, session, { ...current, state: 'booked', eventId });
    return undefined;
  });
  ctx.log.info('meeting booked', { meeting: meeting.id, duo: meeting.duoId });
};

const dropEvent = async (ctx: PlacingCtx, trx: Trx, meeting: Meeting, eventId: string): Promise<void> => {
  const { tenantId, id, state } = meeting;
  await saveMeeting(trx, meeting, { state, live: false, eventId });
  await ctx.enqueue(trx, { kind: 'cancel-event', tenantId, meetingId: id });
};

/** The one who chose is looking at the answer; the other gets one message, as do both when nobody chose. */
const tellOthers = async (ctx: PlacingCtx, trx: Trx, pair: Pair, session: Session, meeting: Meeting): Promise<void> => {
  const chooser = meeting.chosenBy && roleOf(pair.duo, meeting.chosenBy);
  for (const role of ['mentor', 'mentee'] as const) {
    if (role === chooser) continue;
    if (role === 'mentee') await tellAssistant(ctx, trx, pair, { kind: 'booked', meeting });
    await sendMessage(ctx, trx, pair[role], {
      kind: 'booked', duoId: meeting.duoId, subjectId: meeting.id,
      card: situationCard({ situation: { kind: 'booked', session, meeting }, pair, role, links: ctx.links, now: ctx.clock.now() }),
    });
  }
};

/** Who has other moments in hand when a date could not be placed: whoever chose it, or the mentor. */
const nextHolder = (pair: Pair, { chosenBy }: Meeting): { holder: Role; act: 'propose' | 'confirm' } =>
  chosenBy ? { holder: roleOf(pair.duo, chosenBy), act: 'confirm' } : { holder: 'mentor', act: 'propose' };

/** Whoever pressed a moment ago reads the other moments in the answer: a message would say it twice. */
const isWatched = ({ chosenBy, chosenAt }: Meeting, now: Instant): boolean => chosenBy !== null && now - chosenAt < wellInTime;

/**
 * The slot is no longer there: the session keeps its place, whoever chose gets three other moments, a moved date stands. Where a hand
 * was in Outlook first, the date goes with its event, or stands where it was put.
 */
export const giveUp = async (ctx: PlacingCtx, { pair, session, meeting, replaced }: Placing, { reason, hand, made, isDoubtful }: GivenUp): Promise<void> => {
  // Gone from Outlook, or moved into a moment that was taken: there is one event, and the date it moved goes with it.
  const isLost = hand === 'gone' || (replaced !== null && made !== undefined);
  const found: Found = reason ? { kind: 'none', reason }
    : isLost ? await findAgain(ctx, pair, session, null) : await findOptions(ctx, pair, session, replaced, 3, meeting.option.asked);
  await changeDuo(ctx, pair, async (trx) => {
    const current = await lockMeeting(trx, meeting.tenantId, meeting.id);
    if (current?.state === 'cancelled' && made !== undefined) return dropEvent(ctx, trx, current, made);
    if (!current || !canBecome(current.state, 'unplaced')) return 'unchanged';
    await saveMeeting(trx, current, { state: 'unplaced', live: false, ...(made !== undefined && { eventId: made }) });
    const { holder, act } = nextHolder(pair, meeting);
    const isWatching = isWatched(meeting, ctx.clock.now());
    if (replaced && isLost) return loseDate(ctx, trx, pair, replaced, session, found, { holder, isWatching, isEventStanding: made !== undefined });
    const standing = replaced && (await giveBack(ctx, trx, pair, replaced)) ? replaced : null;
    if (replaced && !standing) return loseDate(ctx, trx, pair, replaced, session, found, { holder, isWatching, isEventStanding: true });
    if (made !== undefined || isDoubtful) await ctx.enqueue(trx, { kind: 'cancel-event', tenantId: meeting.tenantId, meetingId: meeting.id });
    if (standing && hand === 'moved') await ctx.enqueue(trx, { kind: 'follow-event', tenantId: standing.tenantId, meetingId: standing.id });
    await writeJournal(trx, { tenantId: meeting.tenantId, at: ctx.clock.now(), actorId: null, act: 'meeting-unplaced', subject: { kind: 'meeting', id: meeting.id } });
    await openOffer(ctx, trx, pair, session, found, { holder, act, moving: standing, say: isWatching ? null : 'options-again' });
    if (found.kind === 'none' && !isWatching && !standing) await tellLost(ctx, trx, pair, holder, meeting);
    return undefined;
  });
  ctx.log.warn('meeting not placed', { meeting: meeting.id, duo: meeting.duoId });
};

/** The date that was to be moved stands again; false, and nothing is done, when one of the two has meanwhile another of our meetings at that time. */
const giveBack = async (ctx: PlacingCtx, trx: Trx, pair: Pair, moved: Meeting): Promise<boolean> => {
  const others = await listHolds(trx, moved.tenantId, [pair.mentor.id, pair.mentee.id], [moved]);
  // Somebody had put it there by hand, over the other: it stands as it stood.
  const isClashing = moved.inOutlook.isClashing === true;
  if (!isClashing && others.some((hold) => overlaps(hold, moved.option.hold[hold.personId === pair.mentor.id ? 'mentor' : 'mentee']))) return false;
  await saveMeeting(trx, moved, { state: 'booked', live: !isClashing });
  // The passes end when no date stands, as none may have while it was to be moved.
  await startFollowing(ctx, trx, pair, moved);
  return true;
};
