import { words } from '../../../kernel/text.ts';

export const text = words({
  title: { fr: 'Ordre de mission', en: 'Work-purpose order' },
  person: { fr: 'Personne en mission', en: 'Person travelling' },
  day: { fr: 'Date', en: 'Date' },
  meeting: { fr: 'Rendez-vous', en: 'Meeting' },
  fromTo: { fr: (from: string, to: string) => `de ${from} à ${to}`, en: (from: string, to: string) => `from ${from} to ${to}` },
  place: { fr: 'Lieu', en: 'Place' },
  rain: { fr: 'En cas de pluie', en: 'If it rains' },
  costs: { fr: 'Frais', en: 'Costs' },
  signed: { fr: 'Pour l’entreprise', en: 'For the company' },
  signature: { fr: 'Date et signature', en: 'Date and signature' },
  print: { fr: 'Imprimer', en: 'Print' },
  save: { fr: 'Fichier d’agenda', en: 'Calendar file' },
});
