import { randomUUID } from 'node:crypto';
import { Refusal } from '../../kernel/errors.ts';
import { asId, type MeetingId, type OfferId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { isReady } from '../matching/duo.ts';
import { listContacts } from '../programmes/store.ts';
import { changeDuo } from './change-duo.ts';
import { buildEvent, transactionIdOf } from './event.ts';
import { holdOffer } from './hold-offer.ts';
import { loadPair } from './load-duo.ts';
import type { Meeting } from './meeting.ts';
import { isStillAhead } from './offer.ts';
import { takesRoom } from './check-room.ts';
import { countMeetings, insertMeeting, saveMeeting, saveOffer } from './store.ts';

/**
 * One option becomes a meeting being placed. State first: the row, both people's door-to-door time and the exact body for
 * Graph are written together with the job that will send it; Outlook hears of it only after the commit.
 */
export const confirmOption = async (
  ctx: Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { offerId: OfferId; optionId: string },
): Promise<MeetingId> => {
  const seen = await holdOffer(ctx.db, actor, input.offerId, 'confirm');
  const pair = await loadPair(ctx.db, actor.tenantId, seen.duoId);
  const contacts = await listContacts(ctx.db, actor.tenantId, pair.programme.id);
  const id = asId<MeetingId>(randomUUID());
  await changeDuo(ctx, pair, async (trx, record) => {
    const offer = await holdOffer(trx, actor, input.offerId, 'confirm');
    const option = offer.options.find((candidate) => candidate.id === input.optionId);
    const now = ctx.clock.now();
    if (!option) throw new Refusal('bad-input', 'option');
    if (!isStillAhead(option, now)) throw new Refusal('option-gone', 'option');
    if (!isReady(record.duo)) throw new Refusal('not-ready');

    const attempt = (await countMeetings(trx, actor.tenantId, offer.sessionId)) + 1;
    const transactionId = transactionIdOf(offer.duoId, offer.sessionId, attempt);
    const moved = record.meetings.find((meeting) => meeting.id === offer.movingId && meeting.state === 'booked');
    // The card may be old: a meeting that has begun is no longer moved.
    if (moved && moved.start <= now) throw new Refusal('too-late');
    if (!(await takesRoom(trx, actor.tenantId, option, [moved ?? null]))) throw new Refusal('slot-taken', 'option');
    const meeting: Meeting = {
      tenantId: actor.tenantId, id, duoId: offer.duoId, sessionId: offer.sessionId, attempt, state: 'placing', option,
      start: option.start, end: option.end, eventId: moved?.eventId ?? null, replacesId: moved?.id ?? null, chosenBy: actor.personId, chosenAt: now, askedAt: null,
      requestBody: buildEvent({ pair, option, contacts, tabUrl: ctx.links.tab({ duo: offer.duoId, page: 'duo' }), transactionId: moved ? null : transactionId }),
    };
    if (moved) await saveMeeting(trx, moved, { state: 'moved', live: false });
    await insertMeeting(trx, meeting, transactionId, [
      { personId: pair.mentor.id, ...option.hold.mentor },
      { personId: pair.mentee.id, ...option.hold.mentee },
    ]);
    await saveOffer(trx, offer, { state: 'taken' });
    await ctx.enqueue(trx, { kind: 'place-meeting', tenantId: actor.tenantId, meetingId: id });
  });
  return id;
};
