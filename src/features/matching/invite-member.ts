import type { Trx } from '../../db/connect.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { sendMessage } from '../messages/send-message.ts';
import { knowColleague, knowPerson } from '../people/know-person.ts';
import type { Person } from '../people/person.ts';
import type { Programme } from '../programmes/programme.ts';
import { lockProgramme } from '../programmes/store.ts';
import { invitationCard } from './cards.ts';
import type { Duo } from './duo.ts';
import { listDuos } from './store.ts';

/** Somebody for a duo, read from the directory: a guest only where the rules of the programme admit one. */
export const knowMember = (ctx: Parameters<typeof knowPerson>[0], { tenantId, frame }: Programme, id: PersonId, field: string): Promise<Person> =>
  frame.guests ? knowPerson(ctx, tenantId, id, field) : knowColleague(ctx, tenantId, id, field, 'no-guests');

interface Two {
  readonly mentor: Person;
  readonly mentee: Person;
}

/** Refuses to bring together two people of whom one is above the other, at `field`. */
export const requirePeers = async (ctx: Pick<Context, 'directory'>, { mentor, mentee }: Two, field: string): Promise<void> => {
  if (await reportsTo(ctx, mentor.managerId, mentee.id)) throw new Refusal('manager-of-mentor', field);
};

/** Refuses two who are a duo of this programme already, at `field`; under the programme's lock, so that two presses of HR make one. */
export const requireNew = async (trx: Trx, { tenantId, id }: Programme, { mentor, mentee }: Two, field: string): Promise<void> => {
  await lockProgramme(trx, tenantId, id);
  const isOne = (await listDuos(trx, tenantId, id)).some((other) =>
    ['invited', 'active', 'suspended'].includes(other.state) && other.mentor.personId === mentor.id && other.mentee.personId === mentee.id);
  if (isOne) throw new Refusal('duo-exists', field);
};

/** The first two levels above the mentor are excluded: nobody teaches those who decide on their pay. */
const reportsTo = async (ctx: Pick<Context, 'directory'>, managerId: PersonId | null, menteeId: PersonId): Promise<boolean> => {
  if (managerId === null) return false;
  if (managerId === menteeId) return true;
  return (await ctx.directory.find(managerId))?.managerId === menteeId;
};

type Invitation = Pick<Parameters<typeof invitationCard>[0], 'role' | 'other' | 'programme' | 'contacts' | 'goesOn'> & { readonly duo: Pick<Duo, 'id'>; readonly person: Person };

/** Asks one of the two whether they want this duo. */
export const inviteMember = (ctx: Pick<Context, 'clock' | 'links' | 'enqueue'>, trx: Trx, { duo, person, ...invitation }: Invitation): Promise<unknown> =>
  sendMessage(ctx, trx, person, {
    kind: 'invitation', duoId: duo.id, subjectId: duo.id,
    card: invitationCard({ ...invitation, duoId: duo.id, lang: person.lang, trackUrl: ctx.links.tab({ duo: duo.id, page: 'track' }) }),
  });
