import { words } from '../../../kernel/text.ts';

export const text = words({
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
