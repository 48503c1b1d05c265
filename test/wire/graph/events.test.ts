import { expect, test } from 'vitest';
import { createCalendar } from '../../../src/adapters/graph/calendar.ts';
import type { OutsideError } from '../../../src/kernel/errors.ts';
import type { PersonId } from '../../../src/kernel/ids.ts';
import { asId } from '../../../src/kernel/ids.ts';
import { systemClock } from '../../../src/kernel/time.ts';
import type { Reply } from './stand-in.ts';
import { html, playGraph, refusal } from './stand-in.ts';

const mentor = asId<PersonId>('00000000-0000-4000-8000-000000000001');
const events = `/v1.0/users/${mentor}/events`;
const id = 'AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0AeDz/A+c=';
const tag = { id: 'String {11111111-2222-3333-4444-555555555555} Name DuoId', value: "l'un" };
/** Odd on purpose: the adapter must not tidy it. */
const body = `{ "subject": "Rendez-vous\\u00a0é",\n  "start": {"dateTime":"2026-12-08T12:15:00","timeZone":"Europe/Paris"}, "end": {"dateTime":"2026-12-08T13:15:00","timeZone":"Europe/Paris"},
  "transactionId": "t-1", "singleValueExtendedProperties": [${JSON.stringify(tag)}] }`;
const untagged = JSON.stringify({ ...JSON.parse(body), singleValueExtendedProperties: undefined });
const created: Reply = { status: 201, json: { '@odata.context': `…users('${mentor}')/events/$entity`, '@odata.etag': 'W/"x"', id, transactionId: 't-1' } };

const calendarOf = (server: Awaited<ReturnType<typeof playGraph>>) => createCalendar(server.graph, systemClock);

test('the stored body goes out byte for byte, and the id comes back', async () => {
  await using server = await playGraph([created]);
  expect(await calendarOf(server).create(mentor, body)).toEqual({ eventId: id });
  expect(server.seen[0]).toMatchObject({ method: 'POST', url: events, body });
});

test.each<[string, Reply]>([
  ['504', html(504)], ['502', html(502)], ['503', refusal(503, 'ServiceUnavailable')], ['500', refusal(500, 'ErrorInternalServerError')],
  ['a reset', 'reset'], ['silence', 'hang'], ['201 that cannot be read', html(201)],
])(
  'a create that ends in %s is sent once and uncertain; the replay is the same request',
  async (_name, reply) => {
    await using server = await playGraph([reply, created]);
    const calendar = calendarOf(server);
    await expect(calendar.create(mentor, body)).rejects.toMatchObject({ name: 'OutsideError', service: 'outlook', certain: false });
    expect(server.seen).toHaveLength(1);
    expect(await calendar.create(mentor, body)).toEqual({ eventId: id });
    expect(server.seen[1]!.body).toBe(server.seen[0]!.body);
  },
);

test.each([
  [400, 'ErrorInvalidRequest'],
  [403, 'ErrorAccessDenied'],
  [404, 'MailboxNotEnabledForRESTAPI'],
])('a create refused with %i is certain', async (status, code) => {
  await using server = await playGraph([refusal(status, code)]);
  await expect(calendarOf(server).create(mentor, body)).rejects.toMatchObject({ name: 'OutsideError', status, code, certain: true });
  expect(server.seen).toHaveLength(1);
});

const taken = (status: 400 | 409, more = {}): Reply => refusal(status, 'ErrorDuplicateTransactionId', more);
const named = { '@event.existingEventId': 'AAMk-volatile' };
const list = (...value: object[]): Reply => ({ status: 200, json: { value } });

test.each([400, 409] as const)('ErrorDuplicateTransactionId as %i: the event it names, by its immutable id', async (status) => {
  await using server = await playGraph([taken(status, named), { status: 200, json: { id } }]);
  expect(await calendarOf(server).create(mentor, body)).toEqual({ eventId: id });
  expect(server.seen[1]).toMatchObject({ method: 'GET', url: `${events}/AAMk-volatile?$select=id` });
  expect(server.seen[1]!.headers.prefer).toBe('IdType="ImmutableId"');
});

test('a duplicate that names nobody is found by our tag, and told apart by its transactionId', async () => {
  await using server = await playGraph([taken(409), list({ id: 'other', transactionId: 't-0' }, { id, transactionId: 't-1' })]);
  expect(await calendarOf(server).create(mentor, body)).toEqual({ eventId: id });
  expect(server.seen[1]!.url).toBe(
    `${events}?$select=id,transactionId&$top=50&$filter=singleValueExtendedProperties/Any(ep: ep/id eq '${tag.id}' and ep/value eq 'l''un')`,
  );
});

