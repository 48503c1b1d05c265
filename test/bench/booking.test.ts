import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphClient } from '../../src/adapters/graph/client.ts';
import type { Connected } from '../../src/db/connect.ts';
import { chunkOf } from '../../src/features/meetings/plan/plan.ts';
import { openTestDatabase } from '../support/database.ts';
import { bookingFigures, bookProgramme, mostOverFloor, ratiosOf } from './booking.ts';

let database: Connected;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());

const wish = { planned: 60, sent: 60 };
const few = { planned: 20, sent: 20 };

describe('booking a programme by the product’s own jobs', { timeout: 300_000 }, () => {
  it('takes no more HTTP calls than 1.05 times the floor, to book, and to follow what is booked', async () => {
    const booking = await bookProgramme(database, wish);
    expect([booking.booked, booking.watched, booking.seen]).toEqual([60, 60, 60]);
    const { toBook, toFollow } = ratiosOf(booking, wish);
    expect(toBook).toBeLessThanOrEqual(mostOverFloor);
    expect(toFollow).toBeLessThanOrEqual(mostOverFloor);
    // One call for each step of the plan; of a large programme a step is what one call covers.
    expect([booking.find, chunkOf(10_000)]).toEqual([Math.ceil(60 / chunkOf(60)), 200]);
  });

  it.each<[string, readonly ('toBook' | 'toFollow')[], (graph: GraphClient) => GraphClient]>([
    ['an event and a subscription to a call', ['toBook', 'toFollow'], (graph) => ({ ...graph, changeMany: async (changes) => (await Promise.all(changes.map((change) => graph.changeMany([change])))).flat() })],
    ['an event read with a call', ['toFollow'], (graph) => ({ ...graph, lookMany: async (looks, digest) => (await Promise.all(looks.map((look) => graph.lookMany([look], digest)))).flat() })],
  ])('%s is found out', async (_mistake, ratios, plant) => {
    const found = ratiosOf(await bookProgramme(database, { ...few, plant }), few);
    for (const ratio of ratios) expect(found[ratio]).toBeGreaterThan(mostOverFloor);
  });

  it('is judged by the bench: small programmes are planned in small steps, which is over the floor of 10,000', async () => {
    const { figures, tooMany } = await bookingFigures(database, few);
    expect([tooMany, figures.some(({ value }) => value.includes('TOO MANY'))]).toEqual([true, true]);
  });
});
