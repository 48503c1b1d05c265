import { elided, words } from '../../../kernel/text.ts';

export const text = words({
  title: { fr: 'Les dates que vous tenez', en: 'The dates you run' },
  hint: {
    fr: 'Vous voyez le jour, l’heure, le lieu et le nom. Le reste appartient aux deux personnes.',
    en: 'You see the day, the time, the place and the name. The rest belongs to the two people.',
  },
  pair: { fr: (executive: string, other: string) => `${executive} avec ${other}`, en: (executive: string, other: string) => `${executive} with ${other}` },
  choose: { fr: 'Une date à choisir', en: 'A date to choose' },
  booked: { fr: 'La date prévue', en: 'The date booked' },
  placing: { fr: 'Réservation en cours', en: 'Being booked' },
  none: { fr: 'Rien à choisir. La prochaine date arrivera ici et dans vos messages.', en: 'Nothing to choose. The next date will arrive here and in your messages.' },
  emptyTitle: { fr: 'Aucune date ne passe par vous', en: 'No date goes through you' },
  empty: { fr: 'Quand une personne vous confiera les siennes, elles seront ici.', en: 'When somebody entrusts theirs to you, they will be here.' },
  stands: {
    fr: (when: string) => `La rencontre du ${when} reste prévue tant qu’une autre date n’est pas confirmée.`,
    en: (when: string) => `The meeting on ${when} stands until another date is confirmed.`,
  },
  inName: { fr: (organiser: string) => `L’invitation part au nom ${elided('de', organiser)}.`, en: (organiser: string) => `The invitation goes out in ${organiser}’s name.` },
  confirm: { fr: (weekday: string) => `Confirmer ${weekday}`, en: (weekday: string) => `Confirm ${weekday}` },
  otherTimes: { fr: 'Voir d’autres moments', en: 'See other times' },
  keep: { fr: 'Garder la date', en: 'Keep the date' },
  move: { fr: 'Déplacer', en: 'Move' },
  cancel: { fr: 'Annuler la date', en: 'Cancel the date' },
  cancelAsk: { fr: 'Annuler cette date ? D’autres moments seront proposés aussitôt.', en: 'Cancel this date? Other moments will be offered at once.' },
  cancelSure: { fr: 'Oui, annuler', en: 'Yes, cancel' },
  rain: { fr: (place: string) => `S’il pleut : ${place}`, en: (place: string) => `If it rains: ${place}` },
  map: { fr: 'Voir le plan', en: 'See the map' },
});
