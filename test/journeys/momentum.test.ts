import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buttonsOf, openWorld, type Somebody, type World, wordsOf } from '../support/world.ts';
import { book, checkCards, type Duo, nextOf, openProgramme, propose, see, startDuo, until } from './steps.ts';

vi.setConfig({ testTimeout: 90_000 });

let world: World;
let programme: Awaited<ReturnType<typeof openProgramme>>;
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
});
afterAll(() => world.close());

const byHand = async (person: Somebody, body: Record<string, unknown>) =>
  world.handle('POST', `/calendar/${person.key}/respond`, { event: (await person.meetings()).at(-1)?.id, ...body });
/** The executive says no in Outlook, and finds other moments in their hands. */
const decline = async (duo: Duo): Promise<void> => {
  await byHand(duo.mentee, { response: 'decline' });
  await until(async () => (await see(duo.mentee, duo)).next.kind === 'options');
  await world.clock.on();
};
const confirmFirst = async (duo: Duo): Promise<void> => {
  const { offerId, options } = await nextOf(duo.mentee, duo, 'options');
  await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: options[0]?.id } });
  await world.clock.on();
  await nextOf(duo.mentee, duo, 'booked');
};
const workingDays = async (days: number): Promise<void> => {
  for (let left = days; left > 0; ) {
    await world.clock.on(24 * 3600);
    if (![0, 6].includes(new Date(await world.clock.now()).getUTCDay())) left--;
  }
};
/** What tells of a duo looking for its date, in somebody's chat. */
const toldOf = async (person: Somebody, duo: Duo) =>
  (await person.chat()).flatMap(({ card }) => card ?? []).filter((card) => wordsOf(card).includes(`${duo.mentor.name.split(' ')[0]} et ${duo.mentee.name.split(' ')[0]} cherchent`));
/** Whoever reads it learns neither who nor how often nor why. */
const blame = /annul|refus|décliné|deuxième|deux |à cause|parce|absen|n’a pas/i;

describe('an executive declines twice in Outlook', () => {
  let duo: Duo;
  it('after the first, other moments and no word of a pause; after the second a pause is offered on the card, to both', async () => {
    duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
    await book(world, duo);
    await decline(duo);
    expect(buttonsOf((await duo.mentee.line(/La date n’a pas tenu/)).card)).not.toContain('Faire une pause');
    await confirmFirst(duo);
    await decline(duo);
    const [mine, theirs] = [(await duo.mentee.line(/La date n’a pas tenu/)).card, (await duo.mentor.line(/La date n’a pas tenu/)).card];
    checkCards(mine, theirs);
    for (const card of [mine, theirs]) {
      expect(buttonsOf(card)).toContain('Faire une pause');
      expect(wordsOf(card)).not.toMatch(/Philippe n’|Inès n’|annul|refus|fois/i);
    }
    expect(await toldOf(world.as('catherine.vasseur'), duo)).toEqual([]);
  });

  it('days pass and neither a date nor a pause comes: the sponsor reads it once in their chat, and nothing is expected of them', async () => {
    await workingDays(6);
    const cards = await toldOf(world.as('catherine.vasseur'), duo);
    expect(cards).toHaveLength(1);
    checkCards(...cards);
    const words = wordsOf(cards[0]);
    expect(words).toContain('Rien n’est attendu de vous');
    expect(words).not.toMatch(blame);
    expect(await toldOf(world.as('claire.fontaine'), duo)).toEqual([]);
    await workingDays(6);
    expect(await toldOf(world.as('catherine.vasseur'), duo)).toHaveLength(1);
  });
});

