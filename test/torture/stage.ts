import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { fromIso, instantAt, type LocalDate, MovableClock, toIso, type Zone } from '../../src/kernel/time.ts';
import { startSandbox } from '../../src/sandbox/sandbox.ts';
import type { Rows } from './app-process.ts';
import { type Instance, loadInstance } from './instance.ts';
import { layWire, type Passing, type Wire } from './wire.ts';

/** Where the product keeps its data: a folder for the embedded database, or the address of a PostgreSQL. */
export type Storage = { readonly folder: string } | { readonly url: string };

export interface Answer {
  /** Undefined: nothing came back, and nobody knows whether it was done. */
  readonly status: number | undefined;
  readonly body: unknown;
}

export interface Person {
  readonly key: string;
  readonly id: string;
  readonly name: string;
}

/** A tenant that lives on while the product dies: the sandbox here, the product in processes of its own, a wire on each side. */
export interface Stage {
  readonly person: (key: string) => Person;
  /** The product's own API as the tab asks it: through the wire, or at one instance. */
  api(who: string, method: string, path: string, body?: unknown, address?: string): Promise<Answer>;
  /** A handle of the sandbox. */
  handle<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T>;
  /** Starts one more instance; `running` are those whose address the wire hands requests to. */
  start(other?: Record<string, string>): Promise<Instance>;
  /** What an instance is started with. */
  environment(): Record<string, string>;
  readonly running: Instance[];
  /** Milliseconds until nothing is due, running or to be tried again. */
  settle(patience?: number): Promise<number>;
  advance(to: string): Promise<void>;
  now(): string;
  rows(): Promise<Rows>;
  /** Looks at what passes until told to stop. */
  watch(look: (side: 'people' | 'microsoft', passing: Passing) => 'cut' | void): () => void;
  /** What reached Microsoft. */
  readonly sent: Wire['log'];
  close(): Promise<void>;
}

const morning = instantAt('2026-11-24' as LocalDate, 9 * 60 + 10, 'Europe/Paris' as Zone);

export interface StageOptions {
  readonly farewell?: number;
  readonly route?: (running: readonly Instance[]) => Instance | undefined;
}

