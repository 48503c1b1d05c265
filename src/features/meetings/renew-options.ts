import { Refusal } from '../../kernel/errors.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import type { Role } from '../matching/duo.ts';
import type { MessageKind } from '../messages/message.ts';
import { writeJournal } from '../privacy/store.ts';
import { changeDuo } from './change-duo.ts';
import { findOptions, requireAnswer } from './find-options.ts';
import { loadPair, loadRecord } from './load-duo.ts';
import { isLive } from './meeting.ts';
import type { Asked } from './offer.ts';
import { openOffer } from './open-offer.ts';
import { isPaused } from './situation.ts';

/** Three new options for the duo's next session, unless it already has a date. `say` null: the holder is looking at the answer. */
export const renewOptions = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>,
  actor: Actor,
  to: { duoId: DuoId; holder: Role; act: 'propose' | 'confirm'; say: MessageKind | null; asked?: Asked | null },
): Promise<void> => {
  const pair = await loadPair(ctx.db, actor.tenantId, to.duoId);
  if (pair.duo.state !== 'active') throw new Refusal('not-ready');
  const record = await loadRecord(ctx.db, pair.duo);
  const session = record.sessions.find((candidate) => candidate.state !== 'held');
  if (!session) throw new Refusal('already-handled');
  if (isPaused(session, ctx.clock.now())) throw new Refusal('paused');
  const found = await findOptions(ctx, pair, session, null, 3, to.asked);
  if (record.openOffers.some(({ sessionId }) => sessionId === session.id)) requireAnswer(found);
  await changeDuo(ctx, pair, async (trx, current) => {
    if (to.asked && current.openOffers.some(({ sessionId }) => sessionId === session.id)) throw new Refusal('already-handled');
    if (current.meetings.some((meeting) => meeting.sessionId === session.id && isLive(meeting.state))) throw new Refusal('already-handled');
    if (current.sessions.some((candidate) => candidate.id === session.id && isPaused(candidate, ctx.clock.now()))) throw new Refusal('paused');
    await openOffer(ctx, trx, pair, session, found, { ...to, moving: null });
    if (to.say)
      await writeJournal(trx, {
        tenantId: actor.tenantId, at: ctx.clock.now(), actorId: actor.personId, act: 'options-sent', subject: { kind: 'duo', id: to.duoId },
      });
  });
};
