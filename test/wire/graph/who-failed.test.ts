import { expect, test } from 'vitest';
import { createCalendar } from '../../../src/adapters/graph/calendar.ts';
import { createDirectory } from '../../../src/adapters/graph/directory.ts';
import { createInstaller } from '../../../src/adapters/graph/installer.ts';
import { createWatcher } from '../../../src/adapters/graph/watcher.ts';
import type { GraphClient } from '../../../src/adapters/graph/client.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { fromIso, systemClock } from '../../../src/kernel/time.ts';
import { html, playGraph } from './stand-in.ts';

const who = asId<PersonId>('00000000-0000-4000-8000-000000000001');
const start = fromIso('2026-12-07T11:15:00Z');

/** Graph answers for three services: what a person reads is the one they know. */
test.each<[string, 'outlook' | 'directory' | 'teams', (graph: GraphClient) => Promise<unknown>]>([
  ['an event created', 'outlook', (graph) => createCalendar(graph, systemClock).create(who, '{}')],
  ['an event changed', 'outlook', (graph) => createCalendar(graph, systemClock).update(who, 'e', '{}', [])],
  ['the words of an event read', 'outlook', (graph) => createCalendar(graph, systemClock).words(who, 'e')],
  ['an event cancelled', 'outlook', (graph) => createCalendar(graph, systemClock).cancel(who, 'e', '')],
  ['an invitation accepted', 'outlook', (graph) => createCalendar(graph, systemClock).accept(who, { organiserId: who, eventId: 'e', start })],
  ['a mailbox watched', 'outlook', (graph) => createWatcher(graph, () => 'https://binome.example').subscribe([{ organiserId: who, clientState: 's' }], start).then(([answer]) => Promise.reject(answer as Error))],
  ['a mailbox’s zone', 'outlook', (graph) => createDirectory(graph).zone(who)],
  ['a person', 'directory', (graph) => createDirectory(graph).find(who)],
  ['a name looked for', 'directory', (graph) => createDirectory(graph).search('ines')],
  ['the catalogue of apps', 'teams', (graph) => createInstaller(graph, 'binome').install(who)],
])('%s that fails is a failure of %s', async (_what, service, ask) => {
  await using down = await playGraph(() => html(503));
  await expect(ask(down.graph)).rejects.toMatchObject({ name: 'OutsideError', service, status: 503 });
});
