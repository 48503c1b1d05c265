import { words } from '../../../kernel/text.ts';

export const text = words({
  subject: { fr: 'Rendez-vous professionnel à l’extérieur', en: 'Business meeting out of the office' },
  statement: {
    fr: 'Ce déplacement a lieu sur le temps de travail, à la demande de l’entreprise. Le trajet, aller et retour, en fait partie.',
    en: 'This trip takes place in working time, at the company’s request. The way there and back is part of it.',
  },
  summary: { fr: 'Ordre de mission', en: 'Work-purpose order' },
  times: { fr: (starts: string, ends: string) => `Rendez-vous de ${starts} à ${ends}.`, en: (starts: string, ends: string) => `Meeting from ${starts} to ${ends}.` },
  noPlace: { fr: 'Hors des locaux, par téléphone', en: 'Off the premises, by phone' },
  companyPays: { fr: 'Frais pris en charge par l’entreprise.', en: 'Costs are paid by the company.' },
  noCosts: { fr: 'Aucun frais prévu.', en: 'No costs expected.' },
  signed: { fr: (who: string) => `Pour l’entreprise : ${who}`, en: (who: string) => `For the company: ${who}` },
});
