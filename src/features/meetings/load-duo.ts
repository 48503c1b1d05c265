import type { Db, Trx } from '../../db/connect.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { DuoId, ProgrammeId, TenantId } from '../../kernel/ids.ts';
import type { Actor } from '../context.ts';
import type { Duo } from '../matching/duo.ts';
import { findDuo } from '../matching/store.ts';
import { findPeople } from '../people/store.ts';
import { managedProgramme } from '../programmes/managed-programme.ts';
import { findProgramme } from '../programmes/store.ts';
import type { Pair } from './find-options.ts';
import type { DuoRecord } from './situation.ts';
import { listMeetings, listOpenOffers, listSessions } from './store.ts';

/** A duo with its programme and both people. */
export const loadPair = async (db: Db | Trx, tenantId: TenantId, duoId: DuoId): Promise<Pair> => {
  const duo = await findDuo(db, tenantId, duoId);
  const programme = duo && (await findProgramme(db, tenantId, duo.programmeId));
  if (!programme) throw new Refusal('not-found');
  const people = await findPeople(db, tenantId, [duo.mentor.personId, duo.mentee.personId]);
  const mentor = people.get(duo.mentor.personId);
  const mentee = people.get(duo.mentee.personId);
  if (!mentor || !mentee) throw new Error('a duo without its people');
  return { duo, programme, mentor, mentee };
};

/** The same, for whoever runs that programme: a duo of another does not exist to them. */
export const loadManagedPair = async (db: Db, actor: Actor, { programmeId, duoId }: { programmeId: ProgrammeId; duoId: DuoId }): Promise<Pair> => {
  const programme = await managedProgramme(db, actor, programmeId);
  const pair = await loadPair(db, actor.tenantId, duoId);
  if (pair.duo.programmeId !== programme.id) throw new Refusal('not-found');
  return pair;
};

/** All that the situation of a duo depends on. */
export const loadRecord = async (db: Db | Trx, duo: Duo): Promise<DuoRecord> => {
  const sessions = await listSessions(db, duo.tenantId, [duo.id]);
  const openOffers = await listOpenOffers(db, duo.tenantId, [duo.id]);
  const meetings = await listMeetings(db, duo.tenantId, [duo.id]);
  return { duo, sessions, openOffers, meetings };
};
