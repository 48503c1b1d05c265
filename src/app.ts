import { join } from 'node:path';
import { createCredentials } from './adapters/entra/credentials.ts';
import { createTokenVerifier } from './adapters/entra/verify-token.ts';
import { createCalendar } from './adapters/graph/calendar.ts';
import { createGraphClient, graphScope } from './adapters/graph/client.ts';
import { createDirectory } from './adapters/graph/directory.ts';
import { createInstaller } from './adapters/graph/installer.ts';
import { createMailer } from './adapters/graph/mailer.ts';
import { createWatcher, noticePaths } from './adapters/graph/watcher.ts';
import { eraseAgain } from './adapters/erasures/erase-again.ts';
import { openLedger } from './adapters/erasures/ledger.ts';
import { contentPolicy } from './adapters/http/pages.ts';
import { createHealth } from './adapters/http/health.ts';
import { closeServer, createServer } from './adapters/http/server.ts';
import { jobHandlers } from './adapters/jobs/handlers.ts';
import { createQueue } from './adapters/jobs/queue.ts';
import { createLogic } from './adapters/teams/logic.ts';
import { createPace, type Pace } from './adapters/teams/pace.ts';
import { createTeams } from './adapters/teams/teams.ts';
import type { Config } from './config.ts';
import type { Connected } from './db/connect.ts';
import { migrateToLatest } from './db/migrate.ts';
import type { Context, Links } from './features/context.ts';
import { noteLook } from './features/meetings/grant/note-look.ts';
import { noteSignIn } from './features/meetings/grant/note-sign-in.ts';
import { withWindows } from './features/meetings/windows/with-windows.ts';
import { nextWatch } from './features/people/watch-times.ts';
import { receiveNotices } from './features/meetings/following/receive-notices.ts';
import { asId, type TenantId } from './kernel/ids.ts';
import { type Clock, day, type Instant, plus } from './kernel/time.ts';
import type { Log } from './kernel/log.ts';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

export interface App {
  readonly ctx: Context;
  readonly server: FastifyInstance;
  /** Starts listening; answers the address. */
  listen(): Promise<string>;
  /** The movable clock goes on; what falls due on the way has run when it answers. */
  advance(to: Instant): Promise<void>;
  /** Readiness goes red, then no request is accepted, what runs ends or is handed back; at most `farewell` and 20 s. */
  stop(): Promise<void>;
}

export interface AppParts {
  readonly config: Config;
  readonly database: Connected;
  readonly clock: Clock;
  readonly log: Log;
  /** Built pages of the web. */
  readonly webFolder: string;
  /** How fast Teams is spoken to; shared by every instance on the database when absent. */
  readonly pace?: Pace;
  /** Milliseconds between the red light and the closed door, for whoever sends us requests to see it; none when nobody does. */
  readonly farewell?: number;
}

