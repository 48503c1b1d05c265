import { type Databases, inMemory } from './databases.ts';

/** SQL engines are loaded only where they are asked for: most lives need none. Throws for a kind that there is not. */
export const openDatabases = async (kind: string, broker?: string): Promise<Databases> => {
  if (kind === 'memory') return inMemory();
  const [{ inSql }, { openPglite, openPostgres }] = await Promise.all([import('./sql-databases.ts'), import('./engines.ts')]);
  if (kind === 'pglite') return inSql(await openPglite());
  if (kind === 'postgres') return inSql(await openPostgres(broker));
  throw new Error(`no lives are lived on ${kind}: memory, pglite or postgres`);
};
