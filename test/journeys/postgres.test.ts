import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres, type PostgresDatabase } from '../support/database.ts';
import { openWorld, type World } from '../support/world.ts';
import { book, type Duo, nextOf, openProgramme, propose, startDuo } from './steps.ts';

let database: PostgresDatabase;
let world: World;
let programme: { id: string };
beforeAll(async () => {
  database = await openPostgres();
  world = await openWorld({ database: { kind: 'postgres', url: database.url } });
  programme = await openProgramme(world);
});
afterAll(async () => {
  await world.close();
  await database.drop();
});

const liveMeetings = async (...duos: readonly Duo[]) =>
  world.app.ctx.db.selectFrom('meetings').select(['id', 'duo_id', 'state'])
    .where('duo_id', 'in', duos.map(({ id }) => id)).where('state', 'in', ['placing', 'booked']).execute();
const overlaps = async (): Promise<number> =>
  (await sql<{ n: number }>`
    select count(*)::int as n from meeting_holds a join meeting_holds b
      on a.person_id = b.person_id and a.meeting_id < b.meeting_id and a.live and b.live
      and tstzrange(a.hold_start, a.hold_end) && tstzrange(b.hold_start, b.hold_end)`.execute(world.app.ctx.db)).rows[0]?.n ?? -1;
const confirm = (duo: Duo, offer: string, option: string | undefined) =>
  duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer }, body: { option } });

describe('on a real PostgreSQL', () => {
  let first: Duo;
  let second: Duo;

  it('a duo books its meeting: one event in both calendars', async () => {
    first = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
    const booked = await book(world, first);
    expect((await first.mentor.meetings()).map(({ start }) => start)).toEqual([booked.option.start]);
    expect((await first.mentee.meetings()).map(({ start }) => start)).toEqual([booked.option.start]);
    await first.mentee.api('POST /api/meetings/:meeting/cancel', { params: { meeting: booked.meetingId } });
    await world.clock.on();
    expect(await first.mentee.meetings()).toEqual([]);
  });

  it('HR forms a duo with four presses at once: one duo, and three clear answers', async () => {
    const [mentor, mentee] = [world.as('mehdi.cherif'), world.as('anne-sophie.mercier')];
    const answers = await Promise.all([0, 1, 2, 3].map(() => world.as('claire.fontaine').api('POST /api/programmes/:programme/duos', {
      params: { programme: programme.id }, body: { mentorId: mentor.id, menteeId: mentee.id },
    })));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409]);
    expect(answers.flatMap(({ status, body }) => (status === 409 ? [body.code] : []))).toEqual(['duo-exists', 'duo-exists', 'duo-exists']);
  });

  it('twenty rounds of one offer confirmed four times at once: one meeting, one event each time', async () => {
    for (let round = 0; round < 20; round++) {
      const { offerId, options } = await nextOf(first.mentee, first, 'options');
      const answers = await Promise.all([0, 1, 2, 0].map((index) => confirm(first, offerId, options[index % options.length]?.id)));
      expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([]);
      expect(answers.some(({ status }) => status === 200)).toBe(true);
      expect(await liveMeetings(first)).toHaveLength(1);
      await world.clock.on(1);
      const [booked] = await liveMeetings(first);
      expect(booked?.state).toBe('booked');
      expect(await first.mentor.meetings()).toHaveLength(1);
      await first.mentee.api('POST /api/meetings/:meeting/cancel', { params: { meeting: booked?.id ?? '' } });
      await world.clock.on(1);
      expect(await first.mentor.meetings()).toEqual([]);
      // Four weeks hold so many moments: what was turned down may come back.
      await forgetRounds(first);
    }
  }, 180_000);

  it('twenty rounds of two duos that share the executive, each confirming a moment the other wants: never an overlap', async () => {
    second = await startDuo(world, programme, 'thomas.nguyen', 'philippe.garnier');
    await propose(second);
    let wins = 0;
    for (let round = 0; round < 20; round++) {
      const [mine, theirs] = [await nextOf(first.mentee, first, 'options'), await nextOf(second.mentee, second, 'options')];
      // The same moment for both, whatever the search preferred.
      await world.app.ctx.db.updateTable('offers').set({ options: JSON.stringify(await optionsOf(mine.offerId)) }).where('id', '=', theirs.offerId).execute();
      const answers = await Promise.all([confirm(first, mine.offerId, mine.options[0]?.id), confirm(second, theirs.offerId, mine.options[0]?.id)]);
      // Whoever was first may still find that the second mentor is not free then.
      const winners = answers.filter(({ status }) => status === 200).length;
      expect(winners, JSON.stringify(answers.map(({ body }) => body.message))).toBeLessThanOrEqual(1);
      for (const { status, body } of answers) if (status !== 200) expect([status, body.code]).toEqual([409, 'slot-taken']);
      wins += winners;
      expect(await overlaps()).toBe(0);
      await world.clock.on(1);
      // The second mentor may not be free at a moment found for the first: then nothing is booked at all.
      const live = await liveMeetings(first, second);
      expect(await first.mentee.meetings()).toHaveLength(live.length);
      for (const { id } of live) await first.mentee.api('POST /api/meetings/:meeting/cancel', { params: { meeting: id } });
      await world.clock.on(1);
      expect(await first.mentee.meetings()).toEqual([]);
      await forgetRounds(first);
      await forgetRounds(second);
    }
    expect(wins).toBeGreaterThan(0);
  }, 180_000);
});

const optionsOf = async (offer: string): Promise<unknown> =>
  (await world.app.ctx.db.selectFrom('offers').select('options').where('id', '=', offer).executeTakeFirstOrThrow()).options;
const forgetRounds = async ({ id }: Duo): Promise<void> => {
  const { db } = world.app.ctx;
  await db.updateTable('offers').set({ options: '[]' }).where('duo_id', '=', id).where('state', '<>', 'open').execute();
};
