import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWorld, type World, wordsOf } from '../support/world.ts';
import { type Duo, nextOf, openProgramme, propose, see, startDuo } from './steps.ts';

vi.setConfig({ testTimeout: 180_000 });

let world: World;
let duo: Duo;
let told: { mentor: number; mentee: number };
beforeAll(async () => {
  world = await openWorld();
  duo = await startDuo(world, await openProgramme(world), 'ines.belkacem', 'philippe.garnier');
});
afterAll(() => world.close());

const isDown = (down: boolean) => world.handle('POST', '/concurrency', { isDown: down });
const botLines = async (who: 'mentor' | 'mentee') => (await duo[who].chat()).filter(({ from }) => from === 'bot').length;
const wholeTodo = async () => (await world.as('claire.fontaine').api('GET /api/programmes/:programme', { params: { programme: duo.programme } })).body.todo.map(({ reason }) => reason);
const creations = async () => (await world.journal()).filter(({ service, method, url }) => service === 'graph' && method === 'POST' && url.endsWith(`/users/${duo.mentor.id}/events`));

it('Graph goes down as an executive confirms: the press is kept, and the card says in one line that it is being booked', async () => {
  await propose(duo);
  await world.clock.on();
  told = { mentor: await botLines('mentor'), mentee: await botLines('mentee') };
  await isDown(true);
  const pressed = await duo.mentee.press('Confirmer');
  expect(pressed.status).toBe(200);
  expect(wordsOf(pressed.card)).toContain('Réservation en cours');
});

it('for as long as it lasts both read the same line, nothing is sent to anybody, and nobody is asked to press again', async () => {
  await world.clock.on(30 * 60);
  for (const who of ['mentor', 'mentee'] as const) {
    expect((await nextOf(duo[who], duo, 'placing')).slow).toBe('Outlook ne répond pas\u00a0: l’invitation arrivera d’elle-même dans vos deux agendas dès qu’il répond.');
    expect((await see(duo[who], duo)).stateLine).toBe('Choisie, en cours de réservation');
    expect(await botLines(who)).toBe(told[who]);
  }
  expect(await duo.mentor.meetings()).toEqual([]);
});

it('the tab opens meanwhile, for whoever is known and for whoever never was, and Graph is not asked at every click', async () => {
  const asked = async () => (await world.journal()).filter(({ service }) => service === 'graph').length;
  const open = async (who: string) => expect([who, (await world.as(who).api('GET /api/me')).status]).toEqual([who, 200]);
  for (const who of ['claire.fontaine', 'philippe.garnier', 'ines.belkacem']) {
    await open(who);
    const before = await asked();
    await open(who);
    expect(await asked()).toBe(before);
  }
  await open('arthur.meyer');
});

it('after an hour HR reads that Outlook is not answering, without a name to blame', async () => {
  await world.clock.on(31 * 60);
  expect(await wholeTodo()).toEqual(['Outlook ne répond pas\u00a0: la réservation attend']);
});

it('once it is back the date is booked by itself: one event in both calendars, one message to whoever did not press', async () => {
  await isDown(false);
  await world.clock.on(6 * 60);
  for (const who of ['mentor', 'mentee'] as const) {
    await nextOf(duo[who], duo, 'booked');
    expect(await duo[who].meetings({ deleted: true })).toHaveLength(1);
  }
  expect([await botLines('mentor') - told.mentor, await botLines('mentee') - told.mentee]).toEqual([1, 0]);
  expect((await creations()).map(({ status }) => status)).toEqual([201]);
  expect(await wholeTodo()).toEqual([]);
});

it('down as a date is called off: it is gone for both at once, and from the calendars when Graph is back', async () => {
  const { meetingId } = await nextOf(duo.mentee, duo, 'booked');
  await isDown(true);
  const cancelled = await duo.mentee.api('POST /api/meetings/:meeting/cancel', { params: { meeting: meetingId }, body: {} });
  expect(cancelled.status, JSON.stringify(cancelled.body)).toBe(200);
  expect((await see(duo.mentee, duo)).next.kind).not.toBe('booked');
  expect((await see(duo.mentor, duo)).next.kind).not.toBe('booked');
  await world.clock.on(20 * 60);
  expect(await duo.mentee.meetings()).toHaveLength(1);
  await isDown(false);
  await world.clock.on(6 * 60);
  expect([await duo.mentor.meetings(), await duo.mentee.meetings()]).toEqual([[], []]);
});
