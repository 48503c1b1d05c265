import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buttonsOf, openWorld, wordsOf, type World } from '../support/world.ts';
import { bringTogether, checkCards, type Duo, nextOf, openProgramme, see } from './steps.ts';

// Whole journeys, on a machine that may be doing other things.
vi.setConfig({ testTimeout: 60_000 });

let world: World;
let duo: Duo;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('a way in without the story', () => {
  it('starts empty: nobody has a duo, and HR has no programme', async () => {
    const [claire, ines] = [await world.as('claire.fontaine').api('GET /api/me'), await world.as('ines.belkacem').api('GET /api/me')];
    expect(claire.body).toMatchObject({ isManager: true, programmes: [], duos: [] });
    expect(ines.body).toMatchObject({ isManager: false, programmes: [], duos: [] });
  });

  it('HR opens a programme from a template, and is told what will not show at this size', async () => {
    const templates = (await world.as('claire.fontaine').api('GET /api/templates')).body.templates;
    expect(templates.map(({ id }) => id).toSorted()).toEqual(['classic', 'pilot']);
    const programme = await openProgramme(world, { template: 'pilot', name: 'Essai' });
    expect(programme).toMatchObject({ name: 'Essai', state: 'running', sponsor: 'Catherine Vasseur', total: 0, duos: [] });
    expect(programme.visibility).toMatch(/aucune moyenne/);
  });

  it('HR finds two people in the directory and both receive an invitation that says why, who reads, how to leave, and the charter', async () => {
    const claire = world.as('claire.fontaine');
    const found = await claire.api('GET /api/directory', { query: { q: 'Jonas' } });
    expect(found.body.people).toMatchObject([{ name: 'Jonas Weber' }]);
    const [programme] = (await claire.api('GET /api/me')).body.programmes;
    duo = await bringTogether(world, programme ?? { id: '' }, 'jonas.weber', 'beatrice.lemoine');

    const english = await duo.mentor.line();
    expect(wordsOf(english.card)).toMatch(/You would form a duo with Béatrice Lemoine[^]*3 meetings[^]*Who reads what[^]*How to leave[^]*charter[^]*Nadia Benali, Luc Hoffmann/);
    const french = await duo.mentee.line();
    expect(wordsOf(french.card)).toMatch(/Vous feriez binôme avec Jonas Weber[^]*Qui lit quoi[^]*Comment en sortir[^]*charte[^]*Nadia Benali/);
    for (const { card } of [english, french]) {
      checkCards(card);
      expect(buttonsOf(card)).toHaveLength(3);
    }
    expect(await duo.mentee.chat()).toHaveLength(1);
  });

  it('is not active, and nobody is offered anything, before both have said yes and read their track', async () => {
    const yes = await duo.mentor.press('Accept and sign the charter');
    expect(wordsOf(yes.card)).toMatch(/Charter signed[^]*Nothing is booked before that/);
    expect((await nextOf(duo.mentor, duo, 'getting-ready')).mine).toEqual(['track']);
    await duo.mentor.api('POST /api/duos/:duo/track', { params: { duo: duo.id } });
    expect(await nextOf(duo.mentor, duo, 'getting-ready')).toMatchObject({ mine: [], waitingForOther: true });

    await duo.mentee.api('POST /api/duos/:duo/answer', { params: { duo: duo.id }, body: { answer: 'yes' } });
    await world.clock.on(3600);
    expect(await see(duo.mentee, duo)).toMatchObject({ state: 'invited', next: { kind: 'getting-ready', mine: ['track'] }, charter: { signed: true } });
    expect(await duo.mentor.chat()).toHaveLength(1);
    const asked = await duo.mentor.api('POST /api/duos/:duo/options', { params: { duo: duo.id } });
    expect([asked.status, asked.body.message]).toEqual([409, 'Nothing is booked before both have signed the charter and read their track.']);
    expect(wordsOf((await duo.mentee.line()).card)).toMatch(/Charte signée[^]*parcours à lire, 4 minutes/);
  });

  it('begins with the last step of the two, and the mentor holds three options at once', async () => {
    const read = await duo.mentee.api('POST /api/duos/:duo/track', { params: { duo: duo.id } });
    expect(read.body.state).toBe('active');
    await world.clock.on();
    expect((await nextOf(duo.mentor, duo, 'options')).options).toHaveLength(3);
    expect((await nextOf(duo.mentee, duo, 'waiting')).options).toEqual([]);
    expect(wordsOf((await duo.mentee.line()).card)).toMatch(/Votre binôme avec Jonas commence/);
    expect(await duo.mentor.chat()).toHaveLength(2);
    expect(await duo.mentor.meetings()).toEqual([]);
  });

  it('ends for both, without an author, when one says no', async () => {
    const [programme] = (await world.as('claire.fontaine').api('GET /api/me')).body.programmes;
    const other = await bringTogether(world, programme ?? { id: '' }, 'priya.raman', 'laurent.chevalier');
    await other.mentor.press('Accept and sign the charter');
    const no = await other.mentee.press('Décliner');
    expect(wordsOf(no.card)).toMatch(/Ce binôme ne se fera pas[^]*Aucun motif/);
    await world.clock.on();
    const told = wordsOf((await other.mentor.line()).card);
    expect(told).toMatch(/This duo will not go ahead/);
    expect(told).not.toMatch(/Laurent/);
    expect((await other.mentor.chat())).toHaveLength(1);
    expect((await see(other.mentor, other)).next.kind).toBe('declined');
  });
});
