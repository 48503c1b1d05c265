import type { Db, Trx } from '../../db/connect.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { OfferId } from '../../kernel/ids.ts';
import type { Actor } from '../context.ts';
import { findOwnDuo } from '../matching/store.ts';
import type { Offer } from './offer.ts';
import { roleOf } from './situation.ts';
import { findOffer } from './store.ts';

/**
 * The offer, if this person is one of the duo's two and holds it for this act. Whoever is not of the duo learns nothing, the
 * other of the two that it is not theirs to answer now.
 */
export const holdOffer = async (db: Db | Trx, actor: Actor, offerId: OfferId, act?: Offer['act']): Promise<Offer> => {
  const offer = await findOffer(db, actor.tenantId, offerId);
  const duo = offer && (await findOwnDuo(db, actor.tenantId, offer.duoId, actor.personId));
  if (!duo) throw new Refusal('not-found');
  if (offer.state !== 'open' || roleOf(duo, actor.personId) !== offer.holder || (act && offer.act !== act)) throw new Refusal('already-handled');
  return offer;
};
