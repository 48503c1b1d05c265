import type { Selectable } from 'kysely';
import type { Db, Trx } from '../../db/connect.ts';
import type { ProgrammesTable } from '../../db/schema.ts';
import { asId, type PersonId, type ProgrammeId, type TenantId } from '../../kernel/ids.ts';
import { fromDate, toDate } from '../../kernel/time.ts';
import type { NamedPeople } from './named-people.ts';
import { type Frame, paidBy, type Programme, type TemplateId, templates } from './programme.ts';

const frameOf = (template: TemplateId, kept: Frame): Frame => ({ ...templates[template], ...kept, ...paidBy(kept) });

const toProgramme = (row: Selectable<ProgrammesTable>): Programme => ({
  tenantId: asId(row.tenant_id),
  id: asId(row.id),
  name: row.name,
  template: row.template as TemplateId,
  state: row.state,
  sponsorId: asId(row.sponsor_id),
  // A frame written before a rule existed lives by what its template says of it.
  frame: frameOf(row.template as TemplateId, row.frame as Frame),
  createdAt: fromDate(row.created_at),
});

export const findProgramme = async (db: Db | Trx, tenantId: TenantId, id: ProgrammeId): Promise<Programme | undefined> => {
  const row = await db.selectFrom('programmes').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).executeTakeFirst();
  return row && toProgramme(row);
};

export const lockProgramme = async (trx: Trx, tenantId: TenantId, id: ProgrammeId): Promise<Programme | undefined> => {
  const row = await trx.selectFrom('programmes').selectAll().where('tenant_id', '=', tenantId).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && toProgramme(row);
};

export const saveFrame = async (trx: Trx, { tenantId, id }: Programme, frame: Frame): Promise<void> => {
  await trx.updateTable('programmes').set({ frame: JSON.stringify(frame) }).where('tenant_id', '=', tenantId).where('id', '=', id).execute();
};

export const insertProgramme = async (trx: Trx, programme: Programme): Promise<void> => {
  await trx
    .insertInto('programmes')
    .values({
      tenant_id: programme.tenantId, id: programme.id, name: programme.name, template: programme.template, state: programme.state,
      sponsor_id: programme.sponsorId, frame: JSON.stringify(programme.frame), created_at: toDate(programme.createdAt),
    })
    .execute();
};

export const addManager = async (trx: Trx, tenantId: TenantId, programmeId: ProgrammeId, personId: PersonId): Promise<void> => {
  await trx.insertInto('programme_managers').values({ tenant_id: tenantId, programme_id: programmeId, person_id: personId }).execute();
};

export const addContacts = async (trx: Trx, tenantId: TenantId, programmeId: ProgrammeId, people: readonly PersonId[]): Promise<void> => {
  await trx
    .insertInto('programme_contacts')
    .values(people.map((personId, position) => ({ tenant_id: tenantId, programme_id: programmeId, person_id: personId, position })))
    .execute();
};

/** These and no others, from now on. */
export const saveNamed = async (trx: Trx, { tenantId, id }: Programme, { sponsorId, contactIds }: NamedPeople): Promise<void> => {
  await trx.updateTable('programmes').set({ sponsor_id: sponsorId }).where('tenant_id', '=', tenantId).where('id', '=', id).execute();
  await trx.deleteFrom('programme_contacts').where('tenant_id', '=', tenantId).where('programme_id', '=', id).execute();
  await addContacts(trx, tenantId, id, contactIds);
};

/** The programme, if this person runs it: whoever does not gets the same nothing as for an id that does not exist. */
export const findManagedProgramme = async (db: Db | Trx, tenantId: TenantId, id: ProgrammeId, managerId: PersonId): Promise<Programme | undefined> => {
  const row = await db
    .selectFrom('programmes')
    .innerJoin('programme_managers as m', (join) => join.onRef('m.tenant_id', '=', 'programmes.tenant_id').onRef('m.programme_id', '=', 'programmes.id'))
    .selectAll('programmes')
    .where('programmes.tenant_id', '=', tenantId)
    .where('programmes.id', '=', id)
    .where('m.person_id', '=', managerId)
    .executeTakeFirst();
  return row && toProgramme(row);
};

export const listManagedProgrammes = async (db: Db | Trx, tenantId: TenantId, managerId: PersonId): Promise<readonly Programme[]> => {
  const rows = await db
    .selectFrom('programmes')
    .innerJoin('programme_managers as m', (join) => join.onRef('m.tenant_id', '=', 'programmes.tenant_id').onRef('m.programme_id', '=', 'programmes.id'))
    .selectAll('programmes')
    .where('programmes.tenant_id', '=', tenantId)
    .where('m.person_id', '=', managerId)
    .orderBy('programmes.created_at', 'desc')
    .execute();
  return rows.map(toProgramme);
};

export const listManagers = async (db: Db | Trx, tenantId: TenantId, id: ProgrammeId): Promise<readonly PersonId[]> => {
  const rows = await db.selectFrom('programme_managers').select('person_id').where('tenant_id', '=', tenantId).where('programme_id', '=', id).orderBy('person_id').execute();
  return rows.map((row) => asId(row.person_id));
};

export const listContactIds = async (db: Db | Trx, tenantId: TenantId, id: ProgrammeId): Promise<readonly PersonId[]> => {
  const rows = await db.selectFrom('programme_contacts').select('person_id').where('tenant_id', '=', tenantId).where('programme_id', '=', id).orderBy('position').execute();
  return rows.map((row) => asId(row.person_id));
};

interface Contact {
  readonly name: string;
  readonly mail: string | null;
  readonly jobTitle: string | null;
}

/** Whom anyone may talk to, in the order HR named them; whoever runs the programme once all of these have left. */
export const listContacts = async (db: Db | Trx, tenantId: TenantId, id: ProgrammeId): Promise<readonly Contact[]> => {
  const named = await db
    .selectFrom('programme_contacts as c')
    .innerJoin('people as p', (join) => join.onRef('p.tenant_id', '=', 'c.tenant_id').onRef('p.id', '=', 'c.person_id'))
    .select(['p.name', 'p.mail', 'p.job_title'])
    .where('c.tenant_id', '=', tenantId)
    .where('c.programme_id', '=', id)
    .where('p.gone', 'is', null)
    .orderBy('c.position')
    .execute();
  return (named.length > 0 ? named : await listRunning(db, tenantId, id)).map((row) => ({ name: row.name, mail: row.mail, jobTitle: row.job_title }));
};

const listRunning = (db: Db | Trx, tenantId: TenantId, id: ProgrammeId) =>
  db
    .selectFrom('programme_managers as m')
    .innerJoin('people as p', (join) => join.onRef('p.tenant_id', '=', 'm.tenant_id').onRef('p.id', '=', 'm.person_id'))
    .select(['p.name', 'p.mail', 'p.job_title'])
    .where('m.tenant_id', '=', tenantId)
    .where('m.programme_id', '=', id)
    .where('p.gone', 'is', null)
    .orderBy('p.name')
    .execute();
