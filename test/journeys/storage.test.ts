import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPostgres, type PostgresDatabase } from '../support/database.ts';
import { openWorld, type World } from '../support/world.ts';
import { type Duo, nextOf, openProgramme, propose, see, startDuo } from './steps.ts';

vi.setConfig({ testTimeout: 90_000 });
/** As long as a crowded machine may need. */
const patience = { timeout: 30_000 };

let database: PostgresDatabase;
let world: World;
let duo: Duo;
beforeAll(async () => {
  database = await openPostgres();
  world = await openWorld({ database: { kind: 'postgres', url: database.url } });
  duo = await startDuo(world, await openProgramme(world), 'ines.belkacem', 'philippe.garnier');
});
afterAll(async () => {
  await world.close();
  await database.drop();
});

/** Asked from a connection of the tests' own. */
const tell = (statement: string) => sql.raw(statement).execute(database.connected.db);
/** What a restart of the server does to whoever is connected. */
const cutAll = () => tell('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
const waitingToWrite = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`.execute(database.connected.db)).rows[0]?.n ?? 0;
/** Every row written there from now on goes through this. */
const before = (table: string, act: string) => tell(`create or replace function spoil() returns trigger language plpgsql as $$ begin ${act}; return new; end $$;
  create or replace trigger spoil before insert on ${table} for each row execute function spoil()`);
const mend = (table: string) => tell(`drop trigger spoil on ${table}`);
const meetings = async () => (await database.connected.db.selectFrom('meetings').select('id').execute()).length;

describe('the database restarts', () => {
  it('a request that was being served is told to come back, nothing of it is written, and the next one is served', async () => {
    const { offerId, options } = await propose(duo);
    await before('meetings', 'perform pg_sleep(20)');
    const confirm = () => duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: options[0]?.id } });
    const inFlight = confirm();
    await expect.poll(waitingToWrite, patience).toBe(1);
    await cutAll();
    const answer = await inFlight;
    expect([answer.status, answer.headers.get('retry-after'), answer.body.code]).toEqual([503, '5', 'storage-down']);
    expect(await meetings()).toBe(0);
    await mend('meetings');
    await expect.poll(async () => (await confirm()).status, patience).toBe(200);
    await world.clock.on(60);
    await nextOf(duo.mentee, duo, 'booked');
    expect(await duo.mentee.meetings()).toHaveLength(1);
  });

  it('a press is answered by an error that leaves the card, and goes through the next time', async () => {
    await before('offers', 'perform pg_sleep(20)');
    const line = await duo.mentee.line(/Déplacer/);
    const inFlight = duo.mentee.press('Déplacer', { line });
    await expect.poll(waitingToWrite, patience).toBe(1);
    await cutAll();
    expect(await inFlight).toMatchObject({ status: 200, statusCode: 503, card: undefined, error: { code: 'storage-down', message: expect.stringMatching(/^La base de données de Binôme ne répond pas/) } });
    await mend('offers');
    await expect.poll(async () => (await duo.mentee.press('Déplacer', { line })).card, patience).toBeDefined();
    await duo.mentee.press('Garder la date');
  });
});

describe('the disk is full', () => {
  const noSpace = "raise exception 'could not extend file' using errcode = '53100'";

  it('what would be written is refused in words, from the tab in both languages and from a card that stays; what is read goes on', async () => {
    const { meetingId } = await nextOf(duo.mentee, duo, 'booked');
    await before('offers', noSpace);
    for (const [lang, words] of [['fr', /^Binôme n’a plus de place pour enregistrer/], ['en', /^Binôme has no space left to save/]] as const) {
      const answer = await duo.mentee.api('POST /api/meetings/:meeting/cancel', { params: { meeting: meetingId }, lang });
      expect([answer.status, answer.headers.get('retry-after'), answer.body.code]).toEqual([503, '60', 'storage-full']);
      expect(answer.body.message).toMatch(words);
    }
    const line = await duo.mentee.line(/Annuler/);
    expect(await duo.mentee.press('Annuler la date', { line })).toMatchObject({ statusCode: 503, card: undefined, error: { code: 'storage-full' } });
    expect((await duo.mentee.line(/Annuler/)).card).toEqual(line.card);
    expect((await see(duo.mentee, duo)).next.kind).toBe('booked');
    await mend('offers');
    expect((await duo.mentee.api('POST /api/meetings/:meeting/cancel', { params: { meeting: meetingId } })).status).toBe(200);
    await world.clock.on(60);
    expect(await duo.mentee.meetings()).toEqual([]);
  });
});
