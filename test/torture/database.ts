import { randomUUID } from 'node:crypto';
import { type PostgresOffer, tell } from '../support/postgres.ts';

/** A fresh, empty database on the PostgreSQL that is offered at this address (test/support/postgres.ts). */
export const makeDatabase = async (offered: string): Promise<{ url: string; drop(): Promise<void> }> => {
  const answer = await fetch(offered);
  if (!answer.ok) throw new Error(`No PostgreSQL: ${await answer.text()}`);
  const { server } = (await answer.json()) as PostgresOffer;
  const name = `binome_torture_${randomUUID().replaceAll('-', '')}`;
  await tell(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => tell(server, `drop database if exists ${name} with (force)`) };
};
