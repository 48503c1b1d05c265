import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Erasures } from '../../features/context.ts';
import type { Erasure } from '../../features/privacy/erasure.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Log } from '../../kernel/log.ts';
import { day, fromIso, type Instant, plus, toIso } from '../../kernel/time.ts';
import { readLine, writeLine } from './line.ts';

/** What people had erased, kept outside the database. */
export interface Ledger extends Erasures {
  /** All that is remembered, whoever wrote it. Throws when it cannot be read: nobody would know then what must stay erased. */
  recall(): Promise<readonly Erasure[]>;
  /** Removes whole days: those over before the first moment, which no backup reaches back to any more, and those that begin after the second. */
  forget(before: Instant, after?: Instant): Promise<void>;
}

/** Found at the start rather than by whoever withdraws a consent. */
export class ErasuresUnusable extends Error {
  constructor(folder: string, code: string) {
    super(`The folder ${folder}, where Binôme remembers what people had erased, cannot be read and written (${code}). Mend it, or set ERASURES_DIR.`);
    this.name = 'ErasuresUnusable';
  }
}

const fileName = /^(\d{4}-\d{2}-\d{2})\.[0-9a-f-]{36}\.ndjson$/;
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';

/**
 * A file for each day and each process, so that no two ever append to one: on a shared folder (SMB, NFS) an append is not atomic between
 * machines. Nobody but the user of the process reads them. Throws ErasuresUnusable.
 */
export const openLedger = async (folder: string, log: Log): Promise<Ledger> => {
  const ours = randomUUID();
  const named = new Set<string>();
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new ErasuresUnusable(folder, codeOf(error));
  }

  return {
    remember: async (erasure) => {
      const path = join(folder, `${toIso(erasure.at).slice(0, 10)}.${ours}.ndjson`);
      try {
        // What a full disk cut short before is a line of its own, never the start of this one.
        await append(path, `\n${writeLine(erasure)}\n`);
        if (!named.has(path)) await syncFolder(folder);
        named.add(path);
      } catch (error) {
        log.warn('erasure not remembered', { code: codeOf(error) });
        throw new Refusal('erasure-not-kept');
      }
    },
    recall: async () => {
      const texts = await Promise.all((await daysIn(folder)).map(({ path }) => readWhole(path)));
      const lines = texts.flatMap((text) => text.split('\n')).filter((line) => line !== '').map(readLine);
      const erasures = lines.filter((line) => line !== undefined);
      if (erasures.length < lines.length) log.warn('erasures not readable', { lines: lines.length - erasures.length });
      return erasures;
    },
    forget: async (before, after) => {
      for (const { path, start } of await daysIn(folder))
        if (plus(start, day) <= before || (after !== undefined && start > after)) await rm(path, { force: true });
    },
  };
};

const daysIn = async (folder: string): Promise<readonly { readonly path: string; readonly start: Instant }[]> =>
  (await readdir(folder)).flatMap((name) => {
    const date = fileName.exec(name)?.[1];
    return date === undefined ? [] : [{ path: join(folder, name), start: fromIso(`${date}T00:00:00Z`) }];
  });

/** Another instance that starts may remove an old day meanwhile. */
const readWhole = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });

const append = async (path: string, text: string): Promise<void> => {
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
};

/** Where a folder cannot be synced, the system keeps names safe by itself (NTFS) or with the file (some network shares). */
const unsyncable: ReadonlySet<string> = new Set(['EINVAL', 'EISDIR', 'EPERM', 'ENOTSUP', 'EBADF']);

/** A file's own sync does not keep its name (fsync(2)). */
const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch((error: unknown) => {
    if (unsyncable.has(codeOf(error))) return undefined;
    throw error;
  });
  try {
    await handle?.sync();
  } catch (error) {
    if (!unsyncable.has(codeOf(error))) throw error;
  } finally {
    await handle?.close();
  }
};
