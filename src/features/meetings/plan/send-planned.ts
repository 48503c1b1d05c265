import type { Trx } from '../../../db/connect.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { PersonId, PlanId, TenantId } from '../../../kernel/ids.ts';
import { type Instant, minute, plus } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import type { Ledger } from '../../places/plan/ledger.ts';
import { recheckOption } from '../../places/search.ts';
import type { Availability } from '../../places/slot.ts';
import { findProgramme } from '../../programmes/store.ts';
import { changeDuo } from '../change-duo.ts';
import { knownBusy } from '../find-options.ts';
import type { Session } from '../meeting.ts';
import type { OfferedOption } from '../offer.ts';
import { openOffer } from '../open-offer.ts';
import type { DuoRecord } from '../situation.ts';
import { listHolds, saveSession } from '../store.ts';
import { openBooks } from './open-books.ts';
import { type ItemReason, type Plan, type PlanItem, plannable } from './plan.ts';
import { readRecords, type RecordedDuo } from './read-duos.ts';
import { eraseMoments, findItem, findPlan, listItems, lockPlan, saveItem, savePlanState } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/** Duos sent between two readings of calendars: two sub-requests to Graph, and seconds in which little can change. */
const atOnce = 20;

/**
 * The job that hands a plan out, a few duos at a time, each in a transaction of its own: run twice or killed half way, it goes on with those
 * that are still to be sent. When none is, the plan is over and forgets people's free time.
 */
export const sendPlanned = async (ctx: Ctx, { tenantId, planId }: { tenantId: TenantId; planId: PlanId }): Promise<void> => {
  const plan = await findPlan(ctx.db, tenantId, planId);
  const programme = plan && (await findProgramme(ctx.db, tenantId, plan.programmeId));
  if (plan?.state !== 'sending' || !programme) return;
  const items = await listItems(ctx.db, plan, ['sending'], atOnce);
  const duos = new Map((await readRecords(ctx.db, programme, items.map(({ duoId }) => duoId))).map((duo) => [duo.pair.duo.id, duo]));
  if (items.length > 0) {
    const calendars = await readCalendars(ctx, items, [...duos.values()]);
    // Only places: people are looked at under their own lock.
    const places = await openBooks(ctx.db, programme, [], ctx.clock.now());
    for (const item of items) {
      const duo = duos.get(item.duoId);
      if (duo) await sendOne(ctx, plan, item, duo, calendars, places);
    }
  }
  await ctx.transaction(async (trx) => {
    if ((await lockPlan(trx, tenantId, planId))?.state !== 'sending') return;
    if (items.length > 0) return ctx.enqueue(trx, { kind: 'send-plan', tenantId, planId });
    await eraseMoments(trx, plan);
    await savePlanState(trx, plan, 'sent', ctx.clock.now());
  });
};

const readCalendars = (ctx: Ctx, items: readonly PlanItem[], duos: readonly RecordedDuo[]): Promise<ReadonlyMap<PersonId, Availability>> => {
  const holds = items.flatMap(({ option }) => (option ? [option.hold.mentor, option.hold.mentee] : []));
  const people = new Map(duos.flatMap(({ pair: { mentor, mentee } }) => [[mentor.id, mentor] as const, [mentee.id, mentee] as const]));
  const [start, end] = [Math.min(...holds.map((hold) => hold.start)), Math.max(...holds.map((hold) => hold.end))] as [Instant, Instant];
  return ctx.calendar.availability([...people.values()], { start: plus(start, -minute), end: plus(end, minute) });
};

const sendOne = async (ctx: Ctx, plan: Plan, item: PlanItem, { pair }: RecordedDuo, calendars: ReadonlyMap<PersonId, Availability>, places: Ledger): Promise<void> => {
  const end = (trx: Trx, state: PlanItem['state'], reason: ItemReason | null = null) => saveItem(trx, plan, item.duoId, { state, reason, option: null, options: null });
  try {
    await changeDuo(ctx, pair, async (trx, record) => {
      // Under the duo's lock: another run of this job may have sent it.
      const current = await findItem(trx, plan, item.duoId);
      if (current?.state !== 'sending' || !current.option) return 'unchanged';
      const wants = stillWanted(record, current, ctx.clock.now());
      if (typeof wants === 'string') {
        await end(trx, 'skipped', { code: wants });
        return 'unchanged';
      }
      const holds = await listHolds(trx, plan.tenantId, [pair.mentor.id, pair.mentee.id], []);
      const [mentor, mentee] = [pair.mentor.id, pair.mentee.id].map((id) => knownBusy(calendars.get(id), holds.filter(({ personId }) => personId === id), null)) as [Availability, Availability];
      const check = recheckOption(current.option, mentor, mentee, ctx.clock.now(), pair.programme.frame.notice);
      const verdict = check === 'holds' && !places.fits(current.option, current.two) ? 'taken' : check;
      if (verdict !== 'holds') {
        await end(trx, 'gone', { code: verdict });
        return 'unchanged';
      }
      if (wants.state === 'to-come') await saveSession(trx, wants, { state: 'to-plan' });
      await handOver(ctx, trx, { pair, session: wants, option: current.option });
      await end(trx, 'sent');
    });
  } catch (error) {
    // A no of the duo's own rules is about this duo alone: the others still get theirs.
    if (!(error instanceof Refusal)) throw error;
    const code = error.code === 'already-handled' ? 'has-options' : error.code === 'slot-taken' ? 'taken' : 'has-ended';
    await ctx.transaction(async (trx) => {
      await lockPlan(trx, plan.tenantId, plan.id);
      if ((await findItem(trx, plan, item.duoId))?.state === 'sending') await end(trx, 'skipped', { code });
    });
  }
};

/** The session, unless the duo found something by itself since the plan was made: its own moments are never replaced by ours. */
const stillWanted = (record: DuoRecord, item: PlanItem, now: Instant): Session | 'has-date' | 'has-options' | 'has-ended' | 'not-due' => {
  const wants = plannable(record, now);
  if (typeof wants === 'string') return wants;
  if (wants.session.id !== item.sessionId) return 'has-ended';
  return (wants.seen?.id ?? null) === item.seenOfferId ? wants.session : 'has-options';
};

/** The planned moment goes to the mentor, ready to be proposed with one tap. */
const handOver = (ctx: Ctx, trx: Trx, { pair, session, option }: { pair: RecordedDuo['pair']; session: Session; option: OfferedOption }): Promise<void> =>
  openOffer(ctx, trx, pair, session, { kind: 'found', options: [{ ...option, id: '1' }] }, { holder: 'mentor', act: 'propose', moving: null, say: 'options' });
