import type { PersonId } from '../../../kernel/ids.ts';
import type { Context } from '../../context.ts';
import { type Duo, otherRole } from '../../matching/duo.ts';
import { saveDuoState } from '../../matching/store.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { writeJournal } from '../../privacy/store.ts';
import { situationCard } from '../cards.ts';
import { changeDuo } from '../change-duo.ts';
import { loadPair } from '../load-duo.ts';
import { isLive } from '../meeting.ts';
import { roleOf } from '../situation.ts';
import { saveMeeting, saveOffer } from '../store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>;

/**
 * One of the two is away: what is ahead is cancelled, offers and clocks stop, and sessions keep. That person is sent nothing; the other is told
 * that the duo waits, and not why. `saidBy`: who of HR said so; null when the directory did.
 */
export const suspendDuo = async (ctx: Ctx, { tenantId, id }: Duo, awayId: PersonId, saidBy: PersonId | null = null): Promise<void> => {
  const pair = await loadPair(ctx.db, tenantId, id);
  const other = otherRole(roleOf(pair.duo, awayId));
  await changeDuo(ctx, pair, async (trx, record) => {
    const { duo } = record;
    if (duo.state !== 'invited' && duo.state !== 'active') return 'unchanged';
    const now = ctx.clock.now();
    for (const offer of record.openOffers) await saveOffer(trx, offer, { state: 'replaced' });
    for (const meeting of record.meetings) {
      if (!isLive(meeting.state) || meeting.end <= now) continue;
      await saveMeeting(trx, meeting, { state: 'cancelled', live: false, isSpared: true });
      await ctx.enqueue(trx, { kind: 'cancel-event', tenantId, meetingId: meeting.id });
    }
    await saveDuoState(trx, duo, 'suspended', duo.activatedAt, saidBy !== null);
    await writeJournal(trx, { tenantId, at: now, actorId: saidBy, act: 'duo-suspended', subject: { kind: 'duo', id } });
    if (pair[other].gone) return;
    await sendMessage(ctx, trx, pair[other], {
      kind: 'paused', duoId: id, subjectId: `paused/${id}/${now}`, card: situationCard({ situation: { kind: 'suspended' }, pair, role: other, links: ctx.links, now }),
    });
  });
};
