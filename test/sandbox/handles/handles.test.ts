import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Loose, Stage } from '../stage.ts';
import { ines, meeting, setStage } from '../stage.ts';

let stage: Stage;
let heard: Loose[] = [];
let answer: { status: number; body?: unknown } = { status: 200 };
beforeAll(async () => void (stage = await setStage({ bot: (activity) => (heard.push(activity), answer) })));
afterAll(() => stage[Symbol.asyncDispose]());
beforeEach(() => {
  heard = [];
  answer = { status: 200 };
});

const send = async (key: string, content: unknown): Promise<string> => {
  const { body: user } = await stage.graph('GET', `/users/${key}@meridiane.example`);
  const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content }];
  return (await stage.connector(
    'POST', 'v3/conversations',
    { members: [{ id: user.id }], tenantId: stage.endpoints.tenantId, activity: { type: 'message', attachments } },
  )).body.activityId;
};
const chat = async (key: string) => (await stage.handle('GET', `/chats/${key}`)).body;
const press = (key: string, body: Record<string, unknown>) => stage.handle('POST', `/chats/${key}/press`, body);

const card = {
  type: 'AdaptiveCard', version: '1.5',
  body: [
    {
      type: 'Container',
      items: [{
        type: 'ActionSet',
        actions: [{
          type: 'Action.Execute', title: 'Plus tard', verb: 'later', data: { offer: 'o1' },
          fallback: { type: 'Action.Submit', title: 'Plus tard', data: {} },
        }],
      }],
    },
    { type: 'Input.ChoiceSet', id: 'option', value: '1', choices: [] },
    { type: 'Input.Toggle', id: 'tick', title: 'x' },
    { type: 'Input.Text', id: 'note' },
  ],
  actions: [
    { type: 'Action.Execute', title: 'Confirmer mardi', verb: 'confirm', data: { offer: 'o1', option: '0' } },
    { type: 'Action.OpenUrl', title: 'Ouvrir', url: 'https://meridiane.example' },
  ],
  refresh: { action: { type: 'Action.Execute', verb: 'look', data: { offer: 'o1' } }, userIds: [] },
};

test('pressing sends the invoke Teams would send, and the card answered takes the place of the card', async () => {
  const activity = await send('ines.belkacem', card);
  const done = { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'fait' }] };
  answer = { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: done } };
  const { body } = await press('ines.belkacem', { activity, action: 'Confirmer mardi', inputs: { note: 'oui' } });
  expect(body).toEqual(answer);
  expect(heard[0]).toMatchObject({
    type: 'invoke', name: 'adaptiveCard/action', channelId: 'msteams', replyToId: activity,
    serviceUrl: stage.endpoints.serviceUrl, locale: 'fr-FR',
    from: {
      id: expect.stringMatching(/^29:1/), aadObjectId: expect.any(String), name: 'Inès Belkacem',
    }, recipient: { id: `28:${stage.endpoints.clientId}` },
    conversation: {
      conversationType: 'personal', tenantId: stage.endpoints.tenantId,
    }, channelData: { tenant: { id: stage.endpoints.tenantId } },
    value: {
      action: { type: 'Action.Execute', verb: 'confirm', data: { offer: 'o1', option: '1', tick: 'false', note: 'oui' } },
      trigger: 'manual',
    },
  });
  const lines = await chat('ines.belkacem');
  expect(lines.at(-1)).toMatchObject({ id: activity, card: done, updatedAt: expect.any(String) });
});

test('an action is found by title, verb or place, in the body too, and refresh is automatic', async () => {
  const activity = await send('ines.belkacem', card);
  for (const action of ['Plus tard', 'later', 0]) await press('ines.belkacem', { activity, action });
  expect(heard.map(({ value }) => value.action.verb)).toEqual(['later', 'later', 'later']);
  await press('ines.belkacem', { activity, action: 'refresh' });
  expect(heard.at(-1).value).toEqual({
    action: { type: 'Action.Execute', verb: 'look', data: { offer: 'o1' } }, trigger: 'automatic',
  });
  const wrong = await press('ines.belkacem', { activity, action: 'nothing' });
  expect([wrong.status, wrong.body.error.message]).toEqual([400, 'action: the card has Plus tard, Confirmer mardi, Ouvrir']);
});

