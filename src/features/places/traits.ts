import type { Place, PriceLevel } from './place.ts';
import { neutralRoom, settingIds } from './setting.ts';
import type { Setting, SettingId } from './setting.ts';
import { noLimits } from './slot.ts';
import type { DuoSearch } from './slot.ts';

/**
 * What an offer is, and what a duo does not take, as bits of one number: an offer is left out when the two share one.
 */
export type Traits = number;

const settingBits = Object.fromEntries(settingIds.map((id, index) => [id, 1 << index])) as Readonly<Record<SettingId, Traits>>;
/** All that says which setting it is. */
export const settingTraits: Traits = (1 << settingIds.length) - 1;
const bit = (index: number): Traits => 1 << (settingIds.length + index);
const openAir = bit(0);
const steps = bit(1);
const noise = bit(2);
const remote = bit(3);
/** Costs this level or more: a limit forbids the level above it, and so every one beyond. */
const costs = [0, bit(4), bit(5), bit(6)] as const;
const above = (price: PriceLevel): Traits => costs[price + 1] ?? 0;

/** Both doors of an offer count, for both may be gone through. */
export const traitsOf = (setting: Setting, place: Place | null, fallback: Place | null): Traits => {
  let traits = settingBits[setting.id] | (setting.remote ? remote : 0);
  if (!place) return traits;
  if (setting.openAir || place.openAir) traits |= openAir;
  for (const door of fallback ? [place, fallback] : [place]) {
    if (!door.stepFree) traits |= steps;
    if (!door.quiet) traits |= noise;
    for (let level = 1; level <= door.price; level++) traits |= costs[level]!;
  }
  return traits;
};

export const traitsOfSettings = (ids: Iterable<SettingId>): Traits => {
  let traits = 0;
  for (const id of ids) traits |= settingBits[id];
  return traits;
};

/** Rule `rotation`: the settings already used since all of `accepted` were last gone through. */
export const usedThisRound = (accepted: Traits, history: DuoSearch['history']): Traits => {
  let used = 0;
  for (const { settingId } of history) {
    used |= settingBits[settingId] & accepted;
    if (used === accepted) used = 0;
  }
  return used;
};

/** Rules `neutral-room` and `remote-cap`: what nobody is offered unasked, and what the plan has no more of. `settings` are the programme's. */
export const barredBy = ({ history, remoteCap }: DuoSearch, settings: readonly Setting[]): Traits => {
  let apart = 0;
  for (const { settingId } of history) if (settings.some(({ id, remote: isRemote }) => isRemote && id === settingId)) apart++;
  return settingBits[neutralRoom] | (apart >= remoteCap ? remote : 0);
};

/** Those, and rules `refusals`, `roof`, `access` and `price` as both wish: whose wish a bit is, is not in it. */
export const unwantedBy = (duo: DuoSearch, settings: readonly Setting[]): Traits => {
  const { mentor, mentee, limits = noLimits } = duo;
  let unwanted = barredBy(duo, settings);
  if (mentor.neutralRoom || mentee.neutralRoom) unwanted &= ~settingBits[neutralRoom];
  unwanted |= traitsOfSettings(mentor.refusedSettings) | traitsOfSettings(mentee.refusedSettings) | above(limits.price);
  if (limits.underRoof) unwanted |= openAir;
  if (limits.stepFree) unwanted |= steps;
  if (limits.quiet) unwanted |= noise;
  return unwanted;
};
