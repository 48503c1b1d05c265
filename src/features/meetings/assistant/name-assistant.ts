import type { Trx } from '../../../db/connect.ts';
import { Refusal } from '../../../kernel/errors.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { findPerson } from '../../people/store.ts';
import { knowColleague } from '../../people/know-person.ts';
import { loadPair, loadRecord } from '../load-duo.ts';
import { endedCard } from './cards.ts';
import { datesOf } from './dates.ts';
import { listOwnMentees } from './list-own-mentees.ts';
import { deleteAssistant, findAssistant, saveAssistant, withdrawCards } from './store.ts';
import { tellAssistant } from './tell-assistant.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'directory' | 'links' | 'transaction' | 'enqueue'>;

/**
 * The executive names who runs their dates, in place of whoever did. Never one of their own mentors: what is said between the two would
 * pass through a third chair. That person receives what waits or stands.
 */
export const nameAssistant = async (ctx: Ctx, actor: Actor, { personId }: { personId: PersonId }): Promise<void> => {
  const { tenantId } = actor;
  const duos = await listOwnMentees(ctx, actor);
  if (duos.length === 0) throw new Refusal('not-found');
  if (personId === actor.personId) throw new Refusal('same-person', 'personId');
  if (duos.some((duo) => duo.mentor.personId === personId)) throw new Refusal('mentor-as-assistant', 'personId');
  await knowColleague(ctx, tenantId, personId, 'personId');
  await ctx.transaction(async (trx) => {
    const before = await findAssistant(trx, tenantId, actor.personId);
    if (before === personId) return;
    if (before !== undefined) await withdraw(ctx, trx, actor, before);
    await saveAssistant(trx, tenantId, actor.personId, personId, ctx.clock.now());
    for (const duo of duos) {
      if (duo.state !== 'active') continue;
      await tellAssistant(ctx, trx, await loadPair(trx, tenantId, duo.id), datesOf(await loadRecord(trx, duo), ctx.clock.now()));
    }
  });
};

/** Taken back at any time, by the executive alone or because that person has left: at once, cards included. */
export const removeAssistant = async (ctx: Pick<Ctx, 'transaction' | 'enqueue'>, executive: Pick<Actor, 'tenantId' | 'personId'>): Promise<void> => {
  await ctx.transaction(async (trx) => {
    const before = await findAssistant(trx, executive.tenantId, executive.personId);
    if (before === undefined) return;
    await deleteAssistant(trx, executive.tenantId, executive.personId);
    await withdraw(ctx, trx, executive, before);
  });
};

const withdraw = async (ctx: Pick<Ctx, 'enqueue'>, trx: Trx, { tenantId, personId: menteeId }: Pick<Actor, 'tenantId' | 'personId'>, assistantId: PersonId): Promise<void> => {
  const assistant = await findPerson(trx, tenantId, assistantId);
  if (!assistant) return;
  for (const messageId of await withdrawCards(trx, tenantId, assistantId, menteeId, endedCard(assistant.lang)))
    await ctx.enqueue(trx, { kind: 'refresh-message', tenantId, messageId });
};
