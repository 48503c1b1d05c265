import { randomUUID } from 'node:crypto';
import { Refusal } from '../../../kernel/errors.ts';
import { asId, type PlaceId, type SuggestionId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { writeJournal } from '../../privacy/store.ts';
import { closeSuggestion } from '../suggestions/store.ts';
import { findProblems, type PlaceDraft, placeSettings } from './draft.ts';
import { guardCatalogue } from './guard-catalogue.ts';
import { createTwins } from './plan.ts';
import { tidy } from './spelling.ts';
import { listSites, lockCatalogue, savePlace } from './store.ts';

/**
 * HR adds a place (no id), perhaps from a duo's suggestion, or changes one. The first thing wrong is refused with its field; the journal
 * says who, not what.
 */
export const savePlaceDraft = async (
  ctx: Pick<Context, 'db' | 'clock' | 'transaction'>, actor: Actor, input: { readonly placeId: PlaceId | null; readonly draft: PlaceDraft; readonly suggestionId?: SuggestionId | undefined },
): Promise<PlaceId> => {
  await guardCatalogue(ctx, actor);
  const { tenantId } = actor;
  const id = input.placeId ?? asId<PlaceId>(randomUUID());
  const draft: PlaceDraft = {
    ...input.draft, name: tidy(input.draft.name), address: tidy(input.draft.address), city: tidy(input.draft.city),
    fallbackId: input.draft.openAir ? input.draft.fallbackId : null, settings: placeSettings.filter((setting) => input.draft.settings.includes(setting)),
  };
  const now = ctx.clock.now();
  await ctx.transaction(async (trx) => {
    const catalogue = await lockCatalogue(trx, tenantId);
    const before = catalogue.find((place) => place.id === id);
    if (input.placeId && !before) throw new Refusal('not-found');
    const sites = new Set((await listSites(trx, tenantId)).map((site) => site.id));
    if (draft.nearSites.some((site) => !sites.has(site))) throw new Refusal('bad-input', 'nearSites');
    const [problem] = findProblems(draft, catalogue.find((place) => place.id === draft.fallbackId && place.id !== id && !place.archived));
    if (problem) throw new Refusal(problem.code, problem.field);
    if (draft.openAir && catalogue.some((place) => place.fallbackId === id && !place.archived)) throw new Refusal('roof-in-use', 'openAir');
    if (createTwins(catalogue.filter((place) => place.id !== id)).find(draft)) throw new Refusal('place-exists', 'name');
    await savePlace(trx, tenantId, { ...draft, id, archived: before?.archived ?? false }, now);
    await writeJournal(trx, { tenantId, at: now, actorId: actor.personId, act: before ? 'place-changed' : 'place-added', subject: { kind: 'place', id } });
    if (!input.suggestionId) return;
    if (!(await closeSuggestion(trx, tenantId, input.suggestionId, { state: 'accepted', placeId: id, at: now }))) throw new Refusal('already-handled');
    await writeJournal(trx, { tenantId, at: now, actorId: actor.personId, act: 'suggestion-accepted', subject: { kind: 'suggestion', id: input.suggestionId } });
  });
  return id;
};
