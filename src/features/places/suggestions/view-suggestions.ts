import { sayReaders } from '../../privacy/readers.ts';
import type { Actor, Context } from '../../context.ts';
import { listOwnSuggestions } from './store.ts';

/** One's own suggestions, newest first, what became of each, and who reads them. */
export const viewSuggestions = async (ctx: Pick<Context, 'db'>, actor: Actor) => ({
  readers: sayReaders('suggestion', 0, actor.lang),
  suggestions: (await listOwnSuggestions(ctx.db, actor.tenantId, actor.personId)).map(({ id, name, state }) => ({ id, name, state })),
});
