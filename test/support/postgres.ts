import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { connect } from '../../src/db/connect.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { startServer } from './postgres-server.ts';

/** Where new databases are made, and the empty, migrated one to copy them from. */
export interface PostgresOffer {
  readonly server: string;
  readonly template: string;
}

/**
 * Answers every worker where this run's PostgreSQL is, and starts it for the first that asks: most runs of one file need
 * none, and two workers must not start two.
 */
export const offerPostgres = async (): Promise<{ address: string; withdraw(): Promise<void> }> => {
  let running: ReturnType<typeof start> | undefined;
  const broker = createServer((_request, response) => {
    running ??= start();
    running.then(
      ({ offer }) => response.end(JSON.stringify(offer)),
      (error: unknown) => response.writeHead(503).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => broker.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(broker.address() as AddressInfo).port}`,
    withdraw: async () => {
      broker.closeAllConnections();
      broker.close();
      // A start that failed was told to whoever asked for it.
      await running?.then(({ stop }) => stop(), () => {});
    },
  };
};

const start = async (): Promise<{ offer: PostgresOffer; stop(): Promise<void> }> => {
  const given = process.env.TEST_DATABASE_URL;
  const { url, stop } = given ? { url: given, stop: async () => {} } : await startServer();
  const template = `binome_template_${randomUUID().replaceAll('-', '')}`;
  try {
    await tell(url, `create database ${template}`);
    const address = new URL(url);
    address.pathname = `/${template}`;
    const { db, close } = await connect({ kind: 'postgres', url: address.href });
    await migrateToLatest(db).finally(close);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    offer: { server: url, template },
    stop: async () => {
      if (given) await tell(url, `drop database if exists ${template} with (force)`);
      await stop();
    },
  };
};

export const tell = async (server: string, statement: string): Promise<void> => {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
};
