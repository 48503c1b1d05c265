import { Refusal } from '../../kernel/errors.ts';
import type { Actor, Context } from '../context.ts';

/** People of the directory whose name starts with the text, for whoever runs programmes. */
export const searchPeople = async (ctx: Pick<Context, 'directory'>, actor: Actor, text: string) => {
  if (!actor.canManage) throw new Refusal('not-allowed');
  const people = await ctx.directory.search(text.trim());
  return people.map(({ id, name, jobTitle, office }) => ({ id, name, jobTitle, site: office }));
};
