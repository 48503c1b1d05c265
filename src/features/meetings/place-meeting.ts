import type { Trx } from '../../db/connect.ts';
import { OutsideError } from '../../kernel/errors.ts';
import type { MeetingId, TenantId } from '../../kernel/ids.ts';
import { type Instant, instantAt, overlaps, wallTime } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import type { Role } from '../matching/duo.ts';
import { sendMessage } from '../messages/send-message.ts';
import { nextSpeakingTime, nextWorkingDay, previousWorkingDay, speakingWithin } from '../messages/working-time.ts';
import { isHolidayFor } from '../people/person.ts';
import type { NoSlotReason } from '../places/slot.ts';
import { writeJournal } from '../privacy/store.ts';
import { tellAssistant } from './assistant/tell-assistant.ts';
import { situationCard } from './cards.ts';
import { wellInTime } from './await-placing.ts';
import { changeDuo } from './change-duo.ts';
import { startFollowing } from './following/start-following.ts';
import { findOptions, type Found, type Pair, readBoth } from './find-options.ts';
import { loadPair } from './load-duo.ts';
import { canBecome, type Meeting, type Session } from './meeting.ts';
import { openOffer } from './open-offer.ts';
import { recheckOffered } from './recheck.ts';
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
    const eventId = await sendToOutlook(ctx, pair, meeting);
    await settle(ctx, pair, session, meeting, eventId);
  } catch (error) {
    // Outlook said no for good (no mailbox, no permission): asking again would change nothing, HR has to know.
    if (error instanceof OutsideError && error.certain && (error.status === 403 || error.status === 404))
      return giveUp(ctx, pair, session, meeting, replaced, { code: 'unknown-availability', side: 'mentor', why: error.status === 404 ? 'no-mailbox' : 'not-readable' });
    throw error;
  }
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
    await ctx.enqueue(trx, { kind: 'remind-meeting', tenantId: meeting.tenantId, meetingId: meeting.id }, reminderTime(pair, meeting));
    await ctx.enqueue(trx, { kind: 'ask-check-in', tenantId: meeting.tenantId, meetingId: meeting.id }, checkInTime(pair, meeting));
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

/** The slot is no longer there: the session keeps its place, whoever chose gets three other moments, a moved date stands. */
const giveUp = async (ctx: Ctx, pair: Pair, session: Session, meeting: Meeting, replaced: Meeting | null, reason: NoSlotReason | null): Promise<void> => {
  const found: Found = reason ? { kind: 'none', reason } : await findOptions(ctx, pair, session, replaced, 3, meeting.option.asked);
  await changeDuo(ctx, pair, async (trx) => {
    const current = await lockMeeting(trx, meeting.tenantId, meeting.id);
    if (!current || !canBecome(current.state, 'unplaced')) return 'unchanged';
    await saveMeeting(trx, current, { state: 'unplaced', live: false });
    const standing = replaced && (await giveBack(ctx, trx, pair, replaced)) ? replaced : null;
    await writeJournal(trx, { tenantId: meeting.tenantId, at: ctx.clock.now(), actorId: null, act: 'meeting-unplaced', subject: { kind: 'meeting', id: meeting.id } });
    // Whoever pressed a moment ago reads the other moments in the answer: a message would say it twice.
    const isWatched = meeting.chosenBy !== null && ctx.clock.now() - meeting.chosenAt < wellInTime;
    return openOffer(ctx, trx, pair, session, found, { ...nextHolder(pair, meeting), moving: standing, say: isWatched ? null : 'options-again' });
  });
  ctx.log.warn('meeting not placed', { meeting: meeting.id, duo: meeting.duoId });
};

/** The date that was to be moved stands again, unless one of the two has meanwhile another of our meetings at that time: then its event goes. */
const giveBack = async (ctx: Ctx, trx: Trx, pair: Pair, moved: Meeting): Promise<boolean> => {
  const others = await listHolds(trx, moved.tenantId, [pair.mentor.id, pair.mentee.id], [moved]);
  const isTaken = others.some((hold) => overlaps(hold, moved.option.hold[hold.personId === pair.mentor.id ? 'mentor' : 'mentee']));
  await saveMeeting(trx, moved, isTaken ? { state: 'cancelled', live: false } : { state: 'booked', live: true });
  if (isTaken) await ctx.enqueue(trx, { kind: 'cancel-event', tenantId: moved.tenantId, meetingId: moved.id });
  return !isTaken;
};

const reminderHour = 16 * 60 + 30;
const sameEvening = 17 * 60 + 30;
const nextMorning = 8 * 60 + 45;

/** In the afternoon of the last day before on which both may be written to: a reminder that waited would come after the meeting. */
export const reminderTime = ({ mentor, mentee, programme: { frame } }: Pair, meeting: Pick<Meeting, 'start'>): Instant => {
  const { date } = wallTime(meeting.start, mentor.zone);
  const [rests, otherRests] = [isHolidayFor(mentor, frame), isHolidayFor(mentee, frame)];
  const { to } = speakingWithin(frame.window);
  return instantAt(previousWorkingDay(date, (day) => rests(day) || otherRests(day)), Math.min(reminderHour, to - 30), mentor.zone);
};

/** 17:30 the same day, or 08:45 on the next working day when the meeting ends later. */
export const checkInTime = ({ mentor, programme }: Pair, meeting: Pick<Meeting, 'end'>): Instant => {
  const { date, minutes } = wallTime(meeting.end, mentor.zone);
  const isHoliday = isHolidayFor(mentor, programme.frame);
  const at = minutes <= sameEvening ? instantAt(date, sameEvening, mentor.zone) : instantAt(nextWorkingDay(date, isHoliday), nextMorning, mentor.zone);
  return nextSpeakingTime(at, mentor.zone, isHoliday);
};
