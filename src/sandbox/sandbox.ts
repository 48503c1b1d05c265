import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { FastifyPluginAsync } from 'fastify';
import type { JWK } from 'jose';
import type { Instant, MovableClock } from '../kernel/time.ts';
import { createBus } from './bus.ts';
import { openChats } from './connector/chats.ts';
import { connector } from './connector/connector.ts';
import { createGate } from './connector/gate.ts';
import { openReaches } from './connector/reach.ts';
import { entra, openIdDocument } from './entra/entra.ts';
import { openKey } from './entra/keys.ts';
import { openAccounts } from './graph/accounts.ts';
import { openCalendars } from './graph/calendars.ts';
import type { Concurrency } from './graph/concurrency.ts';
import { graph } from './graph/graph.ts';
import { openMails } from './graph/mails.ts';
import { startNotifier } from './graph/notifier.ts';
import { openSubscriptions } from './graph/subscriptions.ts';
import { createBotCall, tellInstalled } from './handles/bot-call.ts';
import { handles } from './handles/handles.ts';
import { openJournal } from './journal.ts';
import { openState } from './state.ts';
import { channelIssuer, clientId, clientSecret, issuer, loginHost, programmeMailbox, publishedAppId, teamsAppId, tenantId } from './tenant.ts';
import { layWire } from './wire.ts';

export interface SandboxOptions {
  /** The domain's clock. A state file that already exists puts it back where it was left. */
  clock: MovableClock;
  /** Where the tenant is kept; without it, it lasts as long as the process. */
  stateFile?: string;
  /** Loopback by default. */
  host?: string;
  /** What it is reached by when something stands in between, without a trailing slash; where it listens, by default. */
  address?: string;
}

/** What an app is configured with to speak to the sandbox instead of Microsoft. */
export interface SandboxEndpoints {
  /** Without `/v1.0`. */
  graphUrl: string;
  /** Named in https for MSAL; never resolved. */
  entraAuthority: string;
  /** `authorityMetadata` for MSAL, as text: its token endpoint is http on loopback. */
  entraMetadata: string;
  /** Of tab tokens. */
  issuer: string;
  jwksUrl: string;
  botOpenIdUrl: string;
  botTokenIssuer: string;
  /** With its trailing slash. */
  serviceUrl: string;
  tenantId: string;
  clientId: string;
  clientSecret: string;
  /** The mailbox to send from. */
  mailFrom: string;
  /** Of the manifest, and of the organisation's catalogue, where the app is published. */
  teamsAppId: string;
  linkedAppId: string;
}

export interface Sandbox {
  readonly endpoints: SandboxEndpoints;
  /** Where it listens. */
  readonly address: string;
  /** The handles, to be registered on the app's own server under `/sandbox`. */
  routes(app: { advance: (to: Instant) => Promise<void>; botUrl: () => string }): FastifyPluginAsync;
  stop(): Promise<void>;
}

/** A tenant in a box: Entra, Graph and the Bot Connector of an invented company, over HTTP on a port of its own. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { clock, stateFile, host = '127.0.0.1' } = options;
  const state = openState(stateFile, clock);
  const bus = createBus();
  const journal = openJournal(state, clock);
  const accounts = openAccounts(state);
  const calendars = openCalendars(state, clock, bus, accounts);
  const mails = openMails(state, clock, bus);
  const subscriptions = openSubscriptions(state, clock);
  const notifier = startNotifier({ clock, state, journal, calendars, subscriptions });
  const concurrency: Concurrency = { scope: 'perApp', latency: 0, isDown: false, isRefused: false, isDirectoryShut: false, isStranger: false };
  const chats = openChats(state, clock, bus);
  const reaches = openReaches(state);
  const gate = createGate();
  const kept = state.table<JWK>('keys');
  const keys = { entra: await openKey(kept, 'entra'), channel: await openKey(kept, 'channel', { endorsements: ['msteams'] }) };

  const server = Fastify({
    forceCloseConnections: true, bodyLimit: 4 * 1024 * 1024, routerOptions: { maxParamLength: 512, ignoreTrailingSlash: true },
  });
  let base = '';
  const serviceUrl = (): string => `${base}/connector/`;
  const wire = { journal, state };

  await server.register(async (scope) => {
    layWire(scope, { ...wire, service: 'entra', envelope: ({ code, message }) => ({ error: code, error_description: message }) });
    await scope.register(entra(keys, () => `${base}/entra`, concurrency));
  }, { prefix: '/entra' });
  await server.register(
    graph({ ...wire, key: keys.entra, accounts, reaches, calendars, concurrency, mails, subscriptions, origin: () => `${base}/graph` }), { prefix: '/graph/v1.0' },
  );
  await server.register(connector({ ...wire, key: keys.entra, chats, reaches, gate, serviceUrl }), { prefix: '/connector' });
  const listening = await listen(server, host, state.table<number>('port'));
  base = options.address ?? listening;
  state.commit();

  return {
    address: listening,
    endpoints: {
      graphUrl: `${base}/graph`,
      entraAuthority: `https://${loginHost}/${tenantId}`,
      entraMetadata: JSON.stringify(openIdDocument(`${base}/entra`)),
      issuer,
      jwksUrl: `${base}/entra/${tenantId}/discovery/v2.0/keys`,
      // botbuilder keeps what it read by its address, for as long as the process lives: another tenant's keys have another one.
      botOpenIdUrl: `${base}/entra/bot/.well-known/openidconfiguration?key=${String(keys.channel.publicJwk.n).slice(0, 16)}`,
      botTokenIssuer: channelIssuer,
      serviceUrl: serviceUrl(),
      tenantId, clientId, clientSecret, mailFrom: programmeMailbox, teamsAppId, linkedAppId: publishedAppId,
    },
    routes: ({ advance, botUrl }) => {
      const callBot = createBotCall({ key: keys.channel, clock, journal, serviceUrl, botUrl });
      reaches.onInstall((person) => void tellInstalled(callBot, person));
      return handles({
        key: keys.entra, clock, state, bus, journal, chats, reaches, gate, accounts, calendars, concurrency, mails, subscriptions, notifier, graphUrl: () => `${base}/graph`, callBot, advance,
      });
    },
    stop: async () => {
      notifier.stop();
      await server.close();
      state.close();
    },
  };
};

/** The same port as last time if it is free, so that addresses kept by the app (a `serviceUrl`) stay good; else any. */
const listen = async (
  server: ReturnType<typeof Fastify>, host: string,
  kept: { get(id: string): number | undefined; put(id: string, port: number): void },
): Promise<string> => {
  const before = kept.get('port') ?? 0;
  await server.listen({ host, port: before }).catch(() => server.listen({ host, port: 0 }));
  const { port } = server.server.address() as AddressInfo;
  kept.put('port', port);
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};
