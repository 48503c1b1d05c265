import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stage } from '../sandbox/stage.ts';
import { ines, meeting, philippe, setStage } from '../sandbox/stage.ts';
import type { GraphExchange } from './contract/check.ts';
import { listen } from '../sandbox/endpoint.ts';
import { checkExchange, checkNotifications } from './contract/check.ts';

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

const exchanges = async (): Promise<GraphExchange[]> =>
  (await stage.handle('GET', '/journal')).body
    .trim()
    .split('\n')
    .map((line: string) => JSON.parse(line))
    .filter((line: { service: string }) => line.service === 'graph');
const span = '?startDateTime=2026-12-08T00:00:00Z&endDateTime=2026-12-09T00:00:00Z';
const window = {
  startTime: { dateTime: '2026-12-07T00:00:00', timeZone: 'UTC' }, endTime: { dateTime: '2026-12-12T00:00:00', timeZone: 'UTC' },
};

test('every exchange with Graph, good or bad, is as Microsoft describes it', async () => {
  const graph: Stage['graph'] = (...request) => stage.graph(...request);
  await graph('GET', '/users?$top=5&$select=id,displayName,department');
  await graph('GET', '/users?$filter=nonsense');
  await graph('GET', ines);
  await graph('GET', '/users/nobody@meridiane.example');
  await graph('GET', `${ines}/manager`);
  await graph('GET', '/users/catherine.vasseur@meridiane.example/manager');
  await graph('GET', `${philippe}/mailboxSettings`);
  await graph('GET', '/users/karine.besson@meridiane.example/mailboxSettings');
  await graph('GET', '/users/olivier.faure@meridiane.example/mailboxSettings');
  const schedules = ['ines.belkacem@meridiane.example', 'olivier.faure@meridiane.example', 'karine.besson@meridiane.example'];
  await graph('POST', `${ines}/calendar/getSchedule`, { schedules, ...window, availabilityViewInterval: 15 });
  await graph('POST', `${ines}/calendar/getSchedule`, { Schedules: [], StartTime: window.startTime, EndTime: window.endTime });
  const json = { 'Content-Type': 'application/json' };
  await graph('POST', '/$batch', {
    requests: [
      { id: '1', method: 'GET', url: `${ines}?$select=id` }, { id: '2', method: 'GET', url: '/users/nobody@meridiane.example' },
      { id: '3', method: 'POST', url: `${ines}/calendar/getSchedule`, headers: json, body: { schedules, ...window } },
      { id: '4', method: 'GET', url: ines, dependsOn: ['2'] },
    ],
  });
  await graph('POST', '/$batch', { requests: [] });
  const { body: event } = await graph('POST', `${ines}/events`, meeting());
  await graph('POST', `${ines}/events`, meeting({ subject: 'Autre' }));
  await graph('GET', `${ines}/events?$top=3`);
  await graph('GET', `${ines}/calendarView${span}`);
  const { body: copies } = await graph('GET', `${philippe}/calendarView${span}&$filter=iCalUId eq '${event.iCalUId}'`);
  const copy = `${philippe}/events/${copies.value[0].id}`;
  const later = {
    start: { dateTime: '2026-12-08T11:30:00', timeZone: 'UTC' }, end: { dateTime: '2026-12-08T12:30:00', timeZone: 'UTC' },
  };
  await graph('POST', `${copy}/tentativelyAccept`, { Comment: '', SendResponse: true, ProposedNewTime: later });
  await graph('GET', `${ines}/events/${event.id}`);
  await graph('PATCH', `${ines}/events/${event.id}`, later);
  await graph('POST', `${copy}/accept`, { sendResponse: true });
  await graph('GET', copy, undefined, { prefer: 'outlook.timezone="Romance Standard Time"' });
  await graph('POST', `${copy}/cancel`, { comment: '' });
  await graph('POST', `${copy}/decline`, {});
  await graph('POST', `${ines}/events/${event.id}/cancel`, { comment: 'x' });
  await graph('DELETE', `${ines}/events/${event.id}`);
  const { body: other } = await graph('POST', `${ines}/events`, meeting({ transactionId: 'b2' }));
  await graph('DELETE', `${ines}/events/${other.id}`);

  const seen = await exchanges();
  expect(seen.flatMap(checkExchange)).toEqual([]);
  expect(new Set(seen.map(({ status }) => status))).toEqual(new Set([200, 201, 202, 204, 400, 404, 409]));
});

test('subscriptions and what they bring are as Microsoft describes them', async () => {
  await using endpoint = await listen();
  const asked = {
    changeType: 'created,updated,deleted', notificationUrl: endpoint.url, lifecycleNotificationUrl: endpoint.url, resource: `${ines.slice(1)}/events`,
    expirationDateTime: '2026-11-26T08:00:00Z', clientState: 'secret',
  };
  const { body: made } = await stage.graph('POST', '/subscriptions', asked);
  await stage.graph('POST', '/subscriptions', { ...asked, clientState: 'x'.repeat(129) });
  await stage.graph('GET', '/subscriptions');
  await stage.graph('GET', `/subscriptions/${made.id}`);
  await stage.graph('PATCH', `/subscriptions/${made.id}`, { expirationDateTime: '2026-11-27T08:00:00Z' });
  await stage.graph('POST', `/subscriptions/${made.id}/reauthorize`);
  await stage.graph('POST', `${ines}/events`, meeting({ transactionId: 'watched' }));
  await expect.poll(() => endpoint.notices().length).toBeGreaterThan(0);
  await stage.handle('POST', `/subscriptions/${made.id}/lifecycle`, { event: 'missed' });
  await stage.graph('DELETE', `/subscriptions/${made.id}`);
  await stage.graph('GET', `/subscriptions/${made.id}`);
  expect((await exchanges()).flatMap(checkExchange)).toEqual([]);
  expect(endpoint.bodies.flatMap(checkNotifications)).toEqual([]);
  expect(endpoint.notices().some(({ lifecycleEvent }) => lifecycleEvent === 'missed')).toBe(true);
  expect(checkNotifications({ value: [{ changeType: 'moved' }] })).not.toEqual([]);
});

test('the check itself can fail', () => {
  const good = {
    method: 'POST', url: '/graph/v1.0/users/x/events', requestBody: meeting(), status: 201,
    responseBody: { id: 'x', subject: 's' },
  };
  expect(checkExchange(good)).toEqual([]);
  expect(checkExchange({ ...good, responseBody: { iCalUId: 'x', showAs: 'maybe', colour: 'red' } })).toHaveLength(4);
  expect(checkExchange({ ...good, status: 200 })).toEqual([expect.stringContaining('documented 201')]);
  expect(checkExchange({ ...good, requestBody: { subject: 3 } })).not.toEqual([]);
  expect(checkExchange({ ...good, url: '/graph/v1.0/users/x/calendars' })).toEqual([expect.stringContaining('not documented')]);
  expect(checkExchange({ ...good, status: 400, responseBody: { error: 'no' } })).not.toEqual([]);
  const batch = { method: 'POST', url: '/graph/v1.0/$batch', requestBody: { requests: [{ id: '1', method: 'GET', url: '/users' }] }, status: 200 };
  expect(checkExchange({ ...batch, responseBody: { responses: [{ id: '1', status: 429 }] } })).toEqual([]);
  expect(checkExchange({ ...batch, responseBody: { responses: [{ id: 1 }] } })).toHaveLength(2);
});
