import { sql } from 'kysely';
import { connect, type Db } from '../../src/db/connect.ts';
import { newLedger } from './acts.ts';
import { chanceFrom } from './chance.ts';
import { type Company, mentees, mentors, openCompany } from './company.ts';
import { type Instance, loadInstance } from './instance.ts';
import { findFaults } from './oracles.ts';
import { openStage, type Person, type Stage } from './stage.ts';

interface Press {
  readonly kind: 'confirm' | 'propose' | 'cancel';
  readonly by: Pick<Person, 'id' | 'key'>;
  /** The offer, or the meeting. */
  readonly subject: string;
  readonly options: readonly string[];
}

interface Outcome {
  /** `done`, the code of a refusal, or `raw: …`: an error that no person may read. */
  readonly said: string;
  readonly start: number;
  readonly end: number;
}

export interface RaceReport {
  /** Rounds between two whole instances, Outlook and cards included. */
  readonly whole: number;
  /** Rounds between two that have the product's door, use cases and database, and an Outlook that always says yes. */
  readonly racers: number;
  /** Rounds in which both asked for the same person's time in two duos. */
  readonly samePerson: number;
  /** Every press through HTTP. */
  readonly presses: { readonly whole: readonly TimedPress[]; readonly racers: readonly TimedPress[] };
}

/** What one who pressed waited for, and whether they were first. */
export interface TimedPress {
  readonly kind: Press['kind'];
  readonly won: boolean;
  /** Milliseconds from the press to its answer. */
  readonly took: number;
  /** Milliseconds of these in which an answer of Outlook was out, whoever had asked. */
  readonly outlook: number;
}

/** The presses of a part, as a person tells them apart: coming second is an answer of the database, coming first may wait for Outlook. */
export const waysOf = (presses: readonly TimedPress[]): Readonly<Record<'all' | 'confirmed first' | 'Outlook in it' | 'first otherwise' | 'second', readonly number[]>> => {
  const confirmed = presses.filter(({ kind, won }) => won && kind === 'confirm');
  const times = (some: readonly TimedPress[]): readonly number[] => some.map(({ took }) => took);
  return {
    all: times(presses), 'confirmed first': times(confirmed), 'Outlook in it': confirmed.map(({ outlook }) => outlook),
    'first otherwise': times(presses.filter(({ kind, won }) => won && kind !== 'confirm')), second: times(presses.filter(({ won }) => !won)),
  };
};

type Side = (press: Press) => Promise<Outcome>;

interface RacingDuo {
  readonly id: string;
  readonly mentor: Person;
  readonly mentee: Person;
}

type Duos = readonly [RacingDuo, RacingDuo];

/** What a person who came second may read. */
const kindNoes = new Set(['already-handled', 'slot-taken', 'option-gone']);

/**
 * Two processes press at the same moment, round after round: the same choice, the same proposal, the same cancellation, or two duos
 * wanting the same hour of one executive. Throws at the first round that has not exactly one winner.
 */
