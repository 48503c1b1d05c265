import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { connect } from '../../src/db/connect.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';

/** What stands in for the product's own: the second of three is long, and counts how often it came to its end. */
const stepsOf = (halfway: (db: Kysely<unknown>) => Promise<void>): Readonly<Record<string, Migration>> => ({
  '2026-01-01-first': { up: async (db) => void (await sql`create table first_step (n int)`.execute(db)) },
  '2026-01-02-long': {
    up: async (db) => {
      await sql`create table long_step (n int)`.execute(db);
      await sql`insert into long_step values (1)`.execute(db);
      await halfway(db);
      await sql`insert into long_step values (2)`.execute(db);
    },
  },
  '2026-01-03-last': { up: async (db) => void (await sql`create table last_step (n int)`.execute(db)) },
});

const say = (word: string): void => void process.send?.(word);

/**
 * A process that migrates and ends: straight on, or (`between`) waiting in vain between two statements, or (`within`) in the midst of one
 * that lasts two seconds, each time having said that it is half way.
 */
const [where = '', stop = 'nowhere'] = process.argv.slice(2);
const { db, close } = await connect(where.startsWith('postgres') ? { kind: 'postgres', url: where } : { kind: 'folder', path: where });
await migrateToLatest(db, stepsOf(async (trx) => {
  if (stop === 'nowhere') return;
  say('half way');
  if (stop === 'within') await sql`select pg_sleep(2)`.execute(trx);
  else await new Promise((resolve) => setTimeout(resolve, 60_000));
}));
await close();
say('done');
process.disconnect?.();
