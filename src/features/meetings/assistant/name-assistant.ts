import { Refusal } from '../../../kernel/errors.ts';
import type { PersonId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { knowColleague } from '../../people/know-person.ts';
import { momentAfter } from '../../privacy/erasure.ts';
import { loadPair, loadRecord } from '../load-duo.ts';
import { datesOf } from './dates.ts';
import { forgetAtOnce } from './forget-assistant.ts';
import { listOwnMentees } from './list-own-mentees.ts';
import { findAssistant, findNamed, saveAssistant } from './store.ts';
import { tellAssistant } from './tell-assistant.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'directory' | 'links' | 'erasures' | 'transaction' | 'enqueue'>;

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
  const before = await findNamed(ctx.db, tenantId, actor.personId);
  if (before?.personId === personId) return;
  const at = momentAfter(before?.at, ctx.clock.now());
  if (before) await ctx.erasures.remember({ what: 'assistant', tenantId, personId: actor.personId, at });
  await ctx.transaction(async (trx) => {
    if ((await findAssistant(trx, tenantId, actor.personId)) === personId) return;
    await forgetAtOnce(ctx, trx, tenantId, actor.personId);
    await saveAssistant(trx, tenantId, actor.personId, personId, at);
    for (const duo of duos) {
      if (duo.state !== 'active') continue;
      await tellAssistant(ctx, trx, await loadPair(trx, tenantId, duo.id), datesOf(await loadRecord(trx, duo), ctx.clock.now()));
    }
  });
};

/** Taken back at any time by the executive, at once, cards included, and whichever backup comes back. */
export const removeAssistant = async (ctx: Pick<Ctx, 'db' | 'clock' | 'erasures' | 'transaction' | 'enqueue'>, { tenantId, personId }: Actor): Promise<void> => {
  const before = await findNamed(ctx.db, tenantId, personId);
  if (!before) return;
  await ctx.erasures.remember({ what: 'assistant', tenantId, personId, at: momentAfter(before.at, ctx.clock.now()) });
  await ctx.transaction((trx) => forgetAtOnce(ctx, trx, tenantId, personId));
};
