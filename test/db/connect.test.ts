import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { connect } from '../../src/db/connect.ts';
import { FolderInUse } from '../../src/db/lock.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'binome-connect-'));
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe('a data folder', () => {
  it('keeps what was written, is one opener’s at a time, and starts over after a kill during its very first start', { timeout: 90_000 }, async () => {
    const path = newFolder();
    // What a kill in the middle of initdb leaves: files, and no PG_VERSION.
    mkdirSync(join(path, 'pg', 'base'), { recursive: true });
    writeFileSync(join(path, 'pg', 'postgresql.conf'), 'half a');

    const first = await connect({ kind: 'folder', path });
    await migrateToLatest(first.db);
    await first.db.insertInto('sites').values({ tenant_id: '5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11', id: '5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e12', name: 'Lyon', city: 'Lyon', lat: 45.7606, lon: 4.8596, zone: 'Europe/Paris', country: 'FR', department: '69' }).execute();
    await expect(connect({ kind: 'folder', path })).rejects.toThrow(FolderInUse);
    await first.close();

    const second = await connect({ kind: 'folder', path });
    expect(await second.db.selectFrom('sites').select('name').execute()).toEqual([{ name: 'Lyon' }]);
    await second.close();
  });

  it('is free again when opening it failed, and keeps a database that cannot be read', async () => {
    const path = newFolder();
    mkdirSync(join(path, 'pg'));
    writeFileSync(join(path, 'pg', 'PG_VERSION'), '12\n');
    await expect(connect({ kind: 'folder', path })).rejects.not.toThrow(FolderInUse);
    await expect(connect({ kind: 'folder', path })).rejects.not.toThrow(FolderInUse);
  });
});
