import { unanswered } from '../../kernel/errors.ts';
import type { TenantId } from '../../kernel/ids.ts';
import { day, minute, plus } from '../../kernel/time.ts';
import { bothIn, daysOf } from './find-options.ts';
import { stillHolds } from './recheck.ts';
import { giveUp, type Placing, type PlacingCtx, readPlacing, settlePlacing, slotGone } from './settle-placing.ts';
import { listToPlace, saveAsked } from './store.ts';

/** Meetings looked at again with one call to Graph (twenty requests about twenty people each), and events made with one. */
export const lookedAtOnce = 200;
export const madeAtOnce = 20;
/** One answer of Graph covers 62 days. */
const furthest = 60 * day;
/** When what was asked and not settled is asked again, each by a job of its own. */
const patience = 2 * minute;

/**
 * The job that brings into Outlook what Binôme chose by itself, many at a time: nobody is waiting at a press, and a whole programme is
 * booked with a twentieth of the calls. Each meeting is settled for itself as `placeMeeting` does, and from the moment Graph is asked it
 * has that job: whatever dies here is taken up there. What could not be looked at brings this job back.
 */
export const placeMeetings = async (ctx: PlacingCtx, { tenantId }: { tenantId: TenantId }): Promise<void> => {
  const due = await listToPlace(ctx.db, tenantId, lookedAtOnce);
  const [first] = due;
  if (!first) return;
  const near = due.filter(({ end }) => end < first.start + furthest);
  const placings: Placing[] = [];
  for (const meeting of near) {
    const placing = await readPlacing(ctx.db, meeting);
    if (placing) placings.push(placing);
  }
  const { holding, silent } = await lookAgain(ctx, placings);
  for (let from = 0; from < holding.length; from += madeAtOnce) await placeTogether(ctx, holding.slice(from, from + madeAtOnce));
  if (silent > 0) throw unanswered('outlook');
  if (due.length === lookedAtOnce || near.length < due.length) await ctx.transaction((trx) => ctx.enqueue(trx, { kind: 'place-meetings', tenantId }));
};

/** Everybody's calendars, read now with as few calls as Graph allows. What no longer holds is given up; what nobody can say is counted. */
const lookAgain = async (ctx: PlacingCtx, placings: readonly Placing[]): Promise<{ holding: readonly Placing[]; silent: number }> => {
  const people = new Map(placings.flatMap(({ pair: { mentor, mentee } }) => [[mentor.id, mentor] as const, [mentee.id, mentee] as const]));
  const read = await ctx.calendar.availability([...people.values()], daysOf(placings.map(({ meeting }) => meeting.option)), { fresh: true });
  const holding: Placing[] = [];
  let silent = 0;
  for (const placing of placings) {
    const { pair, meeting } = placing;
    const verdict = stillHolds(meeting.option, await bothIn(ctx.db, read, pair, null, meeting), ctx.clock.now());
    if (verdict === 'holds') holding.push(placing);
    else if (verdict === 'gone') await giveUp(ctx, placing, slotGone);
    else silent++;
  }
  return { holding, silent };
};

const placeTogether = async (ctx: PlacingCtx, placings: readonly Placing[]): Promise<void> => {
  const asked = await ctx.transaction(async (trx) => {
    const now = ctx.clock.now();
    const won: Placing[] = [];
    for (const placing of placings) {
      const { tenantId, id: meetingId } = placing.meeting;
      if (!(await saveAsked(trx, placing.meeting, now))) continue;
      await ctx.enqueue(trx, { kind: 'place-meeting', tenantId, meetingId }, plus(now, patience));
      won.push(placing);
    }
    return won;
  });
  if (asked.length === 0) return;
  const answers = await ctx.calendar.createMany(asked.map(({ meeting: { organiserId, requestBody } }) => ({ organiser: organiserId, body: requestBody })));
  for (const [index, placing] of asked.entries()) {
    const answer = answers[index] ?? unanswered('outlook');
    // One that cannot be settled here must not keep the others waiting: its own job will.
    await settlePlacing(ctx, placing, answer).catch((error: unknown) => ctx.log.error('meeting left to its own job', error, { meeting: placing.meeting.id }));
  }
};
