import type { Db, Trx } from '../../db/connect.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { MeetingId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Actor } from '../context.ts';
import type { Duo } from '../matching/duo.ts';
import { findOwnDuo } from '../matching/store.ts';
import type { Meeting } from './meeting.ts';
import { findMeeting } from './store.ts';

/** A meeting of the person's own duo; anybody else's does not exist for them. */
export const ownMeeting = async (db: Db | Trx, actor: Actor, id: MeetingId): Promise<{ meeting: Meeting; duo: Duo }> => {
  const meeting = await findMeeting(db, actor.tenantId, id);
  const duo = meeting && (await findOwnDuo(db, actor.tenantId, meeting.duoId, actor.personId));
  if (!meeting || !duo) throw new Refusal('not-found');
  return { meeting, duo };
};

/** One that can still be moved or cancelled. */
export const upcomingMeeting = async (db: Db | Trx, actor: Actor, id: MeetingId, now: Instant): Promise<{ meeting: Meeting; duo: Duo }> => {
  const own = await ownMeeting(db, actor, id);
  if (own.meeting.state !== 'booked') throw new Refusal('already-handled');
  if (own.meeting.start <= now) throw new Refusal('too-late');
  if (own.meeting.inOutlook.isElsewhere) throw new Refusal('organised-elsewhere');
  return own;
};
