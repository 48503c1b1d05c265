import { Refusal } from '../../kernel/errors.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { otherRole } from '../matching/duo.ts';
import { findOwnDuo, saveDuoState } from '../matching/store.ts';
import { sendMessage } from '../messages/send-message.ts';
import { writeJournal } from '../privacy/store.ts';
import { situationCard } from './cards.ts';
import { changeDuo } from './change-duo.ts';
import { loadPair } from './load-duo.ts';
import { isLive } from './meeting.ts';
import { roleOf } from './situation.ts';
import { saveMeeting, saveOffer } from './store.ts';

/**
 * Either side leaves, at any time, without a reason: what was ahead is cancelled, and the other learns only that the duo has
 * ended. The journal says that it ended, not by whom.
 */
export const leaveDuo = async (
  ctx: Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { duoId: DuoId },
): Promise<void> => {
  const own = await findOwnDuo(ctx.db, actor.tenantId, input.duoId, actor.personId);
  if (!own) throw new Refusal('not-found');
  const pair = await loadPair(ctx.db, actor.tenantId, own.id);
  const other = otherRole(roleOf(own, actor.personId));
  await changeDuo(ctx, pair, async (trx, record) => {
    if (record.duo.state === 'closed' || record.duo.state === 'declined') throw new Refusal('duo-closed');
    const now = ctx.clock.now();
    for (const offer of record.openOffers) await saveOffer(trx, offer, { state: 'replaced' });
    for (const meeting of record.meetings) {
      if (!isLive(meeting.state) || meeting.end <= now) continue;
      await saveMeeting(trx, meeting, { state: 'cancelled', live: false });
      await ctx.enqueue(trx, { kind: 'cancel-event', tenantId: actor.tenantId, meetingId: meeting.id });
    }
    await saveDuoState(trx, record.duo, 'closed', record.duo.activatedAt);
    await writeJournal(trx, { tenantId: actor.tenantId, at: now, actorId: null, act: 'duo-ended', subject: { kind: 'duo', id: own.id } });
    await sendMessage(ctx, trx, pair[other], {
      kind: 'ended', duoId: own.id, subjectId: own.id,
      card: situationCard({ situation: { kind: 'declined' }, pair, role: other, links: ctx.links, now }),
    });
  });
};
