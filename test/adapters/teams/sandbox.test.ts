import { afterAll, beforeAll, expect, it } from 'vitest';
import Fastify from 'fastify';
import { card, execute, paragraph } from '../../../src/kernel/card.ts';
import { asId } from '../../../src/kernel/ids.ts';
import type { PersonId, TenantId } from '../../../src/kernel/ids.ts';
import { silentLog } from '../../../src/kernel/log.ts';
import { fromIso, MovableClock } from '../../../src/kernel/time.ts';
import { unpaced } from '../../../src/adapters/teams/pace.ts';
import { createTeams } from '../../../src/adapters/teams/teams.ts';
import type { Teams } from '../../../src/adapters/teams/teams.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { startSandbox } from '../../../src/sandbox/sandbox.ts';

/** The bot and the tenant in a box, over HTTP, tokens signed and verified on both sides. */
let sandbox: Sandbox;
let teams: Teams;
let url: string;
const server = Fastify({ forceCloseConnections: true });

beforeAll(async () => {
  sandbox = await startSandbox({ clock: new MovableClock(fromIso('2026-11-24T08:10:00Z')) });
  const { endpoints } = sandbox;
  const button = (title: string) => card('fr', title, [paragraph(title)], [execute('Confirmer', 'confirm', { offer: 'o1' })]);
  teams = createTeams({
    ...endpoints, allowedServiceHosts: [], defaultServiceUrl: endpoints.serviceUrl, log: silentLog, pace: unpaced,
    token: async () => {
      const { token_endpoint } = JSON.parse(endpoints.entraMetadata) as { token_endpoint: string };
      const form = { grant_type: 'client_credentials', client_id: endpoints.clientId, client_secret: endpoints.clientSecret, scope: 'https://api.botframework.com/.default' };
      const answer = await fetch(token_endpoint, { method: 'POST', body: new URLSearchParams(form) });
      return ((await answer.json()) as { access_token: string }).access_token;
    },
    logic: {
      press: async (turn, verb, data) => button(`${verb} ${JSON.stringify(data)} ${turn.lang}`),
      say: async (_, words) => button(`said ${words}`),
      welcome: async () => {},
      meet: async () => {},
    },
  });
  server.post('/api/messages', async ({ body, headers }, reply) => {
    const answer = await teams.receive({ body, headers });
    return reply.code(answer.status).send(answer.body);
  });
  await server.register(sandbox.routes({ advance: async () => {}, botUrl: () => `${url}/api/messages` }), { prefix: '/sandbox' });
  url = await server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await server.close();
  await sandbox.stop();
});

interface Line { id: string; from: string; text: string | null; card: { speak: string } | null }
interface Someone { id: string; name: string; trouble?: string }
const get = async <T>(path: string): Promise<T> => (await fetch(`${url}/sandbox${path}`)).json() as Promise<T>;
const post = async (path: string, body: unknown): Promise<any> =>
  (await fetch(`${url}/sandbox${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
const find = async (match: (person: Someone) => boolean): Promise<{ tenantId: TenantId; id: PersonId }> => {
  const person = (await get<Someone[]>('/people')).find(match);
  return { tenantId: asId<TenantId>(sandbox.endpoints.tenantId), id: asId<PersonId>(person!.id) };
};

it('speaks first, is answered by a press in place, and changes the card later', async () => {
  const ines = await find(({ name }) => name === 'Inès Belkacem');
  const chat = await teams.messenger.open(ines);
  expect(chat).toMatchObject({ serviceUrl: sandbox.endpoints.serviceUrl, mri: expect.stringMatching(/^29:/) as string });

  const first = card('fr', 'Une rencontre', [paragraph('Une rencontre')], [execute('Confirmer', 'confirm', { offer: 'o1' })]);
  const id = await teams.messenger.post(chat, { card: first, summary: 'Une rencontre' });
  const answer = await post(`/chats/${ines.id}/press`, { activity: id, action: 'Confirmer' });
  expect(answer).toMatchObject({ status: 200, body: { statusCode: 200, value: { speak: 'confirm {"offer":"o1"} fr' } } });
  expect((await get<Line[]>(`/chats/${ines.id}`)).map(({ card }) => card?.speak)).toEqual(['confirm {"offer":"o1"} fr']);

  await teams.messenger.update(chat, id, { card: first, summary: 'Une rencontre' });
  expect((await get<Line[]>(`/chats/${ines.id}`)).map(({ card }) => card?.speak)).toEqual(['Une rencontre']);
});

it('answers what is typed', async () => {
  const philippe = await find(({ name }) => name === 'Philippe Garnier');
  expect(await post(`/chats/${philippe.id}/say`, { text: 'aide' })).toMatchObject({ status: 200 });
  expect((await get<Line[]>(`/chats/${philippe.id}`)).map(({ from, text, card }) => [from, text ?? card?.speak])).toEqual([['person', 'aide'], ['bot', 'said aide']]);
});

it('is told by a 403 who blocked the bot', async () => {
  const blocked = await find(({ trouble }) => trouble === 'bot-blocked');
  await expect(teams.messenger.open(blocked)).rejects.toMatchObject({ status: 403, code: 'MessageWritesBlocked', certain: true });
});
