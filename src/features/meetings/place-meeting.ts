import type { Trx } from '../../db/connect.ts';
import { OutsideError } from '../../kernel/errors.ts';
import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import { type Instant, overlaps } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import type { Role } from '../matching/duo.ts';
import { sendMessage } from '../messages/send-message.ts';
import type { NoSlotReason } from '../places/slot.ts';
import { writeJournal } from '../privacy/store.ts';
import { tellAssistant } from './assistant/tell-assistant.ts';
import { situationCard } from './cards.ts';
import { wellInTime } from './await-placing.ts';
import { changeDuo } from './change-duo.ts';
import { startFollowing } from './following/start-following.ts';
import { findAgain } from './find-again.ts';
import { findOptions, type Found, type Pair, readBoth } from './find-options.ts';
import { loadPair } from './load-duo.ts';
import { loseDate } from './lose-date.ts';
import { canBecome, type Meeting, type Session } from './meeting.ts';
import { openOffer } from './open-offer.ts';
import { recheckOffered } from './recheck.ts';
import { scheduleAround } from './schedule-around.ts';
import { roleOf } from './situation.ts';
import { findMeeting, findSession, listHolds, lockMeeting, saveAsked, saveMeeting } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/**
 * The job that brings a chosen meeting into Outlook. It may run twice and may die anywhere: the slot is looked at once more
 * only before Graph was ever asked, and from then on the stored body is replayed, which Graph answers with the same event.
 */
export const placeMeeting = async (ctx: Ctx, { tenantId, meetingId }: { tenantId: TenantId; meetingId: MeetingId }): Promise<void> => {
  const meeting = await findMeeting(ctx.db, tenantId, meetingId);
  if (meeting?.state !== 'placing') return;
  const pair = await loadPair(ctx.db, tenantId, meeting.duoId);
  const session = await findSession(ctx.db, tenantId, meeting.sessionId);
  if (!session) return;
  const replaced = meeting.replacesId === null ? null : ((await findMeeting(ctx.db, tenantId, meeting.replacesId)) ?? null);

  if (meeting.askedAt === null) {
    const both = await readBoth(ctx, pair, [meeting.option], replaced, meeting);
    const holds = recheckOffered(meeting.option, both, ctx.clock.now());
    // A calendar that gives no answer just then says nothing of the slot: the job comes back.
    if (holds === 'unknown' && [both.mentor, both.mentee].some((side) => side.kind === 'unknown' && side.reason === 'no-answer'))
      throw new OutsideError('graph', { code: 'no-answer', certain: false });
    if (holds !== 'holds') return giveUp(ctx, pair, session, meeting, replaced, null);
    if (!(await ctx.transaction((trx) => saveAsked(trx, meeting, ctx.clock.now())))) return;
  }
  try {
    const hand = meeting.eventId === null ? 'none' : await lookForHand(ctx, pair, meeting, meeting.eventId, replaced);
    if (hand !== 'none') return await giveUp(ctx, pair, session, meeting, replaced, null, hand);
    const eventId = await sendToOutlook(ctx, pair, meeting);
    await settle(ctx, pair, session, meeting, eventId);
  } catch (error) {
    // Deleted between our look and our word: the mailbox is well, the date is gone.
    if (error instanceof OutsideError && error.code === 'gone') return giveUp(ctx, pair, session, meeting, replaced, null, 'gone');
    // Outlook said no for good (no mailbox, no permission): asking again would change nothing, HR has to know.
    if (error instanceof OutsideError && error.certain && (error.status === 403 || error.status === 404))
      return giveUp(ctx, pair, session, meeting, replaced, { code: 'unknown-availability', side: 'mentor', why: error.status === 404 ? 'no-mailbox' : 'not-readable' });
    throw error;
  }
};

/** What a hand has done to the event that is to be moved. */
type Hand = 'none' | 'moved' | 'gone';

/**
 * Looks at the event just before it is moved: what somebody has meanwhile done to it in Outlook is theirs, and stands. Graph knows no
 * condition for a PATCH, so that a hand within the same instant is only seen afterwards.
 */
const lookForHand = async (ctx: Ctx, pair: Pair, meeting: Meeting, eventId: string, replaced: Meeting | null): Promise<Hand> => {
  const [state] = await ctx.calendar.read([{ organiserId: pair.mentor.id, eventId, attendeeMail: pair.mentee.mail }]);
  if (!state || (state.kind === 'unreadable' && state.reason === 'no-answer')) throw new OutsideError('graph', { code: 'no-answer', certain: false });
  // No mailbox, no permission: the PATCH itself will say so.
  if (state.kind === 'unreadable') return 'none';
  if (state.kind === 'gone' || state.isCancelled || !state.isInvited) return 'gone';
  const stands = [meeting, replaced].some((ours) => ours?.start === state.start && ours.end === state.end);
  return stands && state.isOrganiser ? 'none' : 'moved';
};

