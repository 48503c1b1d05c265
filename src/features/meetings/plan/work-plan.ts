import type { PlanId, TenantId } from '../../../kernel/ids.ts';
import type { Context } from '../../context.ts';
import { lookedFor } from '../../places/plan/share.ts';
import { findProgramme } from '../../programmes/store.ts';
import { optionsIn } from '../find-options.ts';
import { chunkOf, type LookedItem, type Plan, plannable } from './plan.ts';
import { readKnown, readRecords } from './read-duos.ts';
import { shareMoments } from './share-moments.ts';
import { countItems, findPlan, listItems, lockPlan, saveLooked } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'transaction' | 'enqueue'>;

/**
 * The job of a plan, a chunk at a time: reads the calendars of some duos that wait, writes in one transaction what each could have, and
 * leaves itself the rest; when none waits, shares the moments out. What it does depends on the rows alone: killed, it starts the
 * chunk again; run twice, the second finds nothing waiting; stopped, what it was about to write is looked for again on resuming.
 */
export const workPlan = async (ctx: Ctx, { tenantId, planId }: { tenantId: TenantId; planId: PlanId }): Promise<void> => {
  const plan = await findPlan(ctx.db, tenantId, planId);
  if (plan?.state !== 'working') return;
  const { total, waiting } = await countItems(ctx.db, plan);
  if (waiting === 0) return shareMoments(ctx, plan);
  const found = await lookAt(ctx, plan, chunkOf(total));
  await ctx.transaction(async (trx) => {
    const current = await lockPlan(trx, tenantId, planId);
    if (current?.state === 'working' && (await saveLooked(trx, plan, found)) > 0) await ctx.enqueue(trx, { kind: 'work-plan', tenantId, planId });
  });
};

/** What each of the next few duos could have by itself. */
const lookAt = async (ctx: Ctx, plan: Plan, atMost: number): Promise<readonly LookedItem[]> => {
  const programme = await findProgramme(ctx.db, plan.tenantId, plan.programmeId);
  if (!programme) throw new Error('a plan without its programme');
  const waiting = await listItems(ctx.db, plan, ['waiting'], atMost);
  const now = ctx.clock.now();
  const duos = (await readRecords(ctx.db, programme, waiting.map(({ duoId }) => duoId))).map((duo) => ({ ...duo, wants: plannable(duo.record, now) }));
  const asked = duos.flatMap(({ pair, wants }) => (typeof wants === 'string' ? [] : [{ pair, session: wants.session }]));
  const knownOf = await readKnown(ctx, programme, asked);
  return duos.map(({ pair, wants }): LookedItem => {
    const duoId = pair.duo.id;
    if (typeof wants === 'string') return { duoId, options: [], reason: { code: wants } };
    const found = optionsIn(knownOf({ pair, session: wants.session }), pair, wants.session, null, now, lookedFor);
    return found.kind === 'found' ? { duoId, options: found.options, reason: null } : { duoId, options: [], reason: found.reason };
  });
};
