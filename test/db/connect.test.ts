import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
    // What a kill in the middle of initdb leaves: PG_VERSION, which is written first, and no pg_control.
    mkdirSync(join(path, 'pg', 'base'), { recursive: true });
    writeFileSync(join(path, 'pg', 'PG_VERSION'), '18\n');

    const first = await connect({ kind: 'folder', path });
    await migrateToLatest(first.db);
    await first.db.insertInto('sites').values({ tenant_id: '5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11', id: '5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e12', name: 'Lyon', city: 'Lyon', lat: 45.7606, lon: 4.8596, zone: 'Europe/Paris', country: 'FR', department: '69' }).execute();
    await expect(connect({ kind: 'folder', path })).rejects.toThrow(FolderInUse);
    await first.close();

    const second = await connect({ kind: 'folder', path });
    expect(await second.db.selectFrom('sites').select('name').execute()).toEqual([{ name: 'Lyon' }]);
    await second.close();
  });

  it('is free again when opening it failed, and what cannot be read is left as it is', async () => {
    const path = newFolder();
    mkdirSync(join(path, 'pg', 'global'), { recursive: true });
    writeFileSync(join(path, 'pg', 'PG_VERSION'), '12\n');
    writeFileSync(join(path, 'pg', 'global', 'pg_control'), 'of another version');
    await expect(connect({ kind: 'folder', path })).rejects.not.toThrow(FolderInUse);
    await expect(connect({ kind: 'folder', path })).rejects.not.toThrow(FolderInUse);
    expect(readFileSync(join(path, 'pg', 'global', 'pg_control'), 'utf8')).toBe('of another version');
  });
});
