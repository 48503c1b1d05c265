import { expect, test } from 'vitest';
import { createCalendar } from '../../../src/adapters/graph/calendar.ts';
import type { Availability } from '../../../src/features/places/slot.ts';
import type { PersonId } from '../../../src/kernel/ids.ts';
import { asId } from '../../../src/kernel/ids.ts';
import type { Interval } from '../../../src/kernel/time.ts';
import { day, fromIso, plus, systemClock } from '../../../src/kernel/time.ts';
import type { Reply } from './stand-in.ts';
import { html, playGraph, refusal } from './stand-in.ts';

const person = (n: number) => ({ id: asId<PersonId>(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`), mail: `P${n}@meridiane.example` });
const [a, b] = [person(1), person(2)];
const week: Interval = { start: fromIso('2026-12-07T00:00:00Z'), end: fromIso('2026-12-14T00:00:00Z') };

const at = (dateTime: string, timeZone = 'UTC') => ({ dateTime, timeZone });
const item = (status: string, from: string, to: string) => ({ status, start: at(from), end: at(to) });
const workingHours = { daysOfWeek: ['monday', 'friday'], startTime: '08:00:00.0000000', endTime: '17:00:00.0000000', timeZone: { name: 'Romance Standard Time' } };
const entry = (scheduleId: string, scheduleItems: unknown, more: object = {}) => ({ scheduleId, availabilityView: '0022', scheduleItems, ...more });
const answer = (...value: unknown[]): Reply => ({
  status: 200, json: { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#Collection(microsoft.graph.scheduleInformation)', value },
});
const ask = async (reply: Reply | readonly Reply[], people: readonly { id: PersonId; mail: string | null }[] = [a, b]) => {
  await using server = await playGraph([reply].flat());
  const found = await createCalendar(server.graph, systemClock).availability(people, week);
  return { seen: server.seen, pauses: server.pauses, of: (one: { id: PersonId }): Availability | undefined => found.get(one.id) };
};
const busy = (status: string, from: string, to: string) => ({ kind: 'known', busy: [{ status, start: fromIso(from), end: fromIso(to) }] });
const unknown = (reason: string) => ({ kind: 'unknown', reason });

test('asks UTC for the very window, of the people by mail, from a mailbox of one of them, with immutable ids', async () => {
  const { seen } = await ask(answer());
  expect(seen).toHaveLength(1);
  expect(seen[0]).toMatchObject({ method: 'POST', url: `/v1.0/users/${a.id}/calendar/getSchedule` });
  expect(JSON.parse(seen[0]!.body)).toEqual({
    schedules: [a.mail, b.mail], startTime: at('2026-12-07T00:00:00.000'), endTime: at('2026-12-14T00:00:00.000'),
  });
  expect(seen[0]!.headers).toMatchObject({ prefer: 'IdType="ImmutableId"', authorization: 'Bearer token', 'content-type': 'application/json' });
  expect(seen[0]!.headers['client-request-id']).toMatch(/^[0-9a-f-]{36}$/);
});

test('entries come in any order and any case; seven decimals are an instant', async () => {
  const { of } = await ask(answer(
    entry('p2@MERIDIANE.example', [item('tentative', '2026-12-08T13:00:00.5000000', '2026-12-08T14:00:00.0000000')]),
    entry('p1@meridiane.example', [item('busy', '2026-12-08T08:00:00.0000000', '2026-12-08T09:30:00.0000000')]),
  ));
  expect(of(a)).toEqual(busy('busy', '2026-12-08T08:00:00Z', '2026-12-08T09:30:00Z'));
  expect(of(b)).toEqual(busy('tentative', '2026-12-08T13:00:00.5Z', '2026-12-08T14:00:00Z'));
});

test('`free` items are not busy, working elsewhere is kept, whatever the case; a new word is "unknown"', async () => {
  const [from, to] = ['2026-12-08T08:00:00.0000000', '2026-12-08T09:00:00.0000000'];
  const words = ['free', 'Free', 'workingElsewhere', 'WorkingElsewhere', 'Busy', 'oof', 'Tentative', 'unknown', 'onTheMoon'];
  const { of } = await ask(answer(entry(a.mail, words.map((word) => item(word, from, to)))), [a]);
  const found = of(a);
  expect(found?.kind === 'known' && found.busy.map(({ status }) => status)).toEqual(['workingElsewhere', 'workingElsewhere', 'busy', 'oof', 'tentative', 'unknown', 'unknown']);
});

test('an all-day item is the midnights Exchange says; another zone than UTC is converted, an unknown one is not guessed', async () => {
  const day1 = { status: 'oof', start: at('2026-12-08T23:00:00.0000000'), end: at('2026-12-09T23:00:00.0000000') };
  expect((await ask(answer(entry(a.mail, [day1])), [a])).of(a)).toEqual(busy('oof', '2026-12-08T23:00:00Z', '2026-12-09T23:00:00Z'));
  const paris = { status: 'busy', start: at('2026-12-08T09:00:00.0000000', 'Romance Standard Time'), end: at('2026-12-08T10:00:00.0000000', 'Europe/Paris') };
  expect((await ask(answer(entry(a.mail, [paris])), [a])).of(a)).toEqual(busy('busy', '2026-12-08T08:00:00Z', '2026-12-08T09:00:00Z'));
  const nowhere = { status: 'busy', start: at('2026-12-08T09:00:00.0000000', 'Customized Time Zone'), end: at('2026-12-08T10:00:00.0000000') };
  expect((await ask(answer(entry(a.mail, [nowhere])), [a])).of(a)).toEqual(unknown('no-answer'));
});

test('declared working hours come with the same answer; those that cannot be read disturb nothing', async () => {
  const nine = item('busy', '2026-12-08T08:00:00.0000000', '2026-12-08T09:00:00.0000000');
  const known = busy('busy', '2026-12-08T08:00:00Z', '2026-12-08T09:00:00Z');
  const { of } = await ask(answer(
    entry(a.mail, [nine], { workingHours }), entry(b.mail, [nine], { workingHours: { ...workingHours, timeZone: { name: 'Customized Time Zone' } } }),
  ));
  expect(of(a)).toEqual({ ...known, workingHours: { days: [1, 5], from: 480, to: 1020, zone: 'Europe/Paris' } });
  expect(of(b)).toEqual(known);
});

test.each([
  ['5016', 'no-mailbox'],
  ['5009', 'no-mailbox'],
  ['ErrorMailRecipientNotFound', 'no-mailbox'],
  ['ErrorNoFreeBusyAccess', 'not-readable'],
  ['ErrorProxyRequestProcessingFailed', 'no-answer'],
  ['5006', 'no-answer'],
])('an entry with error %s is unknown: %s, and the others are read', async (responseCode, reason) => {
  const wrong = { scheduleId: a.mail, availabilityView: null, scheduleItems: null, error: { message: `Unable to resolve <${a.mail}>`, responseCode } };
  const { of } = await ask(answer(wrong, entry(b.mail, [])));
  expect(of(a)).toEqual(unknown(reason));
  expect(of(b)).toEqual({ kind: 'known', busy: [] });
});

test('never free: an error beside an empty list, a list that is null or missing, an item half written, nobody by that name', async () => {
  const odd = [
    entry(a.mail, [], { error: { message: 'm', responseCode: 'x' } }), entry(a.mail, null), { scheduleId: a.mail, availabilityView: '0000' },
    entry(a.mail, [{ status: 'busy', start: at('soon'), end: at('2026-12-08T09:00:00.0000000') }]), entry(a.mail, [{ status: 'busy' }]),
    entry('other@meridiane.example', []), { availabilityView: '0', scheduleItems: [] },
  ];
  for (const one of odd) expect((await ask(answer(one), [a])).of(a), JSON.stringify(one)).toEqual(unknown('no-answer'));
});

test('who has no mail is not asked about; nobody left means no call', async () => {
  const { seen, of } = await ask(answer(), [{ id: a.id, mail: null }]);
  expect(of(a)).toEqual(unknown('no-mailbox'));
  expect(seen).toHaveLength(0);
});

test('a mailbox that does not exist in the URL is passed over: the next person is charged', async () => {
  const { seen, of } = await ask([refusal(404, 'MailboxNotEnabledForRESTAPI'), answer({ scheduleId: a.mail, error: { message: 'm', responseCode: '5016' } }, entry(b.mail, []))]);
  expect(seen.map(({ url }) => url)).toEqual([a, b].map(({ id }) => `/v1.0/users/${id}/calendar/getSchedule`));
  expect(of(a)).toEqual(unknown('no-mailbox'));
  expect(of(b)).toEqual({ kind: 'known', busy: [] });
  const none = await ask(refusal(404, 'MailboxNotEnabledForRESTAPI'));
  expect([none.of(a), none.of(b)]).toEqual([unknown('no-mailbox'), unknown('no-mailbox')]);
});

test('403 ErrorAccessDenied: that person is not readable and not asked about again; no retry', async () => {
  const { seen, of } = await ask([refusal(403, 'ErrorAccessDenied'), answer(entry(b.mail, []), entry(a.mail, []))]);
  expect(of(a)).toEqual(unknown('not-readable'));
  expect(of(b)).toEqual({ kind: 'known', busy: [] });
  expect(JSON.parse(seen[1]!.body).schedules).toEqual([b.mail]);
  const none = await ask(refusal(403, 'ErrorAccessDenied'));
  expect([none.of(a), none.of(b), none.seen.length]).toEqual([unknown('not-readable'), unknown('not-readable'), 2]);
});

test.each<[string, Reply, number]>([
  ['503', refusal(503, 'ServiceUnavailable'), 3],
  ['504 in HTML', html(504), 3],
  ['500', refusal(500, 'InternalServerError'), 3],
  ['a reset', 'reset', 3],
  ['silence', 'hang', 3],
  ['404 in HTML', html(404), 1],
  ['400', refusal(400, 'ErrorInvalidTimeInterval'), 1],
  ['200 in HTML', html(200), 1],
  ['200 without a value', { status: 200, json: {} }, 1],
])('%s to the end: no answer for all', async (_name, reply, calls) => {
  const { seen, of } = await ask(reply);
  expect([of(a), of(b)]).toEqual([unknown('no-answer'), unknown('no-answer')]);
  expect(seen).toHaveLength(calls);
});

test('62 days are asked, one more is our own mistake', async () => {
  await using server = await playGraph([answer(entry(a.mail, []))]);
  const calendar = createCalendar(server.graph, systemClock);
  await calendar.availability([a], { start: week.start, end: plus(week.start, 62 * day) });
  await expect(calendar.availability([a], { start: week.start, end: plus(week.start, 62 * day + 1) })).rejects.toThrow(RangeError);
  await expect(calendar.availability([a], { start: week.end, end: week.start })).rejects.toThrow(RangeError);
});
