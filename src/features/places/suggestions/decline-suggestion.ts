import { Refusal } from '../../../kernel/errors.ts';
import type { SuggestionId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { writeJournal } from '../../privacy/store.ts';
import { guardCatalogue } from '../catalogue/guard-catalogue.ts';
import { closeSuggestion } from './store.ts';

/** Not this time: no reason is asked; whoever suggested it reads thanks on their page. */
export const declineSuggestion = async (
  ctx: Pick<Context, 'db' | 'clock' | 'transaction'>, actor: Actor, { suggestionId }: { readonly suggestionId: SuggestionId },
): Promise<void> => {
  await guardCatalogue(ctx, actor);
  const now = ctx.clock.now();
  await ctx.transaction(async (trx) => {
    if (!(await closeSuggestion(trx, actor.tenantId, suggestionId, { state: 'declined', placeId: null, at: now }))) throw new Refusal('already-handled');
    await writeJournal(trx, { tenantId: actor.tenantId, at: now, actorId: actor.personId, act: 'suggestion-declined', subject: { kind: 'suggestion', id: suggestionId } });
  });
};
