import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPace, pacing } from '../../../src/adapters/teams/pace.ts';
import { connect, type Connected } from '../../../src/db/connect.ts';
import { asId, type TenantId } from '../../../src/kernel/ids.ts';
import { instant, MovableClock } from '../../../src/kernel/time.ts';
import { mostInASecond } from '../../bench/campaign.ts';
import { openPostgres, openTestDatabase, type PostgresDatabase } from '../../support/database.ts';

const someTenant = (): TenantId => asId(randomUUID());

describe('the pace, on a clock of its own', () => {
  let database: Connected;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const startPace = (tenantId = someTenant()) => {
    const clock = new MovableClock(instant(1_000_000), () => 0);
    const waited: number[] = [];
    const wait = async (milliseconds: number): Promise<void> => {
      waited.push(milliseconds);
      clock.moveTo(instant(clock.now() + milliseconds));
    };
    return { pace: createPace({ db: database.db, tenantId, clock, wait, chance: () => 0.5 }), clock, waited };
  };

  it('lets nobody wait while there is room', async () => {
    const { pace, clock, waited } = startPace();
    for (const chat of ['a', 'b', undefined]) {
      await pace.turn(chat);
      clock.moveTo(instant(clock.now() + 1000));
    }
    expect(waited).toEqual([]);
  });

  it('keeps any second under twenty requests of a tenant, and under two in a chat', async () => {
    const { pace, clock } = startPace();
    const left: { chat: string; at: number }[] = [];
    for (let n = 0; n < 120; n++) {
      const chat = `chat ${n % 40}`;
      await pace.turn(chat);
      left.push({ chat, at: clock.now() });
    }
    expect(mostInASecond(left.map(({ at }) => at))).toBeLessThanOrEqual(20);
    for (const one of Map.groupBy(left, ({ chat }) => chat).values()) expect(mostInASecond(one.map(({ at }) => at))).toBe(1);
    // And wastes none of it: 120 in little more than six seconds.
    expect((left.at(-1)?.at ?? 0) - 1_000_000).toBe(119 * pacing.tenant);
  });

  it('lets one chat wait without the others', async () => {
    const { pace, waited } = startPace();
    await pace.turn('a');
    await pace.turn('b');
    expect(waited).toEqual([pacing.tenant]);
    await pace.turn('a');
    expect(waited.at(-1)).toBeLessThanOrEqual(pacing.chat);
  });

  it('gives one tenant no part in another’s wait', async () => {
    const { pace } = startPace();
    await pace.hold(undefined, 60_000);
    const { pace: other, waited } = startPace();
    await other.turn('a');
    expect(waited).toEqual([]);
  });

  it('holds a chat that Teams throttles for as long as it asked, never less, and the others go on', async () => {
    const { pace, clock, waited } = startPace();
    expect(await pace.hold('a', 30_000)).toBe(33_000);
    await pace.turn('b');
    expect(waited).toEqual([]);
    await expect(pace.turn('a')).rejects.toMatchObject({ service: 'teams', code: 'Paced', certain: true, retryAfter: 33_000 });
    clock.moveTo(instant(clock.now() + 30_000));
    const before = clock.now();
    await pace.turn('a');
    expect(clock.now() - before).toBe(3000);
  });

  it('holds the tenant once a second chat is told to wait, or a call that names none', async () => {
    const { pace } = startPace();
    await pace.hold('a', 30_000);
    await pace.hold('b', 10_000);
    await expect(pace.turn('c')).rejects.toMatchObject({ code: 'Paced', retryAfter: 11_000 });
    const { pace: another } = startPace();
    await another.hold(undefined, 10_000);
    await expect(another.turn('c')).rejects.toMatchObject({ code: 'Paced', retryAfter: 11_000 });
  });

  it('shortens no wait by a later, shorter one', async () => {
    const { pace } = startPace();
    await pace.hold('a', 30_000);
    await pace.hold('a', 5000);
    await expect(pace.turn('a')).rejects.toMatchObject({ retryAfter: 33_000 });
  });

  it('waits a little when Teams does not say how long', async () => {
    expect(await startPace().pace.hold('a', undefined)).toBe(pacing.unsaid * 1.1);
  });
});

describe('the pace of several instances on one PostgreSQL, on real time', () => {
  let postgres: PostgresDatabase;
  let instances: Connected[] = [];
  beforeAll(async () => {
    postgres = await openPostgres();
    instances = [await connect({ kind: 'postgres', url: postgres.url }), await connect({ kind: 'postgres', url: postgres.url })];
  });
  afterAll(async () => {
    for (const instance of instances) await instance.close();
    await postgres?.drop();
  });

  it('is one: two that send all they can stay under twenty a second together', async () => {
    const tenantId = someTenant();
    const times: number[] = [];
    const until = performance.now() + 4000;
    const senders = instances.flatMap(({ db }, instance) => {
      const pace = createPace({ db, tenantId });
      return Array.from({ length: 3 }, async (_, sender) => {
        for (let n = 0; performance.now() < until; n++) {
          await pace.turn(`chat ${instance} ${sender} ${n}`);
          times.push(performance.now());
        }
      });
    });
    await Promise.all(senders);
    expect(mostInASecond(times)).toBeLessThanOrEqual(20);
    expect(times.length).toBeGreaterThan(30);
  });

  it('is told by one instance, and kept by the other', async () => {
    const tenantId = someTenant();
    const [first, second] = instances.map(({ db }) => createPace({ db, tenantId, chance: () => 0 }));
    await first?.hold(undefined, 400);
    const before = performance.now();
    await second?.turn('a');
    expect(performance.now() - before).toBeGreaterThanOrEqual(380);
  });
});
