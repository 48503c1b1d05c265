import type { TestProject } from 'vitest/node';
import { offerPostgres } from './postgres.ts';
import { keepSnapshot } from './snapshot.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Path of a dump of an empty, migrated PGlite. */
    snapshot: string;
    /** Address that answers where the PostgreSQL of this run is; the first question starts it. */
    postgres: string;
  }
}

export default async (project: TestProject): Promise<() => Promise<void>> => {
  project.provide('snapshot', await keepSnapshot());
  const offer = await offerPostgres();
  project.provide('postgres', offer.address);
  return offer.withdraw;
};
