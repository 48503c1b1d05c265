import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../endpoint.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Loose, Stage } from '../stage.ts';
import { ines, meeting, philippe, setStage } from '../stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

let count = 0;
const book = async () => (await stage.graph('POST', `${ines}/events`, meeting({ transactionId: `watched-${count++}` }), immutable)).body;
const immutable = { prefer: 'IdType="ImmutableId"' };
const now = (): number => stage.clock.now();
const inMinutes = (minutes: number): string => new Date(now() + minutes * 60_000).toISOString();
const minutesLeft = (iso: string): number => Math.round((Date.parse(iso) - now()) / 60_000);
const request = (endpoint: Endpoint, more: Record<string, unknown> = {}) => ({
  changeType: 'created,updated,deleted', notificationUrl: endpoint.url, lifecycleNotificationUrl: endpoint.url,
  resource: `${ines.slice(1)}/events`, expirationDateTime: inMinutes(4230), clientState: 'a secret', ...more,
});
const subscribe = (endpoint: Endpoint, more: Record<string, unknown> = {}) => stage.graph('POST', '/subscriptions', request(endpoint, more), immutable);
const forget = async (): Promise<void> => {
  for (const { id } of (await stage.graph('GET', '/subscriptions')).body.value) await stage.graph('DELETE', `/subscriptions/${id}`);
};
const goOn = (minutes: number) => stage.handle('POST', '/clock', { now: inMinutes(minutes) });

test('both addresses prove that they want it, before there is a subscription', async () => {
  await using endpoint = await listen();
  const { status, body } = await subscribe(endpoint);
  expect(status).toBe(201);
  expect(endpoint.greetings).toHaveLength(2);
  expect(body).toMatchObject({ clientState: 'a secret', resource: `${ines.slice(1)}/events` });
  expect((await stage.graph('GET', `/subscriptions/${body.id}`)).body.clientState).toBeNull();
  await forget();
});

test.each([
  ['another token', { greet: () => ({ status: 200, type: 'text/plain', body: 'x' }) }],
  ['a page', { greet: (token: string) => ({ status: 200, type: 'text/html', body: token }) }],
  ['202', { greet: (token: string) => ({ status: 202, type: 'text/plain', body: token }) }],
])('who answers the handshake with %s gets none', async (_, manners) => {
  await using endpoint = await listen(manners);
  const { status, body } = await subscribe(endpoint);
  expect([status, body.error.code]).toEqual([400, 'ValidationError']);
  expect((await stage.handle('GET', '/subscriptions')).body).toEqual([]);
});

test.each([
  ['an address that is not public', { notificationUrl: 'http://binome.example/' }, 400],
  ['a secret over 128 characters', { clientState: 'x'.repeat(129) }, 400],
  ['a change nobody makes', { changeType: 'moved' }, 400],
  ['a resource that is no mailbox’s events', { resource: 'groups/1/conversations' }, 400],
  ['a mailbox that is not there', { resource: 'users/olivier.faure@meridiane.example/events' }, 404],
  ['no date', { expirationDateTime: undefined }, 400],
  ['a date nobody can read', { expirationDateTime: 'soon' }, 400],
])('%s is refused', async (_, more, status) => {
  await using endpoint = await listen();
  expect((await subscribe(endpoint, more)).status).toBe(status);
});

test('the date is brought between 45 minutes and 4,230, and renewed by PATCH alone', async () => {
  await using endpoint = await listen();
  const { body: short } = await subscribe(endpoint, { expirationDateTime: inMinutes(5) });
  const { body: long } = await subscribe(endpoint, { expirationDateTime: inMinutes(20_000) });
  expect([minutesLeft(short.expirationDateTime), minutesLeft(long.expirationDateTime)]).toEqual([45, 4230]);
  expect((await stage.graph('POST', `/subscriptions/${short.id}/reauthorize`)).status).toBe(204);
  expect(minutesLeft((await stage.graph('GET', `/subscriptions/${short.id}`)).body.expirationDateTime)).toBe(45);
  const { body: renewed } = await stage.graph('PATCH', `/subscriptions/${short.id}`, { expirationDateTime: inMinutes(100) });
  expect(minutesLeft(renewed.expirationDateTime)).toBe(100);
  await goOn(101);
  expect((await stage.graph('PATCH', `/subscriptions/${short.id}`, { expirationDateTime: inMinutes(100) })).status).toBe(404);
  expect((await stage.graph('GET', `/subscriptions/${long.id}`)).status).toBe(200);
  await forget();
});

