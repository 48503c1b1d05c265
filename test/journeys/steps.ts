import { expect } from 'vitest';
import type { Card } from '../../src/kernel/card.ts';
import { faultsOf } from '../support/cards.ts';
import type { DuoView, OptionView, ProgrammeView } from '../../src/adapters/http/contract.ts';
import type { Somebody, World } from '../support/world.ts';

/** Steps that many journeys take, each through the card or the tab. */
export interface Duo {
  readonly id: string;
  readonly programme: string;
  readonly mentor: Somebody;
  readonly mentee: Somebody;
}

/** HR opens a programme from a template. */
export const openProgramme = async (
  world: World, more: { template?: 'pilot' | 'classic'; name?: string; priceCeiling?: 0 | 1 | 2; payer?: string } = {},
): Promise<ProgrammeView> => {
  const body = {
    template: 'classic', name: 'Promotion d’essai', priceCeiling: 2, payer: 'la direction du programme', sponsorId: world.as('catherine.vasseur').id,
    contactIds: [world.as('nadia.benali').id, world.as('luc.hoffmann').id], ...more,
  };
  const answer = await world.as('claire.fontaine').api('POST /api/programmes', { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

/** HR brings two people together; both find the invitation in their chat. */
export const bringTogether = async (world: World, programme: { id: string }, mentorKey: string, menteeKey: string): Promise<Duo> => {
  const [mentor, mentee] = [world.as(mentorKey), world.as(menteeKey)];
  const answer = await world.as('claire.fontaine').api('POST /api/programmes/:programme/duos', {
    params: { programme: programme.id }, body: { mentorId: mentor.id, menteeId: mentee.id },
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const row = answer.body.duos.findLast((duo) => duo.mentor === mentor.name && duo.mentee === mentee.name);
  if (!row) throw new Error('the new duo is not in the programme');
  await world.clock.on();
  return { id: row.id, programme: programme.id, mentor, mentee };
};

/** Yes, with one press, and the track read in the tab. */
export const getReady = async (person: Somebody, duo: Duo): Promise<void> => {
  const answer = await person.api('POST /api/duos/:duo/answer', { params: { duo: duo.id }, body: { answer: 'yes' } });
  const track = await person.api('POST /api/duos/:duo/track', { params: { duo: duo.id } });
  expect([answer.status, track.status]).toEqual([200, 200]);
};

/** A duo whose mentor holds three options. */
export const startDuo = async (world: World, programme: { id: string }, mentor: string, mentee: string): Promise<Duo> => {
  const duo = await bringTogether(world, programme, mentor, mentee);
  await getReady(duo.mentor, duo);
  await getReady(duo.mentee, duo);
  await world.clock.on();
  return duo;
};

export const see = async (person: Somebody, duo: { id: string }): Promise<DuoView> => {
  const answer = await person.api('GET /api/duos/:duo', { params: { duo: duo.id } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};

/** Past the night's look at the directory, into the next working morning. */
export const nextMorning = async (world: World): Promise<void> => {
  const now = new Date(await world.clock.now());
  do now.setUTCDate(now.getUTCDate() + 1); while ([0, 6].includes(now.getUTCDay()));
  await world.clock.to(`${now.toISOString().slice(0, 10)}T09:00:00Z`);
};

/** What HR reads is to be done. */
export const todoOf = async (world: World, programme: { id: string }): Promise<ProgrammeView['todo']> =>
  (await world.as('claire.fontaine').api('GET /api/programmes/:programme', { params: { programme: programme.id } })).body.todo;

/** Somebody whose calendar cannot be read ticks the middays of six days to come; answers the dates. */
export const tickMiddays = async (person: Somebody): Promise<readonly string[]> => {
  const { days } = (await person.api('GET /api/windows')).body;
  const windows = days.slice(2, 8).map((day) => day.windows.find(({ part }) => part === 'lunch')?.key ?? '');
  const saved = await person.api('PUT /api/windows', { body: { windows } });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  return windows.map((key) => key.slice(0, 10));
};

type Next = DuoView['next'];
/** What is next for this person, which must be of this kind. */
export const nextOf = async <K extends Next['kind']>(person: Somebody, duo: { id: string }, kind: K): Promise<Extract<Next, { kind: K }>> => {
  const { next } = await see(person, duo);
  expect(next.kind, JSON.stringify(next)).toBe(kind);
  return next as Extract<Next, { kind: K }>;
};

/** The mentor proposes what they hold, from the tab; answers the offer's id and its options. */
export const propose = async (duo: Duo, keep = 3): Promise<{ offerId: string; options: readonly OptionView[] }> => {
  const { offerId, options } = await nextOf(duo.mentor, duo, 'options');
  const kept = options.slice(0, keep);
  const answer = await duo.mentor.api('POST /api/offers/:offer/propose', { params: { offer: offerId }, body: { options: kept.map(({ id }) => id) } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return { offerId, options: kept };
};

/** From options in the mentor's hands to a meeting in both calendars. */
export const book = async (world: World, duo: Duo): Promise<Extract<Next, { kind: 'booked' }>> => {
  const { offerId, options } = await propose(duo);
  const answer = await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: options[0]?.id } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await world.clock.on();
  return nextOf(duo.mentee, duo, 'booked');
};

/** The same moment, some minutes later (or earlier). */
export const minutesAfter = (iso: string, minutes: number): string => new Date(Date.parse(iso) + minutes * 60_000).toISOString();

/** Lets real time pass until something holds, as a person watching the screen would. */
export const until = async <T>(look: () => Promise<T | undefined | false>, patience = 8000): Promise<T> => {
  const deadline = performance.now() + patience;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > deadline) throw new Error('it never came to that');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/**
 * A card as Teams would judge it. An older one that only says what came of it is a line without a heading, and the scale
 * from 1 to 5 is five buttons by nature. The renderer's pattern for `lang` keeps its place from one card to the next and refuses
 * every second one: that one remark is left out.
 */
export const checkCards = (...cards: readonly Card[]): void => {
  for (const card of cards) {
    const isFollowedUp = /^(Suite donnée|Followed up)/.test(card.speak ?? '');
    expect(faultsOf(card).filter((fault) => !fault.includes('for property "lang"') && !(isFollowedUp && fault === 'no heading') && !fault.startsWith('5 actions'))).toEqual([]);
  }
};
