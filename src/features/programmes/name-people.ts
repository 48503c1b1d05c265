import type { Db, Trx } from '../../db/connect.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { ProgrammeId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { knowPerson } from '../people/know-person.ts';
import { findPeople, saveGone } from '../people/store.ts';
import { nextWatch } from '../people/watch-times.ts';
import { writeJournal } from '../privacy/store.ts';
import { managedProgramme } from './managed-programme.ts';
import { fieldsOf, type NamedPeople, namedOnce, versionOfPeople } from './named-people.ts';
import type { Programme } from './programme.ts';
import { listContactIds, lockProgramme, saveNamed } from './store.ts';

/**
 * HR names who sponsors the programme and whom its people may talk to. `version` names those they had before their eyes: if somebody else has
 * named others since, nothing is saved (`people-changed`). Whoever is new is looked up in the directory; whoever was named before is kept as
 * they are, unless they have left (`has-left`). What follows, cards in people's hands and what the former sponsor has not heard yet, is a job's.
 */
export const namePeople = async (
  ctx: Pick<Context, 'db' | 'clock' | 'directory' | 'transaction' | 'enqueue'>, actor: Actor,
  { programmeId, version, ...named }: NamedPeople & { programmeId: ProgrammeId; version: string },
): Promise<void> => {
  const { tenantId } = actor;
  const managed = await managedProgramme(ctx.db, actor, programmeId);
  const wanted = namedOnce(named);
  const before = fieldsOf(await judge(ctx.db, managed, version, wanted)).map(({ id }) => id);
  const newcomers = fieldsOf(wanted).filter(({ id }) => !before.includes(id));
  for (const { id, field } of newcomers) await knowPerson(ctx, tenantId, id, field);

  await ctx.transaction(async (trx) => {
    const programme = await lockProgramme(trx, tenantId, managed.id);
    if (!programme) throw new Refusal('already-handled');
    await judge(trx, programme, version, wanted);
    if (versionOfPeople(wanted) === version) return;
    const now = ctx.clock.now();
    // The directory has just shown their account open, whatever a night saw before.
    for (const { id } of newcomers) await saveGone(trx, tenantId, id, null, now);
    await saveNamed(trx, programme, wanted);
    await writeJournal(trx, { tenantId, at: now, actorId: actor.personId, act: 'people-named', subject: { kind: 'programme', id: programme.id } });
    await ctx.enqueue(trx, { kind: 'follow-people', tenantId, programmeId: programme.id });
    await ctx.enqueue(trx, { kind: 'watch-directory', tenantId }, nextWatch(now));
  });
};

/** Whether these may be named over those that are, which it answers: asked before the directory is, and again under the lock. */
const judge = async (db: Db | Trx, { tenantId, id, state, sponsorId }: Programme, version: string, wanted: NamedPeople): Promise<NamedPeople> => {
  if (state === 'closed') throw new Refusal('already-handled');
  const before: NamedPeople = { sponsorId, contactIds: await listContactIds(db, tenantId, id) };
  if (versionOfPeople(before) !== version) throw new Refusal('people-changed');
  const people = await findPeople(db, tenantId, [before.sponsorId, ...before.contactIds]);
  const left = fieldsOf(wanted).find((one) => people.get(one.id)?.gone);
  if (left) throw new Refusal('has-left', left.field);
  return before;
};
