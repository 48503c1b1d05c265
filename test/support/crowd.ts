import { randomUUID } from 'node:crypto';
import type { Insertable, Selectable } from 'kysely';
import type { Db } from '../../src/db/connect.ts';
import type { MeetingsTable } from '../../src/db/schema.ts';
import { asId, type DuoId, type TenantId } from '../../src/kernel/ids.ts';

/** Rows written at once: PostgreSQL takes 65,535 values in a statement. */
const together = 500;

const write = async <T>(rows: readonly T[], insert: (some: T[]) => Promise<unknown>): Promise<void> => {
  for (let from = 0; from < rows.length; from += together) await insert(rows.slice(from, from + together));
};

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

const copyMeeting = (row: Selectable<MeetingsTable>, changed: Partial<Insertable<MeetingsTable>>): Insertable<MeetingsTable> =>
  ({ ...row, option: JSON.stringify(row.option), outlook: json(row.outlook), id: randomUUID(), transaction_id: randomUUID(), ...changed });

/**
 * `count` duos more, of people of their own, each in the state of one that the product brought there: its rows are copied, its dates with
 * them, each with an event of its own (`event-of-<duo>`). For crowds that would take the use cases minutes.
 */
export const copyDuo = async (db: Db, { tenantId, duoId }: { tenantId: TenantId; duoId: DuoId }, count: number): Promise<readonly DuoId[]> => {
  const duo = await db.selectFrom('duos').selectAll().where('tenant_id', '=', tenantId).where('id', '=', duoId).executeTakeFirstOrThrow();
  const people = await db.selectFrom('people').selectAll().where('tenant_id', '=', tenantId).where('id', 'in', [duo.mentor_id, duo.mentee_id]).execute();
  const members = await db.selectFrom('duo_members').selectAll().where('tenant_id', '=', tenantId).where('duo_id', '=', duoId).execute();
  const sessions = await db.selectFrom('sessions').selectAll().where('tenant_id', '=', tenantId).where('duo_id', '=', duoId).execute();
  const meetings = await db.selectFrom('meetings').selectAll().where('tenant_id', '=', tenantId).where('duo_id', '=', duoId).execute();
  const copies = Array.from({ length: count }, () => {
    const ids = new Map([duoId as string, duo.mentor_id, duo.mentee_id, ...sessions.map(({ id }) => id)].map((id) => [id, randomUUID() as string]));
    return { id: ids.get(duoId)!, idOf: (id: string): string => ids.get(id)! };
  });
  await write(copies.flatMap(({ idOf }) => people.map((row) => ({ ...row, id: idOf(row.id), mail: `${idOf(row.id)}@meridiane.example`, conversation_id: null, mri: null }))),
    (rows) => db.insertInto('people').values(rows).execute());
  await write(copies.map(({ id, idOf }) => ({ ...duo, id, mentor_id: idOf(duo.mentor_id), mentee_id: idOf(duo.mentee_id) })), (rows) => db.insertInto('duos').values(rows).execute());
  await write(copies.flatMap(({ id, idOf }) => members.map((row) => ({ ...row, duo_id: id, person_id: idOf(row.person_id) }))), (rows) => db.insertInto('duo_members').values(rows).execute());
  await write(copies.flatMap(({ id, idOf }) => sessions.map((row) => ({ ...row, id: idOf(row.id), duo_id: id, blocked: json(row.blocked) }))),
    (rows) => db.insertInto('sessions').values(rows).execute());
  await write(copies.flatMap(({ id, idOf }) => meetings.map((row) => copyMeeting(row, {
    duo_id: id, session_id: idOf(row.session_id), organiser_id: idOf(row.organiser_id), event_id: `event-of-${id}`, chosen_by: row.chosen_by && idOf(row.chosen_by),
  }))), (rows) => db.insertInto('meetings').values(rows).execute());
  return copies.map(({ id }) => asId<DuoId>(id));
};