export const runRaces = async (options: { url: string; whole: number; racers: number; seed: number; say?: (line: string) => void }): Promise<RaceReport> => {
  const { url, say = () => {} } = options;
  const stage = await openStage({ url });
  const chance = chanceFrom(options.seed);
  const { db, close } = await connect({ kind: 'postgres', url });
  try {
    const pace = { TORTURE_PACE: 'none' };
    const [left, right] = [await stage.start(pace), await stage.start(pace)];
    const ledger = newLedger();
    const company = await openCompany(stage, ledger);
    const whole = { rounds: 0, samePerson: 0, presses: [] as TimedPress[] };
    const outlook = watchOutlook(stage);
    const pressAt = ({ address }: Instance): Side => (press) => pressHttp(stage, address, press);
    const raced = new Set<string>();
    let heat = 0;
    // A heat of fewer rounds than it may have is one whose calendars had nothing left.
    for (; whole.rounds < options.whole && heat < options.whole; heat++) {
      const duos = await racingDuos(stage, company, heat, raced);
      const run = await raceOn(db, duos, Math.min(heatOf, options.whole - whole.rounds), chance, [left, right].map(pressAt), { isFree: isFreeIn(stage), outlook });
      whole.rounds += run.rounds;
      whole.samePerson += run.samePerson;
      whole.presses.push(...run.presses);
      await part(stage, duos);
    }
    const faults = await findFaults(stage, ledger);
    if (faults.length > 0) throw new Error(faults.join('\n'));
    say(`${whole.rounds} rounds with everything, in ${heat} heats`);
    const duos = await racingDuos(stage, company, heat, raced);
    await Promise.all(stage.running.splice(0).map((instance) => instance.stop()));

    const racers = await Promise.all([0, 1].map(() => loadInstance('racer-process.ts').open(stage.environment())));
    try {
      const run = await raceOn(db, duos, options.racers, chance, racers.map(pressAt), null);
      say(`${run.rounds} rounds with an Outlook that always says yes`);
      return { whole: whole.rounds, racers: run.rounds, samePerson: whole.samePerson + run.samePerson, presses: { whole: whole.presses, racers: run.presses } };
    } catch (error) {
      // What a person reads names no cause; the log does.
      throw new Error(racers.flatMap(({ bugs }) => bugs).join('\n'), { cause: error });
    } finally {
      await Promise.all(racers.map((racer) => racer.kill()));
    }
  } finally {
    await close();
    await stage.close();
  }
};

/** Rounds of one heat: every card of a session follows every change, and hundreds of dates of one session are no session. */
const heatOf = 10;

/** Two duos that share their executive, each with options in hand; the next heat has other people, and comes round to the same once their duos have ended. */
const racingDuos = async (stage: Stage, company: Company, heat: number, raced: Set<string>): Promise<Duos> => {
  const duos: RacingDuo[] = [];
  const first = (2 * (heat + Math.floor(heat / mentees.length))) % mentors.length;
  for (const mentor of mentors.slice(first, first + 2)) {
    const [one, other] = [stage.person(mentor), stage.person(mentees[heat % mentees.length] ?? '')];
    const made = await stage.api('claire.fontaine', 'POST', `/api/programmes/${company.programme}/duos`, { mentorId: one.id, menteeId: other.id });
    const row = (made.body as { duos: { id: string; mentor: string; mentee: string }[] }).duos.find(({ id, ...duo }) => duo.mentor === one.name && duo.mentee === other.name && !raced.has(id));
    if (!row) throw new Error(`no duo to race: ${made.status} ${JSON.stringify(made.body)}`);
    const duo = { id: row.id, mentor: one, mentee: other };
    raced.add(duo.id);
    for (const who of [one, other]) {
      await stage.api(who.key, 'POST', `/api/duos/${duo.id}/answer`, { answer: 'yes' });
      await stage.api(who.key, 'POST', `/api/duos/${duo.id}/track`, {});
    }
    duos.push(duo);
  }
  await stage.settle();
  return duos as unknown as Duos;
};

/** Both duos end, by the door through which people leave: what stood is called off, and all these people are free again. */
const part = async (stage: Stage, duos: Duos): Promise<void> => {
  for (const { id, mentor } of duos) {
    const { status, body } = await stage.api(mentor.key, 'POST', `/api/duos/${id}/leave`, {});
    if (status !== 200) throw new Error(`a duo could not end: ${status} ${JSON.stringify(body)}`);
  }
  await stage.settle();
};

/** Answers how many milliseconds between two moments Graph had been asked about calendars and not yet answered. */
type Outlook = (start: number, end: number) => number;

