import type { Db, Trx } from '../../db/connect.ts';
import { asId, type PersonId, type TenantId } from '../../kernel/ids.ts';
import { day, fromDate, type Instant, minute, toDate, type Zone } from '../../kernel/time.ts';
import type { Conversation, DirectoryPerson } from '../context.ts';
import type { Site } from '../places/site.ts';
import type { Gone, Person } from './person.ts';

const selectPeople = (db: Db | Trx, tenantId: TenantId) =>
  db
    .selectFrom('people as p')
    .leftJoin('sites as s', (join) => join.onRef('s.tenant_id', '=', 'p.tenant_id').onRef('s.name', '=', 'p.office'))
    .selectAll('p')
    .select(['s.id as site_id', 's.name as site_name', 's.city', 's.lat', 's.lon', 's.zone as site_zone', 's.country', 's.department'])
    .where('p.tenant_id', '=', tenantId);

type Row = Awaited<ReturnType<ReturnType<typeof selectPeople>['executeTakeFirstOrThrow']>>;

const toSite = (row: Row): Site | null =>
  row.site_id === null || row.site_name === null || row.city === null || row.lat === null || row.lon === null ||
  row.site_zone === null || row.country === null || row.department === null
    ? null
    : {
        id: asId(row.site_id), name: row.site_name, city: row.city, coordinates: { lat: row.lat, lon: row.lon },
        zone: row.site_zone as Zone, country: row.country, department: row.department,
      };

const toPerson = (row: Row): Person => ({
  tenantId: asId(row.tenant_id),
  id: asId(row.id),
  name: row.name,
  firstName: row.first_name,
  mail: row.mail,
  jobTitle: row.job_title,
  office: row.office,
  site: toSite(row),
  lang: row.lang,
  zone: row.zone as Zone,
  managerId: row.manager_id === null ? null : asId(row.manager_id),
  isGuest: row.is_guest,
  mri: row.mri,
  conversationId: row.conversation_id,
  serviceUrl: row.service_url,
  reachable: row.reachable,
  gone: row.gone === null || row.gone_at === null ? null : { why: row.gone, since: fromDate(row.gone_at) },
});

export const findPerson = async (db: Db | Trx, tenantId: TenantId, id: PersonId): Promise<Person | undefined> => {
  const row = await selectPeople(db, tenantId).where('p.id', '=', id).executeTakeFirst();
  return row && toPerson(row);
};

export const findPeople = async (db: Db | Trx, tenantId: TenantId, ids: readonly PersonId[]): Promise<ReadonlyMap<PersonId, Person>> => {
  if (ids.length === 0) return new Map();
  const rows = await selectPeople(db, tenantId).where('p.id', 'in', [...ids]).execute();
  return new Map(rows.map((row) => [asId<PersonId>(row.id), toPerson(row)]));
};

/** The zone of the declared site that an office names. */
export const findSiteZone = async (db: Db | Trx, tenantId: TenantId, office: string | null): Promise<Zone | undefined> => {
  if (office === null) return undefined;
  const row = await db.selectFrom('sites').select('zone').where('tenant_id', '=', tenantId).where('name', '=', office).executeTakeFirst();
  return row?.zone as Zone | undefined;
};

/** Writes what the directory says now; what we learned of the person's chat stays. */
export const savePerson = async (trx: Trx, tenantId: TenantId, person: DirectoryPerson, zone: Zone, at: Instant): Promise<void> => {
  const fields = {
    name: person.name, first_name: person.firstName, mail: person.mail, job_title: person.jobTitle, office: person.office,
    lang: person.lang, zone, manager_id: person.managerId, is_guest: person.isGuest, updated_at: toDate(at),
  };
  await trx
    .insertInto('people')
    .values({ tenant_id: tenantId, id: person.id, ...fields, mri: null, conversation_id: null, service_url: null })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'id']).doUpdateSet(fields))
    .execute();
};

export const saveGone = async (trx: Trx, tenantId: TenantId, id: PersonId, why: Gone['why'] | null, at: Instant): Promise<void> => {
  await trx.updateTable('people').set({ gone: why, gone_at: why && toDate(at) }).where('tenant_id', '=', tenantId).where('id', '=', id).execute();
};

/** Every turn of a chat says where it is: it is written when that is news. */
export const saveConversation = async (db: Db | Trx, tenantId: TenantId, id: PersonId, at: Conversation): Promise<void> => {
  await db
    .updateTable('people')
    .set({ conversation_id: at.conversationId, service_url: at.serviceUrl, reachable: true, ...(at.mri !== null && { mri: at.mri }) })
    .where('tenant_id', '=', tenantId)
    .where('id', '=', id)
    .where((eb) => eb.or([
      eb('conversation_id', 'is distinct from', at.conversationId), eb('service_url', 'is distinct from', at.serviceUrl), eb('reachable', '=', false),
      ...(at.mri === null ? [] : [eb('mri', 'is distinct from', at.mri)]),
    ]))
    .execute();
};

export const markUnreachable = async (db: Db | Trx, tenantId: TenantId, id: PersonId): Promise<void> => {
  await db.updateTable('people').set({ reachable: false }).where('tenant_id', '=', tenantId).where('id', '=', id).execute();
};

/** An install is asked for once, and again only long after: it was taken out again by somebody. */
const askedAgainAfter = 7 * day;
const installTime = 10 * minute;

/** Takes it on to have the app installed; `asking` while somebody is at it; `asked` when that changed nothing. */
export const claimInstall = async (trx: Trx, tenantId: TenantId, id: PersonId, now: Instant): Promise<'claimed' | 'asking' | 'asked'> => {
  const row = await trx.selectFrom('people').select('app_asked_at').where('tenant_id', '=', tenantId).where('id', '=', id).forUpdate().executeTakeFirst();
  const askedAt = row?.app_asked_at ? fromDate(row.app_asked_at) : null;
  if (askedAt !== null && now - askedAt < installTime) return 'asking';
  if (askedAt !== null && now - askedAt < askedAgainAfter) return 'asked';
  await trx.updateTable('people').set({ app_asked_at: toDate(now) }).where('tenant_id', '=', tenantId).where('id', '=', id).execute();
  return 'claimed';
};

export const forgetConversation = async (db: Db | Trx, tenantId: TenantId, id: PersonId): Promise<void> => {
  await db.updateTable('people').set({ conversation_id: null, service_url: null }).where('tenant_id', '=', tenantId).where('id', '=', id).execute();
};

/** The Bot Connector answers at another address from now on. */
export const moveConversations = async (db: Db | Trx, tenantId: TenantId, serviceUrl: string): Promise<void> => {
  await db.updateTable('people').set({ service_url: serviceUrl }).where('tenant_id', '=', tenantId).where('service_url', 'is not', null).execute();
};
