import type { Trx } from '../../db/connect.ts';
import type { Context } from '../context.ts';
import { otherRole, type Role } from '../matching/duo.ts';
import { sendMessage } from '../messages/send-message.ts';
import { writeJournal } from '../privacy/store.ts';
import { situationCard } from './cards.ts';
import type { Found, Pair } from './find-options.ts';
import { forgetSeen } from './following/store.ts';
import { loadRecord } from './load-duo.ts';
import type { Meeting, Session } from './meeting.ts';
import { offerAgain } from './offer-again.ts';
import { situationOf } from './situation.ts';
import { saveMeeting } from './store.ts';

/**
 * A date goes, the session stays: one side has other moments in hand at once, the other hears that the date did not hold, from nobody
 * and for no reason. To be called inside `changeDuo`; `found` and `isWatching` as in `offerAgain`; `isEventStanding`: Outlook still shows it.
 */
export const loseDate = async (
  ctx: Pick<Context, 'clock' | 'links' | 'enqueue'>, trx: Trx, pair: Pair, lost: Meeting, session: Session, found: Found | null,
  to: { holder: Role; isWatching: boolean; isEventStanding: boolean },
): Promise<void> => {
  const { tenantId, id } = lost;
  await saveMeeting(trx, lost, { state: 'cancelled', live: false });
  await forgetSeen(trx, lost);
  if (to.isEventStanding && !lost.inOutlook.isElsewhere) await ctx.enqueue(trx, { kind: 'cancel-event', tenantId, meetingId: id });
  await writeJournal(trx, { tenantId, at: ctx.clock.now(), actorId: null, act: 'meeting-cancelled', subject: { kind: 'meeting', id } });
  await offerAgain(ctx, trx, pair, session, found, to);
  const other = otherRole(to.holder);
  await tellLost(ctx, trx, pair, other, lost);
  // Other moments would have been said to them.
  if (found?.kind === 'none' && !to.isWatching) await tellLost(ctx, trx, pair, to.holder, lost);
};

/** What there is after a date that did not hold, in one message. */
export const tellLost = async (ctx: Pick<Context, 'clock' | 'links' | 'enqueue'>, trx: Trx, pair: Pair, role: Role, { duoId, id }: Pick<Meeting, 'duoId' | 'id'>): Promise<void> => {
  const now = ctx.clock.now();
  await sendMessage(ctx, trx, pair[role], {
    kind: 'date-lost', duoId, subjectId: id,
    card: situationCard({ situation: situationOf(await loadRecord(trx, pair.duo), role, now), pair, role, links: ctx.links, now }),
  });
};