test('one change is told several times, in both spellings, in no order, more than one in a POST', async () => {
  await using endpoint = await listen();
  await subscribe(endpoint);
  const event = await book();
  await stage.graph('PATCH', `${ines}/events/${event.id}`, { subject: 'Autre' });
  await expect.poll(() => endpoint.notices().length).toBeGreaterThanOrEqual(7);
  const heard = endpoint.notices();
  expect(new Set(heard.map(({ changeType }) => changeType))).toEqual(new Set(['created', 'updated']));
  expect(heard.every(({ clientState, resourceData }) => clientState === 'a secret' && resourceData.id === event.id)).toBe(true);
  expect(new Set(heard.map(({ resource }) => resource.replace(event.id, '').replace(/[0-9a-f-]{36}/, ''))).size).toBe(2);
  expect(new Set(heard.map(({ resourceData }) => resourceData['@odata.etag'])).size).toBeGreaterThan(1);
  expect(endpoint.bodies.some(({ value }) => value.length > 1)).toBe(true);
  expect(new Set(heard.map((one) => JSON.stringify(one))).size).toBeLessThan(heard.length);
  await forget();
});

test('what the attendee answers reaches the organiser’s watcher; the attendee’s own copy does not', async () => {
  await using endpoint = await listen();
  await subscribe(endpoint, { changeType: 'updated,deleted' });
  const event = await book();
  const day = 'startDateTime=2026-12-08T00:00:00Z&endDateTime=2026-12-09T00:00:00Z';
  const { body } = await stage.graph('GET', `${philippe}/calendarView?${day}&$filter=iCalUId eq '${event.iCalUId}'`, undefined, immutable);
  await stage.graph('POST', `${philippe}/events/${body.value[0].id}/decline`, {});
  await stage.graph('DELETE', `${ines}/events/${event.id}`);
  await expect.poll(() => endpoint.notices().some(({ changeType }) => changeType === 'deleted')).toBe(true);
  expect(new Set(endpoint.notices().map(({ resourceData }) => resourceData.id))).toEqual(new Set([event.id]));
  expect(endpoint.notices().some(({ changeType }) => changeType === 'created')).toBe(false);
  await forget();
});

test('who does not say 2xx within three seconds hears it again, later and later, for four hours', async () => {
  await using endpoint = await listen({ status: 500 });
  await subscribe(endpoint, { changeType: 'created' });
  await book();
  await expect.poll(() => endpoint.bodies.length).toBe(1);
  await goOn(2);
  expect(endpoint.bodies).toHaveLength(2);
  await goOn(1);
  expect(endpoint.bodies).toHaveLength(2);
  endpoint.manners.delay = 3_500;
  await goOn(60);
  endpoint.manners.delay = 0;
  endpoint.manners.status = 202;
  const tried = endpoint.bodies.length;
  await goOn(30);
  expect(endpoint.bodies).toHaveLength(tried + 1);
  await goOn(300);
  expect(endpoint.bodies).toHaveLength(tried + 1);
  endpoint.manners.status = 503;
  await book();
  await expect.poll(() => endpoint.bodies.length).toBe(tried + 2);
  await goOn(241);
  endpoint.manners.status = 202;
  await goOn(241);
  expect(endpoint.bodies).toHaveLength(tried + 3);
  await forget();
}, 20_000);

test('an outage says nothing, a lifecycle event says what Graph will', async () => {
  await using endpoint = await listen();
  const { body } = await subscribe(endpoint);
  await stage.handle('POST', '/notifications', { silent: true });
  await book();
  await goOn(1);
  expect(endpoint.bodies).toEqual([]);
  await stage.handle('POST', '/notifications', { silent: false });
  for (const event of ['reauthorizationRequired', 'missed', 'subscriptionRemoved']) await stage.handle('POST', `/subscriptions/${body.id}/lifecycle`, { event });
  expect(endpoint.notices().map((one: Loose) => [one.lifecycleEvent, one.clientState])).toEqual([
    ['reauthorizationRequired', 'a secret'], ['missed', 'a secret'], ['subscriptionRemoved', 'a secret'],
  ]);
  expect((await stage.graph('GET', `/subscriptions/${body.id}`)).status).toBe(404);
  expect((await stage.handle('POST', `/subscriptions/${body.id}/lifecycle`, { event: 'missed' })).status).toBe(404);
});

