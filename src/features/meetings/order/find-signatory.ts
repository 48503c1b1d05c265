import type { Db, Trx } from '../../../db/connect.ts';
import type { Person } from '../../people/person.ts';
import { findPeople } from '../../people/store.ts';
import { listManagers } from '../../programmes/store.ts';
import type { Pair } from '../find-options.ts';

/**
 * Who signs for the company: the sponsor, or where that is one of the two, or has left, somebody who runs the programme. Nobody of the
 * duo: one of them would sign for themselves, and the other's sheet would end with the name of whom they meet.
 */
export const findSignatory = async (db: Db | Trx, { duo, programme }: Pair): Promise<Person | undefined> => {
  const candidates = [programme.sponsorId, ...(await listManagers(db, duo.tenantId, programme.id))];
  const people = await findPeople(db, duo.tenantId, candidates);
  return candidates
    .map((id) => people.get(id))
    .find((person) => person !== undefined && person.gone === null && person.id !== duo.mentor.personId && person.id !== duo.mentee.personId);
};
