import { words } from '../../kernel/text.ts';

export const text = words({
  notHere: {
    fr: 'Cette carte ne répond pas ici. Ouvrez votre conversation avec Binôme.',
    en: 'This card does not answer here. Open your own chat with Binôme.',
  },
  notKnown: { fr: 'Binôme ne sait pas répondre à cette demande.', en: 'Binôme cannot answer this request.' },
  unknownVerb: { fr: 'Cette action n’existe plus. Ouvrez Binôme pour voir où en est votre binôme.', en: 'This action no longer exists. Open Binôme to see where your duo stands.' },
  noDuoTitle: { fr: 'Pas encore de binôme', en: 'No duo yet' },
  noDuo: { fr: 'Vous recevrez ici une proposition quand les RH en formeront un avec vous.', en: 'You will receive a proposal here when HR forms one with you.' },
  helpTitle: { fr: 'Binôme organise vos rencontres hors du bureau', en: 'Binôme arranges your meetings out of the office' },
  help: {
    fr: 'Il trouve des moments dans les deux agendas, réserve, et demande ensuite en deux touches comment cela s’est passé. Vous recevez quelques messages par mois, jamais le soir.',
    en: 'It finds moments in both calendars, books them, and then asks in two taps how it went. You receive a few messages a month, never in the evening.',
  },
  helpWords: {
    fr: 'Écrivez « mon binôme » pour voir où vous en êtes, « aide » pour revoir ce message.',
    en: 'Write “my duo” to see where you stand, “help” to see this message again.',
  },
  helpLeave: {
    fr: 'Chaque côté peut s’arrêter à tout moment, sans motif. Parler à quelqu’un : les noms sont dans l’onglet et dans chaque invitation.',
    en: 'Either side may stop at any time, with no reason. To talk to someone: the names are in the tab and in every invitation.',
  },
  openTab: { fr: 'Ouvrir Binôme', en: 'Open Binôme' },
});
