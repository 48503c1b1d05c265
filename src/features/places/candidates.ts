import type { PlaceId } from '../../kernel/ids.ts';
import type { Place } from './place.ts';
import type { Setting, SettingId } from './setting.ts';
import type { DuoSearch, Seeker, SlotSearch, Travel } from './slot.ts';
import { isInBuilding, noTravel, travelTo } from './travel.ts';

/** A setting, where, and how each gets there: all of an option but its hour. */
export interface Candidate {
  readonly setting: Setting;
  readonly place: Place | null;
  readonly fallback: Place | null;
  readonly mentor: Travel;
  readonly mentee: Travel;
}

/** Rules `purpose` and `duration`. */
export const servingSettings = ({ settings, purpose, duration }: SlotSearch): readonly Setting[] =>
  settings.filter(
    (setting) =>
      setting.purposes.includes(purpose)
      && !(setting.remote && purpose === 'hands-on')
      && setting.duration.min <= duration
      && duration <= setting.duration.max,
  );

/** Rules `building` and `price`, which bind a fallback as they bind a place. */
const isWelcome = (place: Place, { mentor, mentee, priceCeiling }: SlotSearch): boolean =>
  place.price <= (priceCeiling ?? 0)
  && !isInBuilding(place.coordinates, mentor.site.coordinates)
  && !isInBuilding(place.coordinates, mentee.site.coordinates);

/** Rule `fallback`: the roof to go to, null when there is none to have. */
const roofOf = (place: Place, byId: ReadonlyMap<PlaceId, Place>, search: SlotSearch): Place | null => {
  const roof = place.fallbackId && byId.get(place.fallbackId);
  return roof && !roof.openAir && isWelcome(roof, search) ? roof : null;
};

/** On whose clock the place opens: that of the site it is near. Null when it is near neither. */
export const hostOf = (place: Place, { mentor, mentee }: Pick<DuoSearch, 'mentor' | 'mentee'>): Seeker | null =>
  [mentor, mentee].find(({ site }) => place.nearSites.includes(site.id)) ?? null;

/** Every setting and place that this duo could meet in, calendars and refusals aside. */
export const candidatesOf = (search: SlotSearch): readonly Candidate[] => {
  const { mentor, mentee, purpose } = search;
  const serving = servingSettings(search);
  const found: Candidate[] = serving
    .filter(({ remote }) => remote)
    .map((setting) => ({ setting, place: null, fallback: null, mentor: noTravel, mentee: noTravel }));
  const byId = new Map(search.places.map((place) => [place.id, place]));
  for (const place of search.places) {
    const settings = serving.filter(({ id, remote }) => !remote && place.settings.includes(id));
    if (settings.length === 0 || !hostOf(place, search) || !isWelcome(place, search)) continue;
    if (purpose === 'hands-on' && !place.quiet) continue;
    const ways = [mentor, mentee].map(({ site, maxWalk }) => travelTo(site.coordinates, place.coordinates, maxWalk));
    const [mentorWay, menteeWay] = ways;
    if (!mentorWay || !menteeWay) continue;
    const roof = roofOf(place, byId, search);
    for (const setting of settings) {
      const outside = place.openAir || setting.openAir;
      if (outside && !roof) continue;
      found.push({ setting, place, fallback: outside ? roof : null, mentor: mentorWay, mentee: menteeWay });
    }
  }
  return found;
};

/** Rule `refusals`, both sides alike: what is left never says who refused what. */
export const isRefused = (settingId: SettingId, { mentor, mentee }: DuoSearch): boolean =>
  mentor.refusedSettings.includes(settingId) || mentee.refusedSettings.includes(settingId);

/** Rule `rotation`: the settings already used since all of `accepted` were last gone through. */
export const usedThisRound = (
  accepted: ReadonlySet<SettingId>,
  history: readonly { readonly settingId: SettingId }[],
): ReadonlySet<SettingId> => {
  let used = new Set<SettingId>();
  for (const { settingId } of history) {
    if (!accepted.has(settingId)) continue;
    used.add(settingId);
    if (used.size === accepted.size) used = new Set();
  }
  return used;
};
