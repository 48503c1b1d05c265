import { Refusal } from '../../../kernel/errors.ts';
import type { DuoId, ProgrammeId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { mondayOf } from '../../programmes/week.ts';
import type { OfferedOption } from '../offer.ts';
import { changeItem } from './change-item.ts';
import { guardPlan } from './guard-plan.ts';
import { lookAround, openPlanBooks } from './open-books.ts';
import { plannable } from './plan.ts';
import { readKnown, readRecords } from './read-duos.ts';
import { listItems, lockPlan, saveItem } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'transaction'>;
type Input = { readonly programmeId: ProgrammeId; readonly duoId: DuoId };

/** What HR tells one moment from another by: the week and the setting, and nothing finer. */
export const sightOf = ({ start, settingId }: Pick<OfferedOption, 'start' | 'settingId'>): string => `${mondayOf(start)} ${settingId}`;

/**
 * Other moments for one duo, around those of all the others, looked for when HR asks: one for each week and setting, never two that HR could
 * not tell apart. They are kept with the item under their number, for HR never sees what they are made of.
 */
export const findChoices = async (ctx: Ctx, actor: Actor, input: Input): Promise<readonly OfferedOption[]> => {
  const { programme, plan } = await guardPlan(ctx.db, actor, input.programmeId);
  const items = plan?.state === 'ready' ? await listItems(ctx.db, plan) : [];
  const item = items.find(({ duoId }) => duoId === input.duoId);
  if (!plan || (plan.state === 'ready' && !item)) throw new Refusal('not-found');
  const now = ctx.clock.now();
  const [duo] = await readRecords(ctx.db, programme, item ? [item.duoId] : []);
  const wants = duo && plannable(duo.record, now);
  if (!item || !duo || !wants || typeof wants === 'string') throw new Refusal('plan-changed');
  const books = await openPlanBooks(ctx.db, programme, items, input.duoId, now);
  const known = (await readKnown(ctx, programme, [{ pair: duo.pair, session: wants.session }]))({ pair: duo.pair, session: wants.session });
  const seen = new Set(item.option ? [sightOf(item.option)] : []);
  const choices = lookAround(known, books, duo, now).filter((option) => !seen.has(sightOf(option)) && seen.add(sightOf(option)));
  await ctx.transaction(async (trx) => {
    if ((await lockPlan(trx, plan.tenantId, plan.id))?.state === 'ready') await saveItem(trx, plan, input.duoId, { options: choices });
  });
  return choices;
};

/** Gives a duo another moment that it was found, by its number, unless another duo has it by now. What HR chose is pinned. */
export const swapOption = (ctx: Ctx, actor: Actor, input: Input & { readonly choice: number }): Promise<void> =>
  changeItem(ctx, actor, input, async (trx, plan, item, programme) => {
    const option = item.options?.[input.choice];
    if (!option || item.excluded) throw new Refusal('plan-changed');
    const books = await openPlanBooks(trx, programme, await listItems(trx, plan), item.duoId, ctx.clock.now());
    if (!books.fits(option, item.two)) throw new Refusal('slot-taken');
    await saveItem(trx, plan, item.duoId, { state: 'planned', option, reason: null, pinned: true });
  });
