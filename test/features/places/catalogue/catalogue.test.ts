import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Connected } from '../../../../src/db/connect.ts';
import { archivePlace } from '../../../../src/features/places/catalogue/archive-place.ts';
import { chooseAllowed, chooseSettings, chooseView } from '../../../../src/features/places/catalogue/choose-settings.ts';
import type { RawLine } from '../../../../src/features/places/catalogue/columns.ts';
import type { PlaceDraft } from '../../../../src/features/places/catalogue/draft.ts';
import { importPlaces, importPreview } from '../../../../src/features/places/catalogue/import-places.ts';
import { keepSite } from '../../../../src/features/places/catalogue/keep-site.ts';
import { savePlaceDraft } from '../../../../src/features/places/catalogue/save-place.ts';
import { undoImport } from '../../../../src/features/places/catalogue/undo-import.ts';
import { viewCatalogue } from '../../../../src/features/places/catalogue/view-catalogue.ts';
import { seedSiteId } from '../../../../src/features/places/content/sites.ts';
import { listPlacesNear } from '../../../../src/features/places/store.ts';
import { asId, type PlaceId } from '../../../../src/kernel/ids.ts';
import type { Zone } from '../../../../src/kernel/time.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { setStage, type Stage } from '../../meetings/stage.ts';

let database: Connected;
let stage: Stage;
beforeAll(async () => {
  database = await openTestDatabase();
});
beforeEach(async () => {
  stage = await setStage(database);
});
afterAll(() => database.close());

const paris = seedSiteId('paris');
const draft = (more: Partial<PlaceDraft> = {}): PlaceDraft => ({
  name: 'Le Zinc', address: '61, avenue du Parc', city: 'Courbevoie', coordinates: { lat: 48.895, lon: 2.24 }, settings: ['coffee'],
  opening: [{ day: 1, from: 480, to: 1080 }], price: 1, stepFree: true, quiet: false, openAir: false, fallbackId: null, nearSites: [paris], capacity: 2, ...more,
});
const save = (more: Partial<PlaceDraft> = {}, placeId: PlaceId | null = null) => savePlaceDraft(stage.ctx, stage.actors.manager, { placeId, draft: draft(more) });
const look = async () => (await viewCatalogue(stage.ctx, stage.actors.manager)).places;
const find = async (name: string) => (await look()).find((place) => place.name === name);
const near = async () => (await listPlacesNear(stage.ctx.db, stage.tenantId, [paris])).map(({ name }) => name);
const lines: readonly RawLine[] = [
  { line: 2, name: 'TABLE RONDE', address: '2 rue Neuve', city: 'PUTEAUX', lat: '48.8890', lon: '2.2400' },
  { line: 3, name: 'Café des Grandes Arches', address: '4, passage des Tilleuls', city: 'Courbevoie', lat: '48.8947', lon: '2.2423', price: '2' },
  { line: 4, name: 'Sans adresse', lat: '48.8890', lon: '2.2410' },
];
const defaults = { settings: ['lunch'], opening: [{ day: 2, from: 700, to: 900 }], price: 2, city: '', within: 5 } as const;
const importAll = () => importPlaces(stage.ctx, stage.actors.manager, { lines, defaults, source: 'lieux.csv' });
const lastId = async () => (await viewCatalogue(stage.ctx, stage.actors.manager)).lastImport?.id ?? '';

