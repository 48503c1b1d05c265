import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCalendar } from '../../../src/adapters/graph/calendar.ts';
import { createGraphClient } from '../../../src/adapters/graph/client.ts';
import { createWatcher } from '../../../src/adapters/graph/watcher.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { fromIso, hour, minute, plus } from '../../../src/kernel/time.ts';
import { listen } from '../../sandbox/endpoint.ts';
import { ines, meeting, philippe, setStage, type Stage } from '../../sandbox/stage.ts';

let stage: Stage;
let graph: ReturnType<typeof createGraphClient>;
const ids = { ines: asId<PersonId>(''), philippe: asId<PersonId>(''), olivier: asId<PersonId>(''), romain: asId<PersonId>('') };
beforeAll(async () => {
  stage = await setStage();
  const token = await stage.token('https://graph.microsoft.com/.default');
  graph = createGraphClient({ baseUrl: stage.endpoints.graphUrl, token: async () => token });
  const mails = { ines: 'ines.belkacem', philippe: 'philippe.garnier', olivier: 'olivier.faure', romain: 'romain.picard' };
  for (const [who, key] of Object.entries(mails)) ids[who as keyof typeof ids] = (await stage.graph('GET', `/users/${key}@meridiane.example`)).body.id;
});
afterAll(() => stage[Symbol.asyncDispose]());

const immutable = { prefer: 'IdType="ImmutableId"' };
let count = 0;
const book = async () => (await stage.graph('POST', `${ines}/events`, meeting({ transactionId: `f${count++}` }), immutable)).body;
const ref = (eventId: string, organiserId = ids.ines) => ({ organiserId, eventId, attendeeMails: ['Philippe.Garnier@meridiane.example'] });
const start = fromIso('2026-12-08T11:15:00Z');
const copyOf = async (iCalUId: string) => (await stage.graph('GET', `${philippe}/events?$filter=iCalUId eq '${iCalUId}'`, undefined, immutable)).body.value[0];
const later = { start: { dateTime: '2026-12-09T12:15:00', timeZone: 'Europe/Paris' }, end: { dateTime: '2026-12-09T13:15:00', timeZone: 'Europe/Paris' } };

