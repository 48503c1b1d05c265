import type { DuoId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { findOwnDuo } from '../matching/store.ts';
import { changeDuo } from './change-duo.ts';
import { bothIn, daysOf, findOptions } from './find-options.ts';
import { loadPair } from './load-duo.ts';
import { isStillAhead, type OfferedOption } from './offer.ts';
import { openOffer } from './open-offer.ts';
import { recheckOffered } from './recheck.ts';
import { checkRoom } from './check-room.ts';
import { roleOf } from './situation.ts';
import { findMeeting, findSession, listOpenOffers, saveOffer } from './store.ts';

/**
 * When a card or the tab is opened, the options in the reader's hands are looked at once more: what is taken or past goes,
 * and when none is left three others take their place. Availability that cannot be read right now changes nothing: the
 * recheck before booking decides. Teams opens a card as often as it likes: it costs one look at the calendars in a minute and a half, and
 * nothing is written but what has changed.
 */
export const recheckOffer = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { duoId: DuoId },
): Promise<void> => {
  const duo = await findOwnDuo(ctx.db, actor.tenantId, input.duoId, actor.personId);
  const [offer] = duo ? await listOpenOffers(ctx.db, actor.tenantId, [duo.id]) : [];
  if (!duo || !offer || offer.holder !== roleOf(duo, actor.personId)) return;
  const pair = await loadPair(ctx.db, actor.tenantId, duo.id);
  const moving = offer.movingId === null ? null : ((await findMeeting(ctx.db, actor.tenantId, offer.movingId)) ?? null);
  const read = await ctx.calendar.availability([pair.mentor, pair.mentee], daysOf(offer.options), { idle: true });
  const both = await bothIn(ctx.db, read, pair, moving, null);
  const standing: OfferedOption[] = [];
  for (const option of offer.options) {
    const state = recheckOffered(option, both, ctx.clock.now());
    if ((state === 'holds' || state === 'unknown') && isStillAhead(option, ctx.clock.now()) && (await checkRoom(ctx.db, actor.tenantId, option, [moving]))) standing.push(option);
  }
  if (standing.length === offer.options.length) return;
  const session = await findSession(ctx.db, actor.tenantId, offer.sessionId);
  if (!session) return;
  const found = standing.length > 0 ? null : await findOptions(ctx, pair, session, moving, 3, offer.options[0]?.asked);
  await changeDuo(ctx, pair, async (trx, record) => {
    const current = record.openOffers.find((open) => open.id === offer.id);
    if (!current || current.holder !== offer.holder) return 'unchanged';
    if (!found) return saveOffer(trx, current, { options: standing });
    await openOffer(ctx, trx, pair, session, found, { holder: offer.holder, act: offer.act, moving, say: null });
  });
};
