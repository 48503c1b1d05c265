import { Refusal } from '../../../kernel/errors.ts';
import type { DuoId, MeetingId, OfferId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { findDuo } from '../../matching/store.ts';
import { findMeeting, findOffer } from '../store.ts';
import { listAssisted } from './store.ts';

type Ctx = Pick<Context, 'db' | 'directory'>;

/**
 * The executive of this duo, acted for by whoever they named. Anybody else, an account closed meanwhile and a name taken back read the
 * same: no such duo. What may be done with it is for the acts on dates to offer, and no other route or verb takes it.
 */
export const standIn = async ({ db, directory }: Ctx, actor: Actor, duoId: DuoId): Promise<Actor> => {
  const isTheirs = (await listAssisted(db, actor.tenantId, actor.personId)).includes(duoId);
  const duo = isTheirs && (await directory.isOpen(actor.personId)) ? await findDuo(db, actor.tenantId, duoId) : undefined;
  if (!duo) throw new Refusal('not-found');
  return { tenantId: actor.tenantId, personId: duo.mentee.personId, lang: actor.lang, canManage: false, through: actor.personId };
};

export const standInOffer = async (ctx: Ctx, actor: Actor, offerId: OfferId): Promise<{ executive: Actor; duoId: DuoId }> => {
  const offer = await findOffer(ctx.db, actor.tenantId, offerId);
  if (!offer) throw new Refusal('not-found');
  return { executive: await standIn(ctx, actor, offer.duoId), duoId: offer.duoId };
};

export const standInMeeting = async (ctx: Ctx, actor: Actor, meetingId: MeetingId): Promise<{ executive: Actor; duoId: DuoId }> => {
  const meeting = await findMeeting(ctx.db, actor.tenantId, meetingId);
  if (!meeting) throw new Refusal('not-found');
  return { executive: await standIn(ctx, actor, meeting.duoId), duoId: meeting.duoId };
};
