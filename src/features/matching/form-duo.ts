import { randomUUID } from 'node:crypto';
import { Refusal } from '../../kernel/errors.ts';
import { asId, type DuoId, type PersonId, type ProgrammeId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { sendMessage } from '../messages/send-message.ts';
import { knowMember } from '../people/know-person.ts';
import { nextWatch } from '../people/watch-times.ts';
import { writeJournal } from '../privacy/store.ts';
import { managedProgramme } from '../programmes/managed-programme.ts';
import { listContacts } from '../programmes/store.ts';
import { invitationCard } from './cards.ts';
import type { Duo, Member, Role } from './duo.ts';
import { insertDuo, listDuos } from './store.ts';

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
  if (await reportsTo(ctx, mentor.managerId, mentee.id)) throw new Refusal('manager-of-mentor', 'menteeId');

  const duo: Duo = {
    tenantId, id: asId(randomUUID()), programmeId: programme.id, state: 'invited', mentor: newMember(mentor.id, 'mentor'),
    mentee: newMember(mentee.id, 'mentee'), createdAt: ctx.clock.now(), activatedAt: null, isAbsence: false,
  };
  const contacts = await listContacts(ctx.db, tenantId, programme.id);
  const live = (await listDuos(ctx.db, tenantId, programme.id)).some((other) =>
    ['invited', 'active', 'suspended'].includes(other.state) && other.mentor.personId === mentor.id && other.mentee.personId === mentee.id);
  if (live) throw new Refusal('duo-exists', 'menteeId');

  await ctx.transaction(async (trx) => {
    await insertDuo(trx, duo);
    for (const [person, other, role] of [[mentor, mentee, 'mentor'], [mentee, mentor, 'mentee']] as const)
      await sendMessage(ctx, trx, person, {
        kind: 'invitation', duoId: duo.id, subjectId: duo.id,
        card: invitationCard({ duoId: duo.id, role, other, programme, contacts, lang: person.lang, trackUrl: ctx.links.tab({ duo: duo.id, page: 'track' }) }),
      });
    await ctx.enqueue(trx, { kind: 'watch-directory', tenantId }, nextWatch(duo.createdAt));
    await writeJournal(trx, { tenantId, at: duo.createdAt, actorId: actor.personId, act: 'duo-formed', subject: { kind: 'duo', id: duo.id } });
  });
  return duo.id;
};

/** The first two levels above the mentor are excluded: nobody teaches those who decide on their pay. */
const reportsTo = async (ctx: Pick<Context, 'directory'>, managerId: PersonId | null, menteeId: PersonId): Promise<boolean> => {
  if (managerId === null) return false;
  if (managerId === menteeId) return true;
  return (await ctx.directory.find(managerId))?.managerId === menteeId;
};