const sendToOutlook = async (ctx: Ctx, pair: Pair, meeting: Meeting): Promise<string> => {
  if (meeting.eventId === null) return (await ctx.calendar.create(pair.mentor.id, meeting.requestBody)).eventId;
  await ctx.calendar.update(pair.mentor.id, meeting.eventId, meeting.requestBody);
  return meeting.eventId;
};

const settle = async (ctx: Ctx, pair: Pair, session: Session, meeting: Meeting, eventId: string): Promise<void> => {
  await changeDuo(ctx, pair, async (trx) => {
    const current = await lockMeeting(trx, meeting.tenantId, meeting.id);
    if (!current) return 'unchanged';
    // The duo ended while Outlook was being asked: what was made has to go again.
    if (current.state === 'cancelled') {
      await saveMeeting(trx, current, { state: 'cancelled', live: false, eventId });
      return ctx.enqueue(trx, { kind: 'cancel-event', tenantId: meeting.tenantId, meetingId: meeting.id });
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

/** The one who chose is looking at the answer; the other gets one message, as do both when nobody chose. */
const tellOthers = async (ctx: Ctx, trx: Trx, pair: Pair, session: Session, meeting: Meeting): Promise<void> => {
  const chooser = meeting.chosenBy && roleOf(pair.duo, meeting.chosenBy);
  for (const role of ['mentor', 'mentee'] as const) {
    if (role === chooser) continue;
    if (role === 'mentee') await tellAssistant(ctx, trx, pair, { kind: 'booked', meeting });
    await sendMessage(ctx, trx, pair[role], {
      kind: 'booked', duoId: meeting.duoId, subjectId: meeting.id,
      card: situationCard({ situation: { kind: 'booked', session, meeting }, pair, role, links: ctx.links, now: ctx.clock.now(), because: 'booked' }),
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
const giveUp = async (
  ctx: Ctx, pair: Pair, session: Session, meeting: Meeting, replaced: Meeting | null, reason: NoSlotReason | null, hand: Hand = 'none',
): Promise<void> => {
  const found: Found = reason ? { kind: 'none', reason }
    : hand === 'gone' ? await findAgain(ctx, pair, session, null) : await findOptions(ctx, pair, session, replaced, 3, meeting.option.asked);
  await changeDuo(ctx, pair, async (trx) => {
    const current = await lockMeeting(trx, meeting.tenantId, meeting.id);
    if (!current || !canBecome(current.state, 'unplaced')) return 'unchanged';
    await saveMeeting(trx, current, { state: 'unplaced', live: false });
    const { holder, act } = nextHolder(pair, meeting);
    if (replaced && hand === 'gone')
      return loseDate(ctx, trx, pair, replaced, session, found, { holder, isWatching: isWatched(meeting, ctx.clock.now()), isEventStanding: false });
    const standing = replaced && (await giveBack(ctx, trx, pair, replaced)) ? replaced : null;
    if (standing && hand === 'moved') await ctx.enqueue(trx, { kind: 'follow-event', tenantId: standing.tenantId, meetingId: standing.id });
    await writeJournal(trx, { tenantId: meeting.tenantId, at: ctx.clock.now(), actorId: null, act: 'meeting-unplaced', subject: { kind: 'meeting', id: meeting.id } });
    return openOffer(ctx, trx, pair, session, found, { holder, act, moving: standing, say: isWatched(meeting, ctx.clock.now()) ? null : 'options-again' });
  });
  ctx.log.warn('meeting not placed', { meeting: meeting.id, duo: meeting.duoId });
};

/** The date that was to be moved stands again, unless one of the two has meanwhile another of our meetings at that time: then its event goes. */
const giveBack = async (ctx: Ctx, trx: Trx, pair: Pair, moved: Meeting): Promise<boolean> => {
  const others = await listHolds(trx, moved.tenantId, [pair.mentor.id, pair.mentee.id], [moved]);
  // Somebody had put it there by hand, over the other: it stands as it stood.
  const isClashing = moved.inOutlook.isClashing === true;
  const isTaken = !isClashing && others.some((hold) => overlaps(hold, moved.option.hold[hold.personId === pair.mentor.id ? 'mentor' : 'mentee']));
  await saveMeeting(trx, moved, isTaken ? { state: 'cancelled', live: false } : { state: 'booked', live: !isClashing });
  if (isTaken) await ctx.enqueue(trx, { kind: 'cancel-event', tenantId: moved.tenantId, meetingId: moved.id });
  // The passes end when no date stands, as none may have while it was to be moved.
  else await startFollowing(ctx, trx, pair, moved);
  return !isTaken;
};
