import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { ErasuresUnusable, openLedger } from '../../../src/adapters/erasures/ledger.ts';
import type { Erasure } from '../../../src/features/privacy/erasure.ts';
import { asId } from '../../../src/kernel/ids.ts';
import { type Log, silentLog } from '../../../src/kernel/log.ts';
import { day, fromIso, minute, plus } from '../../../src/kernel/time.ts';

const root = mkdtempSync(join(tmpdir(), 'binome-ledger-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder: string;
let warned: unknown[];
const log: Log = { ...silentLog, warn: (event, fields) => void warned.push([event, fields]) };
beforeEach(() => {
  folder = join(mkdtempSync(join(root, 'case-')), 'erasures');
  warned = [];
});

const at = fromIso('2026-11-24T08:10:00.123Z');
const whose = { tenantId: asId<Erasure['tenantId']>('5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11'), personId: asId<Erasure['personId']>('5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e12') };
const needs: Erasure = { ...whose, at, what: 'access-needs' };
const words: Erasure = { ...whose, at: plus(at, minute), what: 'check-in', meetingId: asId('5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e13'), fields: ['comment', 'shareComment'] };
const name: Erasure = { ...whose, at: plus(at, day), what: 'assistant' };
const files = (): string[] => readdirSync(folder).toSorted();
const fileOf = (index = 0): string => join(folder, files()[index] ?? '');

describe('what people had erased', () => {
  it('is remembered as it was said, by day, and read by nobody but who runs the process', async () => {
    const ledger = await openLedger(folder, log);
    for (const erasure of [needs, words, name]) await ledger.remember(erasure);
    expect(await ledger.recall()).toEqual([needs, words, name]);
    expect(files().map((file) => file.slice(0, 10))).toEqual(['2026-11-24', '2026-11-25']);
    if (process.platform !== 'win32') expect([statSync(folder).mode & 0o777, statSync(fileOf()).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(warned).toEqual([]);
  });

  it('is on the disk, its name included, when the database may erase', async () => {
    const ledger = await openLedger(folder, log);
    const handle = await open(root);
    const sync = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync');
    await handle.close();
    try {
      await ledger.remember(needs);
      expect(sync).toHaveBeenCalledTimes(2);
      await ledger.remember(words);
      expect(sync).toHaveBeenCalledTimes(3);
    } finally {
      sync.mockRestore();
    }
  });

  it('is a line of ids, a date and field names each, and nothing else', async () => {
    await (await openLedger(folder, log)).remember(words);
    expect(readFileSync(fileOf(), 'utf8').trim()).toBe(
      `{"tenantId":"${words.tenantId}","personId":"${words.personId}","at":"2026-11-24T08:11:00.123Z","what":"check-in","meetingId":"5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e13","fields":["comment","shareComment"]}`);
  });

  it('is known to every instance, each of which writes a file of its own', async () => {
    const [one, other] = [await openLedger(folder, log), await openLedger(folder, log)];
    await Promise.all([one.remember(needs), other.remember(words), one.remember(words), other.remember(needs)]);
    expect(files()).toHaveLength(2);
    for (const ledger of [one, other, await openLedger(folder, log)])
      expect((await ledger.recall()).map(({ what }) => what).toSorted()).toEqual(['access-needs', 'access-needs', 'check-in', 'check-in']);
  });

  it('outlives a line cut short, which is counted and hides no other', async () => {
    const ledger = await openLedger(folder, log);
    await ledger.remember(needs);
    appendFileSync(fileOf(), '\n{"tenantId":"5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11","pers');
    await ledger.remember(words);
    appendFileSync(fileOf(), '\n{"what":"of a later version","at":"2026-11-24T08:10:00Z"}\n{"tena');
    expect(await (await openLedger(folder, log)).recall()).toEqual([needs, words]);
    expect(warned).toEqual([['erasures not readable', { lines: 3 }]]);
  });

  it('is forgotten by whole days once no backup reaches back to them; another’s files are left alone', async () => {
    const ledger = await openLedger(folder, log);
    for (const erasure of [needs, name]) await ledger.remember(erasure);
    writeFileSync(join(folder, 'notes.txt'), 'ours');
    await ledger.forget(fromIso('2026-11-24T23:59:59Z'));
    expect(await ledger.recall()).toEqual([needs, name]);
    await ledger.forget(fromIso('2026-11-25T00:00:00Z'));
    expect(await ledger.recall()).toEqual([name]);
    await ledger.forget(at, at);
    expect(files()).toEqual(['notes.txt']);
  });
});

describe('a disk that does not take it', () => {
  it.runIf(existsSync('/dev/full'))('is full: the erasure is refused, the log says why, and the next one is whole', async () => {
    const ledger = await openLedger(folder, log);
    await ledger.remember(needs);
    const [file, aside] = [fileOf(), join(root, 'aside')];
    renameSync(file, aside);
    symlinkSync('/dev/full', file);
    await expect(ledger.remember(words)).rejects.toMatchObject({ name: 'Refusal', code: 'erasure-not-kept', status: 503 });
    expect(warned).toEqual([['erasure not remembered', { code: 'ENOSPC' }]]);
    renameSync(aside, file);
    await ledger.remember(words);
    expect(await ledger.recall()).toEqual([needs, words]);
  });

  it('has gone away, and comes back: the same', async () => {
    const ledger = await openLedger(folder, log);
    rmSync(folder, { recursive: true });
    await expect(ledger.remember(needs)).rejects.toMatchObject({ code: 'erasure-not-kept' });
    mkdirSync(folder);
    await ledger.remember(needs);
    expect(await ledger.recall()).toEqual([needs]);
  });

  it('is found at the start, in one sentence', async () => {
    writeFileSync(folder, 'a file in its place');
    const opening = openLedger(folder, log);
    await expect(opening).rejects.toThrow(ErasuresUnusable);
    await expect(opening).rejects.toThrow(`The folder ${folder}, where Binôme remembers what people had erased, cannot be read and written (EEXIST). Mend it, or set ERASURES_DIR.`);
  });

  it('cannot be read: nobody serves as if nothing had been erased', async () => {
    const ledger = await openLedger(folder, log);
    mkdirSync(join(folder, '2026-11-24.5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e14.ndjson'));
    await expect(ledger.recall()).rejects.toThrow('EISDIR');
  });
});
