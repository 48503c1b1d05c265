import type { Db } from '../../../db/connect.ts';
import type { ProgrammeId } from '../../../kernel/ids.ts';
import type { Actor } from '../../context.ts';
import type { Programme } from '../../programmes/programme.ts';
import { managedProgramme } from '../../programmes/managed-programme.ts';
import type { Plan } from './plan.ts';
import { latestPlan } from './store.ts';

/** A plan is for whoever runs its programme; to anybody else of HR neither exists. */
export const guardPlan = async (db: Db, actor: Actor, programmeId: ProgrammeId): Promise<{ programme: Programme; plan: Plan | undefined }> => {
  const programme = await managedProgramme(db, actor, programmeId);
  return { programme, plan: await latestPlan(db, actor.tenantId, programmeId) };
};
