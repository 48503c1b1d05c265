import { Refusal } from '../../kernel/errors.ts';
import type { Card } from '../../kernel/card.ts';
import type { DuoId, MeetingId, OfferId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { findOwnDuo } from '../matching/store.ts';
import { situationCard, windowsKeptCard } from './cards.ts';
import { pauseCard } from './momentum-cards.ts';
import { ownMeeting } from './own-meeting.ts';
import { loadPair, loadRecord } from './load-duo.ts';
import { pauseIsOffered, roleOf, situationOf } from './situation.ts';
import { findOffer } from './store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'links'>;

/** A duo as one of its two people sees it; for anybody else it does not exist. */
const readOwn = async (ctx: Ctx, actor: Actor, { duoId }: { duoId: DuoId }) => {
  const duo = await findOwnDuo(ctx.db, actor.tenantId, duoId, actor.personId);
  if (!duo) throw new Refusal('not-found');
  return { pair: await loadPair(ctx.db, actor.tenantId, duo.id), role: roleOf(duo, actor.personId), links: ctx.links, now: ctx.clock.now() };
};

/** The card of a duo as it stands now, for one of its two people. */
export const showDuo = async (ctx: Ctx, actor: Actor, input: { duoId: DuoId }): Promise<Card> => {
  const own = await readOwn(ctx, actor, input);
  return situationCard({ ...own, situation: situationOf(await loadRecord(ctx.db, own.pair.duo), own.role, own.now) });
};

/** The days a duo may rest until, for one of its two; as it stands, where no pause is offered any more. */
export const showPause = async (ctx: Ctx, actor: Actor, input: { duoId: DuoId }): Promise<Card> => {
  const own = await readOwn(ctx, actor, input);
  const record = await loadRecord(ctx.db, own.pair.duo);
  const session = record.sessions.find(({ state }) => state !== 'held');
  return session && pauseIsOffered(record, session) ? pauseCard(own) : showDuo(ctx, actor, input);
};

/** That what somebody ticked is kept, for one of the two. */
export const showKept = async (ctx: Ctx, actor: Actor, input: { duoId: DuoId }): Promise<Card> => windowsKeptCard(await readOwn(ctx, actor, input));

export const duoOfOffer = async (ctx: Pick<Context, 'db'>, actor: Actor, offerId: OfferId): Promise<DuoId> => {
  const offer = await findOffer(ctx.db, actor.tenantId, offerId);
  const duo = offer && (await findOwnDuo(ctx.db, actor.tenantId, offer.duoId, actor.personId));
  if (!duo) throw new Refusal('not-found');
  return duo.id;
};

export const duoOfMeeting = async (ctx: Pick<Context, 'db'>, actor: Actor, meetingId: MeetingId): Promise<DuoId> =>
  (await ownMeeting(ctx.db, actor, meetingId)).duo.id;
