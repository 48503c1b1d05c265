import { Refusal } from '../../../kernel/errors.ts';
import type { ProgrammeId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { writeJournal } from '../../privacy/store.ts';
import { guardPlan } from './guard-plan.ts';
import { planCanBecome } from './plan.ts';
import { eraseMoments, lockPlan, markForSending, savePlanState } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'transaction' | 'enqueue'>;

const acts = { stop: 'plan-stopped', resume: 'plan-resumed', discard: 'plan-discarded', send: 'plan-sent' } as const;
const states = { stop: 'stopped', resume: 'working', discard: 'discarded', send: 'sending' } as const;

/**
 * HR stops a plan that works, resumes it where it was, throws it away, or has it sent. `send` marks what goes out: the cards follow by a
 * job, each looked at once more. Two presses are one: the second finds the plan changed.
 */
export const changeState = async (ctx: Ctx, actor: Actor, { programmeId, act }: { programmeId: ProgrammeId; act: keyof typeof states }): Promise<void> => {
  const { plan: latest } = await guardPlan(ctx.db, actor, programmeId);
  if (!latest) throw new Refusal('plan-changed');
  const now = ctx.clock.now();
  await ctx.transaction(async (trx) => {
    const plan = await lockPlan(trx, actor.tenantId, latest.id);
    // From `ready` it is planned anew, which is not resuming: start-plan.ts.
    const isOutOfTurn = !plan || !planCanBecome(plan.state, states[act]) || (act === 'resume' && plan.state !== 'stopped');
    if (isOutOfTurn) throw new Refusal('plan-changed');
    if (act === 'send' && (await markForSending(trx, plan)) === 0) throw new Refusal('nothing-to-plan');
    if (act === 'discard') await eraseMoments(trx, plan);
    await savePlanState(trx, plan, states[act], act === 'discard' ? now : null);
    await writeJournal(trx, { tenantId: actor.tenantId, at: now, actorId: actor.personId, act: acts[act], subject: { kind: 'programme', id: programmeId } });
    if (act === 'resume') await ctx.enqueue(trx, { kind: 'work-plan', tenantId: actor.tenantId, planId: plan.id });
    if (act === 'send') await ctx.enqueue(trx, { kind: 'send-plan', tenantId: actor.tenantId, planId: plan.id });
  });
};
