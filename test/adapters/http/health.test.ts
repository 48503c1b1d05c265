import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHealth } from '../../../src/adapters/http/health.ts';
import type { Connected } from '../../../src/db/connect.ts';
import { openTestDatabase } from '../../support/database.ts';

const megabyte = 1024 * 1024;
let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** As if the embedded database were kept in a folder. */
const onDisk = (): Connected => ({ ...database, engine: { ...database.engine, folder: '/tmp' } as Connected['engine'] });
/** The database's own clock, so many seconds from ours. */
const setClock = async (seconds: number) => {
  await sql.raw(`create or replace function public.clock_timestamp() returns timestamptz language sql as 'select pg_catalog.clock_timestamp() + interval ''${seconds} seconds'''`).execute(database.db);
  await sql.raw('set search_path = public, pg_catalog').execute(database.db);
};

it('all that must hold is there', async () =>
  expect(await createHealth(onDisk(), () => true)()).toEqual({ ready: true, database: 'ok', queue: 'ok', clock: 'ok', disk: 'ok' }));

it('a queue that takes no job is not ready', async () =>
  expect(await createHealth(onDisk(), () => false)()).toMatchObject({ ready: false, queue: 'resting' }));

it('a disk with less than 500 MB left is not, and of another machine’s nothing is said', async () => {
  const left = (space: number) => createHealth(onDisk(), () => true, async () => space * megabyte)();
  expect(await left(500)).toMatchObject({ ready: true, disk: 'ok' });
  expect(await left(499)).toMatchObject({ ready: false, disk: 'full' });
  expect(await createHealth(database, () => true)()).toMatchObject({ ready: true, disk: 'elsewhere' });
});

it.each([[-58, true], [58, true], [62, false], [-62, false]])('clocks %i seconds apart: ready is %s', async (seconds, ready) => {
  await setClock(seconds);
  expect(await createHealth(database, () => true)()).toMatchObject({ ready, clock: ready ? 'ok' : 'apart' });
  await sql.raw('reset search_path').execute(database.db);
});

it('a database that is away, or was never migrated, is not ready', async () => {
  await sql.raw('alter table kysely_migration rename to elsewhere').execute(database.db);
  expect(await createHealth(database, () => true)()).toMatchObject({ ready: false, database: 'not-migrated' });
  await sql.raw('alter table elsewhere rename to kysely_migration').execute(database.db);
  const away = await openTestDatabase();
  await away.close();
  expect(await createHealth(away, () => true)()).toMatchObject({ ready: false, database: 'unreachable', clock: 'unknown' });
});
