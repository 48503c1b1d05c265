import { words } from '../../../kernel/text.ts';

export const text = words({
  title: { fr: 'Dites quand vous êtes libre', en: 'Say when you are free' },
  hint: {
    fr: (least: number, most: number) => `Votre agenda ne se lit pas d’ici. Cochez de ${least} à ${most} moments : la recherche n’utilisera qu’eux, et l’invitation partira de l’autre agenda.`,
    en: (least: number, most: number) => `Your calendar cannot be read from here. Tick ${least} to ${most} moments: the search uses these only, and the invitation comes from the other calendar.`,
  },
  morning: { fr: 'Matin', en: 'Morning' },
  lunch: { fr: 'Midi', en: 'Noon' },
  afternoon: { fr: 'Après-midi', en: 'Afternoon' },
  save: { fr: 'Enregistrer', en: 'Save' },
  missing: {
    fr: (count: number) => (count === 1 ? 'Encore un moment à cocher.' : `Encore ${count} moments à cocher.`),
    en: (count: number) => (count === 1 ? 'One more moment to tick.' : `${count} more moments to tick.`),
  },
  all: {
    fr: (most: number) => `${most} moments sont cochés, c’est le maximum : décochez-en un pour en choisir un autre.`,
    en: (most: number) => `${most} moments are ticked, which is the most: untick one to choose another.`,
  },
  saved: { fr: 'C’est enregistré : la recherche reprend aussitôt.', en: 'Saved: the search begins again at once.' },
  notNeededTitle: { fr: 'Rien à cocher', en: 'Nothing to tick' },
  notNeeded: { fr: 'Votre agenda suffit à trouver des moments.', en: 'Your calendar is enough to find moments.' },
});
