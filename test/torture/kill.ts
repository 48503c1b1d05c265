import { type Duo, newLedger, repeat } from './acts.ts';
import { chanceFrom, pick } from './chance.ts';
import { type Company, openCompany } from './company.ts';
import { findFaults } from './oracles.ts';
import { openStage, type Stage, type Storage } from './stage.ts';
import { anywhere, type Step, steps } from './steps.ts';

export interface Report {
  readonly kills: number;
  /** Kills that came at their named step; the others came by the clock. */
  readonly named: number;
  /** Named steps that never came, so that the kill fell after them. */
  readonly missed: readonly string[];
  /** Acts acknowledged and found done. */
  readonly kept: number;
  /** Messages of which nobody can know whether they arrived. */
  readonly ambiguous: number;
  /** Milliseconds from each kill until all that was due had been done, the start of the process included. */
  readonly resumed: readonly number[];
  /** Milliseconds of these for the start: from the kill until the door is open. */
  readonly started: readonly number[];
}

export interface KillOptions {
  readonly storage: Storage;
  readonly kills: number;
  readonly seed: number;
  /** Part of a step's name: that one, again and again. */
  readonly only?: string;
  /** The program is read beforehand: whoever counts seconds to the last one leaves it out. */
  readonly standby?: boolean;
  readonly say?: (line: string) => void;
}

/** Milliseconds that a named step has to come, on a machine that has other things to do; a card follows its press by three seconds. */
const patience = 30_000;
/** Milliseconds from a kill until all that was due had been done, the start of the process included. */
const mostRest = 30_000;

/** Kills the product again and again, and looks after each time. Throws at the first thing that is not as it should be. */
export const runKills = async (options: KillOptions): Promise<Report> => {
  const { storage, kills, seed, standby = false, say = () => {} } = options;
  const chance = chanceFrom(seed);
  const stage = await openStage(storage, { standby });
  try {
    await stage.start();
    const ledger = newLedger();
    const company = await openCompany(stage, ledger);
    const missed: string[] = [];
    const [resumed, started]: [number[], number[]] = [[], []];
    let named = 0;
    for (let n = 0; n < kills; n++) {
      const step = stepAt(n, chance, options.only);
      const act = step?.act ?? pick(chance, anywhere) ?? 'confirm';
      const name = `kill ${n + 1} of ${kills}, seed ${seed}: ${step?.name ?? `${act}, by the clock`}`;
      const moment = await stageMoment(stage, company, act);
      await stage.settle();
      const strike = aim(stage, step, chance() * 600);
      const done = moment().catch(() => false);
      const wasNamed = await strike.struck;
      await done;
      if (step && !wasNamed) missed.push(step.name);
      named += wasNamed ? 1 : 0;
      const start = performance.now();
      await stage.start();
      started.push(performance.now() - start);
      await (act === 'invite' ? company.insist(nobody, 'invite') : repeat(stage, ledger));
      await stage.settle();
      resumed.push(performance.now() - start);
      const faults = await findFaults(stage, ledger);
      say(`${name}: ${Math.round(resumed.at(-1) ?? 0)} ms, of which ${Math.round(started.at(-1) ?? 0)} to start${step && !wasNamed ? ', the step never came' : ''}`);
      if (faults.length > 0) throw new Error(`${name}\n${faults.join('\n')}`);
      if ((resumed.at(-1) ?? 0) > mostRest) throw new Error(`${name}: resumed after ${resumed.at(-1)} ms, of which ${started.at(-1)} to start`);
    }
    const ambiguous = (await stage.rows()).messages.filter(({ state }) => state === 'unknown').length;
    return { kills, named, missed, kept: ledger.kept.length, ambiguous, resumed, started };
  } finally {
    await stage.close();
  }
};

const nobody: Duo = { id: '', mentor: '', mentee: '' };

/** As many kills as bring every named step once, and one by the clock after each nine. */
export const everyStep = steps.length + Math.floor(steps.length / 9);

/** Every named step comes once; then chance decides which, and of three kills one comes by the clock. */
const stepAt = (n: number, chance: () => number, only: string | undefined): Step | undefined => {
  if (only !== undefined) return steps.find(({ name }) => name.includes(only));
  if (n < everyStep) return n % 10 === 9 ? undefined : steps[n - Math.floor(n / 10)];
  return chance() < 1 / 3 ? undefined : pick(chance, steps);
};

/** Sets everything so that one more press comes to the moment, and answers that press. */
const stageMoment = async (stage: Stage, company: Company, act: Step['act']): Promise<() => Promise<unknown>> => {
  if (act === 'monday') {
    const next = nextMonday(stage.now());
    return () => stage.advance(next);
  }
  if (act === 'open-card') {
    const duo = await bring(stage, company, 'confirm');
    // What was read of calendars while the moments were chosen is shared for a minute and a half.
    await stage.advance(new Date(Date.parse(stage.now()) + 2 * 60_000).toISOString());
    const lines = await stage.handle<{ id: string; card: { refresh?: unknown } | null }[]>('GET', `/chats/${duo.mentee}`);
    const line = lines.findLast(({ card }) => JSON.stringify(card?.refresh)?.includes(duo.id));
    // A card whose sending died is in no chat: the tab, opened as well, looks at the same moments.
    return () => Promise.all([
      line && stage.handle('POST', `/chats/${duo.mentee}/press`, { activity: line.id, action: 'refresh' }), stage.api(duo.mentee, 'GET', `/api/duos/${duo.id}`),
    ]);
  }
  if (act === 'check-in-mentor') {
    await bring(stage, company, 'cancel');
    const ahead = (await stage.rows()).meetings.filter(({ state }) => state === 'booked').map(({ start_at }) => new Date(start_at).getTime());
    await stage.advance(new Date(Math.min(...ahead) + 10 * 3_600_000).toISOString());
  }
  const duo = await bring(stage, company, act);
  return () => (act === 'invite' ? company.invite() : company.press(duo, act));
};

/** When nobody can act, weeks pass and what was met is answered, until somebody can. */
const bring = async (stage: Stage, company: Company, act: Exclude<Step['act'], 'monday' | 'open-card'>): Promise<Duo> => {
  for (let week = 0; week < 6; week++) {
    const duo = await company.ready(act);
    if (duo) return duo;
    await stage.advance(nextMonday(stage.now()));
    await company.answerAll();
    await stage.settle();
  }
  throw new Error(`Nobody came to ${act}.`);
};

/** The Monday after, at ten in Paris. */
const nextMonday = (iso: string): string => {
  const date = new Date(iso);
  date.setUTCDate(date.getUTCDate() + ((8 - date.getUTCDay()) % 7 || 7));
  date.setUTCHours(9, 0, 0, 0);
  return date.toISOString();
};

/** Kills the one instance that runs: at the step, or after some milliseconds when there is none. Answers whether the step came. */
const aim = (stage: Stage, step: Step | undefined, after: number): { struck: Promise<boolean> } => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  let isDone = false;
  const strike = (atStep: boolean): void => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    unwatch();
    const [victim] = stage.running.splice(0, 1);
    void victim?.kill().then(() => resolve(atStep));
  };
  const timer = setTimeout(() => strike(false), step ? patience : after);
  const unwatch = stage.watch((side, passing) => {
    if (!step || isDone || side !== step.side || !step.is(passing)) return;
    strike(true);
    return 'cut';
  });
  return { struck: promise };
};
