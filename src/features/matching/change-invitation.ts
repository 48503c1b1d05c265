import { Refusal } from '../../kernel/errors.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Trx } from '../../db/connect.ts';
import type { Actor, Context } from '../context.ts';
import { replaceCards } from '../messages/replace-card.ts';
import { findPeople } from '../people/store.ts';
import { writeJournal } from '../privacy/store.ts';
import { answeredCard } from './cards.ts';
import { type Duo, isReady, memberOf } from './duo.ts';
import { findOwnDuo, lockDuo, saveDuoState } from './store.ts';

export type Ctx = Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>;

/** One member's step towards the duo, under its lock; the duo begins with the last step of the two. */
export const changeInvitation = async (
  ctx: Ctx, actor: Actor, duoId: DuoId, apply: (trx: Trx, duo: Duo, role: 'mentor' | 'mentee') => Promise<void>,
): Promise<void> => {
  const own = await findOwnDuo(ctx.db, actor.tenantId, duoId, actor.personId);
  if (!own) throw new Refusal('not-found');
  const role = memberOf(own, actor.personId)?.role ?? 'mentor';
  await ctx.transaction(async (trx) => {
    const before = await lockDuo(trx, actor.tenantId, duoId);
    if (!before) throw new Refusal('not-found');
    await apply(trx, before, role);
    const after = await lockDuo(trx, actor.tenantId, duoId);
    if (!after) return;
    const begins = after.state === 'invited' && isReady(after);
    if (begins) await activate(ctx, trx, after);
    await showAnswers(ctx, trx, begins ? { ...after, state: 'active' } : after);
  });
};

const activate = async (ctx: Ctx, trx: Trx, duo: Duo): Promise<void> => {
  const now = ctx.clock.now();
  // A duo that goes on with another account of one of the two began when it began.
  await saveDuoState(trx, duo, 'active', duo.activatedAt ?? now);
  await writeJournal(trx, { tenantId: duo.tenantId, at: now, actorId: null, act: 'duo-activated', subject: { kind: 'duo', id: duo.id } });
  await ctx.enqueue(trx, { kind: 'start-duo', tenantId: duo.tenantId, duoId: duo.id });
};

/** The invitation in both chats follows: what each has done, never what the other has. */
const showAnswers = async (ctx: Ctx, trx: Trx, duo: Duo): Promise<void> => {
  const people = await findPeople(trx, duo.tenantId, [duo.mentor.personId, duo.mentee.personId]);
  for (const member of [duo.mentor, duo.mentee]) {
    const person = people.get(member.personId);
    const other = people.get(member === duo.mentor ? duo.mentee.personId : duo.mentor.personId);
    if (!person || !other || (member.answer === 'pending' && duo.state === 'invited')) continue;
    const card = answeredCard({ duo, member, other, lang: person.lang, trackUrl: ctx.links.tab({ duo: duo.id, page: 'track' }) });
    await replaceCards(ctx, trx, person, [duo.id], { newest: card, older: card }, ctx.clock.now());
  }
};