it('when a pause is taken in time, from the card, the sponsor hears nothing', async () => {
  const duo = await startDuo(world, programme, 'thomas.nguyen', 'francois.delmas');
  await book(world, duo);
  await decline(duo);
  await confirmFirst(duo);
  await decline(duo);
  const asked = await duo.mentee.press('Faire une pause', { line: await duo.mentee.line(/La date n’a pas tenu/) });
  checkCards(...(asked.card ? [asked.card] : []));
  expect(wordsOf(asked.card).match(/Jusqu’au (lundi|mardi|mercredi|jeudi|vendredi)/g)).toHaveLength(3);
  const back = await duo.mentee.press('Revenir aux moments');
  expect(buttonsOf(back.card)).toContain('Faire une pause');
  await duo.mentee.press('pause');
  const rests = await duo.mentee.press('pause-until', { inputs: { weeks: '2' } });
  expect(wordsOf(rests.card)).toContain('Le binôme fait une pause');
  await workingDays(7);
  expect(await toldOf(world.as('catherine.vasseur'), duo)).toEqual([]);
  expect((await see(duo.mentor, duo)).stateLine).toMatch(/^En pause, jusqu’au/);
});

it('when the sponsor is that very executive, HR is told in their place', async () => {
  const duo = await startDuo(world, programme, 'manon.bertrand', 'catherine.vasseur');
  await book(world, duo);
  await decline(duo);
  await confirmFirst(duo);
  await decline(duo);
  await workingDays(6);
  expect(await toldOf(duo.mentee, duo)).toEqual([]);
  const [card] = await toldOf(world.as('claire.fontaine'), duo);
  expect(buttonsOf(card)).toEqual(['Ouvrir le programme']);
  expect(wordsOf(card)).not.toMatch(blame);
});

describe('an executive proposes another time in Outlook', () => {
  const asked = async (mentor: string, mentee: string) => {
    const duo = await startDuo(world, programme, mentor, mentee);
    const { offerId, options } = await propose(duo);
    const [other, first] = [options[0], options.at(-1)];
    await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: first?.id } });
    await world.clock.on();
    const wished = { start: other!.start, end: other!.end };
    await byHand(duo.mentee, { response: 'tentative', proposed: wished });
    await until(async () => (await see(duo.mentor, duo)).next.kind === 'proposal');
    await world.clock.on();
    return { duo, first: first!, wished, card: (await duo.mentor.line(/propose/)) };
  };

  it('kept: the meeting stays where it was in both calendars, and whoever asked hears so once, from nobody', async () => {
    const { duo, first, card } = await asked('camille.roux', 'laurent.chevalier');
    const before = (await duo.mentee.chat()).length;
    const kept = await duo.mentor.press('Garder la date', { line: card });
    expect(wordsOf(kept.card)).toContain('Une rencontre est prévue');
    await world.clock.on();
    for (const person of [duo.mentor, duo.mentee]) expect((await person.meetings()).map(({ start }) => start)).toEqual([first.start]);
    const said = (await duo.mentee.chat()).slice(before);
    expect(said).toHaveLength(1);
    expect(wordsOf(said[0]?.card)).toContain('la rencontre garde sa date');
    expect(wordsOf(said[0]?.card)).not.toMatch(/Camille|refus|mentor/);
    expect((await see(duo.mentee, duo)).stateLine).toBe('Prévue');
  });

  it('accepted with one press on the card: the same event moves in both calendars', async () => {
    const { duo, wished, card } = await asked('sarah.diallo', 'beatrice.lemoine');
    const press = buttonsOf(card.card).find((title) => title.startsWith('Accepter'));
    await duo.mentor.press(press ?? '', { line: card });
    await until(async () => (await see(duo.mentor, duo)).next.kind === 'booked');
    for (const person of [duo.mentor, duo.mentee]) expect((await person.meetings()).map(({ start }) => start)).toEqual([wished.start]);
  });

  it('left without an answer: one reminder after two working days, then HR reads that the date waits', async () => {
    const { duo } = await asked('mehdi.cherif', 'anne-sophie.mercier');
    const before = (await duo.mentor.chat()).length;
    await workingDays(2);
    const said = (await duo.mentor.chat()).slice(before).flatMap(({ card }) => card ?? []).filter((card) => wordsOf(card).includes('Ce rappel est le seul'));
    expect(said).toHaveLength(1);
    const { todo } = (await world.as('claire.fontaine').api('GET /api/programmes/:programme', { params: { programme: programme.id } })).body;
    expect(todo.filter(({ duoId }) => duoId === duo.id).map(({ reason }) => reason)).toEqual([expect.stringMatching(/^Un autre horaire est demandé/)]);
  });
});
