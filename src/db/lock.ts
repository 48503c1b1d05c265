import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { createHash } from 'node:crypto';

/**
 * Two processes on one embedded database lose data without an error, so the folder is held by a listening socket: the
 * kernel releases it when the process dies, kill -9 included, and the holder answers its pid to whoever is refused.
 * Linux has abstract sockets and Windows named pipes, which leave no file behind; elsewhere a stale file is probed first.
 */
const address = (folder: string): string => {
  const key = createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 24);
  if (process.platform === 'linux') return `\0binome-${key}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\binome-${key}`;
  return join(folder, 'lock.sock');
};

const listen = (path: string): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end(String(process.pid)));
    server.once('error', reject);
    server.listen(path, () => resolve(server.unref()));
  });

const askHolder = (path: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    let answer = '';
    const socket = connect(path)
      .setTimeout(1000, () => socket.destroy())
      .on('data', (chunk) => (answer += String(chunk)))
      .on('error', () => resolve(undefined))
      .on('close', () => resolve(answer || undefined));
  });

export class FolderInUse extends Error {
  constructor(folder: string, pid: string | undefined) {
    super(`The data folder ${folder} is in use by another Binôme process (pid ${pid ?? 'unknown'}). Stop it first, or set DATA_DIR.`);
    this.name = 'FolderInUse';
  }
}

/** Takes the folder until the returned function is called or the process ends. */
export const lockFolder = async (folder: string): Promise<() => Promise<void>> => {
  mkdirSync(folder, { recursive: true });
  const path = address(folder);
  let server: Server;
  try {
    server = await listen(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    const pid = await askHolder(path);
    if (pid !== undefined || process.platform === 'linux' || process.platform === 'win32') throw new FolderInUse(folder, pid);
    rmSync(path, { force: true });
    server = await listen(path);
  }
  return () => new Promise((resolve) => server.close(() => resolve()));
};
