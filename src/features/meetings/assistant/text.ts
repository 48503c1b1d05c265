import { elided, words } from '../../../kernel/text.ts';

export const text = words({
  chooseTitle: { fr: (executive: string) => `Une date à choisir pour ${executive}`, en: (executive: string) => `A date to choose for ${executive}` },
  choose: {
    fr: (other: string) => `Avec ${other}. Les deux agendas sont libres à ces moments.`,
    en: (other: string) => `With ${other}. Both calendars are free at these moments.`,
  },
  inName: { fr: (organiser: string) => `L’invitation part au nom ${elided('de', organiser)}.`, en: (organiser: string) => `The invitation goes out in ${organiser}’s name.` },
  moving: {
    fr: (when: string) => `La rencontre du ${when} reste prévue tant qu’une autre date n’est pas confirmée.`,
    en: (when: string) => `The meeting on ${when} stands until another date is confirmed.`,
  },
  bookedTitle: { fr: (executive: string) => `Une date prévue pour ${executive}`, en: (executive: string) => `A date booked for ${executive}` },
  placingTitle: { fr: (executive: string) => `Réservation en cours pour ${executive}`, en: (executive: string) => `Being booked for ${executive}` },
  with: { fr: 'Avec', en: 'With' },
  place: { fr: 'Lieu', en: 'Place' },
  rain: { fr: 'S’il pleut', en: 'If it rains' },
  until: { fr: (time: string) => `jusqu’à ${time}`, en: (time: string) => `until ${time}` },
  noneTitle: { fr: (executive: string) => `Rien à choisir pour ${executive}`, en: (executive: string) => `Nothing to choose for ${executive}` },
  none: { fr: 'La prochaine date à choisir arrivera ici.', en: 'The next date to choose will arrive here.' },
  label: { fr: 'Moment à confirmer', en: 'Moment to confirm' },
  error: { fr: 'Choisissez un moment.', en: 'Choose a moment.' },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  confirmDay: { fr: (weekday: string) => `Confirmer ${weekday}`, en: (weekday: string) => `Confirm ${weekday}` },
  otherTimes: { fr: 'Voir d’autres moments', en: 'See other times' },
  keep: { fr: 'Garder la date', en: 'Keep the date' },
  move: { fr: 'Déplacer', en: 'Move' },
  cancel: { fr: 'Annuler la date', en: 'Cancel the date' },
  open: { fr: 'Ouvrir les dates', en: 'Open the dates' },
  entrusted: {
    fr: (executive: string) => `${executive} vous confie ces dates. Vous voyez le jour, l’heure, le lieu et le nom, rien d’autre.`,
    en: (executive: string) => `${executive} entrusts these dates to you. You see the day, the time, the place and the name, nothing else.`,
  },
  endedTitle: { fr: 'Ces dates ne passent plus par vous', en: 'These dates no longer go through you' },
  followed: { fr: (now: string) => `Suite donnée : ${now}`, en: (now: string) => `Followed up: ${now}` },
});
