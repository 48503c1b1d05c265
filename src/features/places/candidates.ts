import type { PlaceId } from '../../kernel/ids.ts';
import type { Place } from './place.ts';
import { neutralRoom } from './setting.ts';
import type { Setting } from './setting.ts';
import type { CatalogueInputs, DuoSearch, Seeker, SlotSearch, Travel } from './slot.ts';
import { isInBuilding, noTravel, travelFromHome, travelTo } from './travel.ts';

/** A setting, where, and how each gets there: all of an option but its hour. Those who come from home do so on their days there only. */
export interface Candidate {
  readonly setting: Setting;
  readonly place: Place | null;
  readonly fallback: Place | null;
  readonly mentor: Travel;
  readonly mentee: Travel;
}

type Question = CatalogueInputs & Pick<DuoSearch, 'mentor' | 'mentee' | 'purpose' | 'duration'>;

/** Rules `purpose` and `duration`. */
export const servingSettings = ({ settings, purpose, duration }: Pick<SlotSearch, 'settings' | 'purpose' | 'duration'>): readonly Setting[] =>
  settings.filter(
    (setting) =>
      setting.purposes.includes(purpose)
      && !(setting.remote && purpose === 'hands-on')
      && setting.duration.min <= duration
      && duration <= setting.duration.max,
  );

/** Rule `building`, which a neutral room alone is exempt from. */
const isOut = (place: Place, { mentor, mentee }: Question): boolean =>
  !isInBuilding(place.coordinates, mentor.site.coordinates) && !isInBuilding(place.coordinates, mentee.site.coordinates);

/** Rule `price`, as far as the programme goes; it binds a fallback as it binds a place. */
/** Whether a programme pays for a place, or nobody has to. */
export const isPaid = (place: Place, { priceCeiling }: Pick<Question, 'priceCeiling'>): boolean => place.price <= (priceCeiling ?? 0);

/** Rule `fallback`: the roof to go to, null when there is none to have. */
const roofOf = (place: Place, byId: ReadonlyMap<PlaceId, Place>, question: Question): Place | null => {
  const roof = place.fallbackId && byId.get(place.fallbackId);
  return roof && !roof.openAir && isPaid(roof, question) && isOut(roof, question) ? roof : null;
};

/** On whose clock the place opens: that of the site it is near. Null when it is near neither. */
export const hostOf = (place: Place, { mentor, mentee }: Pick<DuoSearch, 'mentor' | 'mentee'>): Seeker | null =>
  [mentor, mentee].find(({ site }) => place.nearSites.includes(site.id)) ?? null;

/** Rule `travel`: from the site, and on days at home from there. */
const waysOf = ({ site, maxWalk, telework }: Seeker, place: Place): readonly Travel[] =>
  [travelTo(site.coordinates, place.coordinates, maxWalk), telework && telework.days.length > 0 ? travelFromHome(telework.minutes) : null]
    .filter((way) => way !== null);

/** Every setting and place that this duo could meet in, calendars and wishes aside. */
export const candidatesOf = (question: Question): readonly Candidate[] => {
  const { mentor, mentee, purpose } = question;
  const serving = servingSettings(question);
  const found: Candidate[] = serving
    .filter(({ remote }) => remote)
    .map((setting) => ({ setting, place: null, fallback: null, mentor: noTravel, mentee: noTravel }));
  const byId = new Map(question.places.map((place) => [place.id, place]));
  for (const place of question.places) {
    const settings = serving.filter(({ id, remote }) => !remote && place.settings.includes(id) && (id === neutralRoom || isOut(place, question)));
    if (settings.length === 0 || !hostOf(place, question) || !isPaid(place, question)) continue;
    if (purpose === 'hands-on' && !place.quiet) continue;
    const roof = roofOf(place, byId, question);
    for (const mentorWay of waysOf(mentor, place))
      for (const menteeWay of waysOf(mentee, place))
        for (const setting of settings) {
          const outside = place.openAir || setting.openAir;
          if (outside && !roof) continue;
          found.push({ setting, place, fallback: outside ? roof : null, mentor: mentorWay, mentee: menteeWay });
        }
  }
  return found;
};
