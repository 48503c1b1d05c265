import type { SettingId } from '../setting.ts';
import type { NoSlotReason, SlotOption } from '../slot.ts';
import type { Ledger, Two } from './ledger.ts';

/** What one duo could have, as its own search found it; nothing of it depends on the other duos. */
export interface Looked<O extends SlotOption = SlotOption> {
  readonly id: string;
  readonly two: Two;
  /** Best first, as different as can be. */
  readonly options: readonly O[];
  /** Set when there is none. */
  readonly reason: NoSlotReason | null;
  /** A moment that HR keeps, whatever else is planned. */
  readonly pinned: O | null;
}

/** Why a duo has no moment: its own search found none, or others of the programme have all that it could have had. */
export type PlanReason = NoSlotReason | { readonly code: 'shared-out' };

export type Given<O extends SlotOption = SlotOption> =
  | { readonly id: string; readonly kind: 'planned'; readonly option: O }
  | { readonly id: string; readonly kind: 'none'; readonly reason: PlanReason };

export interface SharingRules<O extends SlotOption> {
  /** Holds what was booked before; the plan is written into it. */
  readonly ledger: Ledger;
  /** Which of two duos that have equally little to choose from is served first. */
  readonly seed: number;
  /** Asked once for a duo whose moments others have: more of them, around what the ledger holds by then. */
  readonly again?: (duo: Looked<O>, ledger: Ledger) => readonly O[];
}

/** How many different moments a duo's own search brings to the sharing: a few more than a card shows, for others want them too. */
export const lookedFor = 6;

/** Points a setting loses when the whole programme is in it, in proportion below: worth a setting one has not had yet, twice. */
const sameForAll = 60;

/** Duos served between two breaths of the generator. */
const breath = 50;

/** A chance that is the same each time: FNV-1a over the seed and the id. */
const lot = (seed: number, id: string): number => {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
};

/** What a duo would lose with its first choice: nothing is left after an only one. */
const regretOf = ({ options: [first, second] }: Looked): number => (first && second ? first.score - second.score : Infinity);

/** Whoever has least to choose from is served first, then whoever would lose most with their first choice, then by lot. */
const inOrder = <O extends SlotOption>(duos: readonly Looked<O>[], seed: number): readonly Looked<O>[] =>
  duos
    .map((duo) => ({ duo, regret: regretOf(duo), lot: lot(seed, duo.id) }))
    .toSorted((a, b) =>
      a.duo.options.length - b.duo.options.length || (a.regret === b.regret ? 0 : b.regret - a.regret) || a.lot - b.lot || (a.duo.id < b.duo.id ? -1 : 1))
    .map(({ duo }) => duo);

/**
 * Gives each duo one moment, or says why it has none. Nobody is in two places at once, no place over its capacity, what is pinned is
 * kept; settings are spread over the programme: the more duos are in one, the less it is worth to the next. The same input and seed
 * always give the same plan. Yields how many duos are served, now and then, so that the caller may breathe, report, or leave.
 */
export function* shareOut<O extends SlotOption>(duos: readonly Looked<O>[], { ledger, seed, again }: SharingRules<O>): Generator<number, readonly Given<O>[]> {
  const given = new Map<string, Given<O>>();
  const used = new Map<SettingId, number>();
  let planned = 0;
  const give = (duo: Looked<O>, option: O): void => {
    ledger.take(option, duo.two);
    used.set(option.settingId, (used.get(option.settingId) ?? 0) + 1);
    planned++;
    given.set(duo.id, { id: duo.id, kind: 'planned', option });
  };
  const worth = ({ score, settingId }: O): number => score - (planned === 0 ? 0 : (sameForAll * (used.get(settingId) ?? 0)) / planned);
  const best = (duo: Looked<O>, options: readonly O[]): O | null => {
    let found: O | null = null;
    for (const option of options)
      if ((!found || worth(option) > worth(found)) && ledger.fits(option, duo.two)) found = option;
    return found;
  };

  for (const duo of duos) if (duo.pinned) give(duo, duo.pinned);
  const unserved: Looked<O>[] = [];
  let served = given.size;
  for (const duo of inOrder(duos.filter(({ pinned }) => !pinned), seed)) {
    if (++served % breath === 0) yield served;
    const option = best(duo, duo.options);
    if (option) give(duo, option);
    else unserved.push(duo);
  }
  for (const duo of unserved) {
    if (++served % breath === 0) yield served;
    const option = duo.options.length > 0 ? best(duo, again?.(duo, ledger) ?? []) : null;
    if (option) give(duo, option);
    else given.set(duo.id, { id: duo.id, kind: 'none', reason: duo.options.length > 0 ? { code: 'shared-out' } : (duo.reason ?? { code: 'no-common-moment' }) });
  }
  return duos.map(({ id }) => given.get(id)!);
}
