import { sql } from 'kysely';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { connect } from '../../src/db/connect.ts';
import { migrateToLatest } from '../../src/db/migrate.ts';
import { newLedger } from './acts.ts';
import { openCompany } from './company.ts';
import { makeDatabase } from './database.ts';
import type { Instance } from './instance.ts';
import { findFaults } from './oracles.ts';
import { openStage, type Stage } from './stage.ts';

/** Several instances on one PostgreSQL, behind something that hands requests to those whose readiness is green. */
let database: Awaited<ReturnType<typeof makeDatabase>>;
let stage: Stage;
const green = new Set<Instance>();
let turn = 0;

beforeEach(async () => {
  database = await makeDatabase(inject('postgres'));
  // Requests go round; to anybody, red or not, when nobody is green: then they break, and are made again.
  stage = await openStage({ url: database.url }, { farewell: 1_000, route: (running) => {
    const open = running.filter((instance) => green.has(instance));
    return (open.length > 0 ? open : running)[turn++ % Math.max(1, open.length || running.length)];
  } });
});
afterEach(async () => {
  green.clear();
  await stage?.close();
  await database?.drop();
});

const probe = async (): Promise<void> => {
  for (const instance of stage.running) {
    const isGreen = await fetch(`${instance.address}/health/ready`).then(({ status }) => status === 200, () => false);
    if (isGreen) green.add(instance);
    else green.delete(instance);
  }
};

test('two that start at once on an empty database both become ready: migrations and queues are made once', async () => {
  await Promise.all([stage.start(), stage.start()]);
  await probe();
  expect(green.size).toBe(2);
});

test('a rolling restart under presses: none acknowledged is lost, none is wrong, each goodbye ends with 0 and is seen in time', async () => {
  await stage.start();
  await stage.start();
  const probing = setInterval(() => void probe(), 100);
  try {
    const ledger = newLedger();
    const company = await openCompany(stage, ledger);
    let isOver = false;
    let presses = 0;
    const people = (async () => {
      while (!isOver) {
        for (const act of ['propose', 'confirm', 'cancel'] as const) {
          const duo = await company.ready(act);
          if (duo) await company.insist(duo, act);
          presses++;
        }
      }
    })();
    const codes: (number | null)[] = [];
    for (let n = 0; n < 2; n++) {
      const old = stage.running[0] as Instance;
      await stage.start();
      await probe();
      const gone = old.stop();
      // The light turns red while the door is still open.
      await expect.poll(() => fetch(`${old.address}/health/ready`).then(({ status }) => status, () => 0), { interval: 20, timeout: 5_000 }).toBe(503);
      expect(await fetch(`${old.address}/health/live`).then(({ status }) => status)).toBe(200);
      codes.push(await gone);
      stage.running.splice(stage.running.indexOf(old), 1);
      green.delete(old);
      // People went on, and go on with the new one.
      const before = presses;
      await expect.poll(() => presses, { interval: 50, timeout: 60_000 }).toBeGreaterThan(before + 2);
    }
    isOver = true;
    await people;
    await stage.settle();
    expect(codes).toEqual([0, 0]);
    expect(ledger.kept.length).toBeGreaterThan(6);
    expect(await findFaults(stage, ledger)).toEqual([]);
  } finally {
    clearInterval(probing);
  }
});

test('of two, the one at work is killed: the other takes up its job within 30 s; a Monday that comes twice is one', async () => {
  const first = await stage.start();
  // The same wire under another name tells who of the two is asking.
  const second = await stage.start({ GRAPH_URL: stage.environment()['GRAPH_URL']?.replace('127.0.0.1', 'localhost') ?? '' });
  await probe();
  const ledger = newLedger();
  const company = await openCompany(stage, ledger);
  const duo = await company.ready('confirm');
  if (!duo) throw new Error('nobody can confirm');
  await stage.settle();
  const struck = new Promise<number>((resolve) => {
    const unwatch = stage.watch((side, { phase, method, path, host }) => {
      if (side !== 'microsoft' || phase !== 'answered' || method !== 'POST' || !path.endsWith('/events')) return;
      unwatch();
      const victim = host.startsWith('localhost') ? second : first;
      stage.running.splice(stage.running.indexOf(victim), 1);
      void victim.kill().then(() => resolve(performance.now()));
      return 'cut';
    });
  });
  await company.insist(duo, 'confirm');
  const at = await struck;
  await stage.settle(60_000);
  expect(performance.now() - at).toBeLessThan(30_000);
  expect(await findFaults(stage, ledger)).toEqual([]);

  await stage.start();
  const { db, close } = await connect({ kind: 'postgres', url: database.url });
  await sql`create table again as select * from pgboss.job where name = 'start-week'`.execute(db);
  await sql`update again set id = gen_random_uuid()`.execute(db);
  await sql`insert into pgboss.job select * from again`.execute(db);
  await sql`drop table again`.execute(db);
  await close();
  await stage.advance('2026-11-30T09:00:00Z');
  await stage.settle();
  expect(await findFaults(stage, ledger)).toEqual([]);
  const digests = (await stage.rows()).messages.filter(({ kind }) => kind === 'digest');
  expect(digests.map(({ state }) => state)).toEqual(['sent']);
});

test('a schema newer than the program is refused at the start, in one sentence', async () => {
  const { db, close } = await connect({ kind: 'postgres', url: database.url });
  await migrateToLatest(db);
  await sql`insert into kysely_migration (name, timestamp) values ('2999-01-01-later', '2999-01-01T00:00:00Z')`.execute(db);
  await close();
  await expect(stage.start()).rejects.toThrow(/ended with 1: .*newer version of Binôme \(2999-01-01-later\)/s);
});
