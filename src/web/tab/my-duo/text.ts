import { elided, words } from '../../../kernel/text.ts';

const countFr = ['ce moment', 'ces deux moments', 'ces trois moments'];
const countEn = ['this moment', 'these two moments', 'these three moments'];

export const text = words({
  title: { fr: (first: string) => `Vous et ${first}`, en: (first: string) => `You and ${first}` },
  duos: { fr: 'Vos binômes', en: 'Your duos' },
  place: {
    fr: (programme: string, number: number, total: number) => `${programme} · séance ${number} sur ${total}`,
    en: (programme: string, number: number, total: number) => `${programme} · session ${number} of ${total}`,
  },
  journey: { fr: 'Le chemin de votre binôme', en: 'Your duo’s journey' },
  step: {
    fr: (number: number, total: number) => `Séance ${number} sur ${total}`,
    en: (number: number, total: number) => `Session ${number} of ${total}`,
  },
  held: { fr: 'tenue', en: 'held' },
  nextStep: { fr: 'la prochaine', en: 'next' },
  toCome: { fr: 'à venir', en: 'to come' },
  next: { fr: 'La suite', en: 'Next' },

  emptyTitle: { fr: 'Pas encore de binôme', en: 'No duo yet' },
  empty: {
    fr: 'Quand un binôme vous sera proposé, un message de Binôme vous le dira, et tout se passera ici. Vous pourrez dire oui ou non.',
    en: 'When a duo is offered to you, a message from Binôme will tell you, and everything will happen here. You can say yes or no.',
  },
  openProgramme: { fr: 'Ouvrir le programme', en: 'Open the programme' },

  invitation: { fr: 'Invitation', en: 'Invitation' },
  invitedTitle: { fr: (name: string) => `Un binôme avec ${name}`, en: (name: string) => `A duo with ${name}` },
  purposeMentor: {
    fr: (first: string, sessions: number) =>
      `${sessions} rencontres hors du bureau, où vous partagez avec ${first} ce que vous savez du numérique, à votre manière. Vous tenez l’ordre du jour.`,
    en: (first: string, sessions: number) =>
      `${sessions} meetings out of the office, where you share with ${first} what you know of digital life, in your own way. You hold the agenda.`,
  },
  purposeMentee: {
    fr: (first: string, sessions: number) =>
      `${sessions} rencontres hors du bureau, où ${first} vous fait découvrir ce que le numérique change, à partir de vos questions.`,
    en: (first: string, sessions: number) =>
      `${sessions} meetings out of the office, where ${first} shows you what digital life is changing, starting from your questions.`,
  },
  freely: {
    fr: 'Vous répondez librement, et vous pourrez quitter le binôme à tout moment sans avoir à vous expliquer.',
    en: 'You answer freely, and you can leave the duo at any time without having to explain.',
  },
  charter: { fr: 'La charte du binôme', en: 'The duo’s charter' },
  charterSigned: { fr: 'La charte que vous avez acceptée', en: 'The charter you accepted' },
  yes: { fr: 'Oui, et j’accepte la charte', en: 'Yes, and I accept the charter' },
  no: { fr: 'Non merci', en: 'No, thank you' },
  noAsk: {
    fr: 'Dire non à ce binôme ? Aucune raison ne vous est demandée, et cela n’aura pas de suite.',
    en: 'Say no to this duo? No reason is asked of you, and nothing will come of it.',
  },
  noSure: { fr: 'Oui, décliner', en: 'Yes, decline' },
  goBack: { fr: 'Revenir à l’invitation', en: 'Back to the invitation' },
  readyTitle: { fr: 'Avant la première rencontre', en: 'Before the first meeting' },
  trackMentor: {
    fr: 'Une lecture de huit minutes au plus : votre posture, la pédagogie, la patience et le canevas d’une séance.',
    en: 'A read of eight minutes at most: your posture, pedagogy, patience and the canvas of a session.',
  },
  trackMentee: {
    fr: 'Une lecture de quatre minutes au plus : apprendre autrement, et vos attentes mutuelles.',
    en: 'A read of four minutes at most: learning differently, and what you expect of each other.',
  },
  readTrack: { fr: 'Lire le parcours', en: 'Read the track' },
  steps: { fr: 'Ce qu’il reste avant de commencer', en: 'What remains before you start' },
  stepAnswer: { fr: 'Répondre à l’invitation et accepter la charte', en: 'Answer the invitation and accept the charter' },
  stepTrack: { fr: 'Lire votre parcours', en: 'Read your track' },
  stepOther: { fr: (first: string) => `${first}, de son côté`, en: (first: string) => `${first}, in turn` },
  done: { fr: 'fait', en: 'done' },
  todo: { fr: 'à faire', en: 'to do' },
  allReadyTitle: { fr: 'Tout est prêt de votre côté', en: 'You are all set' },
  allReady: {
    fr: (first: string) => `Dès ${elided('que', first)} aura terminé sa préparation, les premiers moments vous seront proposés. Un message vous préviendra.`,
    en: (first: string) => `As soon as ${first} has finished getting ready, the first moments will be offered. A message will let you know.`,
  },

  proposeTitle: {
    fr: (count: number): string => (count === 1 ? 'Un moment hors du bureau' : count === 2 ? 'Deux moments hors du bureau' : 'Trois moments hors du bureau'),
    en: (count: number): string => (count === 1 ? 'One moment out of the office' : count === 2 ? 'Two moments out of the office' : 'Three moments out of the office'),
  },
  proposeHint: {
    fr: (first: string, isInMyName: boolean) =>
      `Ils conviennent à vos deux agendas. Gardez ceux que vous préférez : ${first} choisira, et l’invitation partira en ${isInMyName ? 'votre' : 'son'} nom.`,
    en: (first: string, isInMyName: boolean) =>
      `They suit both your calendars. Keep the ones you prefer: ${first} will choose, and the invitation goes out in ${isInMyName ? 'your' : 'their'} name.`,
  },
  confirmTitle: { fr: 'Quel moment vous va ?', en: 'Which moment suits you?' },
  confirmHintMentee: {
    fr: (first: string, isInMyName: boolean) => `${first} prépare le sujet, vous venez avec une question.${isInMyName ? ' L’invitation partira en votre nom.' : ''}`,
    en: (first: string, isInMyName: boolean) => `${first} prepares the topic; you come with one question.${isInMyName ? ' The invitation will go out in your name.' : ''}`,
  },
  confirmHintMentor: {
    fr: (first: string) => `${first} recevra la nouvelle invitation, en votre nom.`,
    en: (first: string) => `${first} will receive the new invitation, in your name.`,
  },
  propose: { fr: (count: number) => `Proposer ${countFr[count - 1] ?? ''}`, en: (count: number) => `Propose ${countEn[count - 1] ?? ''}` },
  proposeNone: { fr: 'Gardez au moins un moment', en: 'Keep at least one moment' },
  confirm: { fr: (weekday: string) => `Confirmer ${weekday}`, en: (weekday: string) => `Confirm ${weekday}` },
  otherTimes: { fr: 'Demander d’autres moments', en: 'Ask for other times' },
  elsewhere: { fr: 'Un autre cadre ou lieu', en: 'Another setting or place' },
  typedHint: {
    fr: (first: string) => `${first} propose ce lieu, et a déclaré le trajet. Confirmez, ou demandez d’autres moments : aucun motif n’est attendu.`,
    en: (first: string) => `${first} suggests this place, and has declared the way there. Confirm, or ask for other times: no reason is expected.`,
  },
  moving: {
    fr: (when: string) => `Votre rencontre du moment, ${when}, tient tant qu’une autre date n’est pas confirmée.`,
    en: (when: string) => `Your meeting of ${when} stands until another date is confirmed.`,
  },
  keep: { fr: (weekday: string) => `Garder ${weekday}`, en: (weekday: string) => `Keep ${weekday}` },
  rain: { fr: (place: string) => `S’il pleut : ${place}`, en: (place: string) => `If it rains: ${place}` },
  map: { fr: 'Voir le plan', en: 'See the map' },

  pauseTitle: { fr: 'Ou faire une pause', en: 'Or take a break' },
  pauseHint: {
    fr: 'Deux dates n’ont pas tenu. Rien n’arrive pendant la pause, aucun motif n’est demandé, et chacun peut reprendre avant.',
    en: 'Two dates did not hold. Nothing comes during the break, no reason is asked, and either of you can resume earlier.',
  },
  pausedTitle: { fr: 'Votre binôme fait une pause', en: 'Your duo takes a break' },
  resume: { fr: 'Reprendre maintenant', en: 'Resume now' },
  life: { fr: 'Le fil de vos dates', en: 'The thread of your dates' },
  waitingTitle: { fr: (first: string) => `C’est à ${first} de choisir`, en: (first: string) => `It is now ${first}’s choice` },
  waiting: {
    fr: (since: string) => `Envoyé ${since}. Vous n’avez rien à faire : si la réponse tarde, une relance partira d’elle-même, une seule fois.`,
    en: (since: string) => `Sent ${since}. There is nothing for you to do: if the answer is slow to come, one reminder will go out by itself.`,
  },
  waitingNudged: {
    fr: (since: string) => `Envoyé ${since}. Un rappel est parti, le seul ; vous n’avez rien à faire.`,
    en: (since: string) => `Sent ${since}. One reminder has gone out, the only one; there is nothing for you to do.`,
  },
  waitingOptions: { fr: 'Les moments proposés', en: 'The moments offered' },
  placingTitle: { fr: 'La rencontre entre dans vos agendas', en: 'The meeting is entering both calendars' },
  placing: { fr: 'Quelques secondes, et ce sera fait. Vous pouvez fermer cette page.', en: 'A few seconds and it is done. You may close this page.' },
  organiser: { fr: (name: string) => `Invitation envoyée au nom ${elided('de', name)}`, en: (name: string) => `Invitation sent in the name of ${name}` },
  placeInOutlook: { fr: 'Lieu changé dans Outlook', en: 'Place changed in Outlook' },
  nextMeeting: { fr: 'Prochaine rencontre', en: 'Next meeting' },
  move: { fr: 'Déplacer', en: 'Move' },
  cancel: { fr: 'Annuler', en: 'Cancel' },
  preferences: { fr: 'Vos préférences', en: 'Your preferences' },
  leave: { fr: 'Quitter ce binôme', en: 'Leave this duo' },
  leaveAsk: {
    fr: (other: string) => `Quitter ce binôme ? Aucun motif n’est demandé ; ${other} apprendra seulement qu’il s’arrête, et la date prévue sera annulée.`,
    en: (other: string) => `Leave this duo? No reason is asked; ${other} will only learn that it has ended, and any date ahead is cancelled.`,
  },
  leaveSure: { fr: 'Quitter', en: 'Leave' },
  leaveStay: { fr: 'Rester', en: 'Stay' },
  cancelAsk: {
    fr: (weekday: string) => `Annuler la rencontre de ${weekday} ? Trois autres moments vous seront proposés aussitôt, et personne n’en tient le compte.`,
    en: (weekday: string) => `Cancel ${weekday}’s meeting? Three other moments will be offered at once, and nobody keeps count.`,
  },
  cancelSure: { fr: 'Annuler la rencontre', en: 'Cancel the meeting' },
  nothingTitle: { fr: 'Pas encore de moment', en: 'No moment yet' },
  helps: { fr: 'Ce qui ouvrirait un moment', en: 'What would open a moment' },
  suggest: { fr: 'Suggérer un lieu', en: 'Suggest a place' },
  search: { fr: 'Chercher à nouveau', en: 'Search again' },
  order: { fr: 'Ordre de mission', en: 'Work-purpose order' },
  tickWindows: { fr: 'Dire quand je suis libre', en: 'Say when I am free' },
  suspendedTitle: { fr: 'Votre binôme est en pause', en: 'Your duo is paused' },
  laterTitle: { fr: 'La suite viendra d’elle-même', en: 'The next one will come by itself' },
  closed: { fr: 'Terminé', en: 'Complete' },
  finishedTitle: { fr: 'Le chemin est parcouru', en: 'The journey is complete' },
  finished: {
    fr: (first: string) => `Votre binôme avec ${first} est allé jusqu’au bout. Vos rencontres et ce que vous en avez dit restent ici.`,
    en: (first: string) => `You and ${first} have gone all the way. Your meetings, and what you said of them, remain here.`,
  },
  declinedTitle: { fr: 'Ce binôme n’ira pas plus loin', en: 'This duo goes no further' },

  canvas: { fr: 'Pour préparer', en: 'To prepare' },
  topic: { fr: 'Un sujet', en: 'One topic' },
  tryThis: { fr: 'Une chose à essayer', en: 'One thing to try' },
  questionBack: { fr: 'Une question en retour', en: 'One question back' },
  goals: { fr: 'Vos objectifs', en: 'Your goals' },
  history: { fr: 'Vos rencontres', en: 'Your meetings' },
  session: { fr: (number: number) => `Séance ${number}`, en: (number: number) => `Session ${number}` },
  yourRating: { fr: (rating: number) => `Votre réponse : ${rating} sur 5`, en: (rating: number) => `Your answer: ${rating} out of 5` },
  changeAnswer: { fr: 'Changer ma réponse', en: 'Change my answer' },
  giveAnswer: { fr: 'Répondre', en: 'Answer' },
  talk: { fr: 'Parler à quelqu’un', en: 'Talk to someone' },
  talkHint: {
    fr: 'Si quelque chose vous pèse. Ces personnes sont en dehors du programme.',
    en: 'If something weighs on you. These people stand outside the programme.',
  },
});
