import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from '../../src/db/connect.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';

const folder = 'node_modules/.cache/binome';

/** What the snapshot depends on: our schema and the engine's version. */
const fingerprint = (): string => {
  const hash = createHash('sha256');
  for (const file of [...globSync('src/db/**/*.ts').toSorted(), 'node_modules/@electric-sql/pglite/package.json']) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
};

/** Path of the dump of an empty, migrated PGlite; made once for a schema, because its initdb costs seconds and 850 MB. */
export const keepSnapshot = async (): Promise<string> => {
  const path = join(folder, `empty-${fingerprint()}.tar`);
  if (existsSync(path)) return path;
  const { db, engine, close } = await connect({ kind: 'memory' });
  try {
    if (engine.kind !== 'pglite') throw new Error('a memory database is a PGlite');
    await migrateToLatest(db);
    const dump = await engine.pglite.dumpDataDir('none');
    mkdirSync(folder, { recursive: true });
    // Written aside, then renamed: a run that starts meanwhile never reads half a file.
    const draft = `${path}.${randomUUID()}`;
    writeFileSync(draft, Buffer.from(await dump.arrayBuffer()));
    renameSync(draft, path);
  } finally {
    await close();
  }
  return path;
};
