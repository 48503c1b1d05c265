import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Loose, Stage } from '../stage.ts';
import { ines, meeting, setStage } from '../stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

const mail = (key: string): string => `${key}@meridiane.example`;
const when = (dateTime: string, timeZone = 'UTC') => ({ dateTime, timeZone });
const ask = (more: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
  stage.graph('POST', `${ines}/calendar/getSchedule`, {
    schedules: [mail('ines.belkacem')], availabilityViewInterval: 60,
    startTime: when('2026-12-08T00:00:00'), endTime: when('2026-12-09T00:00:00'), ...more,
  }, headers);

test('an event made through Graph shows as busy, in UTC unless asked otherwise, without its subject or place', async () => {
  await stage.graph('POST', `${ines}/events`, meeting());
  const utc = (await ask()).body.value[0];
  expect(utc.scheduleItems).toContainEqual({
    status: 'busy', start: when('2026-12-08T11:15:00.0000000'), end: when('2026-12-08T12:15:00.0000000'),
  });
  expect(utc.availabilityView.slice(11, 13)).toBe('22');
  const paris = await ask({}, { prefer: 'outlook.timezone="Romance Standard Time"' });
  expect(paris.headers.get('preference-applied')).toContain('Romance Standard Time');
  expect(paris.body.value[0].scheduleItems).toContainEqual({
    status: 'busy', start: when(
      '2026-12-08T12:15:00.0000000', 'Romance Standard Time',
    ), end: when('2026-12-08T13:15:00.0000000', 'Romance Standard Time'),
  });
  expect(Object.keys(paris.body.value[0].scheduleItems[0]).sort()).toEqual(['end', 'start', 'status']);
});

test('working elsewhere reads as 0 in the view; an all-day item is midnights of the zone asked in', async () => {
  const friday = { startTime: when('2026-12-11T00:00:00', 'Europe/Paris'), endTime: when('2026-12-12T00:00:00', 'Europe/Paris') };
  const { scheduleItems, availabilityView } = (await ask(friday)).body.value[0];
  expect(scheduleItems).toContainEqual({
    status: 'workingElsewhere', start: when('2026-12-10T23:00:00.0000000'), end: when('2026-12-11T23:00:00.0000000'),
  });
  expect(availabilityView[3]).toBe('0');
});

test('one who cannot be read is an error entry, the others are answered', async () => {
  const { status, body } = await ask({
    schedules: [mail('olivier.faure'), mail('ines.belkacem'), mail('nobody'), mail('alice.fournier')],
  });
  expect(status).toBe(200);
  expect(body.value.map((one: Loose) => one.error?.responseCode)).toEqual([
    '5016', undefined, '5016', 'ErrorProxyRequestProcessingFailed',
  ]);
  expect(body.value[0]).not.toHaveProperty('scheduleItems');
});

test('parameters are named in any case, and the interval may be text', async () => {
  const { body } = await stage.graph('POST', `${ines}/calendar/microsoft.graph.getSchedule`, {
    Schedules: [mail('INES.belkacem')], availabilityViewInterval: '15',
    STARTTIME: when('2026-12-08T00:00:00'), EndTime: when('2026-12-08T12:00:00'),
  });
  expect(body.value[0].availabilityView).toHaveLength(48);
});

test.each([
  ['nobody asked', { schedules: [] }, 'ErrorMailboxDataArrayEmpty'],
  ['101 people', { schedules: Array.from({ length: 101 }, () => mail('ines.belkacem')) }, 'ErrorMailboxDataArrayTooBig'],
  ['63 days', { endTime: when('2027-02-09T00:00:00') }, 'ErrorTimeIntervalTooBig'],
  ['an end before the start', { endTime: when('2026-12-07T00:00:00') }, 'ErrorInvalidTimeInterval'],
  ['an unknown zone', { startTime: when('2026-12-08T00:00:00', 'Mars/Olympus') }, 'TimeZoneNotSupportedException'],
])('%s is refused', async (_, more, code) => {
  const { status, body } = await ask(more);
  expect([status, body.error.code]).toEqual([400, code]);
});

test('62 days and 21 people are taken, the latter with a warning', async () => {
  expect((await ask({ endTime: when('2027-02-08T00:00:00') })).status).toBe(200);
  const many = await ask({ schedules: Array.from({ length: 21 }, () => mail('ines.belkacem')) });
  expect([many.status, many.headers.get('x-sandbox-warning')]).toEqual([200, expect.stringContaining('21')]);
});

test('an unknown zone in Prefer is a 400, never a fallback', async () => {
  expect((await ask({}, { prefer: 'outlook.timezone="Nowhere"' })).body.error.code).toBe('TimeZoneNotSupportedException');
});

test('the day clocks go back has one hour more', async () => {
  const { body } = await ask({
    startTime: when('2026-10-25T00:00:00', 'Romance Standard Time'),
    endTime: when('2026-10-26T00:00:00', 'Romance Standard Time'),
  });
  expect(body.value[0].availabilityView).toHaveLength(25);
});

test('a mailbox on premises in the URL is a 404', async () => {
  const { status, body } = await stage.graph(
    'POST', `/users/${mail('olivier.faure')}/calendar/getSchedule`,
    { schedules: [], startTime: when('2026-12-08T00:00:00'), endTime: when('2026-12-09T00:00:00') },
  );
  expect([status, body.error.code]).toEqual([404, 'MailboxNotEnabledForRESTAPI']);
});
