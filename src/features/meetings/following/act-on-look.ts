import type { Trx } from '../../../db/connect.ts';
import type { Context } from '../../context.ts';
import { otherRole } from '../../matching/duo.ts';
import { sendMessage } from '../../messages/send-message.ts';
import { situationCard } from '../cards.ts';
import { changeDuo } from '../change-duo.ts';
import { findAgain } from '../find-again.ts';
import type { Pair } from '../find-options.ts';
import { loadPair, loadRecord } from '../load-duo.ts';
import { loseDate } from '../lose-date.ts';
import type { Meeting } from '../meeting.ts';
import { organiserOf } from '../organiser.ts';
import { startWishClock } from '../nudge-wish.ts';
import { situationOf } from '../situation.ts';
import { findMeeting, findSession, lockMeeting, saveInOutlook } from '../store.ts';
import { adoptMove } from './adopt-move.ts';
import { decideFollow, isFollowed, judgeLook, type Look, type Outcome, outcomeOf } from './event-state.ts';
import { findSeen, saveSeen } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>;

/**
 * A look that asks for something. Other moments are searched before the locks are taken, and all is decided again under them: meanwhile
 * somebody may have pressed, or a newer look may have acted.
 */
export const actOnLook = async (ctx: Ctx, { tenantId, id }: Pick<Meeting, 'tenantId' | 'id'>, look: Look): Promise<void> => {
  const meeting = await findMeeting(ctx.db, tenantId, id);
  const session = meeting && (await findSession(ctx.db, tenantId, meeting.sessionId));
  if (!session) return;
  const pair = await loadPair(ctx.db, tenantId, meeting.duoId);
  const decide = (current: Meeting): Outcome => outcomeOf(current, decideFollow(current, look.state), ctx.clock.now());
  const found = decide(meeting).kind === 'lost' ? await findAgain(ctx, pair, session, meeting) : null;
  await changeDuo(ctx, pair, async (trx) => {
    const current = await lockMeeting(trx, tenantId, id);
    if (current?.state !== 'booked' || judgeLook(await findSeen(trx, current), look) !== 'news') return 'unchanged';
    await saveSeen(trx, current, look);
    const outcome = decide(current);
    if (isFollowed(current, outcome, ctx.clock.now())) return 'unchanged';
    if (outcome.kind === 'kept') return keep(ctx, trx, pair, current, look, outcome);
    const organiser = organiserOf(pair.duo, current);
    const holder = outcome.by === 'organiser' ? organiser : otherRole(organiser);
    return loseDate(ctx, trx, pair, current, session, found, { holder, isWatching: false, isEventStanding: outcome.isEventStanding });
  });
};

const keep = async (ctx: Ctx, trx: Trx, pair: Pair, current: Meeting, look: Look, { at, inOutlook }: Extract<Outcome, { kind: 'kept' }>): Promise<void> => {
  const stands = at.start === current.start && at.end === current.end ? current : await adoptMove(ctx, trx, pair, current, look, at);
  const said = { ...inOutlook, ...(stands.inOutlook.isClashing && { isClashing: true as const }) };
  await saveInOutlook(trx, stands, said);
  // A wish is the organiser's to grant: they hear of it once for a date, and their card follows what is wished after.
  if (!said.proposal || said.proposal.isSettled) return;
  if (said.proposal !== current.inOutlook.proposal || stands !== current) await startWishClock(ctx, trx, pair, stands, said.proposal);
  const role = organiserOf(pair.duo, stands);
  const now = ctx.clock.now();
  await sendMessage(ctx, trx, pair[role], {
    kind: 'time-proposed', duoId: stands.duoId, subjectId: stands.id,
    card: situationCard({ situation: situationOf(await loadRecord(trx, pair.duo), role, now), pair, role, links: ctx.links, now }),
  });
};