test('a forwarded card is pressed by another, and changes nothing in its owner’s chat', async () => {
  const activity = await send('ines.belkacem', card);
  answer = {
    status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } },
  };
  await press('ines.belkacem', { activity, action: 'confirm', as: 'gael.marchand' });
  expect(heard[0].from.name).toBe('Gaël Marchand');
  expect((await chat('ines.belkacem')).at(-1).card).toEqual(card);
});

test('an error answer leaves the card as it was and comes back raw', async () => {
  const activity = await send('ines.belkacem', card);
  answer = { status: 500, body: { message: 'no' } };
  expect((await press('ines.belkacem', { activity, action: 'confirm' })).body).toEqual(answer);
  expect((await chat('ines.belkacem')).at(-1).card).toEqual(card);
});

test('what a person says is in the chat and reaches the bot', async () => {
  const { status } = await stage.handle('POST', '/chats/helen.whitaker/say', { text: 'help' });
  expect([status, (await chat('helen.whitaker')).at(-1)]).toMatchObject([200, { from: 'person', text: 'help' }]);
  expect(heard[0]).toMatchObject({ type: 'message', text: 'help', locale: 'en-GB', textFormat: 'plain' });
});

test('the people, with those to start with marked', async () => {
  const { body } = await stage.handle('GET', '/people');
  expect(body).toHaveLength(60);
  expect(body.filter((person: Loose) => person.featured).map((person: Loose) => person.name).sort()).toEqual([
    'Claire Fontaine', 'Helen Whitaker', 'Inès Belkacem', 'Jonas Weber', 'Philippe Garnier',
  ]);
  expect(body.find((person: Loose) => person.name === 'Claire Fontaine')).toMatchObject({
    role: 'hr', site: 'Paris-La Défense', language: 'fr',
  });
});

test('the clock moves forward through the app, and never backward', async () => {
  expect((await stage.handle('POST', '/clock', { now: '2026-11-26T18:00:00+01:00' })).body.now).toMatch(/^2026-11-26T17:00:0/);
  expect(stage.advanced).toHaveLength(1);
  expect((await stage.handle('GET', '/clock')).body.now).toMatch(/^2026-11-26T17:00:0/);
  expect((await stage.handle('POST', '/clock', { now: '2026-11-25T08:00:00Z' })).status).toBe(400);
  expect((await stage.handle('POST', '/clock', { now: 'tomorrow' })).status).toBe(400);
});

test('a calendar is shown and answered in', async () => {
  await stage.graph('POST', `${ines}/events`, meeting());
  const path = '/calendar/philippe.garnier?from=2026-12-08T00:00:00Z&to=2026-12-09T00:00:00Z';
  const event = (await stage.handle('GET', path)).body.find((one: Loose) => one.viaGraph);
  expect(event).toMatchObject({
    subject: 'Rendez-vous', start: '2026-12-08T11:15:00.000Z', location: 'Le Petit Zinc', bodyHtml: '<p>Bonjour</p>',
    organizer: { name: 'Inès Belkacem' }, response: 'notResponded',
  });
  expect((await stage.handle(
    'POST', '/calendar/philippe.garnier/respond', { event: event.id, response: 'accept' },
  )).status).toBe(200);
  const mine = (await stage.handle(
    'GET', path.replace('philippe.garnier', 'ines.belkacem'),
  )).body.find((one: Loose) => one.viaGraph);
  expect(mine.attendees).toMatchObject([{ mail: 'philippe.garnier@meridiane.example', response: 'accepted' }]);
  expect((await stage.handle(
    'POST', '/calendar/ines.belkacem/respond', { event: mine.id, response: 'accept' },
  )).status).toBe(400);
});

test.each(['olivier.faure', 'romain.picard'])('%s answers in a mailbox that Graph does not see, and the organiser’s copy learns it', async (key) => {
  const { body: made } = await stage.graph('POST', `${ines}/events`, meeting({ transactionId: key, attendees: [{ emailAddress: { address: `${key}@meridiane.example` } }] }));
  const span = '?from=2026-12-08T00:00:00Z&to=2026-12-09T00:00:00Z';
  const held = async () => (await stage.handle('GET', `/calendar/${key}${span}`)).body.find((one: Loose) => one.iCalUId === made.iCalUId);
  const read = async () => (await stage.graph('GET', `${ines}/events/${made.id}`)).body.attendees[0].status.response;
  expect((await stage.graph('POST', `/users/${key}@meridiane.example/events/${(await held()).id}/decline`, {})).status).toBeGreaterThan(402);
  expect(await read()).toBe('none');
  expect((await stage.handle('POST', `/calendar/${key}/respond`, { event: (await held()).id, response: 'decline' })).status).toBe(200);
  expect([await read(), await held()]).toEqual(['declined', undefined]);
});

