import { Refusal } from '../../kernel/errors.ts';
import type { ProgrammeId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { writeJournal } from '../privacy/store.ts';
import { findRuleProblems, frameWith, type Rules, versionOf } from './rules.ts';
import { managedProgramme } from './managed-programme.ts';
import { lockProgramme, saveFrame } from './store.ts';

/**
 * HR changes the rules for what comes. `version` names the ones they had before their eyes: if somebody else has changed them since,
 * nothing is saved. What follows from it, dates to come and options in people's hands, is a job's.
 */
export const updateRules = async (
  ctx: Pick<Context, 'db' | 'clock' | 'mailer' | 'transaction' | 'enqueue'>, actor: Actor, input: { programmeId: ProgrammeId; version: string; rules: Rules },
): Promise<void> => {
  const { tenantId } = actor;
  const managed = await managedProgramme(ctx.db, actor, input.programmeId);
  const [problem] = findRuleProblems(input.rules, managed.frame.sessions);
  if (problem) throw new Refusal(problem.code, problem.field);
  // A permission given before stays, whatever has become of the mailbox: other rules can still be saved.
  if (input.rules.mailIfUnreachable && !managed.frame.mailIfUnreachable && !ctx.mailer) throw new Refusal('no-mailbox', 'mailIfUnreachable');
  await ctx.transaction(async (trx) => {
    const programme = await lockProgramme(trx, tenantId, managed.id);
    if (!programme || programme.state === 'closed') throw new Refusal('already-handled');
    if (versionOf(programme.frame) !== input.version) throw new Refusal('rules-changed');
    const frame = frameWith(programme.frame, input.rules);
    if (versionOf(frame) === input.version) return;
    await saveFrame(trx, programme, frame);
    await writeJournal(trx, { tenantId, at: ctx.clock.now(), actorId: actor.personId, act: 'rules-changed', subject: { kind: 'programme', id: programme.id } });
    await ctx.enqueue(trx, { kind: 'follow-rules', tenantId, programmeId: programme.id });
  });
};
