import type { Db } from '../../../db/connect.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { ProgrammeId } from '../../../kernel/ids.ts';
import type { Actor } from '../../context.ts';
import type { Programme } from '../../programmes/programme.ts';
import { findManagedProgramme } from '../../programmes/store.ts';
import type { Plan } from './plan.ts';
import { latestPlan } from './store.ts';

/** A plan is for whoever runs its programme; to anybody else of HR neither exists. */
export const guardPlan = async (db: Db, actor: Actor, programmeId: ProgrammeId): Promise<{ programme: Programme; plan: Plan | undefined }> => {
  const programme = await findManagedProgramme(db, actor.tenantId, programmeId, actor.personId);
  if (!programme) throw new Refusal(actor.canManage ? 'not-found' : 'not-allowed');
  return { programme, plan: await latestPlan(db, actor.tenantId, programmeId) };
};
