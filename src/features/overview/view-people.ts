import type { PersonId, ProgrammeId } from '../../kernel/ids.ts';
import type { Actor, Context } from '../context.ts';
import { findPeople } from '../people/store.ts';
import { managedProgramme } from '../programmes/managed-programme.ts';
import { versionOfPeople } from '../programmes/named-people.ts';
import { listContactIds } from '../programmes/store.ts';
import { sayGone } from './say-state.ts';

/** Who sponsors a programme and whom its people may talk to, each with what the directory says where they have left. */
export const viewPeople = async (ctx: Pick<Context, 'db'>, actor: Actor, programmeId: ProgrammeId) => {
  const { tenantId, lang } = actor;
  const { id, name, sponsorId } = await managedProgramme(ctx.db, actor, programmeId);
  const contactIds = await listContactIds(ctx.db, tenantId, id);
  const people = await findPeople(ctx.db, tenantId, [sponsorId, ...contactIds]);
  const show = (personId: PersonId) => {
    const person = people.get(personId);
    if (!person) throw new Error('a programme names somebody nobody knows');
    return { id: person.id, name: person.name, jobTitle: person.jobTitle, site: person.office, left: person.gone && sayGone(person.name, person.gone, lang) };
  };
  return { name, version: versionOfPeople({ sponsorId, contactIds }), sponsor: show(sponsorId), contacts: contactIds.map(show) };
};
