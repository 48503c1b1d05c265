import type { Trx } from '../../../db/connect.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { DuoId, ProgrammeId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { writeJournal } from '../../privacy/store.ts';
import type { Programme } from '../../programmes/programme.ts';
import { guardPlan } from './guard-plan.ts';
import { openPlanBooks } from './open-books.ts';
import type { Plan, PlanItem } from './plan.ts';
import { findItem, listItems, lockPlan, saveItem } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'transaction'>;
type Input = { readonly programmeId: ProgrammeId; readonly duoId: DuoId };

/** Changes one item of a plan that HR is reading, under its lock; a plan under way, sent or gone is not changed any more. */
export const changeItem = async (
  ctx: Ctx, actor: Actor, { programmeId, duoId }: Input, change: (trx: Trx, plan: Plan, item: PlanItem, programme: Programme) => Promise<void>,
): Promise<void> => {
  const { plan: latest, programme } = await guardPlan(ctx.db, actor, programmeId);
  if (!latest) throw new Refusal('not-found');
  await ctx.transaction(async (trx) => {
    const plan = await lockPlan(trx, actor.tenantId, latest.id);
    const item = plan && (await findItem(trx, plan, duoId));
    if (!item) throw new Refusal('not-found');
    if (plan.state !== 'ready') throw new Refusal('plan-changed');
    await change(trx, plan, item, programme);
    await writeJournal(trx, { tenantId: actor.tenantId, at: ctx.clock.now(), actorId: actor.personId, act: 'plan-changed', subject: { kind: 'duo', id: duoId } });
  });
};

/** A moment that is pinned stands when the rest is planned anew. */
export const changePin = (ctx: Ctx, actor: Actor, input: Input & { readonly pinned: boolean }): Promise<void> =>
  changeItem(ctx, actor, input, async (trx, plan, item) => {
    if (input.pinned && (item.state !== 'planned' || item.excluded)) throw new Refusal('plan-changed');
    await saveItem(trx, plan, item.duoId, { pinned: input.pinned });
  });

/**
 * A duo that is set aside gets nothing from this plan and takes nobody's place. Brought back, it has its moment again, unless another
 * duo was given it meanwhile.
 */
export const changeExclusion = (ctx: Ctx, actor: Actor, input: Input & { readonly excluded: boolean }): Promise<void> =>
  changeItem(ctx, actor, input, async (trx, plan, item, programme) => {
    if (input.excluded) return saveItem(trx, plan, item.duoId, { excluded: true, pinned: false });
    const books = await openPlanBooks(trx, programme, await listItems(trx, plan), item.duoId, ctx.clock.now());
    const isLost = item.option !== null && !books.fits(item.option, item.two);
    await saveItem(trx, plan, item.duoId, { excluded: false, ...(isLost && { state: 'none', option: null, reason: { code: 'shared-out' } }) });
  });
