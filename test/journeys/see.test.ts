import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorld, wordsOf, type World } from '../support/world.ts';
import { book, bringTogether, type Duo, minutesAfter, openProgramme, see, startDuo, until } from './steps.ts';

// Whole journeys, on a machine that may be doing other things.
vi.setConfig({ testTimeout: 60_000 });

let world: World;
let programme: { id: string };
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
});
afterAll(() => world.close());
const view = async () => (await world.as('claire.fontaine').api('GET /api/programmes/:programme', { params: { programme: programme.id } })).body;

describe('what HR sees', () => {
  let booked: Duo;

  it('duos by state, sessions by state, and who could not be served and why', async () => {
    booked = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
    const meeting = await book(world, booked);
    await startDuo(world, programme, 'thomas.nguyen', 'helen.whitaker');
    await startDuo(world, programme, 'camille.roux', 'olivier.faure');
    await bringTogether(world, programme, 'priya.raman', 'laurent.chevalier');
    const seen = await view();
    expect(seen.duos.map(({ mentor, state }) => `${mentor}: ${state}`)).toEqual([
      'Inès Belkacem: Prévue', 'Thomas Nguyen: À planifier', 'Camille Roux: Sans moment', 'Priya Raman: Invitation en cours',
    ]);
    expect(seen.sessions).toEqual({ toPlan: 2, booked: 1, held: 0, toReplan: 0 });
    expect([seen.moving, seen.total]).toEqual([3, 4]);
    expect(seen.todo).toMatchObject([{ people: 'Camille Roux · Olivier Faure' }]);
    expect(seen.todo[0]?.reason).toMatch(/boîte|agenda|messagerie|Exchange/i);
    // A week, and nothing of place or hour.
    const [row] = seen.duos;
    expect(row?.week).toMatch(/^semaine du /);
    const json = JSON.stringify(seen);
    for (const secret of [meeting.option.time, ...(meeting.option.place ? [meeting.option.place.name, meeting.option.place.address] : [])]) expect(json).not.toContain(secret);
  });

  it('an invitation without an answer asks for HR after two working days', async () => {
    await world.clock.to('2026-11-27T09:00:00Z');
    expect((await view()).todo.map(({ people }) => people)).toContain('Priya Raman · Laurent Chevalier');
  });

  it('a figure only from five answers on, and none of the words', async () => {
    expect((await view()).usefulness.map(({ aggregate }) => aggregate.kind)).toEqual(['suppressed', 'suppressed']);
    const duos = [booked];
    for (const [mentor, mentee] of [['sarah.diallo', 'francois.delmas'], ['jonas.weber', 'beatrice.lemoine'], ['manon.bertrand', 'laurent.chevalier'], ['lea.schmitt', 'marc.kessler']] as const) {
      const duo = await startDuo(world, programme, mentor, mentee);
      await book(world, duo);
      duos.push(duo);
    }
    const ends = await Promise.all(duos.map(async (duo) => (await duo.mentor.meetings()).at(-1)?.end ?? ''));
    await world.clock.to(minutesAfter(ends.toSorted().at(-1) ?? '', 60));
    for (const [index, duo] of duos.entries()) {
      const meeting = (await see(duo.mentor, duo)).history.find(({ canCheckIn }) => canCheckIn);
      const answer = await duo.mentor.api('PUT /api/meetings/:meeting/check-in', {
        params: { meeting: meeting?.meetingId ?? '' }, body: { held: true, usefulness: index === 0 ? 3 : 5, comment: `Un mot à moi ${index}`, shareComment: true },
      });
      expect(answer.status).toBe(200);
    }
    // Released on Mondays only.
    expect((await view()).usefulness[0]?.aggregate.kind).toBe('suppressed');
    await world.clock.on(8 * 86_400);
    const seen = await view();
    expect(seen.usefulness[0]?.aggregate).toMatchObject({ kind: 'published', n: 5, mean: 4.6 });
    expect(seen.usefulness[1]?.aggregate).toEqual({ kind: 'suppressed', threshold: 5 });
    expect(seen.comments).toEqual({ kind: 'suppressed', threshold: 10 });
    expect(JSON.stringify(seen)).not.toContain('Un mot à moi');
    expect(seen.sessions.held).toBe(5);
  });

  it('HR’s own chat holds one digest a week', async () => {
    const digests = (await world.as('claire.fontaine').chat()).filter(({ card }) => /Rien ne vous attend|Un vous attend|vous attendent/.test(wordsOf(card)));
    expect(digests.length).toBeGreaterThan(0);
    expect(new Set(digests.map(({ at }) => at.slice(0, 10))).size).toBe(digests.length);
    for (const { at } of digests) expect(new Date(at).getUTCDay()).toBe(1);
  });
});

describe('leaving', () => {
  it('ends the duo for both at once, cancels what was ahead, and says neither who nor why', async () => {
    const duo = await startDuo(world, programme, 'priya.raman', 'catherine.vasseur');
    await book(world, duo);
    const had = (await duo.mentee.chat()).length;
    const left = await duo.mentor.api('POST /api/duos/:duo/leave', { params: { duo: duo.id } });
    expect(left.body).toMatchObject({ state: 'closed', next: { kind: 'declined' } });
    await world.clock.on(86_400);
    expect([await duo.mentor.meetings(), await duo.mentee.meetings()].map((events) => events.filter(({ attendees, organizer }) => [organizer.name, ...attendees.map(({ name }) => name)].includes(duo.mentor.name)))).toEqual([[], []]);
    const told = await duo.mentee.chat();
    expect(told).toHaveLength(had + 1);
    expect(wordsOf(told.at(-1)?.card)).toMatch(/Ce binôme s’est arrêté/);
    expect(wordsOf(told.at(-1)?.card)).not.toMatch(/Priya/);
    for (const { card } of [...told, ...(await duo.mentor.chat())]) expect(wordsOf(card)).not.toMatch(/L’invitation est dans vos deux agendas|arriveront d’eux-mêmes/);
  });

  it('while Outlook is still being asked leaves nothing behind in either calendar', async () => {
    const duo = await startDuo(world, programme, 'lucie.moulin', 'francois.delmas');
    const offer = await duo.mentor.api('GET /api/duos/:duo', { params: { duo: duo.id } });
    const { next } = offer.body;
    if (next.kind !== 'options') throw new Error(next.kind);
    await duo.mentor.api('POST /api/offers/:offer/propose', { params: { offer: next.offerId }, body: { options: ['1'] } });
    const pressed = await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: next.offerId }, body: { option: '1' } });
    expect(pressed.body.next.kind).toBe('placing');
    await duo.mentee.api('POST /api/duos/:duo/leave', { params: { duo: duo.id } });
    await until(async () => (await duo.mentor.meetings({ deleted: true })).length > 0);
    await world.clock.on(10);
    expect(await duo.mentor.meetings()).toEqual([]);
  });
});
