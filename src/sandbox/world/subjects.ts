import type { Lang } from '../../kernel/text.ts';

/** What people write in their calendars. */
export const meetingSubjects: Readonly<Record<Lang, readonly string[]>> = {
  fr: [
    'Point budget', 'Revue de projet', 'Préparation du comité', 'Entretien de recrutement', 'Atelier feuille de route',
    'Point fournisseur', 'Relecture de la présentation', 'Appel client', 'Point d’avancement', 'Réunion d’équipe', 'Cadrage',
    'Formation sécurité', 'Restitution d’étude', 'Point qualité', 'Visite de site', 'Négociation du contrat', 'Arbitrages',
    'Rendez-vous banque', 'Revue des indicateurs', 'Démonstration',
  ],
  en: [
    'Budget check', 'Project review', 'Committee preparation', 'Interview', 'Roadmap workshop', 'Supplier call', 'Deck review',
    'Customer call', 'Status update', 'Team meeting', 'Scoping', 'Quarterly forecast', 'Pricing review', 'Partner call',
    'Product demo', 'Contract negotiation',
  ],
};
export const focusSubjects: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['Temps de rédaction', 'Lecture', 'Webinaire (si possible)', 'À garder sous la main'],
  en: ['Writing time', 'Reading', 'Webinar (if time allows)', 'Nice to have'],
};
export const privateSubjects: Readonly<Record<Lang, readonly string[]>> = {
  fr: ['Rendez-vous médical', 'École', 'Rendez-vous personnel', 'Dentiste'],
  en: ['Doctor', 'School', 'Personal appointment', 'Dentist'],
};
export const rooms = [
  'Teams', 'Salle Turgot', 'Salle Condorcet', 'Espace Confluence', 'Salle Nadar', '', 'Teams', 'Salle Lumière',
];

interface DayWords {
  telework: string;
  partTime: string;
  leave: string;
  lunch: string;
  closing: string;
  market: string;
  townHall: string;
  travel(this: void, city: string): string;
  birthday(this: void, name: string): string;
}
export const dayWords: Readonly<Record<Lang, DayWords>> = {
  fr: {
    telework: 'Télétravail', partTime: 'Temps partiel', leave: 'Congés', lunch: 'Déjeuner professionnel',
    closing: 'Clôture mensuelle', market: 'Marché de Noël', townHall: 'Méridiane en direct',
    travel: (city) => `Déplacement à ${city}`, birthday: (name) => `Anniversaire : ${name}`,
  },
  en: {
    telework: 'Working from home', partTime: 'Part-time', leave: 'Annual leave', lunch: 'Business lunch',
    closing: 'Month-end closing', market: 'Christmas market', townHall: 'Méridiane live',
    travel: (city) => `Travel to ${city}`, birthday: (name) => `Birthday: ${name}`,
  },
};
