import type { Actor, Context } from '../../context.ts';
import type { Duo } from '../../matching/duo.ts';
import { listOwnDuos } from '../../matching/store.ts';

/** The duos in which this person is the executive, ended ones aside. */
export const listOwnMentees = async ({ db }: Pick<Context, 'db'>, actor: Actor): Promise<readonly Duo[]> =>
  (await listOwnDuos(db, actor.tenantId, actor.personId))
    .filter((duo) => duo.mentee.personId === actor.personId && ['invited', 'active', 'suspended'].includes(duo.state));
