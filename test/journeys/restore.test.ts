import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it, vi } from 'vitest';
import { connect } from '../../src/db/connect.ts';
import { openPostgres, type PostgresDatabase } from '../support/database.ts';
import { type PostgresOffer, tell } from '../support/postgres.ts';
import { openWorld, type World } from '../support/world.ts';
import { book, openProgramme, startDuo } from './steps.ts';

vi.setConfig({ testTimeout: 90_000 });

/** A backup of the whole database, and the folder that no backup takes back. */
const folder = mkdtempSync(join(tmpdir(), 'binome-restore-'));
const erasures = join(folder, 'erasures');
let database: PostgresDatabase;
let restored: { readonly url: string; readonly name: string };
let world: World | undefined;
let server: string;
let meeting: string;

const openOn = async (url: string): Promise<World> => (world = await openWorld({ database: { kind: 'postgres', url }, erasures }));
const closeWorld = async (): Promise<void> => {
  await world?.close();
  world = undefined;
};
const later = '2026-12-24T09:00:00Z';
const access = async (person: string) => (await world?.as(person).api('GET /api/preferences'))?.body.access;
const checkIn = async (person: string) => (await world?.as(person).api('GET /api/meetings/:meeting/check-in', { params: { meeting } }))?.body;
const grant = (person: string) => world?.as(person).api('PUT /api/preferences/access', { body: { stepFree: true, quiet: true, consent: true } });
const withdraw = (person: string, lang?: 'fr' | 'en') => world?.as(person).api('DELETE /api/preferences/access', { ...(lang && { lang }) });

beforeAll(async () => {
  server = ((await (await fetch(inject('postgres'))).json()) as PostgresOffer).server;
  database = await openPostgres();
});
afterAll(async () => {
  await closeWorld();
  await database.drop();
  await tell(server, `drop database if exists ${restored.name} with (force)`);
  rmSync(folder, { recursive: true, force: true });
});

it('people say what they may take back, and a backup is made', async () => {
  const first = await openOn(database.url);
  const duo = await startDuo(first, await openProgramme(first), 'ines.belkacem', 'philippe.garnier');
  ({ meetingId: meeting } = await book(first, duo));
  await first.clock.to(later);
  await grant('philippe.garnier');
  // Withdrawn and given anew before the backup.
  await grant('ines.belkacem');
  await withdraw('ines.belkacem');
  await grant('ines.belkacem');
  const said = await first.as('philippe.garnier').api('PUT /api/meetings/:meeting/check-in', {
    params: { meeting }, body: { held: true, usefulness: 4, tryNext: 'un essai', comment: 'un mot de trop', shareComment: true },
  });
  expect(said.status, JSON.stringify(said.body)).toBe(200);
  await first.as('philippe.garnier').api('PUT /api/assistant', { body: { personId: first.as('nadia.benali').id } });
  await closeWorld();
  const name = `${new URL(database.url).pathname.slice(1)}_backup`;
  await tell(server, `create database ${name} template ${new URL(database.url).pathname.slice(1)}`);
  restored = { name, url: database.url.replace(/[^/]+$/, name) };
});

it('people take back what they said; where that cannot be kept from a backup they read so, and nothing is erased', async () => {
  const second = await openOn(database.url);
  await second.clock.to(later);
  // The folder is gone, as a share is that nobody mounts.
  renameSync(erasures, `${erasures}-aside`);
  writeFileSync(erasures, '');
  for (const [lang, words] of [['fr', /^Cet effacement ne peut pas être protégé des sauvegardes/], ['en', /^This erasure cannot be protected from backups/]] as const) {
    const answer = await withdraw('philippe.garnier', lang);
    expect([answer?.status, answer?.body.code]).toEqual([503, 'erasure-not-kept']);
    expect(answer?.body.message).toMatch(words);
  }
  expect(await access('philippe.garnier')).toEqual({ stepFree: true, quiet: true });
  rmSync(erasures);
  renameSync(`${erasures}-aside`, erasures);

  expect((await withdraw('philippe.garnier'))?.status).toBe(200);
  const philippe = second.as('philippe.garnier');
  const emptied = await philippe.api('PUT /api/meetings/:meeting/check-in', { params: { meeting }, body: { held: true, comment: null, shareComment: false } });
  expect([emptied.status, emptied.body.comment]).toEqual([200, null]);
  expect((await philippe.api('DELETE /api/assistant')).status).toBe(200);
  await closeWorld();
});

it('the backup still holds it all; started on it, Binôme serves none of it, and all that nobody took back', async () => {
  const { db, close } = await connect({ kind: 'postgres', url: restored.url });
  expect(await db.selectFrom('access_needs').select('step_free').execute()).toHaveLength(2);
  expect(await db.selectFrom('check_ins').select('comment').execute()).toEqual([{ comment: 'un mot de trop' }]);
  expect(await db.selectFrom('assistants').select('person_id').execute()).toHaveLength(1);
  await close();

  const third = await openOn(restored.url);
  expect(await access('philippe.garnier')).toBeNull();
  expect(await access('ines.belkacem')).toEqual({ stepFree: true, quiet: true });
  expect(await checkIn('philippe.garnier')).toMatchObject({ comment: null, shareComment: false, tryNext: 'un essai', usefulness: 4 });
  expect((await third.as('philippe.garnier').api('GET /api/assistant')).body.assistant).toBeNull();
  expect((await third.as('nadia.benali').api('GET /api/dates')).body).toMatchObject({ dates: [] });
  // Given anew after the restore, it stays at the next start.
  await third.clock.to(later);
  await grant('philippe.garnier');
  await closeWorld();
  await openOn(restored.url);
  expect(await access('philippe.garnier')).toEqual({ stepFree: true, quiet: true });
});
