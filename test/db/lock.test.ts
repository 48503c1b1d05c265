import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FolderInUse, lockFolder } from '../../src/db/lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'binome-lock-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lockModule = new URL('../../src/db/lock.ts', import.meta.url).href;

/** Another process that holds the folder and does nothing else. */
const hold = async (): Promise<ChildProcess> => {
  const script = `import { lockFolder } from ${JSON.stringify(lockModule)}; await lockFolder(${JSON.stringify(folder)}); console.log('held'); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
};

describe('a folder held by another process', () => {
  let holder: ChildProcess;
  beforeEach(async () => {
    holder = await hold();
  });
  afterEach(() => void holder.kill('SIGKILL'));

  it('is refused, and the pid of its holder told', async () => {
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await expect(lockFolder(folder)).rejects.toThrow(`pid ${holder.pid})`);
  });

  it('is refused under another name for the same folder', async () => {
    const alias = `${folder}-alias`;
    symlinkSync(folder, alias);
    await expect(lockFolder(alias)).rejects.toThrow(FolderInUse);
    rmSync(alias);
  });

  it('is free right after a kill -9', async () => {
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const release = await lockFolder(folder);
    await release();
  });
});

describe('a folder held here', () => {
  it('is free after its release, and only then', async () => {
    const release = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(`pid ${process.pid})`);
    await release();
    await (await lockFolder(folder))();
  });
});
