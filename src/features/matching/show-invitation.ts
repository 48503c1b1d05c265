import { Refusal } from '../../kernel/errors.ts';
import type { Card } from '../../kernel/card.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { findPeople } from '../people/store.ts';
import { answeredCard } from './cards.ts';
import { memberOf, otherOf } from './duo.ts';
import { findOwnDuo } from './store.ts';

/** What the invitation has become for one of the two: their own next step, or that the duo begins. */
export const showInvitation = async (ctx: Pick<Context, 'db' | 'links'>, actor: Actor, input: { duoId: DuoId }): Promise<Card> => {
  const duo = await findOwnDuo(ctx.db, actor.tenantId, input.duoId, actor.personId);
  const member = duo && memberOf(duo, actor.personId);
  if (!duo || !member) throw new Refusal('not-found');
  const people = await findPeople(ctx.db, actor.tenantId, [actor.personId, otherOf(duo, member.role).personId]);
  const other = people.get(otherOf(duo, member.role).personId);
  const me = people.get(actor.personId);
  if (!me || !other) throw new Refusal('not-found');
  return answeredCard({ duo, member, other, lang: me.lang, trackUrl: ctx.links.tab({ duo: duo.id, page: 'track' }) });
};
