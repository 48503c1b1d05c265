import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { changeState } from '../../../../src/features/meetings/plan/change-state.ts';
import { chunkOf } from '../../../../src/features/meetings/plan/plan.ts';
import { sendPlanned } from '../../../../src/features/meetings/plan/send-planned.ts';
import { startPlan } from '../../../../src/features/meetings/plan/start-plan.ts';
import { latestPlan, listItems } from '../../../../src/features/meetings/plan/store.ts';
import { workPlan } from '../../../../src/features/meetings/plan/work-plan.ts';
import { Refusal } from '../../../../src/kernel/errors.ts';
import { openPostgres, type PostgresDatabase } from '../../../support/database.ts';
import type { Stage } from '../stage.ts';
import { setBusyStage } from './busy-stage.ts';

vi.setConfig({ testTimeout: 60_000 });

let postgres: PostgresDatabase;
beforeAll(async () => {
  postgres = await openPostgres();
});
afterAll(() => postgres.drop());

const executives = 5;
const count = 14;

const of = ({ actors: { manager }, programmeId }: Stage) => [manager, { programmeId }] as const;
const planOf = async ({ ctx, tenantId, programmeId }: Stage) => (await latestPlan(ctx.db, tenantId, programmeId))!;
const itemsOf = async (stage: Stage) =>
  (await listItems(stage.ctx.db, await planOf(stage))).map(({ duoId, state, options, option, reason }) => ({ duoId, state, options, option, reason }));
const change = (stage: Stage, act: 'stop' | 'resume' | 'discard' | 'send') => changeState(stage.ctx, stage.actors.manager, { programmeId: stage.programmeId, act });
/** The one job of the plan that waits, done once; what it leaves itself waits on. */
const workOnce = async ({ ctx, jobs }: Stage): Promise<void> => {
  const [next] = jobs.splice(jobs.findIndex(({ job }) => job.kind === 'work-plan'), 1);
  if (next?.job.kind !== 'work-plan') throw new Error('the plan left itself nothing to do');
  await workPlan(ctx, next.job);
};
/** Chance aside: both plans are dealt the same. */
const begin = async (stage: Stage): Promise<void> => {
  await startPlan(stage.ctx, ...of(stage));
  await stage.ctx.db.updateTable('plans').set({ seed: 20_261_124 }).where('id', '=', (await planOf(stage)).id).execute();
};

describe('the job of a plan', () => {
  it('gives the same plan stopped half way and resumed as in one go', async () => {
    const stage = await setBusyStage(postgres.connected, { executives, count });
    await begin(stage);
    await stage.run();
    const [inOneGo, { state }] = [await itemsOf(stage), await planOf(stage)];
    expect([inOneGo.length, state]).toEqual([count + 1, 'ready']);
    expect(inOneGo.filter((item) => item.state === 'planned').length).toBeGreaterThan(executives);
    await change(stage, 'discard');

    await begin(stage);
    await workOnce(stage);
    const looked = (await itemsOf(stage)).filter((item) => item.state === 'looked').length;
    expect([looked, looked < count]).toEqual([chunkOf(count + 1), true]);
    await change(stage, 'stop');
    await stage.run();
    expect((await itemsOf(stage)).filter((item) => item.state === 'looked')).toHaveLength(looked);
    await change(stage, 'resume');
    await stage.run();
    expect((await planOf(stage)).state).toBe('ready');
    expect(await itemsOf(stage)).toEqual(inOneGo);
  });

  it('hands each duo one offer when two of HR press send at once and the job runs twice', async () => {
    const stage = await setBusyStage(postgres.connected, { executives, count });
    await begin(stage);
    await stage.run();
    const planned = (await itemsOf(stage)).filter((item) => item.state === 'planned').map(({ duoId }) => duoId);
    const before = await stage.ctx.db.selectFrom('offers').select('id').where('tenant_id', '=', stage.tenantId).execute();

    const pressed = await Promise.allSettled([change(stage, 'send'), change(stage, 'send')]);
    expect(pressed.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const [refused] = pressed.flatMap((one) => (one.status === 'rejected' ? [one.reason as Refusal] : []));
    expect([refused instanceof Refusal, refused?.code]).toEqual([true, 'plan-changed']);
    expect(stage.jobs.filter(({ job }) => job.kind === 'send-plan')).toHaveLength(1);

    const job = { tenantId: stage.tenantId, planId: (await planOf(stage)).id };
    await Promise.all([sendPlanned(stage.ctx, job), sendPlanned(stage.ctx, job)]);
    await stage.run();
    expect((await planOf(stage)).state).toBe('sent');
    expect((await itemsOf(stage)).filter((item) => item.state === 'sent').map(({ duoId }) => duoId)).toEqual(planned);
    const offers = await stage.ctx.db.selectFrom('offers').select(['id', 'duo_id', 'state']).where('tenant_id', '=', stage.tenantId).execute();
    const made = offers.filter(({ id }) => !before.some((known) => known.id === id));
    expect(made.map(({ duo_id }) => duo_id).toSorted()).toEqual([...planned].toSorted());
    const open = offers.filter(({ state }) => state === 'open').map(({ duo_id }) => duo_id);
    expect(new Set(open).size).toBe(open.length);
  });
});
