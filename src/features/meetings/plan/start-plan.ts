import { randomInt } from 'node:crypto';
import { Refusal } from '../../../kernel/errors.ts';
import type { DuoId, ProgrammeId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { listDuos } from '../../matching/store.ts';
import { writeJournal } from '../../privacy/store.ts';
import type { Programme } from '../../programmes/programme.ts';
import { guardPlan } from './guard-plan.ts';
import { plannable } from './plan.ts';
import { readRecords } from './read-duos.ts';
import { insertItems, insertPlan, keepOnlyItems, lockPlan, resetItems, savePlanState } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'transaction' | 'enqueue'>;

/**
 * HR has the next session of every duo looked for, together. When a plan is ready to be read, this plans it anew: what is pinned or set aside
 * stands, duos that became ready join, those that found a date by themselves leave. Two presses are one.
 */
export const startPlan = async (ctx: Ctx, actor: Actor, { programmeId }: { programmeId: ProgrammeId }): Promise<void> => {
  const { programme, plan: latest } = await guardPlan(ctx.db, actor, programmeId);
  const items = await listPlannable(ctx, programme);
  const now = ctx.clock.now();
  await ctx.transaction(async (trx) => {
    const ready = latest?.state === 'ready' ? await lockPlan(trx, actor.tenantId, latest.id) : undefined;
    if (latest?.state === 'ready' && ready?.state !== 'ready') throw new Refusal('plan-changed');
    if (items.length === 0) throw new Refusal('nothing-to-plan');
    const plan = ready ?? (await insertPlan(trx, {
      tenantId: actor.tenantId, programmeId, state: 'working', seed: randomInt(2 ** 31), startedAt: now, startedBy: actor.personId,
    }));
    if (!plan) throw new Refusal('plan-changed');
    if (ready) {
      await keepOnlyItems(trx, plan, items.map(({ duoId }) => duoId));
      await resetItems(trx, plan, items.map(({ sessionId }) => sessionId));
      await savePlanState(trx, plan, 'working');
    }
    await insertItems(trx, plan, items);
    await writeJournal(trx, { tenantId: actor.tenantId, at: now, actorId: actor.personId, act: 'plan-started', subject: { kind: 'programme', id: programmeId } });
    await ctx.enqueue(trx, { kind: 'work-plan', tenantId: actor.tenantId, planId: plan.id });
  });
};

/** The duos of a programme whose next session wants a moment. */
export const listPlannable = async (ctx: Pick<Context, 'db' | 'clock'>, programme: Programme) => {
  const ids = (await listDuos(ctx.db, programme.tenantId, programme.id)).filter(({ state }) => state === 'active').map(({ id }): DuoId => id);
  const records = await readRecords(ctx.db, programme, ids);
  return records.flatMap(({ pair, record }) => {
    const found = plannable(record, ctx.clock.now());
    return typeof found === 'string' ? [] : [{ duoId: record.duo.id, sessionId: found.session.id, two: { mentor: pair.mentor.id, mentee: pair.mentee.id }, seenOfferId: found.seen?.id ?? null }];
  });
};