test('what a person does by hand in Outlook goes over Graph, and the journal shows it', async () => {
  const event = await book();
  const path = '/calendar/philippe.garnier';
  const [copy] = (await stage.handle('GET', `${path}?from=2026-12-08T00:00:00Z&to=2026-12-09T00:00:00Z`)).body
    .filter(({ iCalUId }: Loose) => iCalUId === event.iCalUId);
  const proposed = { start: '2026-12-09T11:00:00Z', end: '2026-12-09T12:00:00Z' };
  expect((await stage.handle('POST', `${path}/respond`, { event: copy.id, response: 'accept', proposed })).body.error.code).toBe('ErrorInvalidParameter');
  expect((await stage.handle('POST', `${path}/respond`, { event: copy.id, response: 'tentative', proposed })).status).toBe(200);
  const [attendee] = (await stage.graph('GET', `${ines}/events/${event.id}`)).body.attendees;
  expect(attendee).toMatchObject({ status: { response: 'tentativelyAccepted' }, proposedNewTime: { start: { dateTime: '2026-12-09T11:00:00.0000000' } } });
  expect((await stage.handle('POST', '/calendar/ines.belkacem/change', { event: event.id, ...proposed, location: 'Ailleurs' })).status).toBe(200);
  expect((await stage.graph('GET', `${philippe}/events/${copy.id}`)).body).toMatchObject({
    start: { dateTime: '2026-12-09T11:00:00.0000000' }, location: { displayName: 'Ailleurs' }, responseStatus: { response: 'notResponded' },
  });
  expect((await stage.handle('POST', '/calendar/ines.belkacem/delete', { event: event.id })).status).toBe(200);
  expect((await stage.handle('POST', '/calendar/ines.belkacem/delete', { event: event.id })).status).toBe(404);
  const journal = ((await stage.handle('GET', '/journal')).body as string).trim().split('\n').map((line) => JSON.parse(line));
  const byHand = journal.filter(({ requestHeaders }) => requestHeaders['user-agent'] === 'Outlook');
  expect(byHand.map(({ method, status }) => [method, status])).toEqual([['POST', 400], ['POST', 202], ['PATCH', 200], ['DELETE', 204]]);
});

test('within a batch each is what it is alone: the handshake comes while the batch is answered, one that fails is nobody else’s', async () => {
  await using endpoint = await listen();
  await using rude = await listen({ greet: () => ({ status: 200, type: 'text/plain', body: 'x' }) });
  const json = { 'Content-Type': 'application/json', Prefer: 'IdType="ImmutableId"' };
  const of = (requests: object[]) => stage.graph('POST', '/$batch', { requests: requests.map((one, place) => ({ id: String(place), ...one })) });
  const statuses = ({ body }: Awaited<ReturnType<typeof of>>) => body.responses.toSorted((a: Loose, b: Loose) => Number(a.id) - Number(b.id)).map(({ status }: Loose) => status);
  const asked = [request(endpoint), request(rude), request(endpoint, { resource: 'users/olivier.faure@meridiane.example/events' }), request(endpoint, { resource: `${philippe.slice(1)}/events`, clientState: 'his' })];
  const answer = await of(asked.map((body) => ({ method: 'POST', url: '/subscriptions', headers: json, body })));
  expect(statuses(answer)).toEqual([201, 400, 404, 201]);
  expect([endpoint.greetings.length, rude.greetings.length]).toEqual([4, 1]);
  const alive = (await stage.handle('GET', '/subscriptions')).body as Loose[];
  expect(alive).toHaveLength(2);
  const event = await book();
  await expect.poll(() => new Set(endpoint.notices().map(({ clientState }) => clientState))).toEqual(new Set(['a secret', 'his']));
  // The ids are of the kind that was preferred for this one request.
  expect(endpoint.notices().filter(({ clientState }) => clientState === 'a secret').every(({ resourceData }) => resourceData.id === event.id)).toBe(true);
  const [one, other] = alive.map(({ id }) => `/subscriptions/${id}`);
  expect(statuses(await of([{ method: 'PATCH', url: one, headers: json, body: { expirationDateTime: inMinutes(100) } }, { method: 'DELETE', url: other }, { method: 'DELETE', url: '/subscriptions/nobody' }])))
    .toEqual([200, 204, 404]);
  expect(((await stage.handle('GET', '/subscriptions')).body as Loose[]).map(({ expirationDateTime }) => minutesLeft(expirationDateTime))).toEqual([100]);
  await forget();
});
