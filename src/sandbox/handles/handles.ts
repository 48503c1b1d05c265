import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { Instant, MovableClock } from '../../kernel/time.ts';
import { day, plus, toIso } from '../../kernel/time.ts';
import type { Bus } from '../bus.ts';
import type { Chats } from '../connector/chats.ts';
import { cardOf, lineJson } from '../connector/chats.ts';
import type { Gate } from '../connector/gate.ts';
import { type Reaches, reaches } from '../connector/reach.ts';
import { teamsLimits } from '../connector/throttle.ts';
import type { SigningKey } from '../entra/keys.ts';
import { tabToken, tokenLife } from '../entra/tokens.ts';
import type { Accounts } from '../graph/accounts.ts';
import type { Calendars } from '../graph/calendars.ts';
import type { Concurrency } from '../graph/concurrency.ts';
import { limitScopes } from '../graph/concurrency.ts';
import { mailJson, type Mails } from '../graph/mails.ts';
import type { Notifier } from '../graph/notifier.ts';
import type { Subscriptions } from '../graph/subscriptions.ts';
import type { Journal } from '../journal.ts';
import type { State } from '../state.ts';
import type { Person } from '../world/people.ts';
import { people, sites } from '../world/people.ts';
import { troubleOf } from '../world/sentinels.ts';
import { WireError } from '../wire.ts';
import type { CallBot } from './bot-call.ts';
import { calendarJson } from './calendar-json.ts';
import { actionsOf, findAction } from './card-actions.ts';
import { layNotices } from './notices.ts';
import { layOutlook } from './outlook.ts';
import { pressAction } from './press.ts';
import { instantText, read, requirePerson } from './read.ts';
import { laySubscriptions } from './subscriptions.ts';

interface HandleParts {
  key: SigningKey;
  clock: MovableClock;
  state: State;
  bus: Bus;
  journal: Journal;
  chats: Chats;
  reaches: Reaches;
  gate: Gate;
  accounts: Accounts;
  calendars: Calendars;
  mails: Mails;
  subscriptions: Subscriptions;
  notifier: Notifier;
  /** Without `/v1.0`. */
  graphUrl: () => string;
  concurrency: Concurrency;
  callBot: CallBot;
  advance: (to: Instant) => Promise<void>;
}

const bodies = {
  /** `tenant`: an account of another organisation. */
  token: z.strictObject({ person: z.string(), tenant: z.uuid().optional() }),
  clock: z.strictObject({ now: instantText }),
  press: z.strictObject({
    activity: z.string(),
    action: z.union([z.string(), z.int()]),
    inputs: z.record(z.string(), z.unknown()).default({}),
    as: z.string().optional(),
  }),
  concurrency: z.strictObject({
    scope: z.enum(limitScopes).optional(), latency: z.int().min(0).max(10_000).optional(), isDown: z.boolean().optional(), isRefused: z.boolean().optional(),
    isDirectoryShut: z.boolean().optional(), isStranger: z.boolean().optional(),
  }),
  say: z.strictObject({ text: z.string().min(1) }),
  bot: z.strictObject({ reach: z.enum(reaches) }),
  permission: z.strictObject({ permitted: z.boolean() }),
  directory: z.strictObject({
    state: z.enum(['present', 'disabled', 'deleted']).optional(), guest: z.boolean().optional(), name: z.string().min(1).optional(),
    mail: z.email().optional(), office: z.string().min(1).optional(),
  }),
  teams: z.strictObject({
    limits: z.boolean().default(false),
    weather: z.strictObject({ seed: z.int(), rates: z.record(z.string(), z.number().min(0).max(1)) }).optional(),
  }),
  span: z.object({ from: instantText.optional(), to: instantText.optional(), deleted: z.stringbool().default(false) }),
} as const;

const personJson = (person: Person) => ({
  id: person.id, name: person.name, role: person.role, site: sites[person.site].office, language: person.lang,
  mail: person.mail, title: person.title, department: person.department,
  ...(person.featured && { featured: true }),
  ...(troubleOf(person.key) && { trouble: troubleOf(person.key) }),
});

interface PersonRoute {
  Params: { person: string };
}

