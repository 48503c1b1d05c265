import { Refusal } from '../../kernel/errors.ts';
import type { DuoId, PersonId, ProgrammeId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { countAnswersAs } from '../feedback/store.ts';
import { otherRole, type Role } from '../matching/duo.ts';
import { inviteMember, knowMember, requireNew, requirePeers } from '../matching/invite-member.ts';
import { lockDuo, replaceMember, saveDuoState } from '../matching/store.ts';
import { dropQueued } from '../messages/store.ts';
import { findPeople, saveGone } from '../people/store.ts';
import { nextWatch } from '../people/watch-times.ts';
import { writeJournal } from '../privacy/store.ts';
import { listContacts } from '../programmes/store.ts';
import { loadManagedPair } from '../meetings/load-duo.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'directory' | 'links' | 'transaction' | 'enqueue'>;

/**
 * HR says that a new account is that of somebody of a duo whose own has left the directory: created anew, or moved here from another tenant, it
 * has another object id, and only a person can say whose it is. Sessions and history stay; the new account is asked like anybody, so that a
 * namesake can say no, and reads nothing that the one before wrote. What that one answered counts as theirs, so that nobody is two people in a
 * figure. Refuses with `already-handled` unless that account is gone.
 */
export const relinkAccount = async (
  ctx: Ctx, actor: Actor, input: { programmeId: ProgrammeId; duoId: DuoId; side: Role; personId: PersonId },
): Promise<void> => {
  const { tenantId } = actor;
  const pair = await loadManagedPair(ctx.db, actor, input);
  const { side } = input;
  const [gone, other] = [pair[side], pair[otherRole(side)]];
  if (pair.duo.state !== 'suspended' || !gone.gone) throw new Refusal('already-handled');
  if (input.personId === gone.id || input.personId === other.id) throw new Refusal('same-person', 'personId');
  const person = await knowMember(ctx, pair.programme, input.personId, 'personId');
  const two = side === 'mentor' ? { mentor: person, mentee: other } : { mentor: other, mentee: person };
  await requirePeers(ctx, two, 'personId');
  const contacts = await listContacts(ctx.db, tenantId, pair.programme.id);
  await ctx.transaction(async (trx) => {
    await requireNew(trx, pair.programme, two, 'personId');
    const duo = await lockDuo(trx, tenantId, input.duoId);
    const people = duo && (await findPeople(trx, tenantId, [duo.mentor.personId, duo.mentee.personId]));
    // Whoever was restored meanwhile, or linked by somebody else, keeps their place.
    if (!duo || duo.state !== 'suspended' || duo[side].personId !== gone.id || !people?.get(gone.id)?.gone) throw new Refusal('already-handled');
    const now = ctx.clock.now();
    // The directory has just shown it open, whatever a night saw before.
    await saveGone(trx, tenantId, person.id, null, now);
    await replaceMember(trx, duo, side, person.id, now);
    await countAnswersAs(trx, pair.programme, gone.id, person.id);
    await dropQueued(trx, tenantId, gone.id, duo.id);
    // Where the other is away too, all waits for them, the invitation included.
    if (!people.get(other.id)?.gone && !duo.isAbsence) await saveDuoState(trx, duo, 'invited', duo.activatedAt);
    await inviteMember(ctx, trx, { duo, person, other, role: side, programme: pair.programme, contacts, goesOn: duo.activatedAt !== null });
    await ctx.enqueue(trx, { kind: 'watch-directory', tenantId }, nextWatch(now));
    await writeJournal(trx, { tenantId, at: now, actorId: actor.personId, act: 'account-linked', subject: { kind: 'duo', id: duo.id } });
  });
};