test('whoever is given another address is invited, asked and answers under either', async () => {
  const renamed = await stage.handle('POST', '/directory/philippe.garnier', { mail: 'p.garnier@meridiane.example' });
  expect(renamed.status).toBe(200);
  for (const address of ['p.garnier@meridiane.example', 'philippe.garnier@meridiane.example']) {
    const { body: made } = await stage.graph('POST', `${ines}/events`, meeting({ transactionId: address, attendees: [{ emailAddress: { address } }] }));
    const held = (await stage.handle('GET', '/calendar/philippe.garnier?from=2026-12-08T00:00:00Z&to=2026-12-09T00:00:00Z')).body;
    const copy = held.find((one: Loose) => one.iCalUId === made.iCalUId);
    await stage.handle('POST', '/calendar/philippe.garnier/respond', { event: copy.id, response: 'accept' });
    expect((await stage.graph('GET', `${ines}/events/${made.id}`)).body.attendees[0]).toMatchObject({ emailAddress: { address }, status: { response: 'accepted' } });
    const asked = { schedules: [address], startTime: { dateTime: '2026-12-08T11:00:00', timeZone: 'UTC' }, endTime: { dateTime: '2026-12-08T13:00:00', timeZone: 'UTC' } };
    expect((await stage.graph('POST', `${ines}/calendar/getSchedule`, asked)).body.value[0].scheduleItems.length).toBeGreaterThan(0);
  }
  await stage.handle('POST', '/directory/philippe.garnier', { mail: 'philippe.garnier@meridiane.example' });
});

test('the journal has every exchange, the calls to the bot too, and no secret', async () => {
  const text = (await stage.handle('GET', '/journal')).body as string;
  const lines = text.trim().split('\n').map((line) => JSON.parse(line));
  expect(Object.keys(lines[0]).sort()).toEqual([
    'at', 'method', 'requestBody', 'requestHeaders', 'responseBody', 'responseHeaders', 'service', 'status', 'url',
  ]);
  expect(new Set(lines.map(({ service }) => service))).toEqual(new Set(['entra', 'graph', 'connector', 'bot']));
  expect(text).not.toContain('eyJ');
  expect(text).not.toContain(stage.endpoints.clientSecret);
  expect(lines.find(({ service }) => service === 'graph').requestHeaders.authorization).toBe('Bearer ***');
});

test('changes are told as they happen', async () => {
  const address = `${stage.appUrl}/sandbox/events`;
  const controller = new AbortController();
  const reader = (await fetch(address, { signal: controller.signal })).body?.pipeThrough(new TextDecoderStream()).getReader();
  await stage.handle('POST', '/chats/ines.belkacem/say', { text: 'bonjour' });
  let seen = '';
  while (!seen.includes('event: chat')) seen += (await reader?.read())?.value ?? '';
  expect(seen).toMatch(/event: chat\ndata: \{"person":"[0-9a-f-]{36}"\}/);
  controller.abort();
});

test.each([
  ['GET', '/chats/nobody', undefined, 404],
  ['POST', '/token', { person: 'nobody' }, 404],
  ['POST', '/token', {}, 400],
  ['POST', '/chats/ines.belkacem/say', { text: 3 }, 400],
  ['POST', '/chats/ines.belkacem/press', { activity: 'none', action: 'x' }, 404],
  ['POST', '/chats/ines.belkacem/press', { action: 'x' }, 400],
  ['POST', '/calendar/ines.belkacem/respond', { event: 'x', response: 'perhaps' }, 400],
  ['POST', '/calendar/ines.belkacem/respond', { event: 'x', response: 'accept' }, 404],
  ['GET', '/calendar/ines.belkacem?from=yesterday', undefined, 400],
] as const)('%s %s %j → %i, as JSON', async (method, path, body, status) => {
  const refused = await stage.handle(method, path, body);
  expect([refused.status, typeof refused.body.error.message]).toEqual([status, 'string']);
});
