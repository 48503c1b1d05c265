import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageSender } from './adapters/http/pages.ts';
import { type App, builtWeb, createApp } from './app.ts';
import { readPlace, sandboxConfig } from './config.ts';
import { connect, type DatabaseAddress } from './db/connect.ts';
import { unpaced } from './adapters/teams/pace.ts';
import { moveConversations } from './features/people/store.ts';
import { asId, type TenantId } from './kernel/ids.ts';
import { instantAt, type LocalDate, MovableClock, type Zone } from './kernel/time.ts';
import type { Log } from './kernel/log.ts';
import { playStory, storyStart } from './story.ts';

/** When the demonstration opens: a Tuesday morning in Paris. */
export const demonstrationNow = instantAt('2026-11-24' as LocalDate, 9 * 60 + 10, 'Europe/Paris' as Zone);

/**
 * The whole product against a tenant in a box, with or without its story. What was played stays in the data folder, so that
 * a later start takes seconds; a story cut short is played again from the start.
 */
export const startDemonstration = async (
  env: Readonly<Record<string, string | undefined>>, log: Log, options: { database?: DatabaseAddress; stateFile?: string } = {},
): Promise<App & { readonly clock: MovableClock }> => {
  const { startSandbox } = await import('./sandbox/sandbox.ts');
  const { seedCatalogue } = await import('./features/places/seed-catalogue.ts');
  const place = readPlace(env);
  const isKept = options.database === undefined;
  const stateFile = options.stateFile ?? join(place.dataDir, 'sandbox.ndjson');
  const played = join(place.dataDir, 'played');
  if (isKept) {
    mkdirSync(place.dataDir, { recursive: true });
    if (!existsSync(played) && place.databaseUrl === undefined) {
      forget(place.dataDir, stateFile);
      if (place.withStory) restoreStory(place.dataDir);
    }
  }
  const database = await connect(options.database ?? (place.databaseUrl ? { kind: 'postgres', url: place.databaseUrl } : { kind: 'folder', path: place.dataDir }));
  const isNew = !isKept || !existsSync(played);
  const clock = new MovableClock(place.withStory && isNew ? storyStart : demonstrationNow);
  const sandbox = await startSandbox({ clock, ...(isKept && { stateFile }), host: '127.0.0.1' });
  const { endpoints } = sandbox;
  const config = sandboxConfig(env, {
    ...endpoints, credential: { kind: 'secret', secret: endpoints.clientSecret }, entraUrl: endpoints.entraAuthority, tabIssuer: endpoints.issuer,
    tabJwksUrl: endpoints.jwksUrl, botServiceUrl: endpoints.serviceUrl,
  });
  const app = await createApp({ config, database, clock, log, webFolder: builtWeb, pace: unpaced });
  let address = '';
  await app.server.register(sandbox.routes({ advance: app.advance, botUrl: () => `${address}/api/messages` }), { prefix: '/sandbox' });
  app.server.get('/sandbox/', { schema: { hide: true } }, pageSender(builtWeb, 'sandbox/host/index.html'));
  app.server.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/sandbox/'));

  return {
    ...app,
    clock,
    listen: async () => {
      address = await app.listen();
      await moveConversations(app.ctx.db, asId<TenantId>(endpoints.tenantId), endpoints.serviceUrl);
      if (isNew) {
        const tenantId = asId<TenantId>(endpoints.tenantId);
        await seedCatalogue(app.ctx, tenantId);
        if (place.withStory) await playStory({ app, until: demonstrationNow, tenantId });
        if (isKept) writeFileSync(played, '');
      }
      return address;
    },
    stop: async () => {
      await app.stop();
      await sandbox.stop();
    },
  };
};

/** Where `npm run story` leaves what it played, with the mark of the code that played it. */
export const storyFolder = join(import.meta.dirname, '../dist/story');
const stampFile = 'stamp';

/** Changes with any line of the server: a story played by other code is not this product's story. */
const stampOf = (): string => {
  const hash = createHash('sha256');
  for (const entry of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).sort())
    if (entry.endsWith('.ts') && !entry.startsWith('web')) hash.update(entry).update(readFileSync(join(import.meta.dirname, entry)));
  return hash.digest('hex');
};

export const stampStory = (): void => writeFileSync(join(storyFolder, stampFile), stampOf());

const restoreStory = (dataDir: string): void => {
  const stamp = join(storyFolder, stampFile);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === stampOf()) cpSync(storyFolder, dataDir, { recursive: true });
};

const forget = (dataDir: string, stateFile: string): void => {
  // What was erased of a life that begins again is nobody's any more.
  for (const path of [join(dataDir, 'pg'), join(dataDir, 'erasures'), stateFile]) rmSync(path, { recursive: true, force: true });
};
