import { OutsideError, Refusal } from '../../src/kernel/errors.ts';
import { asId, type DuoId, type MeetingId, type TenantId } from '../../src/kernel/ids.ts';
import { day, hour, instant, type Instant, minute, MovableClock, plus } from '../../src/kernel/time.ts';
import { changeByHand, type Hand, holdsByHand, holdsRefusals } from './hands.ts';
import { createQueue, type JobRow, jobTable } from './jobs.ts';
import { type Databases, inMemory, type Kept, type LifeDatabase } from './databases.ts';
import { Broken, createMemory, holdsAlways, holdsAtRest, holdsSessions } from './oracles.ts';
import type { OutlookEvent } from './outlook.ts';
import { possiblePresses, type Press } from './presses.ts';
import { type Season, seasons } from './rest.ts';
import { type Chance, chanceFrom, createScheduler, pick, type Process } from './scheduler.ts';
import { seedIds } from './seeded-crypto.ts';
import { bookDuo, createWorld, handlersOf, idOf, pairs, settle, type Who } from './world.ts';

export interface Outcome {
  readonly seed: number;
  readonly steps: number;
  readonly presses: number;
  /** Meetings by the state they ended in. */
  readonly meetings: Readonly<Record<string, number>>;
  readonly kills: number;
  /** What was broken, and the story up to there. */
  readonly broken: string | null;
  readonly story: readonly string[];
}

export interface Options {
  readonly constraints?: boolean;
  readonly tell?: boolean;
  readonly databases?: Databases;
}

const tenantId = asId<TenantId>('00000000-0000-4000-8000-0000000000aa');

/** What whoever pressed reads as a sentence: a no, or that Outlook does not answer. */
const isSaid = (error: unknown): boolean => error instanceof Refusal || (error instanceof OutsideError && error.service === 'outlook');

/** What a life begins with: what the database holds, and what stands in Outlook. */
interface Beginning {
  readonly kept: Kept;
  readonly standing: readonly OutlookEvent[];
}

interface Prepared {
  readonly duos: readonly DuoId[];
  readonly beginnings: readonly Beginning[];
}

/** The tenant as it stands before anything happens; made once, since every schedule of a season begins with it. */
const prepare = async (databases: Databases, season: Season): Promise<Prepared> => {
  const database = await databases.open(null);
  const world = createWorld(tenantId, season, chanceFrom(1), new MovableClock(season.beginning, () => 0), { isActive: () => false, list: () => [] });
  world.outlook.heal();
  world.chats.heal();
  const process: Process = { name: 'setup', isAlive: true, pause: async () => {} };
  const { db } = database.connect(process);
  const duos = await settle(world, world.contextOf(process, db));
  // Up to the first options in the mentors' hands: schedules begin where people can act.
  const left = createQueue(() => world.clock.now(), () => db as never, () => handlersOf(world.contextOf(process, db)), (error) => { throw error; });
  const runAll = async () => {
    for (;;) {
      await database.still(() => false);
      const [next] = left.due(database.list(jobTable) as unknown as readonly JobRow[]);
      if (!next) return;
      await left.run(next, process);
    }
  };
  await runAll();
  const asked: Beginning = { kept: await databases.keep(database), standing: [] };
  // Or up to dates that stand, since that is where most can happen to them.
  for (const index of [0, 1]) await bookDuo(world, world.contextOf(process, db), duos[index]!, index);
  await runAll();
  const booked: Beginning = { kept: await databases.keep(database), standing: [...world.outlook.events.values()] };
  await database.end();
  return { duos, beginnings: [asked, booked] };
};

const prepared = { autumn: new WeakMap<Databases, Promise<Prepared>>(), christmas: new WeakMap<Databases, Promise<Prepared>>() };
const shared = inMemory();

