import type { RefusalCode } from './errors.ts';
import { type Lang, words } from './text.ts';

/** Each expected no as a sentence: what happened, and what still works. */
const text = words({
  'not-signed-in': { fr: 'Votre session n’est pas reconnue. Rouvrez Binôme dans Teams.', en: 'Your session is not recognised. Open Binôme again in Teams.' },
  'other-tenant': {
    fr: 'Vous êtes ici avec le compte d’une autre organisation. Dans Teams, choisissez celle du programme, puis rouvrez Binôme.',
    en: 'You are here with the account of another organisation. In Teams, choose that of the programme, then open Binôme again.',
  },
  'not-allowed': { fr: 'Cette page est réservée aux personnes qui animent le programme.', en: 'This page is for the people who run the programme.' },
  'not-found': { fr: 'Introuvable, ou pas pour vous.', en: 'Not found, or not yours.' },
  'bad-input': { fr: 'Cette valeur n’est pas valable.', en: 'This value is not valid.' },
  'too-long': { fr: 'Ce texte dépasse 4 000 caractères. Il est conservé ici : raccourcissez-le puis enregistrez.', en: 'This text is longer than 4,000 characters. It is kept here: shorten it, then save.' },
  'too-narrow': {
    fr: 'Gardez au moins trois cadres et un moment de la journée possibles : sinon, aucune date ne se trouverait.',
    en: 'Keep at least three settings and one part of the day possible: otherwise no date could be found.',
  },
  'too-large': { fr: 'L’envoi est trop volumineux.', en: 'The request is too large.' },
  'too-many-requests': { fr: 'Trop de demandes à la fois. Réessayez dans un instant.', en: 'Too many requests at once. Try again in a moment.' },
  'not-your-card': { fr: 'Cette carte est destinée à une autre personne.', en: 'This card is meant for another person.' },
  'not-ready': { fr: 'Rien ne se réserve avant que les deux aient signé la charte et lu leur parcours.', en: 'Nothing is booked before both have signed the charter and read their track.' },
  'already-handled': { fr: 'C’est déjà réglé : voici où en est le binôme.', en: 'This is already settled: here is where the duo stands.' },
  'option-gone': { fr: 'Ce moment n’est plus possible. Choisissez-en un autre.', en: 'This moment is no longer possible. Choose another.' },
  'slot-taken': { fr: 'Ce moment vient d’être pris. Choisissez-en un autre.', en: 'This moment has just been taken. Choose another.' },
  'too-late': { fr: 'La rencontre a commencé ou est passée : elle ne se déplace plus.', en: 'The meeting has begun or is over: it can no longer be moved.' },
  'organised-elsewhere': {
    fr: 'Une autre personne organise désormais cette invitation dans Outlook : c’est là qu’elle se déplace ou s’annule.',
    en: 'Somebody else now organises this invitation in Outlook: it is moved or cancelled there.',
  },
  'paused': { fr: 'Ce binôme fait une pause. Elle prend fin d’elle-même, ou quand l’un des deux reprend.', en: 'This duo is taking a break. It ends by itself, or when either of the two resumes.' },
  'not-over': { fr: 'La rencontre n’est pas encore passée.', en: 'The meeting is not over yet.' },
  'no-moment': { fr: 'Aucun autre moment commun dans les quatre semaines : la date reste.', en: 'No other common moment in the four weeks: the date stands.' },
  'nothing-to-plan': {
    fr: 'Rien à planifier : chaque binôme actif a une date, ou des moments en main.', en: 'Nothing to plan: every active duo has a date, or moments in hand.',
  },
  'plan-changed': { fr: 'Le plan a changé entre-temps : voici où il en est.', en: 'The plan has changed meanwhile: here is where it stands.' },
  'duo-exists': { fr: 'Ces deux personnes forment déjà un binôme dans ce programme.', en: 'These two people already form a duo in this programme.' },
  'same-person': { fr: 'Choisissez deux personnes différentes.', en: 'Choose two different people.' },
  'manager-of-mentor': { fr: 'Un mentor n’accompagne ni son N+1 ni son N+2.', en: 'Nobody mentors their own manager, nor their manager’s manager.' },
  'mentor-as-assistant': {
    fr: 'Cette personne est votre mentor : confiez vos dates à quelqu’un d’autre.', en: 'This person is your mentor: entrust your dates to somebody else.',
  },
  'guest': {
    fr: 'Cette personne est invitée dans votre annuaire : ses agendas ne se lisent pas ici. Choisissez quelqu’un de l’entreprise.',
    en: 'This person is a guest in your directory: their calendars cannot be read here. Choose somebody of the company.',
  },
  'no-guests': {
    fr: 'Cette personne est invitée dans votre annuaire, et les règles du programme n’admettent pas de personnes invitées. Choisissez quelqu’un de l’entreprise, ou changez cette règle.',
    en: 'This person is a guest in your directory, and the rules of the programme do not admit guests. Choose somebody of the company, or change that rule.',
  },
  'windows-count': { fr: 'Cochez de trois à six moments.', en: 'Tick three to six moments.' },
  'still-away': {
    fr: 'L’annuaire ne montre pas encore le retour de cette personne : le binôme reste en pause.', en: 'The directory does not show this person back yet: the duo stays paused.',
  },
  'duo-closed': { fr: 'Ce binôme s’est arrêté.', en: 'This duo has ended.' },
  'required': { fr: 'À compléter.', en: 'Please complete.' },
  'bad-coordinates': { fr: 'Une latitude va de −90 à 90, une longitude de −180 à 180.', en: 'A latitude goes from −90 to 90, a longitude from −180 to 180.' },
  'no-setting': { fr: 'Choisissez au moins un cadre.', en: 'Choose at least one setting.' },
  'no-site': { fr: 'Choisissez au moins un site proche.', en: 'Choose at least one nearby site.' },
  'no-hours': { fr: 'Indiquez au moins un jour d’ouverture.', en: 'Give at least one opening day.' },
  'bad-hours': { fr: 'Chaque plage commence avant de finir, et deux plages d’un jour ne se chevauchent pas.', en: 'Each interval begins before it ends, and two intervals of a day do not overlap.' },
  'no-roof': { fr: 'Un lieu en plein air nomme un repli sous un toit, près d’un même site.', en: 'A place in the open air names a fallback under a roof, near a same site.' },
  'place-exists': { fr: 'Un lieu de ce nom, ou à cette adresse, est déjà au catalogue.', en: 'A place of this name, or at this address, is already in the catalogue.' },
  'site-exists': { fr: 'Un site porte déjà ce nom.', en: 'A site already has this name.' },
  'roof-in-use': { fr: 'Ce lieu sert de repli à un autre : donnez d’abord un autre repli à ce dernier.', en: 'This place is the fallback of another: first give that one another fallback.' },
  'no-day': { fr: 'Gardez au moins un jour.', en: 'Keep at least one day.' },
  'bad-window': { fr: 'La plage va de 7 h à 20 h au plus, et dure au moins quatre heures.', en: 'The window lies between 7:00 and 20:00 and lasts at least four hours.' },
  'bad-period': {
    fr: 'Chaque période commence avant de finir et dure au plus 62 jours ; trente périodes au plus.',
    en: 'Each period begins before it ends and lasts 62 days at most; thirty periods at most.',
  },
  'out-of-bounds': { fr: 'Cette valeur sort des limites indiquées.', en: 'This value is outside the limits given.' },
  'no-payer': { fr: 'Dites qui paie, ou choisissez des lieux gratuits seulement.', en: 'Say who pays, or choose free places only.' },
  'rules-changed': {
    fr: 'Quelqu’un d’autre a modifié ces règles entre-temps. Rien n’a été enregistré : relisez-les, puis reprenez vos changements.',
    en: 'Somebody else has changed these rules meanwhile. Nothing was saved: read them again, then make your changes anew.',
  },
  'people-changed': {
    fr: 'Quelqu’un d’autre a changé ces noms entre-temps. Rien n’a été enregistré : relisez-les, puis reprenez vos changements.',
    en: 'Somebody else has changed these names meanwhile. Nothing was saved: read them again, then make your changes anew.',
  },
  'has-left': {
    fr: 'Cette personne n’a plus de compte ouvert dans l’annuaire : nommez quelqu’un d’autre.',
    en: 'This person no longer has an open account in the directory: name somebody else.',
  },
  'no-mailbox': {
    fr: 'Aucune boîte d’envoi n’est configurée : l’équipe informatique en désigne une d’abord.',
    en: 'No mailbox to send from is configured: the IT team names one first.',
  },
  'catalogue-only': { fr: 'Ce programme s’en tient aux lieux et aux cadres de son catalogue.', en: 'This programme keeps to the places and settings of its catalogue.' },
  'setting-asked': {
    fr: 'Un cadre se demande une fois par séance, et c’est fait : les autres moments restent possibles.',
    en: 'A setting is asked for once a session, and you have done so: other times remain possible.',
  },
  'no-other-moment': { fr: 'Aucun autre moment commun pour l’instant : ceux-ci restent.', en: 'No other common moment for now: these remain.' },
  'place-not-then': {
    fr: 'Ce lieu ne tient pas à ce moment, trajets compris. Choisissez un autre moment, ou un lieu plus proche.',
    en: 'This place does not fit that moment, travel included. Choose another moment, or a place nearer by.',
  },
  'in-the-building': { fr: 'Ce lieu est l’un de vos bureaux. Choisissez un lieu public, à l’extérieur.', en: 'This place is one of your offices. Choose a public place, outside.' },
  'too-dear': { fr: 'C’est au-delà de ce que le programme paie.', en: 'This is beyond what the programme pays.' },
  'too-far': { fr: 'Comptez d’une à 45 minutes pour chacun, porte à porte.', en: 'Count from one to 45 minutes for each, door to door.' },
  'enough-suggestions': {
    fr: 'Dix de vos suggestions attendent déjà une réponse des RH. Merci : la suite quand elles auront répondu.',
    en: 'Ten of your suggestions already wait for HR’s answer. Thank you: more once they have answered.',
  },
  'already-sent': { fr: 'Ce message est parti ou attend son tour : il ne part pas deux fois.', en: 'This message has gone out or waits its turn: it is not sent twice.' },
  'may-arrive-twice': {
    fr: 'L’envoi n’a pas été confirmé : ce message est peut-être arrivé, et arriverait alors deux fois.',
    en: 'The sending was not confirmed: this message may have arrived, and would then arrive twice.',
  },
  'storage-down': {
    fr: 'La base de données de Binôme ne répond pas. Rien n’est enregistré à moitié : réessayez dans un instant.',
    en: 'Binôme’s database is not answering. Nothing is half saved: try again in a moment.',
  },
  'storage-full': {
    fr: 'Binôme n’a plus de place pour enregistrer. Ce que vous avez écrit reste ici : réessayez plus tard.',
    en: 'Binôme has no space left to save. What you wrote stays here: try again later.',
  },
  'erasure-not-kept': {
    fr: 'Cet effacement ne peut pas être protégé des sauvegardes en ce moment : rien n’est effacé ni modifié. Réessayez dans un instant.',
    en: 'This erasure cannot be protected from backups at the moment: nothing is erased or changed. Try again in a moment.',
  },
  'outlook-down': {
    fr: 'Outlook ne répond pas. Rien n’est changé, et ce qui est prévu reste dans vos agendas : redemandez dans quelques minutes.',
    en: 'Outlook is not answering. Nothing has changed, and what is booked stays in your calendars: ask again in a few minutes.',
  },
  'directory-down': {
    fr: 'L’annuaire de l’entreprise ne répond pas. Rien n’est enregistré à moitié : réessayez dans quelques minutes.',
    en: 'The company directory is not answering. Nothing is half saved: try again in a few minutes.',
  },
  'teams-down': { fr: 'Teams ne répond pas. Rien n’est perdu : réessayez dans un instant.', en: 'Teams is not answering. Nothing is lost: try again in a moment.' },
  'entra-down': {
    fr: 'La connexion à Microsoft 365 ne répond pas. Rien n’est perdu : réessayez dans quelques minutes.',
    en: 'Sign-in to Microsoft 365 is not answering. Nothing is lost: try again in a few minutes.',
  },
} satisfies Record<RefusalCode, Record<Lang, string>>);

const bug = words({
  sentence: {
    fr: (id: string) => `Quelque chose s’est mal passé de notre côté (référence ${id}). Rien n’a été enregistré à moitié.`,
    en: (id: string) => `Something went wrong on our side (reference ${id}). Nothing was half saved.`,
  },
});

export const sayRefusal = (code: RefusalCode, lang: Lang): string => text(lang)[code];

/** For a bug: an id to quote, and nothing of the error itself. */
export const sayBug = (id: string, lang: Lang): string => bug(lang).sentence(id);
