import type { Db, Trx } from '../../../db/connect.ts';
import { Refusal, unanswered } from '../../../kernel/errors.ts';
import type { MeetingId, PersonId, PlanId, TenantId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import { isPaid } from '../../places/candidates.ts';
import { chooseAllowed } from '../../places/catalogue/choose-settings.ts';
import type { Ledger } from '../../places/plan/ledger.ts';
import { recheckOption } from '../../places/search.ts';
import type { Availability, Recheck } from '../../places/slot.ts';
import { listOpenPlaces } from '../../places/store.ts';
import type { Programme } from '../../programmes/programme.ts';
import { findProgramme } from '../../programmes/store.ts';
import { bookBest } from '../book-option.ts';
import { changeDuo } from '../change-duo.ts';
import { daysOf, knownBusy, type Pair } from '../find-options.ts';
import type { Session } from '../meeting.ts';
import type { OfferedOption } from '../offer.ts';
import { openOffer } from '../open-offer.ts';
import { booksItself } from '../organiser.ts';
import { lookedAtOnce } from '../place-meetings.ts';
import { isOutOfHours } from '../programme-hours.ts';
import { isAtRest } from '../quiet-options.ts';
import { isSilent } from '../recheck.ts';
import type { DuoRecord } from '../situation.ts';
import { listHolds, saveSession } from '../store.ts';
import { openBooks } from './open-books.ts';
import { type ItemReason, type Plan, type PlanItem, plannable } from './plan.ts';
import { readRecords, type RecordedDuo } from './read-duos.ts';
import { eraseMoments, findItem, findPlan, listItems, lockPlan, saveItem, savePlanState } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/**
 * The job that sends a plan, as many duos at a time as one call to Graph answers for, each in a transaction of its own: run twice or killed
 * half way, it goes on with those that are still to be sent, those included whose calendars gave no answer. What it writes as dates goes to Outlook with whatever else Binôme chose by
 * itself (place-meetings.ts). When nothing is left, the plan is over and forgets people's free time.
 */
export const sendPlanned = async (ctx: Ctx, { tenantId, planId }: { tenantId: TenantId; planId: PlanId }): Promise<void> => {
  const plan = await findPlan(ctx.db, tenantId, planId);
  const programme = plan && (await findProgramme(ctx.db, tenantId, plan.programmeId));
  if (plan?.state !== 'sending' || !programme) return;
  const items = await listItems(ctx.db, plan, ['sending'], lookedAtOnce);
  const duos = new Map((await readRecords(ctx.db, programme, items.map(({ duoId }) => duoId))).map((duo) => [duo.pair.duo.id, duo]));
  if (items.length > 0) {
    const calendars = await readCalendars(ctx, items, [...duos.values()]);
    // Only places: people are looked at under their own lock.
    const places = await openBooks(ctx.db, programme, [], ctx.clock.now());
    const isOffered = await readCatalogue(ctx.db, programme);
    let silent = 0;
    for (const item of items) {
      const duo = duos.get(item.duoId);
      if (duo && (await sendOne(ctx, plan, item, duo, { calendars, places, isOffered })) === 'no-answer') silent++;
    }
    // They are first in the next run, which is worth while as long as there are others.
    if (silent === items.length) throw unanswered('outlook');
  }
  await ctx.transaction(async (trx) => {
    if ((await lockPlan(trx, tenantId, planId))?.state !== 'sending') return;
    if (items.length > 0) return ctx.enqueue(trx, { kind: 'send-plan', tenantId, planId });
    await eraseMoments(trx, plan);
    await savePlanState(trx, plan, 'sent', ctx.clock.now());
  });
};

/** Everybody's calendars as they are now. What is past is not asked about: a plan that was left for weeks would outgrow one answer of Graph. */
const readCalendars = async (ctx: Ctx, items: readonly PlanItem[], duos: readonly RecordedDuo[]): Promise<ReadonlyMap<PersonId, Availability>> => {
  const now = ctx.clock.now();
  const ahead = items.flatMap(({ option }) => (option && Math.min(option.hold.mentor.start, option.hold.mentee.start) > now ? [option] : []));
  const people = new Map(duos.flatMap(({ pair: { mentor, mentee } }) => [[mentor.id, mentor] as const, [mentee.id, mentee] as const]));
  return ahead.length === 0 ? new Map() : ctx.calendar.availability([...people.values()], daysOf(ahead), { fresh: true });
};

/** Whether the programme still has a moment's setting on, and its place in a catalogue it pays for. */
const readCatalogue = async (db: Db, { tenantId, id, frame }: Programme): Promise<Known['isOffered']> => {
  const settings = new Set((await chooseAllowed(db, tenantId, id)).map((setting) => setting.id));
  const paid = new Set((await listOpenPlaces(db, tenantId)).filter((place) => isPaid(place, frame)).map((place) => place.id));
  return ({ settingId, placeId }) => settings.has(settingId) && (placeId === null || paid.has(placeId));
};

/** What the moments of one run are looked at again with. */
interface Known {
  readonly calendars: ReadonlyMap<PersonId, Availability>;
  readonly places: Ledger;
  readonly isOffered: (option: OfferedOption) => boolean;
}

/** What nobody can say of a calendar leaves an item for the next run. */
const sendOne = async (ctx: Ctx, plan: Plan, item: PlanItem, { pair }: RecordedDuo, known: Known): Promise<'settled' | 'no-answer'> => {
  let outcome: 'settled' | 'no-answer' = 'settled';
  const end = (trx: Trx, state: PlanItem['state'], reason: ItemReason | null = null, meetingId: MeetingId | null = null) =>
    saveItem(trx, plan, item.duoId, { state, reason, meetingId, option: null, options: null });
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
      const verdict = await lookAgain(ctx, trx, pair, current, current.option, known);
      if (verdict === 'no-answer') {
        outcome = 'no-answer';
        return 'unchanged';
      }
      if (verdict !== 'holds') {
        await end(trx, 'gone', { code: verdict });
        return 'unchanged';
      }
      if (wants.state === 'to-come') await saveSession(trx, wants, { state: 'to-plan' });
      await end(trx, 'sent', null, await handOver(ctx, trx, pair, record, wants, current.option));
    });
  } catch (error) {
    // A no of the duo's own rules is about this duo alone: the others still get theirs.
    if (!(error instanceof Refusal)) throw error;
    const [state, code] = refusals[error.code] ?? ['skipped', 'has-ended'];
    await ctx.transaction(async (trx) => {
      await lockPlan(trx, plan.tenantId, plan.id);
      if ((await findItem(trx, plan, item.duoId))?.state === 'sending') await end(trx, state, { code });
    });
  }
  return outcome;
};

