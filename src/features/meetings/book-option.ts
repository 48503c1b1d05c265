import { randomUUID } from 'node:crypto';
import type { Trx } from '../../db/connect.ts';
import { Refusal } from '../../kernel/errors.ts';
import { asId, type MeetingId, type PersonId } from '../../kernel/ids.ts';
import { minute, plus } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { isReady } from '../matching/duo.ts';
import { listContacts } from '../programmes/store.ts';
import { takesRoom } from './check-room.ts';
import { buildEvent, transactionIdOf } from './event.ts';
import type { Found, Pair } from './find-options.ts';
import type { Meeting, Session } from './meeting.ts';
import { maySend, organiserAhead } from './organiser.ts';
import { isStillAhead, type Offer, type OfferedOption } from './offer.ts';
import { type DuoRecord, roleOf } from './situation.ts';
import { countMeetings, insertMeeting, insertOffer, saveBlocked, saveMeeting, saveOffer } from './store.ts';

type Ctx = Pick<Context, 'clock' | 'links' | 'enqueue'>;

/** Nobody waits for what Binôme chooses by itself: what it chooses within a minute goes to Outlook together. */
const gathering = minute;

/**
 * One option of an offer becomes a meeting being placed: the row, both people's door-to-door time and the exact body for Graph are
 * written together with the job that will send it. To be called inside `changeDuo`, with the record read there. `chosenBy` null:
 * nobody pressed, Binôme chose. Refuses with `option-gone`, `not-ready`, `too-late` or
 * `slot-taken`, when other duos have filled the place.
 */
export const bookOption = async (
  ctx: Ctx, trx: Trx, pair: Pair, record: DuoRecord, offer: Offer, option: OfferedOption, chosenBy: PersonId | null,
): Promise<MeetingId> => {
  const { tenantId, duoId, sessionId } = offer;
  const now = ctx.clock.now();
  if (!isStillAhead(option, now)) throw new Refusal('option-gone', 'option');
  if (!isReady(record.duo)) throw new Refusal('not-ready');
  const moved = record.meetings.find((meeting) => meeting.id === offer.movingId && meeting.state === 'booked');
  // The card may be old: a meeting that has begun is no longer moved.
  if (moved && moved.start <= now) throw new Refusal('too-late');
  if (!(await takesRoom(trx, tenantId, option, [moved ?? null]))) throw new Refusal('slot-taken', 'option');

  const organiser = organiserAhead(record.duo, [option], moved ?? null);
  if (!maySend(record.duo, [option], moved ?? null, chosenBy && roleOf(record.duo, chosenBy))) throw new Error('an invitation in a name whose owner has not agreed');

  const id = asId<MeetingId>(randomUUID());
  const attempt = (await countMeetings(trx, tenantId, sessionId)) + 1;
  const transactionId = transactionIdOf(duoId, sessionId, attempt);
  const contacts = await listContacts(trx, tenantId, pair.programme.id);
  const meeting: Meeting = {
    tenantId, id, duoId, sessionId, attempt, state: 'placing', option, start: option.start, end: option.end,
    eventId: moved?.eventId ?? null, replacesId: moved?.id ?? null, organiserId: pair[organiser].id, chosenBy, chosenAt: now, askedAt: null, inOutlook: {}, isSpared: false,
    requestBody: buildEvent({ pair, organiser, option, contacts, tabUrl: ctx.links.tab({ duo: duoId, page: 'duo' }), transactionId: moved ? null : transactionId }),
  };
  if (moved) await saveMeeting(trx, moved, { state: 'moved', live: false });
  await insertMeeting(trx, meeting, transactionId, [
    { personId: pair.mentor.id, ...option.hold.mentor },
    { personId: pair.mentee.id, ...option.hold.mentee },
  ]);
  await saveOffer(trx, offer, { state: 'taken' });
  if (chosenBy !== null) await ctx.enqueue(trx, { kind: 'place-meeting', tenantId, meetingId: id });
  else await ctx.enqueue(trx, { kind: 'place-meetings', tenantId }, plus(now, gathering));
  return id;
};

/**
 * Binôme books the best of what it found, in a programme that lets it; both hear of it by the invitation and one message, and either
 * may move or cancel as ever. The options are kept as an offer that was taken, so that none of them is shown again. To be called
 * inside `changeDuo`, for a session that has no date; moments that were open leave their place to it.
 */
export const bookBest = async (
  ctx: Ctx, trx: Trx, pair: Pair, record: DuoRecord, session: Session, found: Extract<Found, { kind: 'found' }>,
): Promise<MeetingId> => {
  const [best] = found.options;
  if (!best) throw new Error('found, and nothing in it');
  const now = ctx.clock.now();
  for (const open of record.openOffers) await saveOffer(trx, open, { state: 'replaced' });
  await saveBlocked(trx, session, null);
  const offer = await insertOffer(trx, {
    tenantId: session.tenantId, duoId: session.duoId, sessionId: session.id, holder: 'mentor', act: 'confirm', options: found.options, movingId: null,
    openedAt: now, heldSince: now,
  });
  return bookOption(ctx, trx, pair, record, offer, best, null);
};
