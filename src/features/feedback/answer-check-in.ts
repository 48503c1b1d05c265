import { maxTextLength } from '../../kernel/card.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { MeetingId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { replaceCards } from '../messages/replace-card.ts';
import { markAnswered } from '../messages/store.ts';
import { momentAfter } from '../privacy/erasure.ts';
import { ownMeeting } from '../meetings/own-meeting.ts';
import { loadPair } from '../meetings/load-duo.ts';
import { checkInOf } from '../meetings/meeting.ts';
import { recordOutcome } from '../meetings/record-outcome.ts';
import { roleOf } from '../meetings/situation.ts';
import { doneCard } from './cards.ts';
import { type CheckIn, type CheckInAnswers, takenBack } from './check-in.ts';
import { isOver } from './pending.ts';
import { findCheckIn, saveCheckIn } from './store.ts';

/** One side says how a meeting went, or changes what it said. What is not in the answer stays as it was; what it takes back stays away. */
export const answerCheckIn = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'erasures' | 'transaction' | 'enqueue'>,
  actor: Actor,
  /** `closeCard`: answered in the tab, so that the question in the chat is answered too. */
  input: { meetingId: MeetingId; answers: CheckInAnswers; closeCard?: boolean },
): Promise<CheckIn> => {
  const { meeting, duo } = await ownMeeting(ctx.db, actor, input.meetingId);
  if (!isOver(meeting, ctx.clock.now())) throw new Refusal(meeting.end > ctx.clock.now() ? 'not-over' : 'already-handled');
  for (const field of ['tryNext', 'comment'] as const)
    if ((input.answers[field]?.length ?? 0) > maxTextLength) throw new Refusal('too-long', field);

  const role = roleOf(duo, actor.personId);
  const own = { tenantId: actor.tenantId, meetingId: meeting.id, personId: actor.personId } as const;
  const answered = (before: CheckIn | undefined): CheckIn => ({
    ...nothingSaid, ...before, ...dropUndefined(input.answers), ...own, role, answeredAt: momentAfter(before?.answeredAt, ctx.clock.now()),
  });
  const known = await findCheckIn(ctx.db, actor.tenantId, meeting.id, actor.personId);
  let checkIn = answered(known);
  const fields = takenBack(known, checkIn);
  if (fields.length > 0) await ctx.erasures.remember({ what: 'check-in', ...own, fields, at: checkIn.answeredAt });
  const pair = await loadPair(ctx.db, actor.tenantId, duo.id);
  await recordOutcome(ctx, pair, meeting, { held: checkIn.held, by: role }, async (trx) => {
    // Read again where nobody else writes: an answer on its way meanwhile must not bring back what this person has just taken back.
    checkIn = answered(await findCheckIn(trx, actor.tenantId, meeting.id, actor.personId));
    await saveCheckIn(trx, checkIn);
    await markAnswered(trx, actor, [checkInOf(meeting.id)], checkIn.answeredAt);
    if (!input.closeCard) return;
    const card = doneCard({ lang: pair[role].lang, checkIn, tabUrl: ctx.links.tab({ page: 'check-in', meeting: meeting.id }), next: [] });
    await replaceCards(ctx, trx, pair[role], [checkInOf(meeting.id)], { newest: card, older: card }, ctx.clock.now());
  });
  return checkIn;
};

const nothingSaid = { usefulness: null, tryNext: null, ease: null, pace: null, comment: null, shareComment: false } as const;

/** What was left out must not overwrite what is there. */
const dropUndefined = (answers: CheckInAnswers): Partial<CheckIn> & { held: boolean } =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined)) as Partial<CheckIn> & { held: boolean };
