import { afterAll, beforeAll, expect, test } from 'vitest';
import { setTimeout as pause } from 'node:timers/promises';
import { createCredentials } from '../../../src/adapters/entra/credentials.ts';
import { createCalendar } from '../../../src/adapters/graph/calendar.ts';
import { createGraphClient, graphScope } from '../../../src/adapters/graph/client.ts';
import type { Calendar } from '../../../src/features/context.ts';
import type { PersonId } from '../../../src/kernel/ids.ts';
import { day, fromIso, hour, plus } from '../../../src/kernel/time.ts';
import type { Loose, Stage } from '../../sandbox/stage.ts';
import { setStage } from '../../sandbox/stage.ts';

let stage: Stage;
let people: { id: PersonId; mail: string; trouble?: string }[];
beforeAll(async () => {
  stage = await setStage();
  people = (await stage.handle('GET', '/people')).body;
});
afterAll(() => stage[Symbol.asyncDispose]());

const week = { start: fromIso('2026-12-07T00:00:00Z'), end: fromIso('2026-12-12T00:00:00Z') };
const openCalendar = (): Calendar => {
  const { endpoints } = stage;
  const credentials = createCredentials({
    tenantId: endpoints.tenantId, clientId: endpoints.clientId, authority: endpoints.entraAuthority, authorityMetadata: endpoints.entraMetadata,
    credential: { kind: 'secret', secret: endpoints.clientSecret },
  });
  // Two seconds become ten milliseconds.
  const wait = (milliseconds: number): Promise<unknown> => pause(milliseconds / 200);
  return createCalendar(createGraphClient({ baseUrl: endpoints.graphUrl, token: (options) => credentials.token(graphScope, options), wait }), stage.clock);
};
const lines = async (): Promise<Loose[]> => (await stage.handle('GET', '/journal')).body.trim().split('\n').map((line: string) => JSON.parse(line));

test('everybody of the tenant in one batch: those with trouble are named, each for their own; hours come along', async () => {
  const found = await openCalendar().availability(people, week, { fresh: true });
  const troubles = people.flatMap(({ id, trouble }) => (found.get(id)?.kind === 'unknown' ? [[trouble, found.get(id)]] : []));
  expect(new Map(troubles as [string, unknown][])).toEqual(new Map([
    ['no-mailbox', { kind: 'unknown', reason: 'no-mailbox' }], ['unavailable', { kind: 'unknown', reason: 'no-answer' }],
  ]));
  expect(found.size).toBe(people.length);
  const hoursOf = (mail: string) => {
    const one = found.get(people.find((person) => person.mail.startsWith(mail))!.id);
    return one?.kind === 'known' ? one.workingHours : undefined;
  };
  expect(hoursOf('philippe.garnier')).toEqual({ days: [1, 2, 3, 4, 5], from: 510, to: 1140, zone: 'Europe/Paris' });
  expect(hoursOf('helen.whitaker')).toMatchObject({ zone: 'Europe/Paris' });
  // Her zone has rules and no name: any city with the same clock will do.
  expect(hoursOf('karine.besson')).toMatchObject({ zone: 'Europe/Berlin' });
  expect((await lines()).filter(({ url }) => url.endsWith('$batch'))).toHaveLength(1);
});

test.each(['perApp', 'perMailbox'] as const)('%s: many searches at once are all answered right, and the limit is found', async (scope) => {
  await stage.handle('POST', '/concurrency', { scope, latency: 0 });
  const well = people.filter(({ trouble }) => trouble === undefined);
  const windows = Array.from({ length: 16 }, (_, index) => ({ start: plus(week.start, index * hour), end: plus(week.start, index * hour + 3 * day) }));
  const calm = openCalendar();
  const truth: unknown[] = [];
  for (const window of windows) truth.push(await calm.availability(well, window, { fresh: true }));
  const before = (await lines()).length;
  await stage.handle('POST', '/concurrency', { latency: 15 });
  const calendar = openCalendar();
  const found = await Promise.all(windows.map((window) => calendar.availability(well, window, { fresh: true })));
  await stage.handle('POST', '/concurrency', { latency: 0 });
  expect(found).toEqual(truth);
  const asked = (await lines()).slice(before);
  expect(asked.filter(({ url }) => url.endsWith('$batch')).every(({ status }) => status === 200)).toBe(true);
  const refused = asked.filter(({ status }) => status === 429);
  if (scope === 'perApp') expect(refused.length).toBeGreaterThan(0);
  // Three calls a search, 16 searches: where each mailbox counts for itself, only rivals for one are held, and those we hold ourselves.
  else expect(refused).toEqual([]);
  expect(refused.length).toBeLessThan(24);
});
