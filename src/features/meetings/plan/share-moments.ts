import type { DuoId } from '../../../kernel/ids.ts';
import { type Instant, minute } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import { type Given, type Looked, shareOut } from '../../places/plan/share.ts';
import type { Programme } from '../../programmes/programme.ts';
import { findProgramme } from '../../programmes/store.ts';
import type { OfferedOption } from '../offer.ts';
import { lookAround, openBooks } from './open-books.ts';
import { type ItemReason, type Plan, type PlanItem, plannable } from './plan.ts';
import { readKnown, readRecords, type RecordedDuo } from './read-duos.ts';
import { listItems, lockPlan, savePlanState, saveShared } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'transaction'>;

/** Every duo was looked at: gives each one moment or says why it has none, and hands the plan to HR. */
export const shareMoments = async (ctx: Ctx, plan: Plan): Promise<void> => {
  const programme = await findProgramme(ctx.db, plan.tenantId, plan.programmeId);
  if (!programme) throw new Error('a plan without its programme');
  const items = (await listItems(ctx.db, plan)).filter(({ excluded }) => !excluded);
  const duos = new Map((await readRecords(ctx.db, programme, items.map(({ duoId }) => duoId))).map((duo) => [duo.pair.duo.id, duo]));
  const now = ctx.clock.now();
  const looked = items.map((item) => lookedItem(item, now, programme.frame.notice));
  const given = await share(ctx, plan, programme, looked, duos);
  const reasons = new Map(items.map(({ duoId, reason }) => [duoId as string, reason]));
  await ctx.transaction(async (trx) => {
    const current = await lockPlan(trx, plan.tenantId, plan.id);
    if (current?.state !== 'working') return;
    await saveShared(trx, plan, given.map((one) => one.kind === 'planned'
      ? { duoId: one.id as DuoId, state: 'planned', option: one.option, reason: null }
      // What the look found in the way, a date of its own for instance, is more exact than what the sharing knows.
      : { duoId: one.id as DuoId, state: 'none', option: null, reason: (reasons.get(one.id) ?? one.reason) satisfies ItemReason }));
    await savePlanState(trx, plan, 'ready');
  });
};

const lookedItem = (item: PlanItem, now: Instant, notice: number): Looked<OfferedOption> => ({
  id: item.duoId,
  two: item.two,
  // A plan that was stopped for a day has moments behind it.
  options: (item.options ?? []).filter(({ hold }) => Math.min(hold.mentor.start, hold.mentee.start) >= now + notice * minute),
  reason: null,
  pinned: item.pinned ? item.option : null,
});

/**
 * Shares out once to learn whose moments others have; when there are any, reads their calendars and shares out again, looking around for
 * them. The first round is the same both times.
 */
const share = async (
  ctx: Ctx, plan: Plan, programme: Programme, looked: readonly Looked<OfferedOption>[], duos: ReadonlyMap<string, RecordedDuo>,
): Promise<readonly Given<OfferedOption>[]> => {
  const open = () => openBooks(ctx.db, programme, looked.map(({ two }) => two), ctx.clock.now());
  const first = await breathe(shareOut(looked, { ledger: await open(), seed: plan.seed }));
  const without = first.flatMap((one) => (one.kind === 'none' && one.reason.code === 'shared-out' ? [duos.get(one.id)] : [])).filter((duo) => duo !== undefined);
  if (without.length === 0) return first;
  const now = ctx.clock.now();
  const asked = without.flatMap(({ pair, record }) => {
    const wants = plannable(record, now);
    return typeof wants === 'string' ? [] : [{ pair, session: wants.session }];
  });
  const knownOf = await readKnown(ctx, programme, asked);
  return breathe(shareOut(looked, {
    ledger: await open(), seed: plan.seed,
    again: ({ id }, ledger) => {
      const duo = duos.get(id);
      const session = asked.find(({ pair }) => pair.duo.id === id)?.session;
      return duo && session ? lookAround(knownOf({ pair: duo.pair, session }), ledger, duo, now) : [];
    },
  }));
};

/** Runs a sharing to its end and lets others in between: a programme of thousands must not hold the process. */
const breathe = async <T>(steps: Generator<unknown, T>): Promise<T> => {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await new Promise((resolve) => { setImmediate(resolve); });
  }
};