export const openStage = async (storage: Storage, options: StageOptions = {}): Promise<Stage> => {
  const clock = new MovableClock(morning);
  const running: Instance[] = [];
  const looks = new Set<(side: 'people' | 'microsoft', passing: Passing) => 'cut' | void>();
  const lookFrom = (side: 'people' | 'microsoft') => (passing: Passing) => {
    for (const look of looks) if (look(side, passing) === 'cut') return 'cut';
  };
  let sandboxAddress = '';
  const back = await layWire(() => sandboxAddress, lookFrom('microsoft'));
  const front = await layWire(() => (options.route ?? ((all) => all[0]))(running)?.address, lookFrom('people'));
  const sandbox = await startSandbox({ clock, address: back.address });
  sandboxAddress = sandbox.address;
  const { endpoints } = sandbox;
  const advance = async (to: string): Promise<void> => {
    clock.moveTo(fromIso(to));
    for (const instance of running) await instance.ask({ kind: 'advance', to });
  };
  const handles = Fastify();
  await handles.register(sandbox.routes({ advance: (to) => advance(toIso(to)), botUrl: () => `${front.address}/api/messages` }), { prefix: '/sandbox' });
  const login = (JSON.parse(endpoints.entraMetadata) as { token_endpoint: string }).token_endpoint.replace(`/${endpoints.tenantId}/oauth2/v2.0/token`, '');
  const erasures = mkdtempSync(join(tmpdir(), 'binome-erasures-'));
  const environment = (): Record<string, string> => ({
    TENANT_ID: endpoints.tenantId, CLIENT_ID: endpoints.clientId, CLIENT_SECRET: endpoints.clientSecret, TEAMS_APP_ID: endpoints.teamsAppId,
    PUBLIC_URL: 'https://binome.example', GRAPH_URL: endpoints.graphUrl, ENTRA_URL: login, TAB_ISSUER: endpoints.issuer, TAB_JWKS_URL: endpoints.jwksUrl,
    BOT_OPENID_URL: endpoints.botOpenIdUrl, BOT_TOKEN_ISSUER: endpoints.botTokenIssuer, BOT_SERVICE_URL: endpoints.serviceUrl,
    TORTURE_ADDRESS: front.address, TORTURE_OFFSET: String(clock.offset), TORTURE_FAREWELL: String(options.farewell ?? 0),
    ERASURES_DIR: erasures, MAIL_FROM: endpoints.mailFrom,
    // Production asks for an address even when the folder is used in its place.
    ...('folder' in storage ? { TORTURE_FOLDER: storage.folder, DATABASE_URL: 'postgres://embedded' } : { DATABASE_URL: storage.url }),
  });

  const handle = async <T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> => {
    const answer = await handles.inject({ method, url: `/sandbox${path}`, ...(body !== undefined && { payload: body as object }) });
    if (answer.statusCode !== 200) throw new Error(`${method} /sandbox${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json<T>();
  };
  const people = (await handle<{ id: string; mail: string; name: string }[]>('GET', '/people')).map(({ id, mail, name }) => ({ id, name, key: mail.split('@')[0] ?? '' }));
  const tokens = new Map<string, Promise<string>>();
  const tokenOf = (who: string): Promise<string> => {
    const token = tokens.get(who) ?? handle<{ token: string }>('POST', '/token', { person: who }).then((answer) => answer.token);
    tokens.set(who, token);
    return token;
  };
  return {
    person: (key) => {
      const found = people.find((person) => person.key === key);
      if (!found) throw new Error(`Nobody here is called ${key}.`);
      return found;
    },
    api: async (who, method, path, body, address = front.address) => {
      const headers = { authorization: `Bearer ${await tokenOf(who)}`, 'x-forwarded-for': addressOf(who), ...(body !== undefined && { 'content-type': 'application/json' }) };
      try {
        const response = await fetch(address + path, { method, headers, signal: AbortSignal.timeout(20_000), ...(body !== undefined && { body: JSON.stringify(body) }) });
        return { status: response.status, body: await response.json() };
      } catch {
        return { status: undefined, body: undefined };
      }
    },
    handle, running, advance, environment,
    start: async (other = {}) => {
      const instance = await loadInstance().open({ ...environment(), ...other });
      running.push(instance);
      return instance;
    },
    settle: async (patience = 180_000) => {
      const start = performance.now();
      let calm = 0;
      while (calm < 2) {
        // The one asked may be on its way out.
        const left = await running.at(-1)?.ask<readonly string[]>({ kind: 'unsettled' }).catch(() => undefined);
        calm = left?.length === 0 ? calm + 1 : 0;
        if (performance.now() - start > patience) throw new Error(`The product did not settle within ${patience} ms: ${left?.join('; ')}`);
        await new Promise((resolve) => setTimeout(resolve, 60));
      }
      return performance.now() - start;
    },
    now: () => toIso(clock.now()),
    rows: () => {
      const newest = running.at(-1);
      if (!newest) throw new Error('nothing runs');
      return newest.ask<Rows>({ kind: 'rows' });
    },
    watch: (look) => {
      looks.add(look);
      return () => void looks.delete(look);
    },
    sent: back.log,
    close: async () => {
      await Promise.all(running.map((instance) => instance.kill()));
      await handles.close();
      await Promise.all([front.close(), back.close()]);
      await sandbox.stop();
      rmSync(erasures, { recursive: true, force: true });
    },
  };
};

/** Each person has a device of their own: what one address may ask a minute is not what is tested here. */
const addressOf = (who: string): string => {
  const [high = 0, low = 0] = createHash('sha256').update(who).digest();
  return `10.1.${high}.${low}`;
};
