import type { Trx } from '../../db/connect.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { findDuo, lockDuo } from '../matching/store.ts';
import { replaceCards } from '../messages/replace-card.ts';
import type { Pair } from './find-options.ts';
import { showAssistant } from './assistant/tell-assistant.ts';
import { pastCard, situationCard, supersededCard } from './cards.ts';
import { loadRecord } from './load-duo.ts';
import { checkInOf, type Session } from './meeting.ts';
import { type DuoRecord, situationOf } from './situation.ts';
import { listOffers, lockPeople } from './store.ts';

type Ctx = Pick<Context, 'clock' | 'links' | 'transaction' | 'enqueue'>;

/**
 * Changes a duo's dates, one change at a time for each of its people; the cards both already hold then follow. What the
 * change was decided on is read again inside, under the locks; what finds nothing left to do says `unchanged`.
 */
export const changeDuo = async (ctx: Ctx, pair: Pair, change: (trx: Trx, record: DuoRecord) => Promise<void | 'unchanged'>): Promise<void> => {
  try {
    await ctx.transaction(async (trx) => {
      const began = ctx.clock.now();
      await lockPeople(trx, pair.duo.tenantId, [pair.mentor.id, pair.mentee.id]);
      const duo = await lockDuo(trx, pair.duo.tenantId, pair.duo.id);
      if (!duo) throw new Refusal('not-found');
      const before = await loadRecord(trx, duo);
      if ((await change(trx, before)) === 'unchanged') return;
      const after = await findDuo(trx, pair.duo.tenantId, pair.duo.id);
      if (after) await showSituation(ctx, trx, pair, before, await loadRecord(trx, after), began);
    });
  } catch (error) {
    throw asRefusal(error);
  }
};

/** What the constraints say when the locks did not suffice (another version of the product, a hand in the database). */
const constraintRefusals: Readonly<Record<string, 'slot-taken' | 'already-handled'>> = {
  '23P01': 'slot-taken', // exclusion: the person is already in one of our meetings
  '40P01': 'slot-taken', // deadlock with another booking
  '23505': 'already-handled', // the session already has a live meeting or an open offer
};

const asRefusal = (error: unknown): unknown => {
  const code = (error as { code?: unknown } | null)?.code;
  const refusal = typeof code === 'string' ? constraintRefusals[code] : undefined;
  return refusal ? new Refusal(refusal) : error;
};

/** The cards both hold follow: those of the next session show where it stands, those of a session just held close. */
const showSituation = async (ctx: Ctx, trx: Trx, pair: Pair, before: DuoRecord, after: DuoRecord, began: Instant): Promise<void> => {
  const now = ctx.clock.now();
  const next = after.sessions.find((session) => session.state !== 'held');
  const justHeld = after.sessions.filter((session) => session.state === 'held' && before.sessions.some(({ id, state }) => id === session.id && state !== 'held'));
  const subjects = new Map<Session, readonly string[]>();
  for (const session of next ? [next, ...justHeld] : justHeld) subjects.set(session, await subjectsOf(trx, session, after));
  const about = (session: Session): readonly string[] => subjects.get(session) ?? [];
  if (next) await showAssistant(ctx, trx, pair, after, { newest: about(next) }, began);
  for (const session of justHeld) await showAssistant(ctx, trx, pair, after, { past: about(session) }, began);
  for (const role of ['mentor', 'mentee'] as const) {
    const data = { pair, role, links: ctx.links, now };
    if (next) {
      const shown = { ...data, situation: situationOf(after, role, now) };
      await replaceCards(ctx, trx, pair[role], about(next), { newest: situationCard(shown), older: supersededCard(shown) }, began);
    }
    for (const session of justHeld) {
      const meeting = after.meetings.find(({ sessionId, state }) => sessionId === session.id && state === 'held');
      if (!meeting) continue;
      const past = pastCard(data, meeting);
      await replaceCards(ctx, trx, pair[role], about(session), { newest: past, older: past }, began);
    }
  }
};

/** What the cards about a session are filed under: its offers, its dates, and what was asked about a date that has since turned out to be later. */
const subjectsOf = async (trx: Trx, session: Session, record: DuoRecord): Promise<readonly string[]> => [
  ...(await listOffers(trx, session.tenantId, session.id)).map(({ id }) => id),
  ...record.meetings.filter((meeting) => meeting.sessionId === session.id).flatMap(({ id, state }) => (state === 'moved' ? [id, checkInOf(id)] : [id])),
];