test('without a tag, on the days around the start; a named event that is gone is looked for too', async () => {
  await using server = await playGraph([taken(400, named), refusal(404, 'ErrorItemNotFound'), list({ id, transactionId: 't-1' })]);
  expect(await calendarOf(server).create(mentor, untagged)).toEqual({ eventId: id });
  expect(server.seen[2]!.url).toContain(`/v1.0/users/${mentor}/calendarView?`);
  expect(server.seen[2]!.url).toContain('startDateTime=2026-12-07T00:00:00.000Z&endDateTime=2026-12-10T00:00:00.000Z');
});

test('a duplicate found nowhere stays an error', async () => {
  await using server = await playGraph([taken(409), list({ id: 'other', transactionId: null })]);
  await expect(calendarOf(server).create(mentor, body)).rejects.toMatchObject({ code: 'ErrorDuplicateTransactionId', certain: true });
});

test('an update is one PATCH of the text given; ids are escaped', async () => {
  await using server = await playGraph([{ status: 200, json: { id } }]);
  await calendarOf(server).update(mentor, id, body, []);
  expect(server.seen).toMatchObject([{ method: 'PATCH', rawUrl: `${events}/${encodeURIComponent(id)}`, body }]);
});

test('an update of an event that was deleted says so; a mailbox that is not there is another 404', async () => {
  for (const [said, code] of [['ErrorItemNotFound', 'gone'], ['MailboxNotEnabledForRESTAPI', 'MailboxNotEnabledForRESTAPI']] as const) {
    await using server = await playGraph([refusal(404, said)]);
    await expect(calendarOf(server).update(mentor, id, body, [])).rejects.toMatchObject({ status: 404, code, certain: true });
  }
});

test('the words of an event are asked for by themselves; of one that was deleted there are none', async () => {
  await using server = await playGraph([{ status: 200, json: { body: { contentType: 'html', content: '<p>Notre point</p>' } } }, refusal(404, 'ErrorItemNotFound')]);
  expect(await calendarOf(server).words(mentor, id)).toBe('<p>Notre point</p>');
  expect(server.seen).toMatchObject([{ method: 'GET', rawUrl: `${events}/${encodeURIComponent(id)}?$select=body` }]);
  await expect(calendarOf(server).words(mentor, id)).rejects.toMatchObject({ status: 404, code: 'gone' });
});

test('what Graph asks to be left alone for reaches whoever comes back later', async () => {
  await using server = await playGraph([refusal(429, 'ApplicationThrottled', {}, { 'retry-after': '90' })]);
  await expect(calendarOf(server).update(mentor, id, body, [])).rejects.toMatchObject({ status: 429, retryAfter: 90_000 });
  const again = await calendarOf(server).update(mentor, id, body, []).catch((error: unknown) => error);
  expect(again).toMatchObject({ status: 429, code: 'parked' });
  expect((again as OutsideError).retryAfter).toBeGreaterThan(85_000);
  expect(server.seen).toHaveLength(1);
});

test.each<[string, Reply, boolean]>([['504', html(504), false], ['404', refusal(404, 'ErrorItemNotFound'), true], ['412', refusal(412, 'ErrorIrresolvableConflict'), true]])(
  'an update that ends in %s is not sent again',
  async (_name, reply, certain) => {
    await using server = await playGraph([reply]);
    await expect(calendarOf(server).update(mentor, id, body, [])).rejects.toMatchObject({ certain });
    expect(server.seen).toHaveLength(1);
  },
);

const gone = refusal(404, 'ErrorItemNotFound');
test.each<[string, Reply[]]>([
  ['202', [{ status: 202, text: '' }]],
  ['404', [gone]],
  ['400, and it is cancelled', [refusal(400, 'ErrorInvalidRequest'), { status: 200, json: { id, isCancelled: true } }]],
  ['400, and it is gone', [refusal(400, 'ErrorInvalidRequest'), gone]],
])('a cancellation answered %s is done', async (_name, script) => {
  await using server = await playGraph(script);
  await calendarOf(server).cancel(mentor, id, 'À bientôt');
  expect(server.seen[0]).toMatchObject({ method: 'POST', url: `${events}/${id}/cancel`, body: '{"comment":"À bientôt"}' });
});

test.each<[string, Reply[], boolean]>([
  ['400 while it still stands', [refusal(400, 'ErrorInvalidRequest'), { status: 200, json: { id, isCancelled: false } }], true],
  ['404 of the mailbox', [refusal(404, 'MailboxNotEnabledForRESTAPI')], true],
  ['403', [refusal(403, 'ErrorAccessDenied')], true],
  ['504', [html(504)], false],
])('a cancellation answered %s is not done', async (_name, script, certain) => {
  await using server = await playGraph(script);
  await expect(calendarOf(server).cancel(mentor, id, '')).rejects.toMatchObject({ name: 'OutsideError', certain });
});
