import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCredentials } from '../../../src/adapters/entra/credentials.ts';
import { createCalendar } from '../../../src/adapters/graph/calendar.ts';
import type { GraphClient } from '../../../src/adapters/graph/client.ts';
import { createGraphClient, graphScope } from '../../../src/adapters/graph/client.ts';
import { createDirectory } from '../../../src/adapters/graph/directory.ts';
import type { Calendar, Directory } from '../../../src/features/context.ts';
import type { PersonId } from '../../../src/kernel/ids.ts';
import { asId } from '../../../src/kernel/ids.ts';
import { fromIso, overlaps } from '../../../src/kernel/time.ts';
import type { Stage } from '../../sandbox/stage.ts';
import { meeting, setStage } from '../../sandbox/stage.ts';

let stage: Stage;
let graph: GraphClient;
let calendar: Calendar;
let directory: Directory;
const ids = new Map<string, PersonId>();
const who = (name: string) => ({ id: ids.get(name)!, mail: `${name.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase().replace(' ', '.')}@meridiane.example` });

beforeAll(async () => {
  stage = await setStage();
  const { endpoints } = stage;
  const credentials = createCredentials({
    tenantId: endpoints.tenantId, clientId: endpoints.clientId, authority: endpoints.entraAuthority, authorityMetadata: endpoints.entraMetadata,
    credential: { kind: 'secret', secret: endpoints.clientSecret },
  });
  graph = createGraphClient({ baseUrl: endpoints.graphUrl, token: (options) => credentials.token(graphScope, options), wait: async () => {} });
  calendar = createCalendar(graph, stage.clock);
  directory = createDirectory(graph);
  for (const { id, name } of (await stage.handle('GET', '/people')).body as { id: string; name: string }[]) ids.set(name, asId<PersonId>(id));
});
afterAll(() => stage[Symbol.asyncDispose]());

const week = { start: fromIso('2026-12-07T00:00:00Z'), end: fromIso('2026-12-12T00:00:00Z') };
const slot = { start: fromIso('2026-12-08T11:15:00Z'), end: fromIso('2026-12-08T12:15:00Z') };
const holds = async (name: string) => {
  const found = (await calendar.availability([who(name)], week)).get(who(name).id);
  return found?.kind === 'known' ? found.busy.filter((item) => overlaps(item, slot)) : found;
};
const bodyOf = (transactionId: string, more: object = {}) =>
  JSON.stringify(meeting({ transactionId, start: { dateTime: '2026-12-08T12:15:00', timeZone: 'Europe/Paris' }, end: { dateTime: '2026-12-08T13:15:00', timeZone: 'Europe/Paris' }, ...more }));
const eventsOf = async (name: string): Promise<{ id: string; transactionId: string | null }[]> =>
  (await stage.graph('GET', `/users/${who(name).id}/calendarView?startDateTime=2026-12-08T11:15:00Z&endDateTime=2026-12-08T12:15:00Z&$top=50`)).body.value;

test('people, their manager and their zone', async () => {
  const found = await directory.find(who('Inès Belkacem').id);
  expect(found).toMatchObject({ name: 'Inès Belkacem', firstName: 'Inès', mail: 'ines.belkacem@meridiane.example', lang: 'fr', enabled: true, office: 'Paris-La Défense' });
  expect([...ids.values()]).toContain(found?.managerId);
  expect((await directory.find(who('Helen Whitaker').id))?.lang).toBe('en');
  expect((await directory.find(who('Catherine Vasseur').id))?.managerId).toBeNull();
  expect(await directory.find(asId<PersonId>('00000000-0000-4000-8000-000000000000'))).toBeUndefined();
  for (const name of ['Inès Belkacem', 'Helen Whitaker']) expect(await directory.zone(who(name).id)).toBe('Europe/Paris');
  expect(await directory.zone(who('Olivier Faure').id)).toBeUndefined();
});

test('search by the start of a name, ten at most', async () => {
  expect((await directory.search('belk')).map(({ name }) => name)).toEqual(['Inès Belkacem']);
  expect((await directory.search("d'")).every(({ name }) => /\bd'/i.test(name))).toBe(true);
  expect((await directory.search('a')).length).toBeLessThanOrEqual(10);
});

test('a lived-in calendar is read; no mailbox and no permission are unknown, whoever is asked first', async () => {
  const people = [who('Olivier Faure'), who('Camille Roux'), who('Philippe Garnier')];
  for (const order of [people, people.toReversed()]) {
    const found = await calendar.availability(order, week);
    expect(found.get(people[0]!.id)).toEqual({ kind: 'unknown', reason: 'no-mailbox' });
    for (const { id } of people.slice(1)) expect(found.get(id)).toMatchObject({ kind: 'known', busy: expect.arrayContaining([expect.objectContaining({ status: 'busy' })]) });
  }
  expect((await calendar.availability([who('Romain Picard')], week)).get(who('Romain Picard').id)).toEqual({ kind: 'unknown', reason: 'not-readable' });
  for (const name of ['Hugo Lambert', 'Alice Fournier']) expect((await calendar.availability([who(name)], week)).get(who(name).id)).toEqual({ kind: 'unknown', reason: 'no-answer' });
});

test('created once however often it is asked, moved, cancelled, and cancelled again', async () => {
  const mentor = who('Inès Belkacem').id;
  const body = bodyOf('t-1');
  const { eventId } = await calendar.create(mentor, body);
  expect(await calendar.create(mentor, body)).toEqual({ eventId });
  expect((await eventsOf('Inès Belkacem')).filter((event) => event.transactionId === 't-1')).toHaveLength(1);
  expect(await holds('Philippe Garnier')).toEqual(expect.arrayContaining([{ ...slot, status: 'tentative' }]));

  const later = { start: { dateTime: '2026-12-09T12:15:00', timeZone: 'Europe/Paris' }, end: { dateTime: '2026-12-09T13:15:00', timeZone: 'Europe/Paris' } };
  await calendar.update(mentor, eventId, JSON.stringify(later), []);
  expect((await eventsOf('Inès Belkacem')).filter((event) => event.transactionId === 't-1')).toHaveLength(0);
  await calendar.cancel(mentor, eventId, 'Annulé');
  await calendar.cancel(mentor, eventId, 'Annulé');
  await expect(calendar.update(mentor, eventId, JSON.stringify(later), [])).rejects.toMatchObject({ status: 404, certain: true });
});

test('another text under the same transactionId leads to the event that stands, under the same id', async () => {
  const mentor = who('Inès Belkacem').id;
  const { eventId } = await calendar.create(mentor, bodyOf('t-2'));
  expect(await calendar.create(mentor, bodyOf('t-2', { subject: 'Autre' }))).toEqual({ eventId });
  await calendar.cancel(mentor, eventId, '');
});

test('a create whose answer is lost is uncertain; its replay finds the one event', async () => {
  const mentor = who('Agathe Collin').id;
  const body = bodyOf('t-3');
  await expect(calendar.create(mentor, body)).rejects.toMatchObject({ name: 'OutsideError', status: 504, certain: false });
  const { eventId } = await calendar.create(mentor, body);
  expect((await eventsOf('Agathe Collin')).filter((event) => event.transactionId === 't-3')).toHaveLength(1);
  await calendar.cancel(mentor, eventId, '');
});
