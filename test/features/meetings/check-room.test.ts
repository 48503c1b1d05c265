import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected, Trx } from '../../../src/db/connect.ts';
import { askOtherTimes } from '../../../src/features/meetings/ask-other-times.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import type { OfferedOption } from '../../../src/features/meetings/offer.ts';
import { recheckOffer } from '../../../src/features/meetings/recheck-offer.ts';
import { takesRoom } from '../../../src/features/meetings/check-room.ts';
import { hasRoom } from '../../../src/features/places/occupancy.ts';
import { asId, type TenantId } from '../../../src/kernel/ids.ts';
import { instant, overlaps, toDate } from '../../../src/kernel/time.ts';
import { insertDuo, insertMeeting } from '../../db/rows.ts';
import { openPostgres, openTestDatabase } from '../../support/database.ts';
import { setStage } from './stage.ts';
import { openOfferOf, propose } from './steps.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

type Where = Pick<OfferedOption, 'placeId' | 'start' | 'end'>;
/** Another duo's meeting in that place, as if its people had just confirmed. */
const fillBy = async (db: Connected['db'] | Trx, duo: Awaited<ReturnType<typeof insertDuo>>, session: string, { placeId, start, end }: Where): Promise<void> => {
  const id = await insertMeeting(db, duo, session, 1);
  await db.updateTable('meetings').set({ option: JSON.stringify({ placeId }), start_at: toDate(start), end_at: toDate(end) }).where('id', '=', id).execute();
};

describe('a place that is full', () => {
  it('is booked by nobody more, leaves the cards that offered it and comes back when its hour is over', async () => {
    const stage = await setStage(database);
    const offer = await propose(stage);
    const full = offer.options.find(({ placeId }) => placeId !== null)!;
    await stage.ctx.db.updateTable('places').set({ capacity: 1 }).where('tenant_id', '=', stage.tenantId).execute();
    const other = await insertDuo(stage.ctx.db, 1, stage.tenantId);
    await fillBy(stage.ctx.db, other, other.sessionIds[0]!, full);
    await expect(confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: full.id })).rejects.toMatchObject({ code: 'slot-taken', field: 'option' });
    expect(await stage.at.meetings()).toEqual([]);
    await recheckOffer(stage.ctx, stage.actors.mentee, { duoId: stage.duoId });
    expect((await openOfferOf(stage)).options.map(({ id }) => id)).toEqual(offer.options.filter(({ id }) => id !== full.id).map(({ id }) => id));
    for (let round = 0; round < 6; round++) {
      const { id, holder } = await openOfferOf(stage);
      await askOtherTimes(stage.ctx, stage.actors[holder], { offerId: id });
      for (const option of (await openOfferOf(stage)).options) expect(option.placeId === full.placeId && overlaps(option, full)).toBe(false);
    }
  });

  it('takes the last duo it has room for, a minute before and a minute after included', () => {
    const at = (start: number, end: number) => ({ start: instant(start), end: instant(end) });
    const taken = [at(0, 60), at(30, 90)];
    for (const [session, room] of [[at(60, 120), 2], [at(90, 120), 1], [at(20, 31), 3], [at(0, 30), 2], [at(0, 100), 3]] as const) {
      expect(hasRoom(room, taken, session)).toBe(true);
      expect(hasRoom(room - 1, taken, session)).toBe(false);
    }
  });
});

describe.each([
  ['PGlite', async () => ({ db: database.db, close: () => Promise.resolve() })],
  ['PostgreSQL', async () => {
    const { connected, drop } = await openPostgres();
    return { db: connected.db, close: drop };
  }],
] as const)('eight duos that confirm the same table at once, on %s', (_name, open) => {
  it('are as many as it takes, whoever comes first', async () => {
    const { db, close } = await open();
    try {
      const duo = await insertDuo(db, 8);
      const where: Where = { placeId: asId(duo.programme_id), start: instant(1.8e12), end: instant(1.8e12 + 3.6e6) };
      const racers = await Promise.all(duo.sessionIds.map((session) =>
        db.transaction().execute(async (trx) => {
          const takes = await takesRoom(trx, asId<TenantId>(duo.tenant_id), where as OfferedOption, []);
          if (takes) await fillBy(trx, duo, session, where);
          return takes;
        })));
      expect(racers.filter(Boolean)).toHaveLength(2);
    } finally {
      await close();
    }
  });
});
