import type { ProgrammeId } from '../../../kernel/ids.ts';
import type { Lang } from '../../../kernel/text.ts';
import { sayDay, type Zone } from '../../../kernel/time.ts';
import type { Actor, Context } from '../../context.ts';
import { listDuos } from '../../matching/store.ts';
import { findPeople } from '../../people/store.ts';
import type { SettingId } from '../../places/setting.ts';
import { settingName } from '../../places/text.ts';
import { mondayOf } from '../../programmes/week.ts';
import type { OfferedOption } from '../offer.ts';
import { guardPlan } from './guard-plan.ts';
import { openBooks } from './open-books.ts';
import type { PlanItem } from './plan.ts';
import { listPlannable } from './start-plan.ts';
import { listItems } from './store.ts';
import { findChoices } from './swap-option.ts';
import { sayItemReason, text } from './text.ts';

type Ctx = Pick<Context, 'db' | 'clock'>;

const zone = 'Europe/Paris' as Zone;

/** « semaine du 30 novembre »: HR never sees the day. */
const sayWeek = ({ start }: OfferedOption, lang: Lang): string => text(lang).week(sayDay(mondayOf(start), zone, lang).replace(/^\S+ /, ''));

/** All that HR sees of a moment: its week and its setting; no day, no hour, no place, no reason that would tell one of them. */
const sight = (option: OfferedOption, lang: Lang) => ({
  week: sayWeek(option, lang), weekOf: new Date(mondayOf(option.start)).toISOString().slice(0, 10), settingId: option.settingId, setting: settingName(option.settingId, lang).name,
});

/**
 * The plan as HR reads it before anything goes out, and after. Once it is sent nothing of its moments is left: the duos' own page says the
 * week, when there is one.
 */
export const viewPlan = async (ctx: Ctx, actor: Actor, programmeId: ProgrammeId) => {
  const { programme, plan } = await guardPlan(ctx.db, actor, programmeId);
  const { lang } = actor;
  const duos = new Map((await listDuos(ctx.db, actor.tenantId, programmeId)).map((duo) => [duo.id, duo]));
  const items = plan && plan.state !== 'discarded' ? await listItems(ctx.db, plan) : [];
  const isUnderWay = plan !== undefined && plan.state !== 'discarded' && plan.state !== 'sent';
  const people = await findPeople(ctx.db, actor.tenantId, items.flatMap(({ two }) => [two.mentor, two.mentee]));
  const planned = items.filter(({ state, excluded, option }) => state === 'planned' && !excluded && option !== null);
  const active = [...duos.values()].filter(({ state }) => state === 'active').length;
  return {
    programme: { id: programme.id, name: programme.name },
    /** Duos that a plan started now would look at; those of the plan under way otherwise. */
    plannable: isUnderWay ? items.length : (await listPlannable(ctx, programme)).length,
    active,
    plan: plan && plan.state !== 'discarded' ? {
      state: plan.state,
      total: items.length,
      done: items.filter((item) => (plan.state === 'sending' ? item.state !== 'sending' : item.state !== 'waiting')).length,
      settings: plan.state === 'ready' ? spread(planned, lang) : [],
      places: plan.state === 'ready' ? await crowding(ctx, programme, planned) : null,
      items: items.map((item) => itemView(item, people, lang, plan.state === 'ready')),
    } : null,
  };
};

const itemView = (item: PlanItem, people: Awaited<ReturnType<typeof findPeople>>, lang: Lang, isReadable: boolean) => ({
  duoId: item.duoId,
  mentor: people.get(item.two.mentor)?.name ?? '',
  mentee: people.get(item.two.mentee)?.name ?? '',
  state: item.excluded ? ('excluded' as const) : item.state,
  moment: isReadable && item.option && !item.excluded ? sight(item.option, lang) : null,
  reason: item.reason && !item.excluded && item.state !== 'looked' ? sayItemReason(item.reason, lang) : null,
  pinned: item.pinned,
});

/** How the settings are spread over the programme, most first. */
const spread = (planned: readonly PlanItem[], lang: Lang) => {
  const counts = new Map<SettingId, number>();
  for (const { option } of planned) if (option) counts.set(option.settingId, (counts.get(option.settingId) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([settingId, count]) => ({ settingId, setting: settingName(settingId, lang).name, count }));
};

/** How many places are shared, and how many are full at some moment: no place is named, for one and a week would tell where. */
const crowding = async (ctx: Ctx, programme: Parameters<typeof openBooks>[1], planned: readonly PlanItem[]) => {
  const ledger = await openBooks(ctx.db, programme, [], ctx.clock.now());
  for (const { option, two } of planned) if (option) ledger.take(option, two);
  return ledger.crowding();
};

/** Other moments that HR may give one duo, each under its number. */
export const viewChoices = async (ctx: Parameters<typeof findChoices>[0], actor: Actor, input: Parameters<typeof findChoices>[2]) => ({
  choices: (await findChoices(ctx, actor, input)).map((option, choice) => ({ choice, ...sight(option, actor.lang) })),
});
