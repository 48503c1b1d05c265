import { Refusal } from '../../../kernel/errors.ts';
import type { PlaceId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { writeJournal } from '../../privacy/store.ts';
import { guardCatalogue } from './guard-catalogue.ts';
import { lockCatalogue, markArchived } from './store.ts';

/** Takes a place out of every search to come, or brings it back. Dates already booked there stand. */
export const archivePlace = async (
  ctx: Pick<Context, 'db' | 'clock' | 'transaction'>, actor: Actor, { placeId, archived }: { readonly placeId: PlaceId; readonly archived: boolean },
): Promise<void> => {
  await guardCatalogue(ctx, actor);
  const { tenantId } = actor;
  const now = ctx.clock.now();
  await ctx.transaction(async (trx) => {
    const catalogue = await lockCatalogue(trx, tenantId);
    const place = catalogue.find(({ id }) => id === placeId);
    if (!place) throw new Refusal('not-found');
    if (place.archived === archived) return;
    if (archived && catalogue.some((other) => other.fallbackId === placeId && !other.archived)) throw new Refusal('roof-in-use');
    const roof = catalogue.find(({ id }) => id === place.fallbackId);
    if (!archived && roof?.archived) throw new Refusal('no-roof');
    await markArchived(trx, tenantId, placeId, archived, now);
    await writeJournal(trx, {
      tenantId, at: now, actorId: actor.personId, act: archived ? 'place-archived' : 'place-restored', subject: { kind: 'place', id: placeId },
    });
  });
};