const watchOutlook = (stage: Stage): Outlook => {
  const spans: { readonly start: number; end: number }[] = [];
  let out = 0;
  stage.watch((side, { phase, path }) => {
    if (side !== 'microsoft' || !/\/(events|getSchedule|\$batch)/.test(path)) return;
    if (phase === 'asked' && ++out === 1) spans.push({ start: performance.now(), end: Infinity });
    const last = spans.at(-1);
    if (phase === 'answered' && --out === 0 && last) last.end = performance.now();
  });
  return (start, end) => spans.reduce((sum, span) => sum + Math.max(0, Math.min(end, span.end) - Math.max(start, span.start)), 0);
};

const pressHttp = async (stage: Stage, address: string, { kind, by, subject, options }: Press): Promise<Outcome> => {
  const [path, body] = {
    confirm: [`/api/offers/${subject}/confirm`, { option: options[0] }], propose: [`/api/offers/${subject}/propose`, { options }], cancel: [`/api/meetings/${subject}/cancel`, {}],
  }[kind];
  const start = performance.now();
  const answer = await stage.api(by.key, 'POST', path as string, body, address);
  const code = (answer.body as { code?: string } | undefined)?.code;
  return { said: answer.status === 200 ? 'done' : answer.status === 409 && code ? code : `raw: ${answer.status} ${JSON.stringify(answer.body)}`, start, end: performance.now() };
};

interface Open {
  readonly id: string;
  readonly duo_id: string;
  readonly holder: 'mentor' | 'mentee';
  readonly act: 'propose' | 'confirm';
  readonly options: { readonly id: string; readonly hold: Readonly<Record<'mentor' | 'mentee', { readonly start: number; readonly end: number }>> }[];
}
type Moment = Open['options'][number];

/** Whether Outlook shows nothing in these people's way, the ways there and back included. */
const isFreeIn = (stage: Stage) => async (people: readonly Person[], { hold }: Moment): Promise<boolean> => {
  const [from, to] = [Math.min(hold.mentor.start, hold.mentee.start), Math.max(hold.mentor.end, hold.mentee.end)].map((at) => new Date(at).toISOString());
  const items = await Promise.all(people.map(({ id }) => stage.handle<unknown[]>('GET', `/calendar/${id}?from=${from}&to=${to}`)));
  return items.every((found) => found.length === 0);
};

/** As many rounds as asked; each takes up what the one before has left. */
const raceOn = async (db: Db, duos: Duos, wanted: number, chance: () => number, sides: readonly Side[], real: { readonly isFree: ReturnType<typeof isFreeIn>; readonly outlook: Outlook } | null) => {
  const timed: TimedPress[] = [];
  let [rounds, samePerson] = [0, 0];
  const race = async (presses: readonly [Press, Press]): Promise<void> => {
    const inOrder = chance() < 0.5 ? presses : [presses[1], presses[0]];
    const outcomes = await Promise.all(inOrder.map((press, index) => (sides[index] as Side)(press)));
    timed.push(...outcomes.map(({ said: one, start, end }, index) => (
      { kind: (inOrder[index] as Press).kind, won: one === 'done', took: end - start, outlook: real?.outlook(start, end) ?? 0 })));
    rounds++;
    const said = outcomes.map((outcome) => outcome.said);
    const fault = (what: string): Error => new Error(`round ${rounds}: ${what}: ${JSON.stringify(presses)} were answered ${JSON.stringify(said)}`);
    if (said.some((one) => one !== 'done' && !kindNoes.has(one))) throw fault('a person read what is no answer');
    if (said.filter((one) => one === 'done').length !== 1) throw fault('not one winner');
    if ((await countDoubles(db)) > 0) throw fault('a double');
  };
  const press = (kind: Press['kind'], by: Person, subject: string, options: readonly { readonly id: string }[] = []): Press => ({ kind, by, subject, options: options.map(({ id }) => id) });

  for (let cycle = 0; rounds < wanted; cycle++) {
    // Where Outlook has its word, a search may find nothing for a while: these two are out of the race.
    if (real && !(await haveOffers(db, duos))) break;
    await forget(db, real === null);
    for (const duo of duos) {
      const offer = await openOfferOf(db, duo);
      if (offer.act === 'propose') await race([press('propose', duo.mentor, offer.id, offer.options), press('propose', duo.mentor, offer.id, offer.options.slice(0, 2))]);
    }
    const [mine, theirs] = [await openOfferOf(db, duos[0]), await openOfferOf(db, duos[1])];
    // The same moment for both, whatever the search preferred: where Outlook has its word, one that all three have.
    const shared = cycle % 2 === 0 ? undefined : await firstOf(mine.options, (moment) => real?.isFree([duos[0].mentor, duos[1].mentor, duos[0].mentee], moment) ?? true);
    if (!shared) {
      const [one, other = one] = mine.options;
      const holder = duos[0][mine.holder];
      await race([press('confirm', holder, mine.id, one && [one]), press('confirm', holder, mine.id, chance() < 0.5 ? one && [one] : other && [other])]);
    } else {
      await db.updateTable('offers').set({ options: JSON.stringify(mine.options) }).where('id', '=', theirs.id).execute();
      await race([press('confirm', duos[0][mine.holder], mine.id, [shared]), press('confirm', duos[1][theirs.holder], theirs.id, [shared])]);
      samePerson++;
    }
    const meeting = await standing(db);
    const duo = duos.find(({ id }) => id === meeting?.duo_id);
    if (meeting && duo) await race([press('cancel', duo.mentor, meeting.id), press('cancel', duo.mentee, meeting.id)]);
  }
  return { rounds, samePerson, presses: timed };
};

