import { OutsideError, unanswered } from '../../kernel/errors.ts';
import type { TenantId } from '../../kernel/ids.ts';
import { day, minute, plus } from '../../kernel/time.ts';
import { bothIn, daysOf } from './find-options.ts';
import { type Both, stillHolds } from './recheck.ts';
import { settleBehind } from './settle-behind.ts';
import { giveUp, type Placing, type PlacingCtx, readPlacing, settlePlacing, slotGone } from './settle-placing.ts';
import { listToPlace, saveAsked } from './store.ts';

/** Meetings looked at again with one call to Graph (twenty requests about twenty people each), and events made with one. */
export const lookedAtOnce = 200;
export const madeAtOnce = 20;
/** One answer of Graph covers 62 days. */
const furthest = 60 * day;
/**
 * When what was asked and not settled is asked again, each by a job of its own: longer than Graph takes for a batch, and soon enough that what
 * died here goes on within half a minute. One that only was slow is asked twice with the same key, and made once.
 */
const patience = minute / 3;

/** A look is as good as new this long: what came in since is seen behind the event. Older, and a calendar is asked before anybody is invited. */
const stillFresh = 10 * minute;

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
  const made: Made[] = [];
  for (let from = 0; from < holding.length; from += madeAtOnce) made.push(...(await makeTogether(ctx, holding.slice(from, from + madeAtOnce))));
  await lookBehind(ctx, made);
  if (silent > 0) throw unanswered('outlook');
  if (due.length === lookedAtOnce || near.length < due.length) await ctx.transaction((trx) => ctx.enqueue(trx, { kind: 'place-meetings', tenantId }));
};

/** Everybody's calendars, read now with as few calls as Graph allows; nothing is asked about nobody. */
const readAll = async (ctx: PlacingCtx, placings: readonly Placing[]): Promise<(placing: Placing) => Promise<Both>> => {
  const people = new Map(placings.flatMap(({ pair: { mentor, mentee } }) => [[mentor.id, mentor] as const, [mentee.id, mentee] as const]));
  const read = placings.length === 0 ? new Map() : await ctx.calendar.availability([...people.values()], daysOf(placings.map(({ meeting }) => meeting.option)), { fresh: true });
  return ({ pair, meeting }) => bothIn(ctx.db, read, pair, null, meeting);
};

/** What was chosen a while ago is looked at again. What no longer holds is given up; what nobody can say is counted. */
const lookAgain = async (ctx: PlacingCtx, placings: readonly Placing[]): Promise<{ holding: readonly Placing[]; silent: number }> => {
  const isFresh = ({ meeting }: Placing): boolean => ctx.clock.now() - meeting.chosenAt < stillFresh;
  const stale = placings.filter((placing) => !isFresh(placing));
  const bothOf = await readAll(ctx, stale);
  const holding = placings.filter(isFresh);
  let silent = 0;
  for (const placing of stale) {
    const verdict = stillHolds(placing.meeting.option, await bothOf(placing), ctx.clock.now());
    if (verdict === 'holds') holding.push(placing);
    else if (verdict === 'gone') await giveUp(ctx, placing, slotGone);
    else silent++;
  }
  return { holding, silent };
};

interface Made {
  readonly placing: Placing;
  readonly eventId: string;
}

const makeTogether = async (ctx: PlacingCtx, placings: readonly Placing[]): Promise<readonly Made[]> => {
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
  if (asked.length === 0) return [];
  const answers = await ctx.calendar.createMany(asked.map(({ meeting: { organiserId, requestBody } }) => ({ organiser: organiserId, body: requestBody })));
  const made: Made[] = [];
  for (const [index, placing] of asked.entries()) {
    const answer = answers[index] ?? unanswered('outlook');
    if (answer instanceof OutsideError) await leaveUnsettled(ctx, placing, settlePlacing(ctx, placing, answer));
    else made.push({ placing, eventId: answer.eventId });
  }
  return made;
};

/** One look behind all that was made. */
const lookBehind = async (ctx: PlacingCtx, made: readonly Made[]): Promise<void> => {
  const bothOf = await readAll(ctx, made.map(({ placing }) => placing));
  for (const { placing, eventId } of made) await leaveUnsettled(ctx, placing, bothOf(placing).then((both) => settleBehind(ctx, placing, eventId, both)));
};

/** One that cannot be settled here must not keep the others waiting: its own job will. */
const leaveUnsettled = (ctx: PlacingCtx, { meeting }: Placing, settled: Promise<void>): Promise<void> =>
  settled.catch((error: unknown) => ctx.log.error('meeting left to its own job', error, { meeting: meeting.id }));
