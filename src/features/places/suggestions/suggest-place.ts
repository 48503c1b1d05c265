import { randomUUID } from 'node:crypto';
import { Refusal } from '../../../kernel/errors.ts';
import { asId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { placeSettings } from '../catalogue/draft.ts';
import { tidy } from '../catalogue/spelling.ts';
import { insertSuggestion, isInDuo, listOwnSuggestions } from './store.ts';
import { missingIn, mostWaiting, type SuggestionDraft } from './suggestion.ts';

/** A place for the catalogue, left for HR; no message, no journal line: whose idea it was is told to nobody. */
export const suggestPlace = async (ctx: Pick<Context, 'db' | 'clock' | 'transaction'>, actor: Actor, draft: SuggestionDraft): Promise<void> => {
  if (!(await isInDuo(ctx.db, actor.tenantId, actor.personId))) throw new Refusal('not-found');
  const missing = missingIn(draft);
  if (missing) throw new Refusal(missing.code, missing.field);
  await ctx.transaction(async (trx) => {
    const own = await listOwnSuggestions(trx, actor.tenantId, actor.personId);
    if (own.filter(({ state }) => state === 'open').length >= mostWaiting) throw new Refusal('enough-suggestions');
    await insertSuggestion(trx, actor.tenantId, {
      id: asId(randomUUID()), personId: actor.personId, name: tidy(draft.name), address: tidy(draft.address), why: tidy(draft.why ?? '') || null,
      settings: placeSettings.filter((setting) => draft.settings.includes(setting)), state: 'open', at: ctx.clock.now(),
    });
  });
};
