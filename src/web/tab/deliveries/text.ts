import { words } from '../../../kernel/text.ts';

export const text = words({
  title: { fr: 'Messages', en: 'Messages' },
  hint: {
    fr: 'Qui Binôme n’a pas pu joindre, et ce qui aide. Ni le contenu des messages ni qui y a répondu ne s’affichent ici.',
    en: 'Whom Binôme could not reach, and what helps. Neither what messages say nor who answered them shows here.',
  },
  counts: {
    fr: (sent: number, waiting: number) => `${sent} ${sent > 1 ? 'messages envoyés' : 'message envoyé'}, ${waiting} en attente de leur moment.`,
    en: (sent: number, waiting: number) => `${sent} ${sent === 1 ? 'message' : 'messages'} sent, ${waiting} waiting for their moment.`,
  },
  shown: {
    fr: (count: number) => `${count} sans notification, pour ne pas trop écrire : la dernière carte de la conversation en montre le contenu.`,
    en: (count: number) => `${count} without a notification, so as not to write too much: the last card of the chat shows what they said.`,
  },
  mailed: {
    fr: (count: number) => `${count} ${count > 1 ? 'remplacés' : 'remplacé'} par un courriel.`,
    en: (count: number) => `${count} replaced by a mail.`,
  },
  list: { fr: 'Non remis dans Teams', en: 'Not delivered in Teams' },
  noneTitle: { fr: 'Tout est arrivé', en: 'Everything arrived' },
  none: { fr: 'Aucun message de ce programme ne manque à qui l’attend.', en: 'No message of this programme is missing where it is expected.' },
  line: { fr: (topic: string, other: string) => `${topic}, avec ${other}`, en: (topic: string, other: string) => `${topic}, with ${other}` },
  since: { fr: (cause: string, day: string) => `${cause}. Envoi du ${day}.`, en: (cause: string, day: string) => `${cause}. Tried on ${day}.` },
  again: { fr: 'Envoyer à nouveau', en: 'Send again' },
  anyway: { fr: 'Envoyer quand même', en: 'Send anyway' },
  left: { fr: (person: string) => `${person} : le message part au prochain moment ouvré.`, en: (person: string) => `${person}: the message leaves at the next working moment.` },
  more: { fr: (count: number) => `Et ${count} de plus, pour les mêmes raisons.`, en: (count: number) => `And ${count} more, for the same reasons.` },
});
