import { type Act, type Duo, type Kept, type Ledger, newLedger, repeat } from './acts.ts';
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
  /** Other tests run beside it: how long a start takes is theirs as much as ours, and only what follows it is judged. */
  readonly hasCompany?: boolean;
  readonly say?: (line: string) => void;
}

/** Milliseconds that a named step has to come, on a machine that has other things to do; a card follows its press by three seconds. */
const patience = 30_000;
/** Milliseconds from a kill until all that was due had been done, the start of the process included where nothing else runs. */
const mostRest = 30_000;

/** Kills the product again and again, and looks after each time. Throws at the first thing that is not as it should be. */
export const runKills = async (options: KillOptions): Promise<Report> => {
  const { storage, kills, seed, say = () => {} } = options;
  const chance = chanceFrom(seed);
  const stage = await openStage(storage);
  try {
    await stage.start();
    const ledger = newLedger();
    const companies = await openCompanies(stage, ledger);
    const missed: string[] = [];
    const [resumed, started]: [number[], number[]] = [[], []];
    let named = 0;
    for (let n = 0; n < kills; n++) {
      const step = stepAt(n, chance, options.only);
      const act = step?.act ?? pick(chance, anywhere) ?? 'confirm';
      const name = `kill ${n + 1} of ${kills}, seed ${seed}: ${step?.name ?? `${act}, by the clock`}`;
      const { deed, kept, again } = await stageMoment(stage, companies, act);
      await stage.settle();
      const strike = aim(stage, step, chance() * 600);
      const done = deed().catch(() => false);
      const { wasNamed, wasHeard, at: start } = await strike.struck;
      await done;
      if (step && !wasNamed) missed.push(step.name);
      named += wasNamed ? 1 : 0;
      await stage.start();
      started.push(performance.now() - start);
      // On a machine too busy to keep a notification in time no 202 comes to be lost, and Graph tells it again a minute later.
      if (act === 'decline-by-hand' && !wasNamed) await later(stage, 2);
      await stage.settle();
      resumed.push(performance.now() - start);
      // What the product had said is done, whether or not anybody heard it, and before anybody says it again.
      if (wasHeard && ledger.unheard) ledger.kept.push({ act: ledger.unheard.act, duo: ledger.unheard.duo, ...ledger.unheard.kept });
      if (wasNamed && kept) ledger.kept.push(kept());
      const lost = await findFaults(stage, ledger);
      await again();
      await stage.settle();
      const faults = [...lost, ...(await findFaults(stage, ledger))];
      say(`${name}: ${Math.round(resumed.at(-1) ?? 0)} ms, of which ${Math.round(started.at(-1) ?? 0)} to start${step && !wasNamed ? ', the step never came' : ''}`);
      if (faults.length > 0) throw new Error(`${name}\n${faults.join('\n')}`);
      if ((resumed.at(-1) ?? 0) - (options.hasCompany ? (started.at(-1) ?? 0) : 0) > mostRest) throw new Error(`${name}: resumed after ${resumed.at(-1)} ms, of which ${started.at(-1)} to start`);
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

/** Everything set so that one more deed comes to the moment. */
interface Moment {
  readonly deed: () => Promise<unknown>;
  /** What must be found done once the moment has come, besides what was pressed; asked for after the restart. */
  readonly kept?: () => Kept;
  /** What people do once the product is back. */
  readonly again: () => Promise<unknown>;
}

/** The programme whose people press, and two in which others act. */
interface Companies {
  readonly company: Company;
  /** Binôme books by itself. */
  readonly direct: Company;
  /** Whoever Teams cannot reach is written to by mail. */
  readonly written: Company;
}

/** Nobody who has another part. */
const farAway = [
  ['paul.lefebvre', 'laurent.chevalier'], ['manon.bertrand', 'david.okafor'], ['maxime.faivre', 'stephane.roussel'], ['pierre.gauthier', 'thierry.wagner'],
  ['emilie.schneider', 'nicolas.blanchard'], ['benoit.fischer', 'julie.marchal'], ['arthur.meyer', 'sabine.renaud'], ['priya.raman', 'gilles.chapuis'],
] as const;

const openCompanies = async (stage: Stage, ledger: Ledger): Promise<Companies> => ({
  company: await openCompany(stage, ledger),
  direct: await openCompany(stage, ledger, { name: 'En direct', rules: { autonomy: 'books-itself' } }),
  written: await openCompany(stage, ledger, { name: 'Par écrit', rules: { mailIfUnreachable: true }, pairs: farAway.map(([mentor, mentee]) => ({ mentor, mentee })) }),
});

const stageMoment = async (stage: Stage, { company, direct, written }: Companies, act: Step['act']): Promise<Moment> => {
  const again = (): Promise<void> => repeat(stage, company.ledger);
  switch (act) {
    case 'monday': {
      const next = nextMonday(stage.now());
      return { deed: () => stage.advance(next), again };
    }
    case 'open-card': return { deed: await openCard(stage, await bring(stage, company, 'confirm')), again };
    case 'decline-by-hand': return declineByHand(stage, await bring(stage, company, 'cancel'));
    case 'book-itself': {
      for (let n = 0; n < 2; n++) {
        await direct.insist(await bring(stage, direct, 'track-mentee'), 'track-mentee');
        await stage.settle();
      }
      // What Binôme chose by itself is gathered for a minute; of which nobody knows whether Graph made it, it asks again within half of one.
      const again = async (): Promise<void> => {
        await later(stage, 0.5);
        await stage.settle();
        const left = (await stage.rows()).meetings.filter(({ state, asked_at, chosen_by }) => state === 'placing' && asked_at !== null && chosen_by === null);
        if (left.length > 0) throw new Error(`half a minute after the kill, ${left.length} of what Binôme chose is still asked of Graph`);
      };
      return { deed: () => later(stage, 2), again };
    }
    case 'send-plan': return sendPlan(stage, company);
    case 'write-by-mail': return inviteFrom(stage, written, act, 'blocked');
    case 'install': return inviteFrom(stage, written, act, 'not-installed');
    case 'check-in-mentor': {
      await bring(stage, company, 'cancel');
      const ahead = (await stage.rows()).meetings.filter(({ state }) => state === 'booked').map(({ start_at }) => new Date(start_at).getTime());
      await stage.advance(new Date(Math.min(...ahead) + 10 * 3_600_000).toISOString());
      break;
    }
    case 'invite': return { deed: () => company.invite(), again: () => company.insist(nobody, 'invite') };
    case 'answer-mentor':
    case 'answer-mentee':
    case 'track-mentor':
    case 'track-mentee':
    case 'propose':
    case 'confirm':
    case 'move':
    case 'confirm-move':
    case 'cancel':
    case 'check-in-mentee': break;
  }
  const duo = await bring(stage, company, act);
  return { deed: () => company.press(duo, act), again };
};

const later = (stage: Stage, minutes: number): Promise<void> => stage.advance(new Date(Date.parse(stage.now()) + minutes * 60_000).toISOString());

const openCard = async (stage: Stage, duo: Duo): Promise<() => Promise<unknown>> => {
  // What was read of calendars while the moments were chosen is shared for a minute and a half.
  await later(stage, 2);
  const lines = await stage.handle<{ id: string; card: { refresh?: unknown } | null }[]>('GET', `/chats/${duo.mentee}`);
  const line = lines.findLast(({ card }) => JSON.stringify(card?.refresh)?.includes(duo.id));
  // A card whose sending died is in no chat: the tab, opened as well, looks at the same moments.
  return () => Promise.all([
    line && stage.handle('POST', `/chats/${duo.mentee}/press`, { activity: line.id, action: 'refresh' }), stage.api(duo.mentee, 'GET', `/api/duos/${duo.id}`),
  ]);
};

/** The executive says no in Outlook. What Graph told and was thanked for, it does not tell again. */
const declineByHand = async (stage: Stage, duo: Duo): Promise<Moment> => {
  const meeting = (await stage.rows()).meetings.find(({ duo_id, state }) => duo_id === duo.id && state === 'booked');
  const start = new Date(meeting?.start_at ?? 0).toISOString();
  const items = await stage.handle<{ id: string; start: string; viaGraph: boolean }[]>('GET', `/calendar/${duo.mentee}?from=2026-11-01T00:00:00Z&to=2027-12-31T00:00:00Z`);
  const event = items.find((item) => item.viaGraph && new Date(item.start).toISOString() === start)?.id;
  return {
    deed: () => stage.handle('POST', `/calendar/${duo.mentee}/respond`, { event, response: 'decline' }),
    kept: () => ({ act: 'decline-by-hand', duo, subject: meeting?.id ?? '' }), again: async () => {},
  };
};

/** Moments that nobody has answered for become a plan, which HR sends. */
const sendPlan = async (stage: Stage, company: Company): Promise<Moment> => {
  const duo = await bring(stage, company, 'propose');
  await stage.advance(nextMonday(stage.now()));
  await later(stage, 3 * 24 * 60);
  await stage.settle();
  const path = `/api/programmes/${company.programme}/plan`;
  const made = await stage.api('claire.fontaine', 'POST', path, {});
  if (made.status !== 200) throw new Error(`no plan: ${JSON.stringify(made)}`);
  await stage.settle();
  return {
    deed: () => stage.api('claire.fontaine', 'POST', `${path}/send`, {}), kept: () => ({ act: 'send-plan', duo, subject: company.programme }), again: async () => {},
  };
};

/** HR forms a duo with somebody whom Teams does not let us reach. */
const inviteFrom = async (stage: Stage, written: Company, act: 'install' | 'write-by-mail', reach: string): Promise<Moment> => {
  const pair = written.next();
  if (!pair) throw new Error(`nobody is left for ${act}`);
  await stage.handle('POST', `/chats/${act === 'install' ? pair.mentor : pair.mentee}/bot`, { reach });
  return {
    deed: () => written.invite(),
    again: async () => {
      if (written.last()?.mentor !== pair.mentor) await written.insist(nobody, 'invite');
      // The card goes out a minute after the app is there.
      await later(stage, 2);
      await stage.settle();
      const duo = written.last();
      if (duo) written.ledger.kept.push({ act, duo, subject: duo.id });
    },
  };
};

/** When nobody can act, weeks pass and what was met is answered, until somebody can. */
const bring = async (stage: Stage, company: Company, act: Act): Promise<Duo> => {
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

interface Strike {
  /** Whether the named step came. */
  readonly wasNamed: boolean;
  /** Whether the product had said yes to who pressed, and the wire was cut behind it. */
  readonly wasHeard: boolean;
  /** When it was killed, by `performance.now()`. */
  readonly at: number;
}

/** Kills the one instance that runs: at the step, or after some milliseconds when there is none. */
const aim = (stage: Stage, step: Step | undefined, after: number): { struck: Promise<Strike> } => {
  const { promise, resolve } = Promise.withResolvers<Strike>();
  let isDone = false;
  const strike = (wasNamed: boolean, wasHeard = false): void => {
    if (isDone) return;
    isDone = true;
    clearTimeout(timer);
    unwatch();
    const [victim] = stage.running.splice(0, 1);
    const at = performance.now();
    void victim?.kill().then(() => resolve({ wasNamed, wasHeard, at }));
  };
  const timer = setTimeout(() => strike(false), step ? patience : after);
  const unwatch = stage.watch((side, passing) => {
    if (!step || isDone || side !== step.side || !step.is(passing)) return;
    strike(true, side === 'people' && passing.phase === 'answered' && passing.status === 200);
    return 'cut';
  });
  return { struck: promise };
};
