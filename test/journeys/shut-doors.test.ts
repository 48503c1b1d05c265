import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorld, type World, wordsOf } from '../support/world.ts';
import { checkCards, type Duo, openProgramme, startDuo } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

/** What Microsoft refuses the app itself: nobody in a duo can mend it, and HR must not learn it from silence. */
let world: World;
let programme: { id: string };
let duo: Duo;
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
  duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
});
afterAll(() => world.close());

const shut = (what: { isStranger?: boolean; isDirectoryShut?: boolean }) => world.handle('POST', '/concurrency', what);
/** As the tab comes to them: who looks, then the programme. */
const bannersOf = async (lang: 'fr' | 'en' = 'fr') => {
  const claire = world.as('claire.fontaine');
  expect((await claire.api('GET /api/me')).status).toBe(200);
  return (await claire.api('GET /api/programmes/:programme', { params: { programme: programme.id }, lang })).body.banners;
};
/** Each morning is past the night's look at the directory. */
const until = (time: string) => world.clock.to(`2026-${time}:00:00.000Z`);

describe('the secret has expired', () => {
  it('HR reads since when, whom to tell and what happens next, in both languages', async () => {
    expect(await bannersOf()).toEqual([]);
    await shut({ isStranger: true });
    await until('11-24T09');
    const [banner, ...others] = await bannersOf();
    expect(others).toEqual([]);
    expect(banner).toMatchObject({ kind: 'sign-in', title: 'Microsoft refuse la connexion de Binôme', duos: [] });
    expect(banner?.sentence).toMatch(/^Depuis le \S+ 2[34] novembre, rien n’est lu/);
    expect(banner?.remedy).toContain('renouveler son secret');
    expect((await bannersOf('en'))[0]?.remedy).toMatch(/renew its secret or certificate, then restart Binôme/);
  });

  it('a second refusal does not make it younger', async () => {
    const [before] = await bannersOf();
    await until('11-24T11');
    expect((await bannersOf())[0]?.sentence).toBe(before?.sentence);
  });

  it('once mended: what waited goes by itself, and the banner with it', async () => {
    await shut({ isStranger: false });
    await until('11-25T09');
    expect(await bannersOf()).toEqual([]);
  });
});

describe('the directory is closed to the app', () => {
  it('HR reads that leavers are no longer seen, and nobody is taken for one', async () => {
    await shut({ isDirectoryShut: true });
    await until('11-26T09');
    const banners = await bannersOf();
    expect(banners.map(({ kind, title }) => [kind, title])).toEqual([['directory', 'L’annuaire est fermé à Binôme']]);
    expect(banners[0]?.remedy).toContain('«\u00a0User.Read.All\u00a0»');
    const { body } = await world.as('claire.fontaine').api('GET /api/programmes/:programme', { params: { programme: programme.id } });
    expect(body.duos.map(({ state }) => state)).not.toContain('En pause');
  });

  it('HR’s Monday says it', async () => {
    await until('11-30T09');
    const { card } = await world.as('claire.fontaine').line(/L’annuaire est fermé à Binôme/);
    checkCards(card);
    expect(wordsOf(card)).toContain('User.Read.All');
  });

  it('opens again: the next night the banner goes, and who has left meanwhile is found', async () => {
    await world.handle('POST', `/directory/${duo.mentor.key}`, { state: 'disabled' });
    await until('12-01T09');
    expect((await bannersOf()).map(({ kind }) => kind)).toEqual(['directory']);
    await shut({ isDirectoryShut: false });
    await until('12-02T09');
    const { body } = await world.as('claire.fontaine').api('GET /api/programmes/:programme', { params: { programme: programme.id } });
    expect(body.banners).toEqual([]);
    expect(body.duos.map(({ state }) => state)).toEqual(['En pause']);
  });
});
