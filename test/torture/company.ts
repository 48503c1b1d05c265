import type { DuoView } from '../../src/adapters/http/contract.ts';
import type { Rules } from '../../src/features/programmes/rules.ts';
import { type Act, type Duo, type Ledger, press } from './acts.ts';
import type { Stage } from './stage.ts';

type Next = DuoView['next'];
const roles = ['mentor', 'mentee'] as const;

/** Each mentor with executives of other lines, so that people share their hours with several duos; two of them, until a hundred kills ask for more. */
export const mentors = ['ines.belkacem', 'jonas.weber', 'mehdi.cherif', 'lea.schmitt', 'thomas.nguyen', 'camille.roux', 'sarah.diallo', 'yanis.haddad'];
export const mentees = ['philippe.garnier', 'helen.whitaker', 'anne-sophie.mercier', 'marc.kessler', 'beatrice.lemoine', 'veronique.aubry', 'francois.delmas', 'isabelle.muller'];

/** A programme whose duos are brought forward, one press at a time, by people who press again when nothing came back. */
export interface Company {
  readonly programme: string;
  readonly ledger: Ledger;
  /** A duo for which this act can be done now, brought there if need be; undefined when there is none. */
  ready(act: Act): Promise<Duo | undefined>;
  /** Presses once. */
  press(duo: Duo, act: Act): Promise<boolean>;
  /** Presses until something comes back, as a person does who sees that nothing happened. */
  insist(duo: Duo, act: Act): Promise<void>;
  /** HR forms the next duo; once, as one press. */
  invite(): Promise<boolean>;
  /** Whom that duo will be of. */
  next(): Pick<Duo, 'mentor' | 'mentee'> | undefined;
  /** The newest duo. */
  last(): Duo | undefined;
  /** Whoever is asked how it went says so. */
  answerAll(): Promise<void>;
}

interface Programme {
  readonly name: string;
  /** What HR sets otherwise than the template. */
  readonly rules: Partial<Rules>;
  readonly pairs: readonly Pick<Duo, 'mentor' | 'mentee'>[];
}
const everyPair = mentees.flatMap((_, turn) => mentors.map((mentor, index) => ({ mentor, mentee: mentees[(index + turn) % mentees.length] ?? '' })));