test('events are read as they are now, each in its place', async () => {
  const calendar = createCalendar(graph, stage.clock);
  const [quiet, proposed, declined, cancelled, moved] = [await book(), await book(), await book(), await book(), await book()];
  const answer = async (event: { iCalUId: string }, verb: string, body = {}) => stage.graph('POST', `${philippe}/events/${(await copyOf(event.iCalUId)).id}/${verb}`, body);
  await answer(proposed, 'tentativelyAccept', { proposedNewTime: later });
  await answer(declined, 'decline');
  await stage.graph('POST', `${ines}/events/${cancelled.id}/cancel`, {});
  await stage.graph('PATCH', `${ines}/events/${moved.id}`, later);
  const found = await calendar.read([
    ref(moved.id), ref('AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0Axxxxxxxxxxxxxxxxxxxxxxxx', ids.olivier), ref(cancelled.id), ref(declined.id), ref(proposed.id), ref(quiet.id),
    ref(quiet.id, ids.romain),
  ]);
  const at = { start: fromIso('2026-12-09T11:15:00Z'), end: fromIso('2026-12-09T12:15:00Z') };
  expect(found).toMatchObject([
    { kind: 'there', ...at, answer: 'none', proposed: null },
    { kind: 'unreadable', reason: 'no-mailbox' },
    { kind: 'gone' },
    { kind: 'there', answer: 'declined', proposed: null },
    { kind: 'there', start, answer: 'tentative', proposed: at },
    { kind: 'there', start, end: plus(start, hour), answer: 'none', isCancelled: false, isOrganiser: true, isInvited: true, etag: expect.stringMatching(/^W\//), proposed: null },
    { kind: 'unreadable', reason: 'not-readable' },
  ]);
  const journal = ((await stage.handle('GET', '/journal')).body as string).trim().split('\n').map((line) => JSON.parse(line));
  const together = journal.filter(({ url }) => url.endsWith('/$batch'));
  expect(together).toHaveLength(1);
  expect(together[0].requestBody.requests.filter(({ url }: { url: string }) => /subject|body/i.test(url))).toEqual([]);
  // The tenant answers a batch in another order than it was asked.
  expect(together[0].responseBody.responses.map(({ id }: { id: string }) => id)).not.toEqual(['0', '1', '2', '3', '4', '5', '6']);
});

test('the answer is theirs by whichever address the event shows, and nobody else’s', async () => {
  const calendar = createCalendar(graph, stage.clock);
  const answerOf = async (attendeeMails: readonly string[], listed: readonly string[]) => {
    const event = await book();
    const attendees = listed.map((address) => ({ emailAddress: { address } }));
    const read = (id: string) => calendar.read([{ organiserId: ids.ines, eventId: id, attendeeMails }]);
    await stage.graph('PATCH', `${ines}/events/${event.id}`, { attendees });
    await stage.graph('POST', `${philippe}/events/${(await copyOf(event.iCalUId)).id}/decline`, {});
    const [state] = await read(event.id);
    return state?.kind === 'there' ? state.answer : state?.kind;
  };
  await stage.handle('POST', '/directory/philippe.garnier', { mail: 'p.garnier@meridiane.example' });
  const [before, since, other] = ['philippe.garnier@meridiane.example', 'P.Garnier@meridiane.example', 'nadia.benali@meridiane.example'];
  expect(await answerOf([since, before], [other, before])).toBe('declined');
  expect(await answerOf([since, before], [other, since])).toBe('declined');
  // Whose address we do not know yet is not guessed among several; alone, they are whom we invited.
  expect(await answerOf([before], [other, since])).toBe('none');
  expect(await answerOf([before], [since])).toBe('declined');
  // Somebody else's no is not theirs.
  expect(await answerOf([other], [other, before])).toBe('none');
  await stage.handle('POST', '/directory/philippe.garnier', { mail: before });
});

test('nothing is believed of an answer that has another shape, or none', async () => {
  const of = (answer: object) => createCalendar({ ...graph, lookMany: async (looks, digest) => looks.map((look) => digest({ status: 200, code: undefined, body: undefined, retryAfter: undefined, ...answer }, look)) }, stage.clock).read([ref('e')]);
  for (const answer of [{}, { body: {} }, { status: undefined }, { status: 503 }, { status: 429 }, { status: 404 }]) expect(await of(answer)).toEqual([{ kind: 'unreadable', reason: 'no-answer' }]);
});

test('an invitation is accepted in the attendee’s own copy, once, and never against their own answer', async () => {
  const calendar = createCalendar(graph, stage.clock);
  const accept = (eventId: string, at = start) => calendar.accept(ids.philippe, { organiserId: ids.ines, eventId, start: at });
  const event = await book();
  // The copy still stands at another time.
  expect(await accept(event.id, plus(start, hour))).toBe('not-there');
  expect(await accept(event.id)).toBe('accepted');
  expect((await stage.graph('GET', `${ines}/events/${event.id}`)).body.attendees[0].status.response).toBe('accepted');
  expect(await accept(event.id)).toBe('answered');
  const other = await book();
  await stage.graph('POST', `${philippe}/events/${(await copyOf(other.iCalUId)).id}/tentativelyAccept`, {});
  expect(await accept(other.id)).toBe('answered');
  expect((await copyOf(other.iCalUId)).responseStatus.response).toBe('tentativelyAccepted');
  await stage.graph('POST', `${philippe}/events/${(await copyOf(other.iCalUId)).id}/decline`, {});
  expect(await accept(other.id)).toBe('not-there');
  await stage.graph('DELETE', `${ines}/events/${event.id}`);
  expect(await accept(event.id)).toBe('not-there');
});

/** The paths are those of the product; these endpoints answer at their root. `asked` keeps the bodies as they were. */
const watcherAt = (url: string, asked: string[] = []) =>
  createWatcher({ changeMany: (changes) => {
    asked.push(...changes.flatMap(({ body }) => body ?? []));
    return graph.changeMany(changes.map((change) => (change.body === undefined ? change : { ...change, body: change.body.replaceAll(/\/graph\/(notifications|lifecycle)/g, '') })));
  } }, () => url.slice(0, -1));
const wish = (organiserId: PersonId, clientState = 's') => ({ organiserId, clientState });
const batches = async () => ((await stage.handle('GET', '/journal')).body as string).trim().split('\n').map((line) => JSON.parse(line)).filter(({ url }) => url.endsWith('/$batch')).length;

test('a subscription is made, renewed and ended; what Graph returns is what counts', async () => {
  await using endpoint = await listen();
  const asked: string[] = [];
  const watcher = watcherAt(endpoint.url, asked);
  const now = stage.clock.now();
  const [made] = await watcher.subscribe([wish(ids.ines, 'secret')], plus(now, 10_000 * minute));
  if (!made || made instanceof OutsideError) throw new Error('not made');
  expect(Math.round((made.expiresAt - now) / minute)).toBe(4230);
  expect(JSON.parse(asked[0]!)).toMatchObject({ notificationUrl: `${endpoint.url}graph/notifications`, lifecycleNotificationUrl: `${endpoint.url}graph/lifecycle`, clientState: 'secret' });
  const event = await book();
  await expect.poll(() => endpoint.notices().length).toBeGreaterThan(0);
  expect(endpoint.notices()[0]).toMatchObject({ clientState: 'secret', resourceData: { id: event.id } });
  const [renewed] = await watcher.renew([made.subscriptionId], plus(now, 100 * minute));
  expect(Math.round((Number(renewed) - now) / minute)).toBe(100);
  expect(await watcher.unsubscribe([made.subscriptionId])).toEqual(['ended']);
  expect(await watcher.unsubscribe([made.subscriptionId])).toEqual(['ended']);
  expect(await watcher.renew([made.subscriptionId], plus(now, 100 * minute))).toEqual(['unknown']);
});

test('many go with one call each time, handshakes included; each hears its own secret, and who cannot be watched says why', async () => {
  await using endpoint = await listen();
  const watcher = watcherAt(endpoint.url);
  const [now, before] = [stage.clock.now(), await batches()];
  const made = await watcher.subscribe([wish(ids.ines, 'hers'), wish(ids.romain), wish(ids.olivier), wish(ids.philippe, 'his')], plus(now, 100 * minute));
  const ends = expect.toSatisfy((at: number) => Math.abs(at - now - 100 * minute) < minute);
  expect(made).toMatchObject([{ expiresAt: ends }, { status: 403, certain: true }, { status: 404, certain: true }, { expiresAt: ends }]);
  expect([endpoint.greetings.length, await batches() - before]).toEqual([4, 1]);
  const held = made.flatMap((one) => (one instanceof OutsideError ? [] : [one.subscriptionId]));
  await book();
  await expect.poll(() => new Set(endpoint.notices().map(({ subscriptionId, clientState }) => `${clientState} ${held.indexOf(subscriptionId)}`))).toEqual(new Set(['hers 0', 'his 1']));
  const nobody = '00000000-0000-4000-8000-000000000000';
  expect((await watcher.renew([held[0]!, nobody, held[1]!], plus(now, 200 * minute))).map((one) => (typeof one === 'number' ? Math.round((one - now) / minute) : one))).toEqual([200, 'unknown', 200]);
  expect(await watcher.unsubscribe([...held, nobody])).toEqual(['ended', 'ended', 'ended']);
  expect([await batches() - before, (await stage.handle('GET', '/subscriptions')).body]).toEqual([3, []]);
});

test('an endpoint that does not prove itself gets no subscription, alone or among others', async () => {
  await using endpoint = await listen();
  endpoint.manners.greet = () => ({ status: 500, type: 'text/plain', body: '' });
  const refusal = { status: 400, code: 'ValidationError', certain: true };
  const ask = (...people: PersonId[]) => watcherAt(endpoint.url).subscribe(people.map((id) => wish(id)), plus(stage.clock.now(), hour));
  expect(await ask(ids.ines)).toMatchObject([refusal]);
  expect(await ask(ids.ines, ids.romain)).toMatchObject([refusal, { status: 403, certain: true }]);
});
