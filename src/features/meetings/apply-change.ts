import { Refusal } from '../../kernel/errors.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { findOwnDuo } from '../matching/store.ts';
import { loadRecord } from './load-duo.ts';
import { renewOptions } from './renew-options.ts';
import { roleOf, situationOf } from './situation.ts';
import { keyOf, ownWhyNot } from './why-not.ts';

/**
 * One tap on a way out: the search is made again with that one change, and what it finds goes into the hands of whoever pressed.
 * Only a change that this person was offered is ever tried, or asking for one after another would tell what the other refuses;
 * one that no longer helps is answered with how things stand now.
 */
export const applyChange = async (
  ctx: Pick<Context, 'db' | 'clock' | 'calendar' | 'links' | 'transaction' | 'enqueue'>, actor: Actor, input: { duoId: DuoId; change: string },
): Promise<void> => {
  const duo = await findOwnDuo(ctx.db, actor.tenantId, input.duoId, actor.personId);
  if (!duo) throw new Refusal('not-found');
  const holder = roleOf(duo, actor.personId);
  const situation = situationOf(await loadRecord(ctx.db, duo), holder, ctx.clock.now());
  if (situation.kind !== 'nothing') throw new Refusal('already-handled');
  const asked = ownWhyNot(situation.whyNot, holder).changes.find((change) => keyOf(change) === input.change) ?? null;
  await renewOptions(ctx, actor, { duoId: duo.id, holder, act: holder === 'mentor' ? 'propose' : 'confirm', say: null, asked });
};
