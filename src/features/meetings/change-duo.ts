import type { Trx } from '../../db/connect.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Context } from '../context.ts';
import { findDuo, lockDuo } from '../matching/store.ts';
import { replaceCards } from '../messages/replace-card.ts';
import type { Pair } from './find-options.ts';
import { situationCard, supersededCard } from './cards.ts';
import { loadRecord } from './load-duo.ts';
import { type DuoRecord, situationOf } from './situation.ts';
import { listOffers, lockPeople } from './store.ts';

type Ctx = Pick<Context, 'clock' | 'links' | 'transaction' | 'enqueue'>;

/**
 * Changes a duo's dates, one change at a time for each of its people; the cards both already hold then follow. What the
 * change was decided on is read again inside, under the locks.
 */
export const changeDuo = async (ctx: Ctx, pair: Pair, change: (trx: Trx, record: DuoRecord) => Promise<void>): Promise<void> => {
  try {
    await ctx.transaction(async (trx) => {
      await lockPeople(trx, pair.duo.tenantId, [pair.mentor.id, pair.mentee.id]);
      const duo = await lockDuo(trx, pair.duo.tenantId, pair.duo.id);
      if (!duo) throw new Refusal('not-found');
      await change(trx, await loadRecord(trx, duo));
      const after = await findDuo(trx, pair.duo.tenantId, pair.duo.id);
      if (after) await showSituation(ctx, trx, pair, await loadRecord(trx, after));
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

const showSituation = async (ctx: Ctx, trx: Trx, pair: Pair, record: DuoRecord): Promise<void> => {
  const session = record.sessions.find((candidate) => candidate.state !== 'held');
  if (!session) return;
  const offers = await listOffers(trx, session.tenantId, session.id);
  const meetings = record.meetings.filter((meeting) => meeting.sessionId === session.id);
  const subjects = [...offers, ...meetings].map(({ id }) => id);
  const now = ctx.clock.now();
  for (const role of ['mentor', 'mentee'] as const) {
    const data = { situation: situationOf(record, role, now), pair, role, links: ctx.links, now };
    await replaceCards(ctx, trx, pair[role], subjects, { newest: situationCard(data), older: supersededCard(data) });
  }
};
