import type { Actor, Context } from '../../context.ts';
import { preferenceFields, sayPreferenceReaders } from '../../privacy/readers.ts';
import { findWishes } from './store.ts';

/** One's own preferences and nobody else's: there is no way to name another person here. */
export const viewPreferences = async (ctx: Pick<Context, 'db'>, actor: Actor) => ({
  ...(await findWishes(ctx.db, actor.tenantId, actor.personId)),
  readers: sayPreferenceReaders(preferenceFields, actor.lang),
});
