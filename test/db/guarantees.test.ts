import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/db/connect.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { openPostgres, openTestDatabase } from '../support/database.ts';
import { insertDuo, insertHold, insertMeeting } from './rows.ts';

const engines = {
  PGlite: async () => {
    const { db, close } = await openTestDatabase();
    return { db, close };
  },
  PostgreSQL: async () => {
    const { connected, drop } = await openPostgres();
    return { db: connected.db, close: drop };
  },
};

describe.each(Object.entries(engines))('what only the database can promise, on %s', (_name, open) => {
  let db: Db;
  let close: () => Promise<void>;
  beforeAll(async () => ({ db, close } = await open()));
  afterAll(async () => close());

  it('gives one session one live meeting, whoever comes first', async () => {
    const duo = await insertDuo(db);
    const [session = ''] = duo.sessionIds;
    const racers = await Promise.allSettled(Array.from({ length: 16 }, (_, index) => insertMeeting(db, duo, session, index + 1)));
    expect(racers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const losers = racers.flatMap((racer) => (racer.status === 'rejected' ? [(racer.reason as { code?: string; constraint?: string })] : []));
    expect(new Set(losers.map(({ code, constraint }) => `${code} ${constraint}`))).toEqual(new Set(['23505 meetings_one_live']));
  });

  it('lets a session have another meeting once the first is cancelled', async () => {
    const duo = await insertDuo(db);
    const [session = ''] = duo.sessionIds;
    await insertMeeting(db, duo, session, 1, 'cancelled');
    await expect(insertMeeting(db, duo, session, 2)).resolves.toBeTypeOf('string');
  });

  it('never holds a person in two meetings at once, and lets one end where the next begins', async () => {
    const duo = await insertDuo(db, 3);
    const [first = '', second = '', third = ''] = await Promise.all(duo.sessionIds.map((session) => insertMeeting(db, duo, session, 1)));
    await insertHold(db, duo, first, duo.mentor_id, ['11:00', '12:30']);
    await insertHold(db, duo, second, duo.mentor_id, ['12:30', '13:00']);
    await expect(insertHold(db, duo, third, duo.mentor_id, ['12:29', '12:45'])).rejects.toMatchObject({ code: '23P01', constraint: 'nobody_twice' });
    await insertHold(db, duo, third, duo.mentee_id, ['12:29', '12:45']);
  });

  it('lets go of an hour that is no longer held', async () => {
    const duo = await insertDuo(db, 2);
    const [first = '', second = ''] = await Promise.all(duo.sessionIds.map((session) => insertMeeting(db, duo, session, 1)));
    await insertHold(db, duo, first, duo.mentor_id, ['11:00', '12:30'], false);
    await expect(insertHold(db, duo, second, duo.mentor_id, ['11:00', '12:30'])).resolves.toBeUndefined();
  });

  it('keeps another tenant out of a duo', async () => {
    const [ours, theirs] = [await insertDuo(db), await insertDuo(db)];
    const [session = ''] = theirs.sessionIds;
    await expect(insertMeeting(db, ours, session, 1)).rejects.toMatchObject({ code: '23503' });
  });

  it('names the tenant in every table and, but for the journal, in every primary key', async () => {
    const tables = await sql<{ name: string; has_tenant: boolean; key_has_tenant: boolean }>`
      select c.relname as name,
        exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull) as has_tenant,
        exists (select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
                where i.indrelid = c.oid and i.indisprimary and a.attname = 'tenant_id') as key_has_tenant
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname = 'public' and c.relname not like 'kysely_%'`.execute(db);
    expect(tables.rows.length).toBeGreaterThan(10);
    expect(tables.rows.filter(({ has_tenant }) => !has_tenant)).toEqual([]);
    expect(tables.rows.filter(({ key_has_tenant }) => !key_has_tenant).map(({ name }) => name)).toEqual(['journal']);
  });

  it('migrates again without doing anything, and refuses a schema newer than this program', async () => {
    await migrateToLatest(db);
    await sql`insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '2999-01-01T00:00:00Z')`.execute(db);
    await expect(migrateToLatest(db)).rejects.toThrow(/2999-01-01-later/);
    await sql`delete from kysely_migration where name = '2999-01-01-later'`.execute(db);
  });
});
