import type { RefusalCode } from './errors.ts';
import { type Lang, words } from './text.ts';

/** Each expected no as a sentence: what happened, and what still works. */
const text = words({
  'not-signed-in': { fr: 'Votre session n’est pas reconnue. Rouvrez Binôme dans Teams.', en: 'Your session is not recognised. Open Binôme again in Teams.' },
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
  'not-over': { fr: 'La rencontre n’est pas encore passée.', en: 'The meeting is not over yet.' },
  'no-moment': { fr: 'Aucun autre moment commun dans les quatre semaines : la date reste.', en: 'No other common moment in the four weeks: the date stands.' },
  'nothing-to-plan': {
    fr: 'Rien à planifier : chaque binôme actif a une date, ou des moments en main.', en: 'Nothing to plan: every active duo has a date, or moments in hand.',
  },
  'plan-changed': { fr: 'Le plan a changé entre-temps : voici où il en est.', en: 'The plan has changed meanwhile: here is where it stands.' },
  'duo-exists': { fr: 'Ces deux personnes forment déjà un binôme dans ce programme.', en: 'These two people already form a duo in this programme.' },
  'same-person': { fr: 'Choisissez deux personnes différentes.', en: 'Choose two different people.' },
  'manager-of-mentor': { fr: 'Un mentor n’accompagne ni son N+1 ni son N+2.', en: 'Nobody mentors their own manager, nor their manager’s manager.' },
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
  'outside-down': { fr: 'Un service de Microsoft ne répond pas. Rien n’est perdu : réessayez dans un instant.', en: 'A Microsoft service is not answering. Nothing is lost: try again in a moment.' },
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
