import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Loose, Stage } from '../stage.ts';
import { ines, meeting, philippe, setStage } from '../stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

let count = 0;
const book = async (more: Record<string, unknown> = {}) =>
  (await stage.graph('POST', `${ines}/events`, meeting({ transactionId: `t${count++}`, ...more }))).body;
const december = 'startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-20T00:00:00Z';
const copyOf = async (iCalUId: string, user = philippe) => {
  const { body } = await stage.graph(
    'GET',
    `${user}/calendarView?${december}&$top=999&$filter=iCalUId eq '${iCalUId}'`,
  );
  return body.value[0];
};
const later = {
  start: { dateTime: '2026-12-09T12:15:00', timeZone: 'Europe/Paris' },
  end: { dateTime: '2026-12-09T13:15:00', timeZone: 'Europe/Paris' },
};

test('the attendee gets a copy of their own, tentative and not answered', async () => {
  const event = await book();
  const copy = await copyOf(event.iCalUId);
  expect(copy).toMatchObject({
    isOrganizer: false, showAs: 'tentative', responseStatus: { response: 'notResponded' }, subject: 'Rendez-vous',
    organizer: { emailAddress: { address: 'ines.belkacem@meridiane.example' } },
  });
  expect(copy.id).not.toBe(event.id);
  expect(event).toMatchObject({
    isOrganizer: true, showAs: 'busy', responseStatus: { response: 'organizer', time: '0001-01-01T00:00:00Z' },
    start: { dateTime: '2026-12-08T11:15:00.0000000', timeZone: 'UTC' }, originalStartTimeZone: 'Romance Standard Time',
  });
});

test('answers reach the organiser, unless they are not sent', async () => {
  const event = await book();
  const path = `${philippe}/events/${(await copyOf(event.iCalUId)).id}`;
  expect((await stage.graph('POST', `${path}/tentativelyAccept`, { sendResponse: false })).status).toBe(202);
  expect((await stage.graph('GET', `${ines}/events/${event.id}`)).body.attendees[0].status.response).toBe('none');
  await stage.graph('POST', `${path}/accept`, {});
  expect((await stage.graph('GET', `${ines}/events/${event.id}`)).body.attendees[0].status.response).toBe('accepted');
  expect((await stage.graph('GET', path)).body).toMatchObject({ showAs: 'busy', responseStatus: { response: 'accepted' } });
});

test('a refusal throws the copy away and tells the organiser, with another time when one is proposed', async () => {
  const event = await book();
  const path = `${philippe}/events/${(await copyOf(event.iCalUId)).id}`;
  expect((await stage.graph('POST', `${path}/accept`, { proposedNewTime: later })).body.error.code).toBe('ErrorInvalidParameter');
  expect((await stage.graph('POST', `${path}/decline`, { SendResponse: true, ProposedNewTime: later })).status).toBe(202);
  expect(await copyOf(event.iCalUId)).toBeUndefined();
  const [attendee] = (await stage.graph('GET', `${ines}/events/${event.id}`)).body.attendees;
  expect(attendee).toMatchObject({
    status: { response: 'declined' }, proposedNewTime: { start: { dateTime: '2026-12-09T11:15:00.0000000' } },
  });
});

test('a new time moves both copies and asks again; a new body does not', async () => {
  const event = await book();
  const path = `${philippe}/events/${(await copyOf(event.iCalUId)).id}`;
  await stage.graph('POST', `${path}/accept`, {});
  await stage.graph('PATCH', `${ines}/events/${event.id}`, { body: { contentType: 'html', content: '<p>Autre</p>' } });
  expect((await stage.graph('GET', path)).body).toMatchObject({ responseStatus: { response: 'accepted' }, bodyPreview: 'Autre' });
  const { body: moved } = await stage.graph('PATCH', `${ines}/events/${event.id}`, later);
  expect(moved.attendees[0].status.response).toBe('none');
  expect((await stage.graph('GET', path)).body).toMatchObject({
    start: { dateTime: '2026-12-09T11:15:00.0000000' }, responseStatus: { response: 'notResponded' }, showAs: 'tentative',
  });
});

