import type { Purpose, Setting, SettingId } from '../setting.ts';
import type { Weekday } from '../../../kernel/time.ts';

/** The settings as shipped; a programme switches them on or off. Hours are those in which the setting feels like itself. */
const weekdays: readonly Weekday[] = [1, 2, 3, 4, 5];
const from = (hours: number, minutes = 0) => hours * 60 + minutes;

/** The first purpose is what the setting is made for. */
const setting = (
  id: SettingId,
  purposes: readonly Purpose[],
  hours: readonly [from: number, to: number],
  duration: readonly [min: number, max: number],
  traits: Partial<Pick<Setting, 'onByDefault' | 'needsDaylight' | 'remote' | 'openAir'>> = {},
): Setting => ({
  id,
  onByDefault: true,
  purposes,
  hours: { from: hours[0], to: hours[1] },
  days: weekdays,
  duration: { min: duration[0], max: duration[1] },
  needsDaylight: false,
  remote: false,
  openAir: false,
  ...traits,
});

export const settings: readonly Setting[] = [
  setting('coffee', ['talk', 'hands-on'], [from(8, 30), from(18)], [30, 60]),
  setting('breakfast', ['talk'], [from(7, 30), from(10)], [30, 60]),
  setting('lunch', ['talk'], [from(11, 45), from(14, 15)], [45, 90]),
  setting('walk', ['talk'], [from(9), from(18)], [30, 60], { needsDaylight: true, openAir: true }),
  setting('museum', ['observe', 'talk'], [from(9, 30), from(18)], [45, 90]),
  setting('shop-visit', ['observe'], [from(10), from(18, 30)], [30, 90]),
  setting('co-working', ['hands-on', 'talk'], [from(8, 30), from(18, 30)], [30, 90]),
  setting('other-site', ['observe', 'hands-on', 'talk'], [from(9), from(17, 30)], [45, 90]),
  setting('maker-space', ['hands-on', 'observe'], [from(9, 30), from(18, 30)], [45, 90]),
  setting('end-of-day', ['talk'], [from(17), from(19)], [30, 60], { onByDefault: false }),
  // Each walks where they are, within reach of a door: no place, hence no named fallback.
  setting('two-voice-walk', ['talk'], [from(9), from(17, 30)], [30, 60], { needsDaylight: true, remote: true }),
  setting('neutral-room', ['talk', 'hands-on'], [from(8, 30), from(18, 30)], [30, 90]),
];

/** What a programme starts with: everything but the end of the day. */
export const defaultSettings: readonly Setting[] = settings.filter(({ onByDefault }) => onByDefault);
