import { chance } from '../world/chance.ts';
import { windowsZone } from '../world/days.ts';
import type { Person } from '../world/people.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/** Exchange stores either name, as it was set; two people's zone is not the usual Windows name. */
const zoneNameOf = (person: Person): string =>
  (person.key === 'helen.whitaker' || person.key === 'david.okafor' ? 'Europe/Paris' : windowsZone);

/** The zone of someone whose Outlook wrote its own rules: the name says nothing, bias and rules do. */
const customZone = {
  '@odata.type': '#microsoft.graph.customTimeZone',
  name: 'Customized Time Zone',
  bias: -60,
  standardOffset: { time: '03:00:00.0000000', dayOccurrence: 5, dayOfWeek: 'sunday', month: 10, year: 0 },
  daylightOffset: { daylightBias: -60, time: '02:00:00.0000000', dayOccurrence: 5, dayOfWeek: 'sunday', month: 3, year: 0 },
};

const hoursOf = (person: Person): readonly [string, string] => {
  if (person.role === 'executive') return ['08:30:00.0000000', '19:00:00.0000000'];
  return chance(person.key, 'hours') < 0.3 ? ['08:30:00.0000000', '17:30:00.0000000'] : ['09:00:00.0000000', '18:00:00.0000000'];
};

/** One range for the whole week: hours set day by day collapse to the earliest start and the latest end. */
export const workingHoursOf = (person: Person) => {
  const [startTime, endTime] = hoursOf(person);
  const timeZone = person.key === 'karine.besson' ? customZone : { name: zoneNameOf(person) };
  return { daysOfWeek: weekdays, startTime, endTime, timeZone };
};

/** `GET /users/{id}/mailboxSettings`. */
export const mailboxSettingsOf = (person: Person) => ({
  archiveFolder: null,
  timeZone: zoneNameOf(person),
  delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
  dateFormat: 'dd/MM/yyyy',
  timeFormat: 'HH:mm',
  userPurpose: 'user',
  automaticRepliesSetting: {
    status: 'disabled', externalAudience: 'none', internalReplyMessage: '', externalReplyMessage: '',
    scheduledStartDateTime: { dateTime: '2026-08-31T08:00:00.0000000', timeZone: 'UTC' },
    scheduledEndDateTime: { dateTime: '2026-09-01T08:00:00.0000000', timeZone: 'UTC' },
  },
  language: person.lang === 'en'
    ? { locale: 'en-GB', displayName: 'English (United Kingdom)' }
    : { locale: 'fr-FR', displayName: 'French (France)' },
  workingHours: workingHoursOf(person),
});