/** One life of three duos, as `seed` has it: people press, Outlook and Teams fail, processes die, time passes. */
export const simulate = async (seed: number, options: Options = {}): Promise<Outcome> => {
  const databases = options.databases ?? shared;
  // One life in five meets what rests: told by its seed alone, so that no chance is spent on it.
  const name = seed % 5 === 0 ? 'christmas' : 'autumn';
  const season: Season = seasons[name];
  if (!prepared[name].has(databases)) prepared[name].set(databases, prepare(databases, season));
  const { duos, beginnings } = await prepared[name].get(databases)!;
  const chance = chanceFrom(seed);
  const { kept, standing } = pick(chance, beginnings);
  seedIds(seed);
  const clock = new MovableClock(season.beginning, () => 0);
  const world = createWorld(tenantId, season, chance, clock, { isActive: (jobId) => queue.active.has(jobId), list: () => jobRows() }, standing);
  const database = await databases.open(kept, { constraints: options.constraints ?? true });
  const scheduler = createScheduler(chance, (isAnybodyHeld) => database.still(isAnybodyHeld));
  const list = (table: string) => database.list(table);
  const story: string[] = [];
  const bugs: string[] = [];
  const tell = (line: string) => { if (options.tell) story.push(`${new Date(clock.now()).toISOString().slice(5, 16)} ${line}`); };

  const homes = new Map<Process, ReturnType<LifeDatabase['connect']>>();
  const boot = (name: string): Process => {
    const process = scheduler.start(name);
    homes.set(process, database.connect(process));
    return process;
  };
  const instances: Process[] = [boot('a'), boot('b')];
  const dbOf = (process: Process) => homes.get(process)!.db;
  const queue = createQueue(
    () => clock.now(), (process) => dbOf(process) as never, (process, row) => handlersOf(world.contextOf(process, dbOf(process), row)),
    (error, job) => bugs.push(`${job.kind}: ${String(error)}`));

  let [presses, kills] = [0, 0];
  const promised: { press: Press; who: Who; answer: unknown }[] = [];
  const startPress = (): void => {
    const index = Math.floor(chance() * duos.length);
    const role = chance() < 0.5 ? 'mentor' : 'mentee';
    const who = pairs[index]![role === 'mentor' ? 0 : 1];
    const possible = possiblePresses(duos[index]!, role, list, chance);
    if (possible.length === 0) return;
    const press = pick(chance, possible);
    const process = pick(chance, instances);
    presses++;
    tell(`${who} ${press.says} (duo ${index}, instance ${process.name})`);
    // Pressed twice now and then: both arrive, perhaps at two instances.
    for (let times = chance() < 0.1 ? 2 : 1; times > 0; times--) {
      const at = pick(chance, instances);
      press.act(world.contextOf(at, dbOf(at)), world.actor(who)).then(
        (answer) => { promised.push({ press, who, answer }); },
        (error: unknown) => { if (!isSaid(error)) bugs.push(`${press.says}: ${String(error)}`); },
      );
    }
  };
  const jobRows = () => list(jobTable) as unknown as readonly JobRow[];
  const startJob = (): boolean => {
    const due = queue.due(jobRows());
    if (due.length === 0) return false;
    const row = pick(chance, due);
    tell(`job ${row.job.kind}`);
    void queue.run(row, pick(chance, instances));
    return true;
  };
  const kill = async (index: number): Promise<void> => {
    const victim = instances[index]!;
    kills++;
    tell(`instance ${victim.name} dies`);
    scheduler.kill(victim);
    await homes.get(victim)!.kill();
    homes.delete(victim);
    instances[index] = boot(victim.name);
  };
  const disturb = (): void => {
    const who = pick(chance, ['mentor', 'otherMentor', 'executive', 'otherExecutive'] as const);
    const meeting = list('meetings').find(({ state }) => state === 'placing');
    const start = meeting && chance() < 0.7 ? (meeting['start_at'] as Date).getTime() : clock.now() + Math.floor(chance() * 40) * hour;
    tell(`${who} gets another meeting`);
    world.outlook.take(idOf(who), { start: instant(start), end: instant(start + hour) });
  };
  /** Somebody apart from all that may die: brings notices, and looks at the end. */
  const witness: Process = { name: 'witness', isAlive: true, pause: async () => {} };
  const witnessed = world.contextOf(witness, database.connect(witness).db);
  const hands: Hand[] = [];
  /** Graph tells of it, or not; perhaps twice. */
  const touch = (notices: readonly number[], only?: MeetingId): MeetingId | undefined => {
    const done = changeByHand(season, world.outlook, list, clock.now(), chance, only);
    if (!done) return;
    tell(done.says);
    hands.push(done.hand);
    for (let times = pick(chance, notices); times > 0; times--)
      void witnessed.enqueue(witnessed.db as never, { kind: 'follow-event', tenantId, meetingId: done.meetingId });
    return done.meetingId;
  };
  /** Two hands in a row, each told of and looked at at once: the look that the first one asked for may come back last, with what it saw then. */
  const touchTwice = async (): Promise<void> => {
    const meetingId = touch([1, 2]);
    if (meetingId === undefined) return;
    const look = async () => {
      await scheduler.still();
      const row = queue.due(jobRows()).find(({ job }) => job.kind === 'follow-event' && job.meetingId === meetingId);
      if (!row) return;
      tell('the event is looked at');
      void queue.run(row, pick(chance, instances));
      await scheduler.still();
    };
    await look();
    for (let n = Math.floor(chance() * 8); n > 0; n--) await goOn();
    clock.moveTo(plus(clock.now(), Math.ceil(chance() * 20) * 1000));
    touch([1, 2], meetingId);
    await look();
  };
  const nextDue = (): Instant | null => {
    const times = jobRows().map(({ at }) => at.getTime()).filter((at) => at > clock.now());
    return times.length > 0 ? instant(Math.min(...times)) : null;
  };
  /** Nobody waits for an answer for hours: while something is under way, seconds pass. */
  const passTime = (chance: Chance): void => {
    if (scheduler.waiting > 0) return clock.moveTo(plus(clock.now(), Math.floor(chance() * 20) * 1000));
    const next = nextDue();
    const jump = chance() < 0.7 && next !== null ? next : plus(clock.now(), Math.floor(chance() * 180) * minute);
    clock.moveTo(jump);
  };

  /** All instances die, and nothing runs for up to a week: what was due is late, and dates pass unseen. */
  const breakDown = async (): Promise<void> => {
    for (const index of instances.keys()) await kill(index);
    tell('nothing runs for days');
    clock.moveTo(plus(clock.now(), Math.floor(chance() * 7) * day));
  };

  const settleDown = async (): Promise<void> => {
    world.outlook.heal();
    world.chats.heal();
    tell('all is well again');
    const until = plus(clock.now(), day);
    for (let turns = 0; bugs.length === 0; turns++) {
      // A life has a few hundred turns: one that never ends is broken, and must not hold up those that follow.
      if (turns > 50_000) throw new Broken('work never comes to an end');
      if (await goOn()) continue;
      if (startJob()) {
        await scheduler.still();
        continue;
      }
      // A worker that died is only missed when its lease ends.
      const leases = [...queue.active.values()].map(({ leaseEnds }) => leaseEnds).filter((at) => at > clock.now());
      const times = [nextDue(), ...leases].filter((at) => at !== null);
      const next = times.length > 0 ? instant(Math.min(...times)) : null;
      if (next === null || next > until) break;
      clock.moveTo(next);
    }
    clock.moveTo(until);
  };

  // Most lives are short, so that many are tried; one in twenty is long, less so where a statement costs a millisecond.
  const steps = 1 + Math.floor((chance() < 0.95 ? 16 : databases.kind === 'memory' ? 200 : 60) * chance());
  let broken: string | null = null;
  let checked = { version: -1, posted: 0 };
  const memory = createMemory(world);
  let remembered = -1;
  /** Lets one go on; what may never go back is looked at after each. */
  const goOn = async (): Promise<boolean> => {
    const isMoving = await scheduler.step();
    if (database.version !== remembered) memory.holds(list);
    remembered = database.version;
    return isMoving;
  };
  const check = (): void => {
    const [wrong] = [...bugs, ...world.outlook.wrongs, ...world.chats.wrongs];
    if (wrong !== undefined) throw new Broken(wrong);
    const [version, posted] = [database.version, world.chats.posted.length];
    if (version === checked.version && posted === checked.posted) return;
    holdsAlways(world, list, checked.posted);
    checked = { version, posted };
  };
  try {
    for (let step = 0; step < steps; step++) {
      const roll = chance();
      if (chance() < 0.2) await (chance() < 0.3 ? touchTwice() : touch([0, 1, 2]));
      if (roll < 0.4) startPress();
      else if (roll < 0.7) startJob();
      else if (roll < 0.72) await kill(Math.floor(chance() * instances.length));
      else if (roll < 0.75) disturb();
      else if (roll < 0.95) passTime(chance);
      else if (roll > 0.98) await breakDown();
      await scheduler.still();
      // Little goes on between two deeds, now and then: that is when they meet.
      for (let n = Math.floor(chance() * (chance() < 0.5 ? 3 : 12)); n > 0; n--) await goOn();
      check();
    }
    await settleDown();
    check();
    holdsAtRest(world, list, queue.due(jobRows()).length);
    holdsSessions(list, clock.now());
    holdsByHand(hands, world.outlook, list);
    holdsRefusals(hands, list, clock.now());
    for (const { press, who, answer } of promised) {
      const lost = await press.broken(witnessed, world.actor(who), answer);
      if (lost) throw new Broken(lost);
    }
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    broken = error.message;
    tell(`BROKEN: ${broken}`);
    for (const { id, state, attempt, start_at, event_id, replaces_id, asked_at, duo_id } of list('meetings'))
      tell(`meeting ${JSON.stringify({ id, duo: duos.indexOf(duo_id as never), state, attempt, start_at, event_id, replaces_id, asked_at })}`);
    for (const { id, start, isCancelled } of world.outlook.events.values()) tell(`event ${id} ${new Date(start).toISOString()}${isCancelled ? ' cancelled' : ''}`);
  }
  const meetings: Record<string, number> = {};
  for (const { state } of list('meetings')) meetings[String(state)] = (meetings[String(state)] ?? 0) + 1;
  await database.end();
  return { seed, steps, presses, meetings, kills, broken, story };
};
