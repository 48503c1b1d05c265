import { randomUUID } from 'node:crypto';
import { Refusal } from '../../kernel/errors.ts';
import { asId, type DuoId, type PersonId, type ProgrammeId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { nextWatch } from '../people/watch-times.ts';
import { writeJournal } from '../privacy/store.ts';
import { managedProgramme } from '../programmes/managed-programme.ts';
import { listContacts } from '../programmes/store.ts';
import type { Duo, Member, Role } from './duo.ts';
import { inviteMember, knowMember, requireNew, requirePeers } from './invite-member.ts';
import { insertDuo } from './store.ts';

const newMember = (personId: PersonId, role: Role): Member => ({ personId, role, answer: 'pending', answeredAt: null, trackReadAt: null });

/** HR brings two people together; each is asked, and nothing else happens until both have said yes. */
export const formDuo = async (
  ctx: Pick<Context, 'db' | 'clock' | 'directory' | 'links' | 'transaction' | 'enqueue'>,
  actor: Actor,
  input: { programmeId: ProgrammeId; mentorId: PersonId; menteeId: PersonId },
): Promise<DuoId> => {
  const { tenantId } = actor;
  const programme = await managedProgramme(ctx.db, actor, input.programmeId);
  if (input.mentorId === input.menteeId) throw new Refusal('same-person', 'menteeId');
  const [mentor, mentee] = [await knowMember(ctx, programme, input.mentorId, 'mentorId'), await knowMember(ctx, programme, input.menteeId, 'menteeId')];
  await requirePeers(ctx, { mentor, mentee }, 'menteeId');

  const now = ctx.clock.now();
  const duo: Duo = {
    tenantId, id: asId(randomUUID()), programmeId: programme.id, state: 'invited', mentor: newMember(mentor.id, 'mentor'),
    mentee: newMember(mentee.id, 'mentee'), createdAt: now, invitedAt: now, activatedAt: null, isAbsence: false,
  };
  const contacts = await listContacts(ctx.db, tenantId, programme.id);
  await ctx.transaction(async (trx) => {
    await requireNew(trx, programme, { mentor, mentee }, 'menteeId');
    await insertDuo(trx, duo);
    await inviteMember(ctx, trx, { duo, person: mentor, other: mentee, role: 'mentor', programme, contacts });
    await inviteMember(ctx, trx, { duo, person: mentee, other: mentor, role: 'mentee', programme, contacts });
    await ctx.enqueue(trx, { kind: 'watch-directory', tenantId }, nextWatch(now));
    await writeJournal(trx, { tenantId, at: now, actorId: actor.personId, act: 'duo-formed', subject: { kind: 'duo', id: duo.id } });
  });
  return duo.id;
};
