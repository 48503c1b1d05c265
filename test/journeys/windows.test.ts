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
  expect(card.actions?.[0]).toMatchObject({ type: 'Action.OpenUrl', title: 'Dire quand je suis libre', style: 'positive' });
  expect(card.actions?.filter((action) => 'style' in action && action.style === 'positive')).toHaveLength(1);
  expect(wordsOf((await duo.mentor.line()).card)).not.toContain('Dire quand');
  expect(await todo()).toHaveLength(1);
});

it('ticks three to six moments, and only the one whose calendar cannot be read', async () => {
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
