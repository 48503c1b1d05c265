import type { DuoId, ProgrammeId } from '../../../kernel/ids.ts';
import type { Lang } from '../../../kernel/text.ts';
import { sayDay } from '../../../kernel/time.ts';
import type { Actor, Context } from '../../context.ts';
import type { Duo } from '../../matching/duo.ts';
import { listDuos } from '../../matching/store.ts';
import { findPeople } from '../../people/store.ts';
import type { SettingId } from '../../places/setting.ts';
import { settingName } from '../../places/text.ts';
import type { Programme } from '../../programmes/programme.ts';
import { hrZone, mondayOf } from '../../programmes/week.ts';
import type { OfferedOption } from '../offer.ts';
import { booksItself } from '../organiser.ts';
import { guardPlan } from './guard-plan.ts';
import { openBooks } from './open-books.ts';
import { outcomeOf, type PlanItem, type Written } from './plan.ts';
import { listPlannable } from './start-plan.ts';
import { listItems, listWritten } from './store.ts';
import { findChoices } from './swap-option.ts';
import { sayItemReason, text } from './text.ts';

type Ctx = Pick<Context, 'db' | 'clock'>;

/** « semaine du 30 novembre »: HR never sees the day. */
const sayWeek = ({ start }: OfferedOption, lang: Lang): string => text(lang).week(sayDay(mondayOf(start), hrZone, lang).replace(/^\S+ /, ''));

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
  const written = plan && plan.state !== 'discarded' ? await listWritten(ctx.db, plan) : new Map<DuoId, Written>();
  const seen = items.map((item): Seen => ({ ...item, ...outcomeOf(item, written.get(item.duoId)) }));
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
      sends: plan.state === 'ready' ? willSend(programme, planned, duos) : hasSent(seen),
      settings: plan.state === 'ready' ? spread(planned, lang) : [],
      places: plan.state === 'ready' ? await crowding(ctx, programme, planned) : null,
      items: seen.map((item) => itemView(item, people, lang, plan.state === 'ready')),
    } : null,
  };
};

/** What would go out if it were sent now: invitations in mentors' names where Binôme books by itself, cards to mentors otherwise. */
const willSend = (programme: Programme, planned: readonly PlanItem[], duos: ReadonlyMap<DuoId, Duo>) => {
  const booked = planned.filter(({ duoId, option }) => {
    const duo = duos.get(duoId);
    return duo && option && booksItself({ duo, programme }, [option]);
  });
  return { invitations: booked.length, cards: planned.length - booked.length };
};

/** An item with what sending came to. */
type Seen = Omit<PlanItem, 'state' | 'reason'> & ReturnType<typeof outcomeOf>;

/** What has gone out, dates on their way to Outlook included. */
const hasSent = (seen: readonly Seen[]) => ({
  invitations: seen.filter(({ state }) => state === 'placing' || state === 'booked').length, cards: seen.filter(({ state }) => state === 'sent').length,
});

const itemView = (item: Seen, people: Awaited<ReturnType<typeof findPeople>>, lang: Lang, isReadable: boolean) => ({
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
const crowding = async (ctx: Ctx, programme: Programme, planned: readonly PlanItem[]) => {
  const ledger = await openBooks(ctx.db, programme, [], ctx.clock.now());
  for (const { option, two } of planned) if (option) ledger.take(option, two);
  return ledger.crowding();
};

/** Other moments that HR may give one duo, each under its number. */
export const viewChoices = async (ctx: Parameters<typeof findChoices>[0], actor: Actor, input: Parameters<typeof findChoices>[2]) => ({
  choices: (await findChoices(ctx, actor, input)).map((option, choice) => ({ choice, ...sight(option, actor.lang) })),
});
