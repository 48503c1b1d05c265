import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { inject } from 'vitest';
import { connect, type Connected } from '../../src/db/connect.ts';
import { type PostgresOffer, tell } from './postgres.ts';

/** A fresh, migrated PGlite in memory. It holds about 350 MB until it is closed: close it when the file is done. */
export const openTestDatabase = async (): Promise<Connected> => connect({ kind: 'memory', dump: await openAsBlob(inject('snapshot')) });

export interface PostgresDatabase {
  readonly url: string;
  readonly connected: Connected;
  /** Closes the connection and removes the database. */
  drop(): Promise<void>;
}

/** A fresh, migrated database on a real PostgreSQL: that of TEST_DATABASE_URL, else one that runs for this test run. */
export const openPostgres = async (): Promise<PostgresDatabase> => {
  const answer = await fetch(inject('postgres'));
  if (!answer.ok) throw new Error(`No PostgreSQL for the tests: ${await answer.text()}`);
  const { server, template } = (await answer.json()) as PostgresOffer;
  const name = `binome_test_${randomUUID().replaceAll('-', '')}`;
  await tell(server, `create database ${name} template ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const connected = await connect({ kind: 'postgres', url: url.href });
  return {
    url: url.href,
    connected,
    drop: async () => {
      await connected.close();
      await tell(server, `drop database if exists ${name} with (force)`);
    },
  };
};
