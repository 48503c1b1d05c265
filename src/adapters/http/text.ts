import { words } from '../../kernel/text.ts';

/** Public pages: plain text, a paragraph a line. */
export const text = words({
  aboutTitle: { fr: 'Binôme', en: 'Binôme' },
  about: {
    fr: 'Binôme organise le mentorat inversé dans Microsoft Teams et Outlook : des rencontres hors du bureau entre une personne qui transmet ses usages numériques et une personne de la direction.\nL’application s’ouvre depuis Teams, Outlook ou Microsoft 365, installée par l’entreprise.',
    en: 'Binôme runs reverse mentoring in Microsoft Teams and Outlook: meetings out of the office between a person who shares digital habits and an executive.\nThe app opens from Teams, Outlook or Microsoft 365, installed by the company.',
  },
  privacyTitle: { fr: 'Vie privée', en: 'Privacy' },
  privacy: {
    fr: 'Binôme lit les disponibilités des deux agendas (libre, occupé, absent), jamais leurs sujets ni leur contenu, et ne crée que les rencontres confirmées.\nChaque champ dit qui le lit. Les RH voient des états et des semaines, et des moyennes à partir du nombre de réponses que fixe chaque programme, cinq au moins. Ce qui se dit entre les deux n’est enregistré nulle part. Si les RH l’ont permis, un courriel sans sujet ni nom remplace un message que Teams ne peut pas remettre.\nLes données restent dans la base de l’entreprise qui exploite Binôme ; elle répond aux demandes d’accès, de rectification et d’effacement. Au démarrage, l’onglet lit sur un serveur de Microsoft la liste des hôtes reconnus.',
    en: 'Binôme reads the availability of both calendars (free, busy, away), never their subjects or contents, and only creates meetings that were confirmed.\nEach field says who reads it. HR sees states and weeks, and averages from the number of answers each programme sets, five at least. What is said between the two is recorded nowhere. If HR allowed it, a mail that names neither topic nor anybody stands in for a message that Teams cannot deliver.\nData stays in the database of the company that runs Binôme, which answers requests for access, correction and erasure. When it starts, the tab reads the list of recognised hosts from a Microsoft server.',
  },
  termsTitle: { fr: 'Conditions d’utilisation', en: 'Terms of use' },
  terms: {
    fr: 'Participer est libre : chaque côté accepte par un oui et peut s’arrêter à tout moment, sans motif.\nLes rencontres ont lieu sur le temps de travail, dans les horaires et aux frais que le programme a fixés.\nL’entreprise qui installe Binôme en fixe les conditions d’emploi.',
    en: 'Taking part is free: each side agrees with a yes and may stop at any time, with no reason.\nMeetings take place in working time, within the hours and at the expense the programme has set.\nThe company that installs Binôme sets the conditions of its use.',
  },
});
