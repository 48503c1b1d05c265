import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWorld, type World, wordsOf } from '../support/world.ts';
import { book, checkCards, type Duo, nextOf, openProgramme, see, startDuo, tickMiddays, todoOf, until } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let duo: Duo;
let programme: { id: string };
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
  duo = await startDuo(world, programme, 'camille.roux', 'olivier.faure');
});
afterAll(() => world.close());

const todo = () => todoOf(world, programme);

it('somebody without a mailbox is asked when they are free, and HR sees why nothing was found', async () => {
  expect((await nextOf(duo.mentee, duo, 'nothing')).canTick).toBe(true);
  expect((await nextOf(duo.mentor, duo, 'nothing')).canTick).toBe(false);
  const { card } = await duo.mentee.line();
  checkCards(card);
  expect(card.actions?.map(({ title }) => title).slice(0, 2)).toEqual(['Envoyer ces moments', 'Voir deux semaines']);
  expect(card.actions?.filter((action) => 'style' in action && action.style === 'positive')).toHaveLength(1);
  expect(wordsOf((await duo.mentor.line()).card)).not.toMatch(/Quand êtes-vous libre|deux semaines/);
  expect(await todo()).toHaveLength(1);
});

it('may tick on the card itself: moments that leave them their notice, three to six of them', async () => {
  const { card } = await duo.mentee.line();
  const input = card.body.find((element) => element.type === 'Input.ChoiceSet');
  const choices = input?.type === 'Input.ChoiceSet' ? input.choices : [];
  expect([new Set(choices.map(({ value }) => value.slice(0, 10))).size, input?.type === 'Input.ChoiceSet' && input.isMultiSelect]).toEqual([5, true]);
  expect(choices[0]?.title).toMatch(/^\S+ \d+ novembre, (matin|midi|après-midi)$/);
  const now = Date.parse(await world.clock.now());
  const ahead = (await duo.mentee.api('GET /api/windows')).body.days.flatMap(({ windows }) => windows.map(({ key }) => key));
  for (const { value } of choices) {
    expect(ahead).toContain(value);
    expect(Date.parse(`${value.slice(0, 10)}T17:00:00Z`)).toBeGreaterThan(now + 24 * 3_600_000);
  }
  const keys = choices.map(({ value }) => value);
  const ticked = async () => (await duo.mentee.api('GET /api/windows')).body.days.flatMap(({ windows }) => windows.filter(({ isTicked }) => isTicked).map(({ key }) => key));
  for (const few of ['', keys.slice(0, 2).join(','), keys.slice(0, 7).join(',')]) {
    const answer = await duo.mentee.press('Envoyer ces moments', { inputs: { windows: few } });
    expect(JSON.stringify(answer)).toContain('Cochez de trois à six moments.');
    expect(await ticked()).toEqual([]);
  }
  await duo.mentee.press('Envoyer ces moments', { inputs: { windows: keys.slice(3, 7).join(',') } });
  expect(await ticked()).toEqual(keys.slice(3, 7));
  expect(wordsOf((await duo.mentee.line()).card)).toContain('C’est noté');
});

it('ticks three to six moments in the tab, and only the one whose calendar cannot be read', async () => {
  const view = (await duo.mentee.api('GET /api/windows')).body;
  expect([view.isNeeded, view.days.length, (await duo.mentor.api('GET /api/windows')).body.isNeeded]).toEqual([true, 10, false]);
  const keys = view.days.map(({ windows }) => windows[1]?.key ?? '');
  for (const windows of [keys.slice(0, 2), keys.slice(0, 7), ['2026-11-28/lunch', '2031-01-01/lunch', 'x']])
    expect((await duo.mentee.api('PUT /api/windows', { body: { windows } })).body.code).toBe('windows-count');
  const ticked = await tickMiddays(duo.mentee);
  const kept = (await duo.mentee.api('GET /api/windows')).body.days.filter(({ windows }) => windows.some(({ isTicked }) => isTicked));
  expect(kept.map(({ date }) => date)).toEqual(ticked);
});

it('is offered moments inside them and no other, and the invitation goes out from the mentor’s calendar', async () => {
  await world.clock.on();
  const ticked = (await duo.mentee.api('GET /api/windows')).body.days.filter(({ windows }) => windows.some(({ isTicked }) => isTicked)).map(({ date }) => date);
  const { options } = await nextOf(duo.mentor, duo, 'options');
  for (const { start, end } of options) {
    expect(ticked).toContain(start.slice(0, 10));
    // Midday in Paris, in winter.
    expect([start.slice(11, 16) >= '10:30', end.slice(11, 16) <= '13:00']).toEqual([true, true]);
  }
  await book(world, duo);
  expect(await duo.mentor.meetings()).toHaveLength(1);
  expect((await duo.mentor.meetings())[0]?.attendees.map(({ mail }) => mail)).toEqual(['olivier.faure@meridiane.example']);
  expect(await todo()).toEqual([]);
});

it('says no in their own Outlook, which nobody reads: the organiser’s copy learns it, and other moments inside what was ticked follow', async () => {
  const [held] = await duo.mentee.meetings();
  await world.handle('POST', `/calendar/${duo.mentee.key}/respond`, { event: held?.id, response: 'decline' });
  await until(async () => (await see(duo.mentee, duo)).next.kind === 'options');
  expect(await duo.mentor.meetings()).toEqual([]);
});