test('cancelling is for the organiser, and takes both copies away', async () => {
  const event = await book();
  const path = `${philippe}/events/${(await copyOf(event.iCalUId)).id}`;
  const refused = await stage.graph('POST', `${path}/cancel`, { comment: 'non' });
  expect([refused.status, refused.body.error.code]).toEqual([400, 'ErrorInvalidRequest']);
  expect((await stage.graph('POST', `${ines}/events/${event.id}/cancel`, { Comment: 'oui' })).status).toBe(202);
  expect((await stage.graph('GET', path)).body.error.code).toBe('ErrorItemNotFound');
  expect((await stage.graph('DELETE', `${ines}/events/${event.id}`)).status).toBe(404);
  const bin = (await stage.handle(
    'GET', '/calendar/philippe.garnier?from=2026-12-08T00:00:00Z&to=2026-12-09T00:00:00Z&deleted=true',
  )).body;
  expect(bin.find((one: Loose) => one.iCalUId === event.iCalUId)).toMatchObject({
    isCancelled: true, isDeleted: true, viaGraph: true,
  });
});

test('deleting: by the organiser it cancels, by an attendee it only clears their own calendar', async () => {
  const event = await book();
  expect((await stage.graph('DELETE', `${philippe}/events/${(await copyOf(event.iCalUId)).id}`)).status).toBe(204);
  expect((await stage.graph('GET', `${ines}/events/${event.id}`)).status).toBe(200);
  const other = await book();
  expect((await stage.graph('DELETE', `${ines}/events/${other.id}`)).status).toBe(204);
  expect(await copyOf(other.iCalUId)).toBeUndefined();
});

test('the same transaction with the same body is the same event; with another body it is refused, 409 or 400', async () => {
  const first = await stage.graph('POST', `${ines}/events`, meeting({ transactionId: 'once' }));
  const again = await stage.graph('POST', `${ines}/events`, meeting({ transactionId: 'once' }));
  expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
  const { status, body } = await stage.graph('POST', `${ines}/events`, meeting({ transactionId: 'once', subject: 'Autre' }));
  expect([
    status, body.error.code, body.error['@event.existingEventId'],
  ]).toEqual([409, 'ErrorDuplicateTransactionId', first.body.id]);
  const strict = await stage.graph(
    'POST', `${ines}/events`, meeting({ transactionId: 'once', subject: 'Autre' }), { 'x-sandbox-duplicate': '400' },
  );
  expect(strict.status).toBe(400);
  expect((await stage.graph('POST', `${philippe}/events`, meeting({ transactionId: 'once', attendees: [] }))).status).toBe(201);
});

test('a replay that was written anew is another body, though it says the same', async () => {
  const { subject, ...rest } = meeting({ transactionId: 'bytes' });
  await stage.graph('POST', `${ines}/events`, { subject, ...rest });
  expect((await stage.graph('POST', `${ines}/events`, { ...rest, subject })).status).toBe(409);
});

test('an immutable id survives, an ordinary one names the same event', async () => {
  const immutable = { prefer: 'IdType="ImmutableId"' };
  const { body } = await stage.graph('POST', `${ines}/events`, meeting({ transactionId: 'ids' }), immutable);
  const plain = (await stage.graph('GET', `${ines}/events/${body.id}`)).body;
  expect(plain.id).not.toBe(body.id);
  expect((await stage.graph('GET', `${ines}/events/${plain.id}`, undefined, immutable)).body.id).toBe(body.id);
  expect((await stage.graph('GET', `${ines}/events/nonsense`)).body.error.code).toBe('ErrorInvalidIdMalformed');
});

