import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../support/world.ts';
import { book, type Duo, nextOf, openProgramme, see, startDuo, tickMiddays, todoOf } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let programme: { id: string };
let duo: Duo;
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
  await world.handle('POST', `/directory/${world.as('olivier.faure').key}`, { guest: true });
});
afterAll(() => world.close());

const claire = () => world.as('claire.fontaine');
const todo = () => todoOf(world, programme);
const admit = async (guests: boolean) => {
  const { version, rules } = (await claire().api('GET /api/programmes/:programme/rules', { params: { programme: programme.id } })).body;
  return claire().api('PUT /api/programmes/:programme/rules', { params: { programme: programme.id }, body: { version, rules: { ...rules, guests } } });
};
/** Camille and a guest whose calendar is another organisation's. */
const form = () => claire().api('POST /api/programmes/:programme/duos', {
  params: { programme: programme.id }, body: { mentorId: world.as('camille.roux').id, menteeId: world.as('olivier.faure').id }, lang: 'fr',
});

it('a guest is refused with a sentence that names the rule, and no duo is left', async () => {
  const { status, body } = await form();
  expect([status, body.code, body.field]).toEqual([409, 'no-guests', 'menteeId']);
  expect(body.message).toMatch(/^Cette personne est invitée dans votre annuaire, et les règles du programme n’admettent pas de personnes invitées/);
  expect(await todo()).toEqual([]);
});

it('HR admits guests: the duo is formed', async () => {
  expect((await admit(true)).body.rules.guests).toBe(true);
  duo = await startDuo(world, programme, 'camille.roux', 'olivier.faure');
  expect((await see(duo.mentee, duo)).state).toBe('active');
});

it('says when they are free, and has a date from the other’s calendar', async () => {
  await nextOf(duo.mentee, duo, 'nothing');
  await tickMiddays(duo.mentee);
  await world.clock.on();
  await book(world, duo);
  expect((await duo.mentor.meetings())[0]?.attendees.map(({ mail }) => mail)).toEqual(['olivier.faure@meridiane.example']);
  expect(await todo()).toEqual([]);
});

it('HR admits none any more: the date stands, and HR reads who is a guest and what to do', async () => {
  await admit(false);
  expect(await todo()).toMatchObject([{ action: 'form-duo', reason: expect.stringMatching(/^Olivier Faure figure désormais dans l’annuaire comme personne invitée.*admettez les personnes invitées/) as string }]);
  expect((await see(duo.mentee, duo)).next.kind).toBe('booked');
  await admit(true);
  expect(await todo()).toEqual([]);
});

it('an assistant is somebody of the company all the same', async () => {
  const sophie = world.as('sophie.arnaud');
  await world.handle('POST', `/directory/${sophie.key}`, { guest: true });
  expect((await duo.mentee.api('PUT /api/assistant', { body: { personId: sophie.id } })).body.code).toBe('guest');
});