/** What the rules of any date, told under its locks, make of an item. */
const refusals: Partial<Record<Refusal['code'], readonly ['skipped' | 'gone', 'has-options' | 'taken' | 'past']>> = {
  'already-handled': ['skipped', 'has-options'], 'slot-taken': ['gone', 'taken'], 'option-gone': ['gone', 'past'],
};

/** Whether the planned moment still holds: in both calendars, around our own dates, in its place, and in the rules as HR has them by now. */
const lookAgain = async (
  ctx: Ctx, trx: Trx, pair: Pair, { two }: PlanItem, option: OfferedOption, { calendars, places, isOffered }: Known,
): Promise<Recheck | 'out-of-rules' | 'no-answer'> => {
  if (isAtRest(pair, option) || isOutOfHours(pair, option) || !isOffered(option)) return 'out-of-rules';
  const holds = await listHolds(trx, pair.duo.tenantId, [pair.mentor.id, pair.mentee.id], []);
  const [mentor, mentee] = [pair.mentor.id, pair.mentee.id].map((id) => knownBusy(calendars.get(id), holds.filter(({ personId }) => personId === id), null)) as [Availability, Availability];
  const check = recheckOption(option, mentor, mentee, ctx.clock.now(), pair.programme.frame.notice);
  if (check === 'unknown' && isSilent({ mentor, mentee })) return 'no-answer';
  return check === 'holds' && !places.fits(option, two) ? 'taken' : check;
};

/** The session, unless the duo found something by itself since the plan was made: its own moments are never replaced by ours. */
const stillWanted = (record: DuoRecord, item: PlanItem, now: Instant): Session | 'has-date' | 'has-options' | 'has-ended' | 'not-due' => {
  const wants = plannable(record, now);
  if (typeof wants === 'string') return wants;
  if (wants.session.id !== item.sessionId) return 'has-ended';
  return wants.seen === null || wants.seen.id === item.seenOfferId ? wants.session : 'has-options';
};

/** Where Binôme books by itself the moment becomes a date, whose id is answered; elsewhere the mentor has it, ready to be proposed with one tap. */
const handOver = async (ctx: Ctx, trx: Trx, pair: Pair, record: DuoRecord, session: Session, option: OfferedOption): Promise<MeetingId | null> => {
  const found = { kind: 'found', options: [{ ...option, id: '1' }] } as const;
  if (booksItself(pair, found.options)) return bookBest(ctx, trx, pair, record, session, found);
  await openOffer(ctx, trx, pair, session, found, { holder: 'mentor', act: 'propose', moving: null, say: 'options' });
  return null;
};