test('our tag finds our event, and can be read back', async () => {
  const tag = 'String {11111111-2222-3333-4444-555555555555} Name DuoId';
  const event = await book({ singleValueExtendedProperties: [{ id: tag, value: 'd42' }] });
  const filter = `singleValueExtendedProperties/Any(ep: ep/id eq '${tag}' and ep/value eq 'd42')`;
  const expand = `singleValueExtendedProperties($filter=id eq '${tag}')`;
  const query = new URLSearchParams({ $filter: filter, $expand: expand, $select: 'subject' });
  const { body } = await stage.graph('GET', `${ines}/events?${query.toString()}`);
  expect(body.value).toEqual([{
    '@odata.etag': expect.any(String), id: event.id, subject: 'Rendez-vous',
    singleValueExtendedProperties: [{ id: tag, value: 'd42' }],
  }]);
});

test('a long calendar comes in pages', async () => {
  const path = `${philippe}/calendarView?startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-20T00:00:00Z`;
  const first = (await stage.graph('GET', path)).body;
  expect(first.value).toHaveLength(10);
  const next = (await stage.graph('GET', first['@odata.nextLink'].split('/v1.0')[1])).body;
  expect(next.value[0].id).not.toBe(first.value[0].id);
  const all = (await stage.graph('GET', `${path}&$top=999&$select=start`)).body;
  expect(all.value.slice(10, 20).map((event: Loose) => event.id)).toEqual(next.value.map((event: Loose) => event.id));
});

test.each([
  ['no end', { end: null }, 'ErrorPropertyValidationFailure'],
  [
    'an end before the start', { end: { dateTime: '2026-12-08T10:00:00', timeZone: 'UTC' } },
    'ErrorCalendarEndDateIsEarlierThanStartDate',
  ],
  ['a property nobody knows', { colour: 'red' }, 'RequestBodyRead'],
  ['a value of another type', { isAllDay: 'false' }, 'RequestBodyRead'],
  ['an all-day event at noon', { isAllDay: true }, 'ErrorPropertyValidationFailure'],
  ['an unknown zone', { start: { dateTime: '2026-12-08T10:00:00', timeZone: 'Moon' } }, 'TimeZoneNotSupportedException'],
])('%s is refused', async (_, more, code) => {
  const { status, body } = await stage.graph('POST', `${ines}/events`, meeting({ transactionId: null, ...more }));
  expect([status, body.error?.code]).toEqual([400, code]);
});

test('errors carry the request ids', async () => {
  const { headers, body } = await stage.graph('GET', `${ines}/nowhere`, undefined, { 'client-request-id': 'mine' });
  expect([headers.get('client-request-id'), body.error.innerError['client-request-id']]).toEqual(['mine', 'mine']);
  expect(headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
});

test('an action may be posted with a JSON type and nothing in it; broken JSON is a 400', async () => {
  const event = await book();
  const headers = { 'content-type': 'application/json' };
  const path = `${philippe}/events/${(await copyOf(event.iCalUId)).id}/accept`;
  expect((await stage.graph('POST', path, undefined, headers)).status).toBe(202);
  expect((await stage.graph('GET', `${ines}/events/${event.id}`)).body.attendees[0].status.response).toBe('accepted');
  const token = await stage.token('https://graph.microsoft.com/.default');
  const broken = await fetch(`${stage.endpoints.graphUrl}/v1.0${ines}/events`, {
    method: 'POST', headers: { ...headers, authorization: `Bearer ${token}` }, body: '{',
  });
  const said: Loose = await broken.json();
  expect([broken.status, said.error.code]).toEqual([400, 'BadRequest']);
});

test('an event with a colleague whose mailbox is on premises lands in their own Outlook, where Graph sees nothing', async () => {
  const { status, body } = await stage.graph(
    'POST', '/users/camille.roux@meridiane.example/events',
    meeting({ attendees: [{ emailAddress: { address: 'olivier.faure@meridiane.example' } }] }),
  );
  expect([status, body.attendees[0].emailAddress.name]).toEqual([201, 'Olivier Faure']);
  const held = (await stage.handle('GET', '/calendar/olivier.faure')).body;
  expect(held.map(({ iCalUId }: { iCalUId: string }) => iCalUId)).toEqual([body.iCalUId]);
  expect((await stage.graph('GET', '/users/olivier.faure@meridiane.example/events')).status).toBe(404);
});