const firstOf = async <T>(items: readonly T[], is: (item: T) => Promise<boolean> | boolean): Promise<T | undefined> => {
  for (const item of items) if (await is(item)) return item;
  return undefined;
};

const haveOffers = async (db: Db, duos: Duos): Promise<boolean> => {
  const open = await db.selectFrom('offers').select('duo_id').where('duo_id', 'in', duos.map(({ id }) => id)).where('state', '=', 'open').execute();
  return open.length === duos.length;
};

const openOfferOf = async (db: Db, duo: RacingDuo): Promise<Open> =>
  (await db.selectFrom('offers').select(['id', 'duo_id', 'holder', 'act', 'options']).where('duo_id', '=', duo.id).where('state', '=', 'open').executeTakeFirstOrThrow()) as Open;

/** The meeting that stands, once Outlook has answered. */
const standing = async (db: Db): Promise<{ id: string; duo_id: string } | undefined> => {
  for (let look = 0; look < 400; look++) {
    const found = await db.selectFrom('meetings').select(['id', 'duo_id', 'state']).where('state', 'in', ['placing', 'booked']).executeTakeFirst();
    if (found?.state !== 'placing') return found;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('a meeting was never placed');
};

/** People held twice at one time, and sessions with two meetings that stand: what no round may leave. */
const countDoubles = async (db: Db): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from meeting_holds a join meeting_holds b on a.person_id = b.person_id and a.meeting_id < b.meeting_id and a.live and b.live
        and tstzrange(a.hold_start, a.hold_end) && tstzrange(b.hold_start, b.hold_end))::int
      + (select count(*) from (select session_id from meetings where state in ('placing', 'booked') group by session_id having count(*) > 1) doubled)::int as n`.execute(db);
  return rows[0]?.n ?? -1;
};

/** Four weeks hold so many moments: what was turned down may come back. */
const forget = async (db: Db, mayDelete: boolean): Promise<void> => {
  if (!mayDelete) return void (await db.updateTable('offers').set({ options: '[]' }).where('state', '<>', 'open').execute());
  // Hundreds of rounds of one session are no session any more: what was judged goes.
  await db.deleteFrom('offers').where('state', '<>', 'open').execute();
  await db.deleteFrom('meetings').where('state', 'not in', ['placing', 'booked']).execute();
};
