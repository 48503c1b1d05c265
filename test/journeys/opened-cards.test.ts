import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWorld, type Somebody, type World, wordsOf } from '../support/world.ts';
import { book, checkCards, type Duo, nextOf, openProgramme, see, startDuo, until } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Teams asks for the present state of a card each time it is opened: why it is there is part of it. */
let world: World;
let duo: Duo;
beforeAll(async () => {
  world = await openWorld();
  duo = await startDuo(world, await openProgramme(world), 'ines.belkacem', 'philippe.garnier');
  await book(world, duo);
  await world.handle('POST', `/calendar/${duo.mentee.key}/respond`, { event: (await duo.mentee.meetings())[0]?.id, response: 'decline' });
  await until(async () => (await see(duo.mentee, duo)).next.kind === 'options');
  await world.clock.on();
});
afterAll(() => world.close());

/** The newest card of somebody's chat, as it came and as Teams shows it once opened. */
const opened = async (person: Somebody) => {
  const line = await person.line();
  const { card } = await person.press('refresh', { line });
  if (!card) throw new Error('an opened card is a card');
  checkCards(card);
  return { asItCame: wordsOf(line.card), now: wordsOf(card) };
};
/** Into the office hours of a working day, some working days on. */
const workingDays = async (days: number): Promise<void> => {
  for (let left = days; left > 0; ) {
    await world.clock.on(24 * 3600);
    if (![0, 6].includes(new Date(await world.clock.now()).getUTCDay())) left--;
  }
};

it('a card that came because a date did not hold says so however often it is opened, to both', async () => {
  for (const person of [duo.mentee, duo.mentor]) {
    for (const words of Object.values(await opened(person))) expect(words).toContain('La date n’a pas tenu, le binôme continue');
    expect((await opened(person)).now).toContain('La date n’a pas tenu');
    const { next } = await see(person, duo);
    expect('again' in next && next.again, 'and the tab says it too').toMatch(/^La date n’a pas tenu, le binôme continue\./);
  }
});

it('and still does when its moments were taken meanwhile, and others have come in their place', async () => {
  const before = await nextOf(duo.mentee, duo, 'options');
  for (const { start, end } of before.options) await world.block(duo.mentee, { start, end });
  const { now } = await opened(duo.mentee);
  const after = await nextOf(duo.mentee, duo, 'options');
  expect(after.offerId).not.toBe(before.offerId);
  expect(now).toContain('La date n’a pas tenu');
});

it('and when some are put aside because HR has closed their day', async () => {
  const claire = world.as('claire.fontaine');
  const params = { programme: duo.programme };
  const { version, rules } = (await claire.api('GET /api/programmes/:programme/rules', { params })).body;
  const [first] = (await nextOf(duo.mentee, duo, 'options')).options;
  const date = first!.start.slice(0, 10);
  const quiet = [...rules.quiet, { from: date, to: date, name: 'Pont' }];
  const closed = await claire.api('PUT /api/programmes/:programme/rules', { params, body: { version, rules: { ...rules, quiet } } });
  expect(closed.status, JSON.stringify(closed.body)).toBe(200);
  await world.clock.on(30);
  expect((await nextOf(duo.mentee, duo, 'options')).options.map(({ start }) => start.slice(0, 10))).not.toContain(date);
  for (const words of Object.values(await opened(duo.mentee))) expect(words).toContain('La date n’a pas tenu');
});

it('the one reminder still says that it is the only one', async () => {
  await workingDays(2);
  for (const words of Object.values(await opened(duo.mentee))) expect(words).toContain('Ce rappel est le seul');
  for (const words of Object.values(await opened(duo.mentor))) expect(words).toContain('un rappel vient de partir');
});

it('once another date stands nothing is said of the one before, and the day before the canvas stays however often it is opened', async () => {
  const { offerId, options } = await nextOf(duo.mentee, duo, 'options');
  await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: options[0]?.id } });
  await world.clock.on();
  const { option: { start } } = await nextOf(duo.mentee, duo, 'booked');
  expect((await opened(duo.mentee)).now).not.toMatch(/n’a pas tenu|Le canevas/);
  await world.clock.to(new Date(Date.parse(start) - 2 * 3_600_000).toISOString());
  for (const words of Object.values(await opened(duo.mentee))) expect(words).toContain('Le canevas');
});