/** The handles by which scripts, tests and the host page hold the sandbox. Changes are on disk before each answer. */
export const handles = (parts: HandleParts): FastifyPluginAsync => async (server) => {
  const { chats, calendars, callBot, clock, state } = parts;
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const [status, code] = error instanceof WireError ? [error.status, error.code] : [error.statusCode ?? 500, 'bad-input'];
    return reply.code(status).send({ error: { code, message: error.message } });
  });
  server.addHook('onSend', async (_request, _reply, payload) => {
    state.commit();
    return payload;
  });

  server.get('/people', async () => people.map(personJson));
  server.post('/token', async ({ body }) => {
    const asked = read(bodies.token, body);
    return { token: await tabToken(parts.key, requirePerson(asked.person), asked.tenant), expiresIn: tokenLife };
  });
  server.get('/journal', async (_request, reply) => reply.type('application/x-ndjson; charset=utf-8').send(parts.journal.read()));
  server.get('/concurrency', async () => parts.concurrency);
  server.post('/concurrency', async ({ body }) => Object.assign(parts.concurrency, read(bodies.concurrency, body)));
  layNotices(server, parts.bus);
  layClock(server, parts);

  server.get<PersonRoute>('/chats/:person', async ({ params }) => chats.of(requirePerson(params.person)).map(lineJson));
  server.post<PersonRoute>('/chats/:person/press', async ({ params, body }) => {
    const owner = requirePerson(params.person);
    const press = read(bodies.press, body);
    const by = press.as === undefined ? owner : requirePerson(press.as);
    const line = chats.find(owner, press.activity);
    if (!line) throw new WireError(404, 'not-found', `no activity ${press.activity} in this chat`);
    const action = findAction(cardOf(line), press.action);
    // The card may have changed since it was drawn: a client has nothing to ask then.
    if (!action && press.action === 'refresh') return { status: 204, body: null };
    if (!action) {
      const known = actionsOf(cardOf(line)).map(({ title, verb }) => title ?? verb);
      throw new WireError(400, 'bad-input', `action: the card has ${known.length > 0 ? known.join(', ') : 'no action'}`);
    }
    if (action.type !== 'Action.Execute' && action.type !== 'Action.Submit')
      throw new WireError(400, 'bad-input', `action: opens ${action.url ?? 'nothing'}`);
    return pressAction(chats, callBot, owner, { line, action, by, inputs: press.inputs, isRefresh: press.action === 'refresh' });
  });
  server.post<PersonRoute>('/chats/:person/say', async ({ params, body }) => {
    const person = requirePerson(params.person);
    const { text } = read(bodies.say, body);
    const line = chats.add(person, { from: 'person', text, attachments: [] });
    state.commit();
    return callBot(person, { type: 'message', id: line.id, text, textFormat: 'plain' });
  });

  server.post<PersonRoute>('/chats/:person/bot', async ({ params, body }) => {
    const { reach } = read(bodies.bot, body);
    parts.reaches.set(requirePerson(params.person), reach);
    return { reach };
  });
  server.post<PersonRoute>('/directory/:person', async ({ params, body }) => parts.accounts.set(requirePerson(params.person), read(bodies.directory, body)));
  server.post('/installs', async ({ body }) => {
    const { permitted } = read(bodies.permission, body);
    parts.reaches.permit(permitted);
    return { permitted };
  });
  server.post('/mail', async ({ body }) => {
    const { permitted } = read(bodies.permission, body);
    parts.mails.permit(permitted);
    return { permitted };
  });
  server.get<PersonRoute>('/mail/:person', async ({ params }) => parts.mails.of(requirePerson(params.person)).map(mailJson));
  server.post('/teams', async ({ body }) => {
    const { limits, weather } = read(bodies.teams, body);
    parts.gate.set({ limits: limits ? teamsLimits : undefined, weather });
    return { limits, weather: weather ?? null };
  });

  server.get<PersonRoute>('/calendar/:person', async ({ params, query }) => {
    const { from = plus(clock.now(), -7 * day), to = plus(from, 35 * day), deleted } = read(bodies.span, query);
    return calendarJson(calendars, requirePerson(params.person), { start: from, end: to }, deleted);
  });
  layOutlook(server, parts);
  laySubscriptions(server, parts.subscriptions, parts.notifier);
};

const layClock = (server: FastifyInstance, { clock, bus, notifier, advance }: HandleParts): void => {
  server.get('/clock', async () => ({ now: toIso(clock.now()) }));
  server.post('/clock', async ({ body }) => {
    const { now } = read(bodies.clock, body);
    if (now < clock.now())
      throw new WireError(400, 'bad-input', `now: the clock shows ${toIso(clock.now())} and only moves forward`);
    await advance(now);
    await notifier.pump();
    const shown = toIso(clock.now());
    bus.tell({ kind: 'clock', now: shown });
    return { now: shown };
  });
};
