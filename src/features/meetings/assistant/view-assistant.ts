import { Refusal } from '../../../kernel/errors.ts';
import type { Actor, Context } from '../../context.ts';
import { findPerson } from '../../people/store.ts';
import { listOwnMentees } from './list-own-mentees.ts';
import { findAssistant } from './store.ts';

/** Whether this person may name somebody, and whom they have named. */
export const viewAssistant = async (ctx: Pick<Context, 'db'>, actor: Actor) => {
  const [id, duos] = [await findAssistant(ctx.db, actor.tenantId, actor.personId), await listOwnMentees(ctx, actor)];
  const person = id && (await findPerson(ctx.db, actor.tenantId, id));
  return { canName: duos.length > 0, assistant: person ? { id: person.id, name: person.name, jobTitle: person.jobTitle, site: person.office } : null };
};

/** Colleagues to name, for whoever may: themselves, their mentors and people of other companies aside. */
export const viewCandidates = async (ctx: Pick<Context, 'db' | 'directory'>, actor: Actor, typed: string) => {
  const duos = await listOwnMentees(ctx, actor);
  if (duos.length === 0) throw new Refusal('not-found');
  const found = await ctx.directory.search(typed.trim());
  return found
    .filter(({ id, isGuest }) => !isGuest && id !== actor.personId && !duos.some((duo) => duo.mentor.personId === id))
    .map(({ id, name, jobTitle, office }) => ({ id, name, jobTitle, site: office }));
};
