import type { Db } from '../../db/connect.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { ProgrammeId } from '../../kernel/ids.ts';
import type { Actor } from '../context.ts';
import type { Programme } from './programme.ts';
import { findManagedProgramme } from './store.ts';

/** A programme, for whoever runs it: to anybody else of HR it does not exist (`not-found`), and nobody else may ask (`not-allowed`). */
export const managedProgramme = async (db: Db, actor: Actor, id: ProgrammeId): Promise<Programme> => {
  const programme = await findManagedProgramme(db, actor.tenantId, id, actor.personId);
  if (!programme) throw new Refusal(actor.canManage ? 'not-found' : 'not-allowed');
  return programme;
};