export const openCompany = async (stage: Stage, ledger: Ledger, { name = 'Promotion', rules, pairs = everyPair }: Partial<Programme> = {}): Promise<Company> => {
  const ids = (...keys: string[]) => keys.map((key) => stage.person(key).id);
  const [sponsorId] = ids('catherine.vasseur');
  const made = await stage.api('claire.fontaine', 'POST', '/api/programmes', {
    template: 'classic', name, priceCeiling: 2, payer: 'la direction du programme', sponsorId, contactIds: ids('nadia.benali', 'luc.hoffmann'),
  });
  if (made.status !== 200) throw new Error(`no programme: ${JSON.stringify(made)}`);
  const programme = (made.body as { id: string }).id;
  if (rules) {
    const path = `/api/programmes/${programme}/rules`;
    const { version, rules: kept } = (await stage.api('claire.fontaine', 'GET', path)).body as { version: string; rules: Rules };
    const set = await stage.api('claire.fontaine', 'PUT', path, { version, rules: { ...kept, ...rules } });
    if (set.status !== 200) throw new Error(`no rules: ${JSON.stringify(set)}`);
  }
  const duos: Duo[] = [];
  /** Reads a page; again when nothing came back, as anybody does. */
  const read = async (who: string, path: string): Promise<unknown> => {
    for (let attempt = 0; attempt < 40; attempt++) {
      const answer = await stage.api(who, 'GET', path);
      if (answer.status === 200) return answer.body;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${path} was never answered`);
  };
  const duosOfHr = async (): Promise<readonly { id: string; mentor: string; mentee: string }[]> =>
    ((await read('claire.fontaine', `/api/programmes/${programme}`)) as { duos: { id: string; mentor: string; mentee: string }[] }).duos;

  const invite = async (): Promise<boolean> => {
    const pair = pairs[duos.length];
    if (!pair) return false;
    const [mentor, mentee] = [stage.person(pair.mentor), stage.person(pair.mentee)];
    const answer = await stage.api('claire.fontaine', 'POST', `/api/programmes/${programme}/duos`, { mentorId: mentor.id, menteeId: mentee.id });
    // Asked again after silence, the product may say that they form a duo already: it was done the first time.
    if (answer.status !== 200 && answer.status !== 409) return false;
    const found = (await duosOfHr()).find((duo) => duo.mentor === mentor.name && duo.mentee === mentee.name);
    if (!found) throw new Error('a duo that was acknowledged is not there');
    duos.push({ id: found.id, ...pair });
    return true;
  };
  const nextOf = async (duo: Duo, role: (typeof roles)[number]): Promise<Next> => ((await read(duo[role], `/api/duos/${duo.id}`)) as DuoView).next;
  /** What this duo can do now. */
  const possible = async (duo: Duo): Promise<readonly Act[]> => {
    const acts: Act[] = [];
    for (const role of roles) {
      const next = await nextOf(duo, role);
      // The mentor first, so that the mentee's last step is the one that starts the duo.
      if (next.kind === 'getting-ready' && acts.length === 0) acts.push(...next.mine.slice(0, 1).map((step) => `${step}-${role}` as const));
      if (next.kind === 'options') acts.push(next.act === 'propose' ? 'propose' : next.moving ? 'confirm-move' : 'confirm');
      if (next.kind === 'booked' && role === 'mentee') acts.push('move', 'cancel');
      if (next.kind === 'check-in') acts.push(`check-in-${role}`);
    }
    return acts;
  };
  const company: Company = {
    programme, ledger,
    invite,
    next: () => pairs[duos.length],
    last: () => duos.at(-1),
    answerAll: async () => {
      for (const duo of duos) for (const act of await possible(duo)) if (act === 'check-in-mentor' || act === 'check-in-mentee') await company.insist(duo, act);
    },
    press: (duo, act) => press(stage, ledger, duo, act),
    insist: async (duo, act) => {
      for (let attempt = 0; attempt < 20; attempt++) {
        if (await (act === 'invite' ? invite() : company.press(duo, act))) return;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      throw new Error(`${act} was never answered`);
    },
    ready: async (act) => {
      if (act === 'invite') return duos.length < pairs.length ? { id: '', mentor: '', mentee: '' } : undefined;
      for (let round = 0; round < 40; round++) {
        const acts = new Map<Duo, readonly Act[]>();
        for (const duo of duos) {
          const can = await possible(duo);
          if (can.includes(act)) return duo;
          acts.set(duo, can);
        }
        // Whoever is nearest goes on: the act wanted comes after one of these.
        const nearest = stepsBefore[act].flatMap((before) => [...acts].filter(([, can]) => can.includes(before)).map(([duo]) => ({ duo, before })))[0];
        if (nearest) await company.insist(nearest.duo, nearest.before);
        else if (!(await invite())) return undefined;
        await stage.settle();
      }
      return undefined;
    },
  };
  return company;
};

/** What leads to an act, nearest first. */
const path = ['confirm', 'propose', 'track-mentee', 'track-mentor', 'answer-mentee', 'answer-mentor'] as const satisfies readonly Act[];
const stepsBefore: Readonly<Record<Act, readonly Act[]>> = {
  invite: [], 'answer-mentor': [], 'answer-mentee': ['answer-mentor'], 'track-mentor': ['answer-mentee', 'answer-mentor'],
  'track-mentee': ['track-mentor', 'answer-mentee', 'answer-mentor'], propose: path.slice(2), confirm: path.slice(1),
  move: path, cancel: path, 'confirm-move': ['move', ...path], 'check-in-mentor': [], 'check-in-mentee': [],
};
