import { Refusal } from '../../kernel/errors.ts';
import type { Card } from '../../kernel/card.ts';
import type { DuoId, MeetingId, OfferId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { findOwnDuo } from '../matching/store.ts';
import { situationCard } from './cards.ts';
import { pauseCard } from './momentum-cards.ts';
import { ownMeeting } from './own-meeting.ts';
import { loadPair, loadRecord } from './load-duo.ts';
import { windowsKeptCard } from './windows/cards.ts';
import { pauseIsOffered, roleOf, situationOf } from './situation.ts';
import { findOffer } from './store.ts';

/** The card of a duo as it stands now, for one of its two people; for anybody else it does not exist. */
export const showDuo = async (ctx: Pick<Context, 'db' | 'clock' | 'links'>, actor: Actor, input: { duoId: DuoId }): Promise<Card> => {
  const duo = await findOwnDuo(ctx.db, actor.tenantId, input.duoId, actor.personId);
  if (!duo) throw new Refusal('not-found');
  const pair = await loadPair(ctx.db, actor.tenantId, duo.id);
  const role = roleOf(duo, actor.personId);
  const now = ctx.clock.now();
  return situationCard({ situation: situationOf(await loadRecord(ctx.db, duo), role, now), pair, role, links: ctx.links, now });
};

/** The days a duo may rest until, for one of its two; as it stands, where no pause is offered any more. */
export const showPause = async (ctx: Pick<Context, 'db' | 'clock' | 'links'>, actor: Actor, input: { duoId: DuoId }): Promise<Card> => {
  const duo = await findOwnDuo(ctx.db, actor.tenantId, input.duoId, actor.personId);
  if (!duo) throw new Refusal('not-found');
  const record = await loadRecord(ctx.db, duo);
  const session = record.sessions.find(({ state }) => state !== 'held');
  if (!session || !pauseIsOffered(record, session)) return showDuo(ctx, actor, input);
  return pauseCard({ pair: await loadPair(ctx.db, actor.tenantId, duo.id), role: roleOf(duo, actor.personId), now: ctx.clock.now() });
};

/** That what somebody ticked is kept, for one of the two. */
export const showKept = async (ctx: Pick<Context, 'db' | 'clock' | 'links'>, actor: Actor, input: { duoId: DuoId }): Promise<Card> => {
  const duo = await findOwnDuo(ctx.db, actor.tenantId, input.duoId, actor.personId);
  if (!duo) throw new Refusal('not-found');
  return windowsKeptCard({ pair: await loadPair(ctx.db, actor.tenantId, duo.id), role: roleOf(duo, actor.personId), links: ctx.links, now: ctx.clock.now() });
};

export const duoOfOffer = async (ctx: Pick<Context, 'db'>, actor: Actor, offerId: OfferId): Promise<DuoId> => {
  const offer = await findOffer(ctx.db, actor.tenantId, offerId);
  const duo = offer && (await findOwnDuo(ctx.db, actor.tenantId, offer.duoId, actor.personId));
  if (!duo) throw new Refusal('not-found');
  return duo.id;
};

export const duoOfMeeting = async (ctx: Pick<Context, 'db'>, actor: Actor, meetingId: MeetingId): Promise<DuoId> =>
  (await ownMeeting(ctx.db, actor, meetingId)).duo.id;