describe('a place by hand', () => {
  it('is added, found by the search, changed, archived, restored; the journal says so', async () => {
    const id = await save();
    expect(await near()).toContain('Le Zinc');
    await save({ name: 'Le Grand Zinc' }, id);
    expect(await find('Le Grand Zinc')).toMatchObject({ id, capacity: 2, archived: false });
    await archivePlace(stage.ctx, stage.actors.manager, { placeId: id, archived: true });
    expect(await near()).not.toContain('Le Grand Zinc');
    await archivePlace(stage.ctx, stage.actors.manager, { placeId: id, archived: false });
    expect(await near()).toContain('Le Grand Zinc');
    const acts = await stage.ctx.db.selectFrom('journal').select('act').where('tenant_id', '=', stage.tenantId).where('subject_id', '=', id).orderBy('id').execute();
    expect(acts.map(({ act }) => act)).toEqual(['place-added', 'place-changed', 'place-archived', 'place-restored']);
  });

  it.each([
    ['name', 'required', { name: ' ' }],
    ['coordinates', 'bad-coordinates', { coordinates: { lat: 999, lon: 2 } }],
    ['settings', 'no-setting', { settings: [] }],
    ['opening', 'no-hours', { opening: [] }],
    ['opening', 'bad-hours', { opening: [{ day: 1, from: 480, to: 720 }, { day: 1, from: 600, to: 800 }] }],
    ['nearSites', 'no-site', { nearSites: [] }],
    ['nearSites', 'bad-input', { nearSites: [asId(randomUUID())] }],
    ['fallbackId', 'no-roof', { openAir: true }],
    ['name', 'place-exists', { name: 'café des grandes arches', coordinates: { lat: 48.8947, lon: 2.2423 } }],
  ] as const)('is refused at %s: %s', async (field, code, more) => {
    const before = await look();
    await expect(save(more as Partial<PlaceDraft>)).rejects.toMatchObject({ code, field });
    expect(await look()).toEqual(before);
  });

  it('that is a roof cannot be archived, nor leave its roof', async () => {
    const roof = await find('Le Comptoir de Marius');
    await expect(archivePlace(stage.ctx, stage.actors.manager, { placeId: roof?.id as PlaceId, archived: true })).rejects.toMatchObject({ code: 'roof-in-use' });
    await expect(archivePlace(stage.ctx, stage.actors.manager, { placeId: asId(randomUUID()), archived: true })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is for whoever runs a programme of this tenant', async () => {
    for (const who of ['mentor', 'mentee', 'stranger'] as const) {
      const actor = stage.actors[who];
      for (const posing of [actor, { ...actor, canManage: true }]) {
        await expect(viewCatalogue(stage.ctx, posing)).rejects.toMatchObject({ code: 'not-allowed' });
        await expect(savePlaceDraft(stage.ctx, posing, { placeId: null, draft: draft() })).rejects.toMatchObject({ code: 'not-allowed' });
        await expect(importPreview(stage.ctx, posing, { lines, defaults })).rejects.toMatchObject({ code: 'not-allowed' });
        await expect(undoImport(stage.ctx, posing, { importId: randomUUID() })).rejects.toMatchObject({ code: 'not-allowed' });
      }
    }
    const other = await setStage(database);
    const id = await save();
    await expect(archivePlace(other.ctx, other.actors.manager, { placeId: id, archived: true })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('an import', () => {
  it('shows what it will do and writes nothing, then does it, and is undone', async () => {
    const before = await look();
    const kinds = (await importPreview(stage.ctx, stage.actors.manager, { lines, defaults })).map(({ verdict }) => verdict.kind);
    expect(kinds).toEqual(['add', 'change', 'refused']);
    expect(await look()).toEqual(before);
    expect(await importAll()).toEqual({ added: 1, changed: 1 });
    expect(await find('Table Ronde')).toMatchObject({ city: 'Puteaux', settings: ['lunch'], price: 2 });
    expect(await find('Café des Grandes Arches')).toMatchObject({ price: 2, settings: ['coffee', 'breakfast'] });
    expect(await importAll()).toEqual({ added: 0, changed: 0 });
    const id = await lastId();
    await undoImport(stage.ctx, stage.actors.manager, { importId: id });
    expect(await look()).toEqual(before);
    await expect(undoImport(stage.ctx, stage.actors.manager, { importId: id })).rejects.toMatchObject({ code: 'already-handled' });
  });

  it('undone, leaves what was edited since, and the roofs others need', async () => {
    await importAll();
    const added = await find('Table Ronde');
    const changed = await find('Café des Grandes Arches');
    await save({ name: 'Parc Neuf', address: 'quai Neuf', openAir: true, fallbackId: added?.id as PlaceId });
    await savePlaceDraft(stage.ctx, stage.actors.manager, { placeId: changed?.id as PlaceId, draft: { ...(changed as unknown as PlaceDraft), quiet: true } });
    await undoImport(stage.ctx, stage.actors.manager, { importId: await lastId() });
    expect(await find('Table Ronde')).toBeDefined();
    expect(await find('Café des Grandes Arches')).toMatchObject({ quiet: true, price: 2 });
  });
});

it('a site is declared, changed, and its name is one', async () => {
  const site = { name: 'Nantes', city: 'Nantes', coordinates: { lat: 47.2173, lon: -1.5534 }, zone: 'Europe/Paris' as Zone, country: 'FR', department: '44' };
  const keep = (more = {}, siteId = null as never) => keepSite(stage.ctx, stage.actors.manager, { siteId, site: { ...site, ...more } });
  const id = await keep();
  await keep({ department: '67' }, id as never);
  expect((await viewCatalogue(stage.ctx, stage.actors.manager)).sites).toContainEqual({ ...site, id, department: '67' });
  await expect(keep({ name: 'NANTES' })).rejects.toMatchObject({ code: 'site-exists', field: 'name' });
  await expect(keep({ name: 'Rennes', zone: 'Europe/Rennes' })).rejects.toMatchObject({ code: 'bad-input', field: 'zone' });
});

it('settings are switched for one programme, by whoever runs it', async () => {
  const { ctx, actors, programmeId, tenantId } = stage;
  expect((await chooseView(ctx, actors.manager, programmeId)).settings.filter(({ isOn }) => !isOn).map(({ id }) => id)).toEqual(['end-of-day']);
  await chooseSettings(ctx, actors.manager, { programmeId, on: ['coffee', 'end-of-day'] });
  expect((await chooseAllowed(ctx.db, tenantId, programmeId)).map(({ id }) => id)).toEqual(['coffee', 'end-of-day']);
  await expect(chooseSettings(ctx, actors.manager, { programmeId, on: [] })).rejects.toMatchObject({ code: 'no-setting' });
  await expect(chooseSettings(ctx, actors.mentor, { programmeId, on: ['coffee'] })).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(chooseSettings(ctx, { ...actors.stranger, canManage: true }, { programmeId, on: ['coffee'] })).rejects.toMatchObject({ code: 'not-found' });
});
