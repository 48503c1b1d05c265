import { words } from '../../kernel/text.ts';

export const text = words({
  back: { fr: 'Retour', en: 'Back' },
  again: { fr: 'Réessayer', en: 'Try again' },
  loading: { fr: 'Chargement', en: 'Loading' },
  unreachableTitle: { fr: 'Binôme ne répond pas', en: 'Binôme is not answering' },
  unreachable: {
    fr: 'La connexion a été interrompue. Vos rencontres restent dans votre agenda, rien n’est perdu.',
    en: 'The connection was interrupted. Your meetings are still in your calendar; nothing is lost.',
  },
  brokenTitle: { fr: 'Quelque chose s’est mal passé de notre côté', en: 'Something went wrong on our side' },
  broken: {
    fr: 'Ce que vous aviez confirmé reste valable. Réessayez dans un instant.',
    en: 'Whatever you had confirmed still stands. Please try again in a moment.',
  },
  missingTitle: { fr: 'Cette page n’est plus là', en: 'This page is no longer here' },
  refusedTitle: { fr: 'Cette page ne vous est pas ouverte', en: 'This page is not open to you' },
  signInTitle: { fr: 'Nous n’avons pas pu vous reconnaître', en: 'We could not recognise you' },
  signIn: {
    fr: 'Fermez puis rouvrez l’onglet. Si cela persiste, l’équipe qui administre Teams pourra vous aider.',
    en: 'Close the tab and open it again. If this persists, the people who administer Teams can help.',
  },
  stale: {
    fr: 'Dernière version connue : nous n’arrivons pas à l’actualiser pour le moment.',
    en: 'Last known version: we cannot refresh it for the moment.',
  },
  toMyDuo: { fr: 'Revenir à mon binôme', en: 'Back to my duo' },
  mailTo: { fr: (name: string) => `Écrire à ${name}`, en: (name: string) => `Write to ${name}` },
  kept: { fr: 'Ce que vous avez écrit est conservé.', en: 'What you wrote is kept.' },
  characters: {
    fr: (used: number, most: number) => `${used} caractères sur ${most}`,
    en: (used: number, most: number) => `${used} of ${most} characters`,
  },
  tooLong: {
    fr: (over: number) => `Il y a ${over} caractères de trop : raccourcissez le texte, rien n’est effacé.`,
    en: (over: number) => `This is ${over} characters too long: please shorten it, nothing is erased.`,
  },
  outsideTitle: { fr: 'Binôme vit dans Teams', en: 'Binôme lives in Teams' },
  outside: {
    fr: 'Ouvrez-le depuis Microsoft Teams ou Outlook : Binôme vous y reconnaîtra, sans rien vous demander.',
    en: 'Open it from Microsoft Teams or Outlook: you will already be signed in, with nothing to type.',
  },
  openTeams: { fr: 'Ouvrir dans Teams', en: 'Open in Teams' },
});
