import { Refusal } from '../../../kernel/errors.ts';
import type { Actor, Context } from '../../context.ts';
import { writeJournal } from '../../privacy/store.ts';
import { guardCatalogue } from './guard-catalogue.ts';
import { deletePlaces, lastImport, lockCatalogue, markUndone, overwritePlaces } from './store.ts';

/**
 * Takes the last import back: what it added goes, what it changed is as before. What HR edited by hand since, and roofs
 * that other places have come to need, stay.
 */
export const undoImport = async (ctx: Pick<Context, 'db' | 'clock' | 'transaction'>, actor: Actor, input: { readonly importId: string }): Promise<void> => {
  await guardCatalogue(ctx, actor);
  const { tenantId } = actor;
  const now = ctx.clock.now();
  await ctx.transaction(async (trx) => {
    const catalogue = await lockCatalogue(trx, tenantId);
    const last = await lastImport(trx, tenantId);
    if (last?.id !== input.importId) throw new Refusal('already-handled');
    const edited = new Set(catalogue.filter(({ editedAt }) => editedAt !== null && editedAt >= last.at).map(({ id }) => id));
    const before = last.before.filter(({ id }) => !edited.has(id));
    const goes = new Set(catalogue.filter(({ id, importId }) => importId === last.id && !edited.has(id)).map(({ id }) => id));
    const restored = new Map(before.map((place) => [place.id, place]));
    const stays = catalogue.filter(({ id }) => !goes.has(id)).map((place) => restored.get(place.id) ?? place);
    for (const { fallbackId } of stays) if (fallbackId) goes.delete(fallbackId);
    await overwritePlaces(trx, tenantId, before);
    await deletePlaces(trx, tenantId, [...goes]);
    await markUndone(trx, tenantId, last.id, now);
    await writeJournal(trx, { tenantId, at: now, actorId: actor.personId, act: 'import-undone', subject: { kind: 'import', id: last.id } });
  });
};
