import { words } from '../../kernel/text.ts';

/** What HR reads of a message that did not arrive: neutral words for what it was, why, and what helps. */
export const text = words({
  'topic-invitation': { fr: 'Invitation', en: 'Invitation' },
  'topic-news': { fr: 'Nouvelles du binôme', en: 'News of the duo' },
  'topic-check-in': { fr: 'Point d’étape', en: 'Check-in' },
  'topic-momentum': { fr: 'Nouvelles d’un binôme', en: 'News of a duo' },
  'topic-digest': { fr: 'Point de la semaine', en: 'Weekly summary' },

  'cause-blocked': { fr: 'Binôme est bloqué ou désactivé dans son Teams', en: 'Binôme is blocked or disabled in their Teams' },
  'cause-not-installed': { fr: 'L’application n’est pas installée dans son Teams', en: 'The app is not installed in their Teams' },
  'cause-install-not-permitted': { fr: 'L’application n’est pas installée, et Binôme n’a pas le droit de l’installer', en: 'The app is not installed, and Binôme may not install it' },
  'cause-not-in-catalogue': { fr: 'L’application n’est pas au catalogue Teams de l’entreprise', en: 'The app is not in the company’s Teams catalogue' },
  'cause-forbidden': { fr: 'Teams refuse que Binôme lui écrive, sans dire pourquoi', en: 'Teams does not let Binôme write to them, and does not say why' },
  'cause-lost': { fr: 'La conversation n’existe plus et n’a pas pu être rouverte', en: 'The chat no longer exists and could not be opened again' },
  'cause-unconfirmed': { fr: 'Teams n’a pas confirmé : le message est peut-être arrivé', en: 'Teams did not confirm: the message may have arrived' },
  'cause-down': { fr: 'Teams n’a pas répondu pendant des heures', en: 'Teams did not answer for hours' },
  'cause-refused': { fr: 'Teams a refusé ce message', en: 'Teams refused this message' },

  'advice-blocked': {
    fr: 'Tout reste possible dans l’onglet. Une fois Binôme débloqué dans sa conversation Teams, envoyez d’ici à nouveau.',
    en: 'Everything still works in the tab. Once Binôme is unblocked in their Teams chat, send again from here.',
  },
  'advice-not-installed': {
    fr: 'Votre équipe informatique peut installer l’application pour cette personne, ou pour tout le programme, depuis le centre d’administration Teams.',
    en: 'Your IT team can install the app for this person, or for the whole programme, in the Teams admin centre.',
  },
  'advice-install-not-permitted': {
    fr: 'Votre équipe informatique peut accorder les autorisations TeamsAppInstallation.ReadWriteSelfForUser.All et AppCatalog.Read.All, ou installer l’application depuis le centre d’administration Teams.',
    en: 'Your IT team can grant the permissions TeamsAppInstallation.ReadWriteSelfForUser.All and AppCatalog.Read.All, or install the app in the Teams admin centre.',
  },
  'advice-not-in-catalogue': {
    fr: 'Votre équipe informatique peut la publier dans le centre d’administration Teams. Envoyez ensuite à nouveau.',
    en: 'Your IT team can publish it in the Teams admin centre. Then send again.',
  },
  'advice-forbidden': {
    fr: 'Soit l’application est bloquée de son côté, soit elle n’est pas installée : voyez cela ensemble, puis envoyez à nouveau.',
    en: 'Either the app is blocked on their side or it is not installed: look at it together, then send again.',
  },
  'advice-lost': {
    fr: 'Ouvrir Binôme une fois dans Teams suffit à recréer la conversation. Envoyez ensuite à nouveau.',
    en: 'Opening Binôme once in Teams is enough to create the chat again. Then send again.',
  },
  'advice-unconfirmed': {
    fr: 'Rien ne presse : l’onglet montre la même chose. Envoyé à nouveau, il peut arriver deux fois.',
    en: 'Nothing is urgent: the tab shows the same. Sent again, it may arrive twice.',
  },
  'advice-down': { fr: 'Le service est sans doute rétabli : vous pouvez envoyer à nouveau.', en: 'The service has probably recovered: you can send again.' },
  'advice-refused': {
    fr: 'Essayez une fois encore. Si le refus se répète, votre équipe informatique en trouvera le motif dans le journal technique.',
    en: 'Try once more. If it is refused again, your IT team will find the reason in the technical log.',
  },
});
