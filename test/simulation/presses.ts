import type { Actor, Context } from '../../src/features/context.ts';
import { acceptTime } from '../../src/features/meetings/accept-time.ts';
import { refuseTime } from '../../src/features/meetings/refuse-time.ts';
import { pauseDuo } from '../../src/features/meetings/pause-duo.ts';
import { resumeDuo } from '../../src/features/meetings/resume-duo.ts';
import { answerCheckIn } from '../../src/features/feedback/answer-check-in.ts';
import { findCheckIn } from '../../src/features/feedback/store.ts';
import { askOptions } from '../../src/features/meetings/ask-options.ts';
import { askOtherTimes } from '../../src/features/meetings/ask-other-times.ts';
import { cancelMeeting } from '../../src/features/meetings/cancel-meeting.ts';
import { confirmOption } from '../../src/features/meetings/confirm-option.ts';
import { keepMeeting } from '../../src/features/meetings/keep-meeting.ts';
import { leaveDuo } from '../../src/features/meetings/leave-duo.ts';
import { moveMeeting } from '../../src/features/meetings/move-meeting.ts';
import { proposeOptions } from '../../src/features/meetings/propose-options.ts';
import { recheckOffer } from '../../src/features/meetings/recheck-offer.ts';
import { findDuo } from '../../src/features/matching/store.ts';
import { findMeeting, findOffer } from '../../src/features/meetings/store.ts';
import { asId, type DuoId, type MeetingId, type OfferId } from '../../src/kernel/ids.ts';
import type { Row } from './tables.ts';
import { type Chance, pick } from './scheduler.ts';

/** What one of the two does, and what must be true for ever once they were told that it was done. */
export interface Press {
  readonly says: string;
  act(ctx: Context, actor: Actor): Promise<unknown>;
  /** What was promised and is not so, or null. Asked when all has settled. */
  broken(ctx: Context, actor: Actor, answer: unknown): Promise<string | null>;
}

const always = async () => null;

/** What somebody may press, given what is committed: mostly what their card shows, sometimes a card long past. */
export const possiblePresses = (duoId: DuoId, role: 'mentor' | 'mentee', list: (table: string) => readonly Row[], chance: Chance): readonly Press[] => {
  const mine = (table: string) => list(table).filter((row) => row['duo_id'] === duoId);
  const presses: Press[] = [];
  if (chance() < 0.3) presses.push({ says: 'opens the card', act: (ctx, actor) => recheckOffer(ctx, actor, { duoId }), broken: always });
  for (const row of mine('offers')) {
    if (row['state'] !== 'open' && chance() > 0.1) continue;
    const offerId = asId<OfferId>(String(row['id']));
    const options = (row['options'] as { id: string }[]).map(({ id }) => id);
    if (row['holder'] !== role && chance() > 0.1) continue;
    if (row['act'] === 'propose')
      presses.push(
        ...[1, 2].map((): Press => ({
          says: 'proposes', act: (ctx, actor) => proposeOptions(ctx, actor, { offerId, optionIds: options }),
          broken: async (ctx, actor) => {
            const offer = await findOffer(ctx.db, actor.tenantId, offerId);
            return offer?.state === 'open' && offer.act === 'propose' ? 'a proposal was lost' : null;
          },
        })));
    else
      presses.push(
        ...[1, 2, 3].map((): Press => ({
          says: 'confirms', act: (ctx, actor) => confirmOption(ctx, actor, { offerId, optionId: pick(chance, options) ?? '1' }),
          broken: async (ctx, actor, id) => ((await findMeeting(ctx.db, actor.tenantId, id as MeetingId)) ? null : 'a confirmation was lost'),
        })));
    presses.push({ says: 'asks for other times', act: (ctx, actor) => askOtherTimes(ctx, actor, { offerId }), broken: always });
  }
  for (const row of mine('meetings')) {
    const meetingId = asId<MeetingId>(String(row['id']));
    if (row['state'] === 'booked' || chance() < 0.05) {
      presses.push({ says: 'moves', act: (ctx, actor) => moveMeeting(ctx, actor, { meetingId }), broken: always });
      presses.push({ says: 'keeps the date', act: (ctx, actor) => keepMeeting(ctx, actor, { meetingId }), broken: always });
      presses.push({
        says: 'cancels', act: (ctx, actor) => cancelMeeting(ctx, actor, { meetingId }),
        broken: async (ctx, actor) => ((await findMeeting(ctx.db, actor.tenantId, meetingId))?.state === 'cancelled' ? null : 'a cancellation was lost'),
      });
    }
    if (role === 'mentor' && (row['outlook'] as { proposal?: object } | null)?.proposal) {
      presses.push({ says: 'grants the time', act: (ctx, actor) => acceptTime(ctx, actor, { meetingId }), broken: always });
      presses.push({ says: 'does not grant the time', act: (ctx, actor) => refuseTime(ctx, actor, { meetingId }), broken: always });
    }
    if (['booked', 'held', 'missed', 'unsaid'].includes(String(row['state']))) {
      const held = chance() < 0.8;
      presses.push(
        ...[1, 2].map((): Press => ({
          says: held ? 'says it took place' : 'says it did not take place',
          act: (ctx, actor) => answerCheckIn(ctx, actor, { meetingId, answers: { held, usefulness: 4, tryNext: 'essai' } }),
          broken: async (ctx, actor) => ((await findCheckIn(ctx.db, actor.tenantId, meetingId, actor.personId)) ? null : 'a check-in was lost'),
        })));
    }
  }
  if (mine('meetings').filter(({ state }) => state === 'cancelled').length >= 2) presses.push({ says: 'lets the duo rest', act: (ctx, actor) => pauseDuo(ctx, actor, { duoId, weeks: 2 }), broken: always });
  if (mine('sessions').some((row) => row['paused_until'])) presses.push({ says: 'begins again', act: (ctx, actor) => resumeDuo(ctx, actor, { duoId }), broken: always });
  if (mine('sessions').some((row) => row['blocked'])) presses.push({ says: 'looks again', act: (ctx, actor) => askOptions(ctx, actor, { duoId }), broken: always });
  // Leaving just while a date is being placed is where an event could be left behind.
  if (chance() < (mine('meetings').some(({ state }) => state === 'placing') ? 0.5 : 0.03))
    presses.push({
      says: 'leaves', act: (ctx, actor) => leaveDuo(ctx, actor, { duoId }),
      broken: async (ctx, actor) => ((await findDuo(ctx.db, actor.tenantId, duoId))?.state === 'closed' ? null : 'an exit was lost'),
    });
  return presses;
};
