import { Refusal } from '../../kernel/errors.ts';
import type { OfferId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import type { Role } from '../matching/duo.ts';
import { chooseAllowed } from '../places/catalogue/choose-settings.ts';
import type { SettingId } from '../places/setting.ts';
import { changeDuo } from './change-duo.ts';
import { findOptions, requireAnswer } from './find-options.ts';
import { holdOffer } from './hold-offer.ts';
import { loadPair } from './load-duo.ts';
import type { Offer } from './offer.ts';
import { openOffer } from './open-offer.ts';
import { findMeeting, findSession, listOffers } from './store.ts';
import { goesBeyond, servingFor } from './typed-place.ts';

/**
 * Whether this side has asked for a setting in this session already. Once is all: whoever could ask for each in turn would read in
 * the answers what the other refuses.
 */
export const askedSetting = (offers: readonly Offer[], side: Role): boolean =>
  offers.some(({ options }) => options.some(({ asked }) => asked?.code === 'one-setting' && asked.side === side));

/**
 * Moments in the setting the holder would rather have; where there is none, the answer is other moments and never a no, for a
 * no would say that somebody refuses it.
 */
export const askSetting = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { offerId: OfferId; settingId: SettingId },
): Promise<void> => {
  const offer = await holdOffer(ctx.db, actor, input.offerId);
  const pair = await loadPair(ctx.db, actor.tenantId, offer.duoId);
  if (!goesBeyond(pair.programme.frame)) throw new Refusal('catalogue-only');
  const session = await findSession(ctx.db, actor.tenantId, offer.sessionId);
  if (!session) throw new Refusal('not-found');
  const allowed = servingFor(await chooseAllowed(ctx.db, actor.tenantId, pair.programme.id), session.purpose, pair.programme.frame);
  if (!allowed.some(({ id }) => id === input.settingId)) throw new Refusal('bad-input', 'setting');
  const moving = offer.movingId === null ? null : ((await findMeeting(ctx.db, actor.tenantId, offer.movingId)) ?? null);
  const asked = { code: 'one-setting', settingId: input.settingId, side: offer.holder } as const;
  const found = await findOptions(ctx, pair, session, moving, 3, asked);
  requireAnswer(found);
  if (found.kind === 'none') throw new Refusal('no-other-moment');
  const options = found.options.map((option) => ({ ...option, asked }));
  await changeDuo(ctx, pair, async (trx) => {
    await holdOffer(trx, actor, input.offerId);
    if (askedSetting(await listOffers(trx, actor.tenantId, session.id), offer.holder)) throw new Refusal('setting-asked');
    await openOffer(ctx, trx, pair, session, { kind: 'found', options }, { holder: offer.holder, act: offer.act, moving, say: null });
  });
};
