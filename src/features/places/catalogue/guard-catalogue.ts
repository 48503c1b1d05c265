import { Refusal } from '../../../kernel/errors.ts';
import type { Actor, Context } from '../../context.ts';
import { managesAny } from './store.ts';

/** The catalogue is for whoever runs a programme of this tenant. */
export const guardCatalogue = async ({ db }: Pick<Context, 'db'>, actor: Actor): Promise<void> => {
  if (!actor.canManage || !(await managesAny(db, actor.tenantId, actor.personId))) throw new Refusal('not-allowed');
};
