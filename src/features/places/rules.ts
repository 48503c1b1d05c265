/**
 * What a moment must satisfy, one row a rule: readable by whoever owns the product, and held row by row by the tests
 * (test/features/places/reference.ts has one plain predicate per code). An option that breaks one row is never offered;
 * what makes one option better than another is in score.ts.
 */
export const slotRules = {
  purpose: {
    says: 'The setting serves what the session is for; hands-on also wants a quiet place and never a walk on the phone.',
    authority: 'product, section 5: what the session is for chooses where',
  },
  duration: {
    says: 'The setting bears the length of the session.',
    authority: 'product, section 5: a setting has its own hours and duration range',
  },
  refusals: {
    says: 'No setting that either side refuses; who refuses never shows, in reasons or in their absence.',
    authority: 'product, section 5: refusals are read by the engine only',
  },
  place: {
    says: 'A place that offers the setting and is near the site of one of the two; none for a two-voice walk.',
    authority: 'product, section 5: places and the sites they are near',
  },
  building: {
    says: 'Never the usual building: no place within 60 m of either site.',
    authority: 'product, section 5: never the executive’s office nor a room of the usual building',
  },
  price: {
    says: 'Within what the programme pays for one person; when nobody pays, only places that are free.',
    authority: 'product, section 5: price within what the programme pays, neither side ever invites',
  },
  fallback: {
    says: 'In the open air, a named fallback under a roof, affordable, out of the building and open throughout.',
    authority: 'product, section 5: the open air has a named fallback under a roof',
  },
  travel: {
    says: 'Each reaches the place from their site: on foot within 25 min and their own limit, else by transit in 45 min.',
    authority: 'product, section 5: travel counted door to door; model in travel.ts',
  },
  rotation: {
    says: 'No setting repeats until those both accept have been used; one repeats only when no other fits.',
    authority: 'product, section 5: rotation',
  },
  grid: {
    says: 'Sessions begin on the grid and lie, door to door, within the days that were read from the calendars.',
    authority: 'product, section 6: unknown is never free',
  },
  notice: {
    says: 'Nobody has to leave before the notice has run.',
    authority: 'issue 2: minimum notice',
  },
  window: {
    says: 'Door to door within the programme’s working days and hours, on each person’s own clock.',
    authority: 'right to disconnect, Code du travail L2242-17; product, section 5',
  },
  holidays: {
    says: 'Nothing on a public holiday of either person’s region, Alsace-Moselle included.',
    authority: 'Code du travail L3133-1 and L3134-13; product, section 5',
  },
  quiet: {
    says: 'Nothing in a quiet period of the programme, read on the mentor’s clock.',
    authority: 'product, section 1: every clock stops',
  },
  busy: {
    says: 'Busy, tentative, out of office and unreadable items block, door to door, with the buffer around them.',
    authority: 'product, section 6: stated policy; Graph scheduleItem status',
  },
  elsewhere: {
    says: 'On a day a person works elsewhere, even in part, no place is offered: only a two-voice walk.',
    authority: 'product, section 6; Graph scheduleItem status workingElsewhere is not busy',
  },
  hours: {
    says: 'The session lies in the setting’s days and hours, on the clock of both.',
    authority: 'product, section 5: a setting has its own hours and duration range',
  },
  opening: {
    says: 'The place is open during the whole session, on the clock of the site it is near.',
    authority: 'issue 2: opening hours',
  },
  capacity: {
    says: 'Never more of our duos in a place at the same moment than it takes; two when nobody has said. The roof of a walk is not counted.',
    authority: 'product, section 5: capacity for our duos',
  },
  daylight: {
    says: 'A walk lies between a quarter of an hour after sunrise and a quarter of an hour before sunset, where it is walked.',
    authority: 'product, section 5: a walk has daylight; model in daylight.ts',
  },
  'turned-down': {
    says: 'A moment turned down is never shown again, with another place or setting either.',
    authority: 'issue 2: the executive asks for other times',
  },
} as const satisfies Record<string, { says: string; authority: string }>;

export type SlotRule = keyof typeof slotRules;
