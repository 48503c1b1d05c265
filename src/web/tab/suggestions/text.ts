import { words } from '../../../kernel/text.ts';

export const text = words({
  title: { fr: 'Suggérer un lieu', en: 'Suggest a place' },
  hint: {
    fr: 'Un endroit où il fait bon se retrouver : les RH le complètent, et tous les binômes peuvent s’y voir.',
    en: 'Somewhere it is good to meet: HR completes it, and every duo may be offered it.',
  },
  name: { fr: 'Nom', en: 'Name' },
  address: { fr: 'Adresse', en: 'Address' },
  settings: { fr: 'Pour quels cadres', en: 'For which settings' },
  why: { fr: 'Pourquoi on y est bien (facultatif)', en: 'Why it is a good place (optional)' },
  send: { fr: 'Suggérer ce lieu', en: 'Suggest this place' },
  sent: { fr: 'C’est transmis. Merci.', en: 'Passed on. Thank you.' },
  mine: { fr: 'Vos suggestions', en: 'Your suggestions' },
  open: { fr: 'les RH la regardent', en: 'HR is looking at it' },
  accepted: { fr: 'au catalogue, merci', en: 'in the catalogue, thank you' },
  declined: { fr: 'pas cette fois, merci de l’idée', en: 'not this time, thank you for the idea' },
});
