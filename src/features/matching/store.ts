import type { Db, Trx } from '../../db/connect.ts';
import { asId, type DuoId, type PersonId, type ProgrammeId, type TenantId } from '../../kernel/ids.ts';
import { fromDate, type Instant, toDate } from '../../kernel/time.ts';
import type { Duo, DuoState, Member, Role } from './duo.ts';

const nullable = (date: Date | null): Instant | null => (date === null ? null : fromDate(date));

const selectDuos = (db: Db | Trx, tenantId: TenantId) =>
  db
    .selectFrom('duos as d')
    .innerJoin('duo_members as a', (join) => join.onRef('a.tenant_id', '=', 'd.tenant_id').onRef('a.duo_id', '=', 'd.id').on('a.role', '=', 'mentor'))
    .innerJoin('duo_members as b', (join) => join.onRef('b.tenant_id', '=', 'd.tenant_id').onRef('b.duo_id', '=', 'd.id').on('b.role', '=', 'mentee'))
    .select([
      'd.id', 'd.programme_id', 'd.state', 'd.created_at', 'd.invited_at', 'd.activated_at', 'd.is_absence',
      'a.person_id as a_person', 'a.answer as a_answer', 'a.answered_at as a_answered', 'a.track_read_at as a_track',
      'b.person_id as b_person', 'b.answer as b_answer', 'b.answered_at as b_answered', 'b.track_read_at as b_track',
    ])
    .where('d.tenant_id', '=', tenantId)
    .orderBy('d.created_at')
    .orderBy('d.id');

type Row = Awaited<ReturnType<ReturnType<typeof selectDuos>['executeTakeFirstOrThrow']>>;

const toDuo = (tenantId: TenantId, row: Row): Duo => ({
  tenantId,
  id: asId(row.id),
  programmeId: asId(row.programme_id),
  state: row.state,
  mentor: { personId: asId(row.a_person), role: 'mentor', answer: row.a_answer, answeredAt: nullable(row.a_answered), trackReadAt: nullable(row.a_track) },
  mentee: { personId: asId(row.b_person), role: 'mentee', answer: row.b_answer, answeredAt: nullable(row.b_answered), trackReadAt: nullable(row.b_track) },
  createdAt: fromDate(row.created_at),
  invitedAt: fromDate(row.invited_at ?? row.created_at),
  activatedAt: nullable(row.activated_at),
  isAbsence: row.is_absence,
});

export const findDuo = async (db: Db | Trx, tenantId: TenantId, id: DuoId): Promise<Duo | undefined> => {
  const row = await selectDuos(db, tenantId).where('d.id', '=', id).executeTakeFirst();
  return row && toDuo(tenantId, row);
};

/** The duo, if this person is one of the two: ownership sits in the predicate, so another's duo does not exist for them. */
export const findOwnDuo = async (db: Db | Trx, tenantId: TenantId, id: DuoId, personId: PersonId): Promise<Duo | undefined> => {
  const row = await selectDuos(db, tenantId)
    .where('d.id', '=', id)
    .where((eb) => eb.or([eb('d.mentor_id', '=', personId), eb('d.mentee_id', '=', personId)]))
    .executeTakeFirst();
  return row && toDuo(tenantId, row);
};

export const listOwnDuos = async (db: Db | Trx, tenantId: TenantId, personId: PersonId): Promise<readonly Duo[]> => {
  const rows = await selectDuos(db, tenantId)
    .where((eb) => eb.or([eb('d.mentor_id', '=', personId), eb('d.mentee_id', '=', personId)]))
    .execute();
  return rows.map((row) => toDuo(tenantId, row));
};

export const listDuos = async (db: Db | Trx, tenantId: TenantId, programmeId: ProgrammeId): Promise<readonly Duo[]> => {
  const rows = await selectDuos(db, tenantId).where('d.programme_id', '=', programmeId).execute();
  return rows.map((row) => toDuo(tenantId, row));
};

export const listDuosById = async (db: Db | Trx, tenantId: TenantId, ids: readonly DuoId[]): Promise<readonly Duo[]> => {
  if (ids.length === 0) return [];
  const rows = await selectDuos(db, tenantId).where('d.id', 'in', [...ids]).execute();
  return rows.map((row) => toDuo(tenantId, row));
};

/** Locks the duo's row: whatever changes a duo's life goes one at a time. */
export const lockDuo = async (trx: Trx, tenantId: TenantId, id: DuoId): Promise<Duo | undefined> => {
  await trx.selectFrom('duos').select('id').where('tenant_id', '=', tenantId).where('id', '=', id).forUpdate().execute();
  return findDuo(trx, tenantId, id);
};

export const insertDuo = async (trx: Trx, duo: Duo): Promise<void> => {
  await trx
    .insertInto('duos')
    .values({
      tenant_id: duo.tenantId, id: duo.id, programme_id: duo.programmeId, mentor_id: duo.mentor.personId, mentee_id: duo.mentee.personId,
      state: duo.state, created_at: toDate(duo.createdAt), activated_at: null,
    })
    .execute();
  await trx
    .insertInto('duo_members')
    .values([duo.mentor, duo.mentee].map((member) => memberRow(duo, member)))
    .execute();
};

const memberRow = (duo: Duo, member: Member) => ({
  tenant_id: duo.tenantId, duo_id: duo.id, person_id: member.personId, role: member.role, answer: member.answer, answered_at: null, track_read_at: null,
});

export const saveAnswer = async (trx: Trx, duo: Duo, role: Role, answer: 'yes' | 'no', at: Instant): Promise<void> => {
  await trx.updateTable('duo_members').set({ answer, answered_at: toDate(at) })
    .where('tenant_id', '=', duo.tenantId).where('duo_id', '=', duo.id).where('role', '=', role).execute();
};

export const saveTrackRead = async (trx: Trx, duo: Duo, role: Role, at: Instant): Promise<void> => {
  await trx.updateTable('duo_members').set({ track_read_at: toDate(at) })
    .where('tenant_id', '=', duo.tenantId).where('duo_id', '=', duo.id).where('role', '=', role).execute();
};

export const saveDuoState = async (trx: Trx, duo: Duo, state: DuoState, activatedAt: Instant | null, isAbsence = false): Promise<void> => {
  await trx.updateTable('duos').set({ state, activated_at: activatedAt === null ? null : toDate(activatedAt), is_absence: isAbsence })
    .where('tenant_id', '=', duo.tenantId).where('id', '=', duo.id).execute();
};

/** Another account takes the place of one that is gone; whose it is has promised nothing yet. */
export const replaceMember = async (trx: Trx, { tenantId, id }: Duo, role: Role, personId: PersonId, at: Instant): Promise<void> => {
  await trx.updateTable('duos').set({ ...(role === 'mentor' ? { mentor_id: personId } : { mentee_id: personId }), invited_at: toDate(at) })
    .where('tenant_id', '=', tenantId).where('id', '=', id).execute();
  await trx.updateTable('duo_members').set({ person_id: personId, answer: 'pending', answered_at: null, track_read_at: null })
    .where('tenant_id', '=', tenantId).where('duo_id', '=', id).where('role', '=', role).execute();
};
