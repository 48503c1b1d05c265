import { Refusal } from '../../kernel/errors.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { otherRole } from '../matching/duo.ts';
import { findOwnDuo } from '../matching/store.ts';
import { sendMessage } from '../messages/send-message.ts';
import { markAnswered } from '../messages/store.ts';
import { writeJournal } from '../privacy/store.ts';
import { situationCard } from './cards.ts';
import { changeDuo } from './change-duo.ts';
import { loadPair, loadRecord } from './load-duo.ts';
import { pauseEnd, type PauseWeeks } from './pause.ts';
import { pauseIsOffered, roleOf, situationOf } from './situation.ts';
import { saveBlocked, saveOffer, saveSession } from './store.ts';

/**
 * Either side lets the duo rest, where a pause is offered: what was in somebody's hands goes, nothing is offered or recalled until the
 * day, and then moments come by themselves. No reason is asked or kept, nor who asked.
 */
export const pauseDuo = async (
  ctx: Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { duoId: DuoId; weeks: PauseWeeks },
): Promise<void> => {
  const own = await findOwnDuo(ctx.db, actor.tenantId, input.duoId, actor.personId);
  if (!own) throw new Refusal('not-found');
  const pair = await loadPair(ctx.db, actor.tenantId, own.id);
  const now = ctx.clock.now();
  const until = pauseEnd(pair, now, input.weeks);
  await changeDuo(ctx, pair, async (trx, record) => {
    const session = record.sessions.find(({ state }) => state !== 'held');
    if (record.duo.state !== 'active') throw new Refusal('duo-closed');
    if (!session || !pauseIsOffered(record, session)) throw new Refusal('already-handled');
    for (const offer of record.openOffers) await saveOffer(trx, offer, { state: 'replaced' });
    await markAnswered(trx, actor, record.openOffers.map(({ id }) => id), now);
    await saveBlocked(trx, session, null);
    await saveSession(trx, session, { pausedUntil: until });
    await ctx.enqueue(trx, { kind: 'resume-session', tenantId: actor.tenantId, sessionId: session.id }, until);
    await writeJournal(trx, { tenantId: actor.tenantId, at: now, actorId: null, act: 'session-paused', subject: { kind: 'session', id: session.id } });
    const other = otherRole(roleOf(own, actor.personId));
    await sendMessage(ctx, trx, pair[other], {
      kind: 'paused', duoId: own.id, subjectId: session.id,
      card: situationCard({ situation: situationOf(await loadRecord(trx, record.duo), other, now), pair, role: other, links: ctx.links, now }),
    });
  });
};
