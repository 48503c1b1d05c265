import type { Trx } from '../../db/connect.ts';
import type { ProgrammeId, TenantId } from '../../kernel/ids.ts';
import { plus } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { invitationCard } from '../matching/cards.ts';
import { type Duo, otherOf } from '../matching/duo.ts';
import { listDuos, lockDuo } from '../matching/store.ts';
import { passOn } from '../messages/pass-on.ts';
import { replaceCards } from '../messages/replace-card.ts';
import { listHearers, lockUnheard } from '../messages/store.ts';
import { findPeople } from '../people/store.ts';
import { findProgramme, listContacts } from '../programmes/store.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'links' | 'transaction' | 'enqueue'>;

/**
 * The job after HR has named others: invitations that wait for an answer name them, without a notification, and what the former sponsor was
 * to hear and has not is for the new one. Invitations in calendars stand: to change them would be a mail to each of the two.
 */
export const followPeople = async (ctx: Ctx, { tenantId, programmeId }: { tenantId: TenantId; programmeId: ProgrammeId }): Promise<void> => {
  const duos = await listDuos(ctx.db, tenantId, programmeId);
  for (const duo of duos) if (isAsked(duo)) await ctx.transaction((trx) => nameContacts(ctx, trx, duo));
  await ctx.transaction(async (trx) => {
    for (const message of await lockUnheard(trx, tenantId, duos.map(({ id }) => id)))
      if (message.duoId && !(await listHearers(trx, tenantId, message.duoId)).ids.includes(message.personId)) await passOn(ctx, trx, message);
  });
};

/** Somebody has an invitation to answer, now or once the duo goes on. */
const isAsked = ({ state, mentor, mentee }: Duo): boolean =>
  (state === 'invited' || state === 'suspended') && [mentor, mentee].some(({ answer }) => answer === 'pending');

/** Under the duo's lock: an answer that comes meanwhile is not covered by the question. */
const nameContacts = async (ctx: Ctx, trx: Trx, { tenantId, id, programmeId }: Duo): Promise<void> => {
  const [duo, programme] = [await lockDuo(trx, tenantId, id), await findProgramme(trx, tenantId, programmeId)];
  if (!duo || !programme || !isAsked(duo)) return;
  const contacts = await listContacts(trx, tenantId, programmeId);
  const people = await findPeople(trx, tenantId, [duo.mentor.personId, duo.mentee.personId]);
  for (const { personId, role, answer } of [duo.mentor, duo.mentee]) {
    const [person, other] = [people.get(personId), people.get(otherOf(duo, role).personId)];
    if (!person || !other || answer !== 'pending') continue;
    const card = invitationCard({
      duoId: id, role, other, programme, contacts, lang: person.lang, trackUrl: ctx.links.tab({ duo: id, page: 'track' }), goesOn: duo.activatedAt !== null,
    });
    // One that was written this very moment may name the others too.
    await replaceCards(ctx, trx, person, [id], { newest: card, older: card }, plus(ctx.clock.now(), 1));
  }
};
