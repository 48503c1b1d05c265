import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWorld, type Somebody, type World, wordsOf } from '../support/world.ts';
import { type Duo, nextOf, openProgramme, propose, startDuo, tickMiddays } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Teams asks for the present state of a card each time it comes into view, and some clients go round in circles. */
let world: World;
let programme: { id: string };
let duo: Duo;
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
  duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
  await world.clock.on();
});
afterAll(() => world.close());

const looks = async (): Promise<number> =>
  (await world.journal()).filter(({ service, url, requestBody }) => service === 'graph' && (url.includes('getSchedule') || JSON.stringify(requestBody ?? '').includes('getSchedule'))).length;

/** Every row there is, jobs included, with the transaction that wrote it: an update that changes nothing shows too. */
const rows = async (): Promise<Readonly<Record<string, string>>> => {
  const { db } = world.app.ctx;
  const { rows: tables } = await sql<{ name: string }>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
  const states = await Promise.all([...tables.map(({ name }) => sql.id('public', name)), sql.id('pgboss', 'job')].map((table) =>
    sql<{ state: string | null }>`select md5(string_agg(one.xmin::text || one::text, ' ' order by one.xmin::text || one::text)) as state from ${table} as one`.execute(db)));
  return Object.fromEntries([...tables.map(({ name }) => name), 'jobs'].map((name, index) => [name, states[index]?.rows[0]?.state ?? 'empty']));
};

const refresh = async (person: Somebody, times: number) => {
  const line = await person.line();
  const answers = [];
  for (let n = 0; n < times; n++) answers.push(await person.press('refresh', { line }));
  return answers;
};

it('fifty in a row of the same card: one look at the calendars at most, and not a row', async () => {
  await refresh(duo.mentor, 1);
  const [looked, before] = [await looks(), await rows()];
  const answers = await refresh(duo.mentor, 50);
  expect(new Set(answers.map(({ card }) => wordsOf(card))).size).toBe(1);
  expect(answers.every(({ card }) => card?.actions?.length)).toBe(true);
  expect(await looks() - looked).toBeLessThanOrEqual(1);
  expect(await rows()).toEqual(before);
});

it('beyond sixty a minute the card stays as it is, in a sentence, and what is pressed on it still goes through', async () => {
  const asked = await refresh(duo.mentor, 10);
  expect(asked.findIndex(({ error }) => error !== undefined)).toBe(9);
  const looked = await looks();
  expect(asked.at(-1)).toMatchObject({ status: 200, card: undefined, error: { code: 'too-many-requests', message: 'Trop de demandes à la fois. Réessayez dans un instant.' } });
  expect(await looks()).toBe(looked);
  expect((await duo.mentor.press('propose')).error).toBeUndefined();
});

it('moments that were taken meanwhile are replaced once, by the first that sees it', async () => {
  await world.clock.on();
  const before = await nextOf(duo.mentee, duo, 'options');
  for (const { start, end } of before.options) await world.block(duo.mentee, { start, end });
  await refresh(duo.mentee, 1);
  await world.clock.on();
  const [looked, after] = [await looks(), await rows()];
  expect((await nextOf(duo.mentee, duo, 'options')).offerId).not.toBe(before.offerId);
  await refresh(duo.mentee, 49);
  expect(await looks() - looked).toBeLessThanOrEqual(1);
  expect(await rows()).toEqual(after);
});

it('a calendar that cannot be read is not asked again by those who only look, and is by whoever is about to book', async () => {
  const other = await startDuo(world, programme, 'camille.roux', 'olivier.faure');
  await tickMiddays(other.mentee);
  await world.clock.on();
  await propose(other, 2);
  await world.clock.on();
  await refresh(other.mentee, 1);
  const looked = await looks();
  const before = await rows();
  await refresh(other.mentee, 49);
  expect(await looks() - looked).toBeLessThanOrEqual(1);
  expect(await rows()).toEqual(before);
  const { offerId, options } = await nextOf(other.mentee, other, 'options');
  const seen = await looks();
  await other.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: options[0]?.id } });
  await world.clock.on();
  expect(await looks()).toBeGreaterThan(seen);
});