/** Every object of the program is made here, once, and handed what it needs. */
export const createApp = async ({ config, database, clock, log, webFolder, pace, farewell = 0 }: AppParts): Promise<App> => {
  await migrateToLatest(database.db);
  // A backup may have come back: before anybody reads, or a job acts on, what its owner had erased.
  const erasures = await openLedger(config.erasuresDir, log);
  await eraseAgain(database.db, log, await erasures.recall());
  // The demonstration's clock goes back at each start: what was erased ahead of it is erased, what is given from now on is not of it.
  await erasures.forget(plus(clock.now(), -config.backupDays * day), config.mode === 'sandbox' ? clock.now() : undefined);
  let address = config.publicUrl ?? '';
  const queue = createQueue(database, clock, log);
  const credentials = createCredentials({
    tenantId: config.tenantId, clientId: config.clientId, authority: config.entraUrl, credential: config.credential,
    ...(config.entraMetadata !== undefined && { authorityMetadata: config.entraMetadata }),
  });
  const tenantId = asId<TenantId>(config.tenantId);
  const graph = createGraphClient({
    baseUrl: config.graphUrl, token: (options) => credentials.token(graphScope, options), now: clock.now.bind(clock),
    noteSignIn: noteSignIn({ db: database.db, clock, log }, tenantId),
  });
  const ctx: Context = {
    db: database.db,
    clock,
    log,
    directory: createDirectory(graph, clock),
    calendar: withWindows(createCalendar(graph, clock, (found) => noteLook(ctx, tenantId, found)), database.db, tenantId),
    installer: createInstaller(graph, config.teamsAppId),
    mailer: config.mailFrom === undefined ? undefined : createMailer(graph, config.mailFrom),
    watcher: createWatcher(graph, () => address),
    // The messenger and the bot's logic need each other: the logic looks the messenger up when it speaks.
    get messenger() {
      return teams.messenger;
    },
    links: createLinks(config, () => address),
    erasures,
    transaction: queue.transaction,
    enqueue: queue.enqueue,
  };
  const teams = createTeams({
    clientId: config.clientId, tenantId: config.tenantId, token: () => credentials.token(config.botTokenScope),
    botOpenIdUrl: config.botOpenIdUrl, botTokenIssuer: config.botTokenIssuer, defaultServiceUrl: config.botServiceUrl,
    allowedServiceHosts: ['smba.trafficmanager.net'], logic: createLogic(ctx), log,
    pace: pace ?? createPace({ db: database.db, tenantId }),
  });
  const server = await createServer({
    log,
    api: { ctx, identify: createTokenVerifier({ issuer: config.tabIssuer, jwksUrl: config.tabJwksUrl, clientId: config.clientId, tenantId: config.tenantId }) },
    pages: { folder: webFolder, policy: contentPolicy(config.mode === 'sandbox') },
    bot: (request) => teams.receive(request),
    notifications: { paths: Object.values(noticePaths), receive: (notices) => receiveNotices(ctx, notices) },
    health: createHealth(database, queue.isWorking),
    perMinute: config.mode === 'sandbox' ? 100_000 : 600,
  });
  // Every queue and its worker, before the first request can leave a job.
  await queue.start(jobHandlers(ctx));
  // Duos formed before the directory was watched; the job ends by itself where there are none.
  await queue.transaction((trx) => queue.enqueue(trx, { kind: 'watch-directory', tenantId }, nextWatch(clock.now())));
  let stopped: Promise<void> | undefined;

  return {
    ctx,
    server,
    listen: async () => {
      const listening = await server.listen({ host: config.host, port: config.port });
      address ||= listening;
      return listening;
    },
    advance: queue.advance,
    stop: () => (stopped ??= (async () => {
      await queue.rest();
      await wait(farewell);
      await closeServer(server);
      await queue.stop();
      await database.close();
    })()),
  };
};

/** Links that open the tab at a place of its own, in Teams, Outlook and Microsoft 365 alike. */
const createLinks = (config: Config, origin: () => string): Links => {
  const link = (entity: 'my-duo' | 'programme', subEntityId?: string): string => {
    const query = new URLSearchParams({ webUrl: `${origin()}/tab/?page=${entity}`, label: 'Binôme' });
    if (subEntityId) query.set('context', JSON.stringify({ subEntityId }));
    return `https://teams.microsoft.com/l/entity/${config.linkedAppId}/${entity}?${query}`;
  };
  return {
    tab: (place) => {
      switch (place.page) {
        case 'programme': return link('programme', `programme/${place.programme}`);
        case 'dates':
        case 'windows': return link('my-duo', place.page);
        case 'check-in': return link('my-duo', `check-in/${place.meeting}`);
        default: return link('my-duo', `${place.page}/${place.duo}`);
      }
    },
    home: () => link('my-duo'),
  };
};

/** Where `vite build` leaves the web. */
export const builtWeb = join(import.meta.dirname, '../dist/web');
