import { words } from '../../../kernel/text.ts';

/** The mail itself, which somebody else may read; then what HR reads of it. */
export const text = words({
  subject: { fr: 'Binôme n’a pas pu vous écrire dans Teams', en: 'Binôme could not write to you in Teams' },
  hello: { fr: 'Bonjour,', en: 'Hello,' },
  why: {
    fr: 'Binôme avait un message pour vous, mais votre conversation dans Teams ne lui est pas accessible. Tout reste possible dans l’onglet.',
    en: 'Binôme had a message for you, but could not reach your chat in Teams. Everything still works in the tab.',
  },
  open: { fr: 'Ouvrir Binôme', en: 'Open Binôme' },
  wayBack: {
    fr: 'Pour que Binôme puisse à nouveau vous écrire dans Teams : ouvrez l’application Binôme, puis sa conversation, et débloquez-la si elle l’est. Si l’application n’y est plus, ajoutez-la.',
    en: 'To let Binôme write to you in Teams again: open the Binôme app, then its chat, and unblock it if it is blocked. If the app is no longer there, add it.',
  },
  permitted: {
    fr: 'Vous recevez ce courriel parce que les RH l’ont permis pour les messages que Teams ne peut pas vous remettre. Rien n’y indique si vous l’avez lu.',
    en: 'You receive this mail because HR allowed it for messages that Teams cannot deliver to you. Nothing in it tells whether you have read it.',
  },

  queued: { fr: 'Un courriel part à la place au prochain moment ouvré.', en: 'A mail leaves instead at the next working moment.' },
  sent: { fr: 'Un courriel est parti à la place.', en: 'A mail went out instead.' },
  unknown: {
    fr: 'Un courriel est peut-être parti à la place : Outlook ne l’a pas confirmé. Envoyé à nouveau, il peut arriver deux fois.',
    en: 'A mail may have gone out instead: Outlook did not confirm it. Sent again, it may arrive twice.',
  },
  'failed-no-address': { fr: 'Aucun courriel : l’annuaire ne donne pas d’adresse à cette personne.', en: 'No mail: the directory has no address for this person.' },
  'failed-budget': {
    fr: 'Aucun courriel : Binôme a déjà écrit à cette personne autant qu’il se le permet.',
    en: 'No mail: Binôme has already written to this person as often as it may.',
  },
  'failed-no-mailbox': {
    fr: 'Aucun courriel : la boîte d’envoi du programme n’existe pas ou n’est plus configurée. Votre équipe informatique peut la rétablir.',
    en: 'No mail: the programme’s mailbox does not exist or is no longer configured. Your IT team can restore it.',
  },
  'failed-not-permitted': {
    fr: 'Aucun courriel : Outlook refuse l’envoi depuis la boîte du programme. Votre équipe informatique peut accorder à Binôme le rôle Exchange « Application Mail.Send » pour cette boîte.',
    en: 'No mail: Outlook does not let Binôme send from the programme’s mailbox. Your IT team can grant Binôme the Exchange role “Application Mail.Send” for this mailbox.',
  },
  'failed-refused': { fr: 'Aucun courriel : Outlook a refusé celui qui devait partir à la place.', en: 'No mail: Outlook refused the one that should have gone instead.' },
  'failed-down': { fr: 'Aucun courriel : Outlook n’a pas répondu pendant des heures.', en: 'No mail: Outlook did not answer for hours.' },
});
