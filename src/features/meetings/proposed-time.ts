import type { Db, Trx } from '../../db/connect.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { MeetingId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Actor } from '../context.ts';
import type { Duo } from '../matching/duo.ts';
import type { Meeting, Proposal } from './meeting.ts';
import { organiserOf } from './organiser.ts';
import { upcomingMeeting } from './own-meeting.ts';
import { roleOf } from './situation.ts';

/** A time asked for in Outlook that waits for an answer: the organiser's to give, since the invitation is in their name. */
export const proposedTime = async (
  db: Db | Trx, actor: Actor, id: MeetingId, now: Instant,
): Promise<{ meeting: Meeting; duo: Duo; proposal: Proposal }> => {
  const { meeting, duo } = await upcomingMeeting(db, actor, id, now);
  const { proposal } = meeting.inOutlook;
  if (!proposal || proposal.isSettled || roleOf(duo, actor.personId) !== organiserOf(duo, meeting)) throw new Refusal('already-handled');
  return { meeting, duo, proposal };
};
