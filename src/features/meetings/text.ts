import { elided, words } from '../../kernel/text.ts';

/** The words for one, two and three: a card shows no more. */
const few = (count: number, said: readonly [string, string, string]): string => said[Math.min(Math.max(count, 1), 3) - 1] ?? said[2];

export const text = words({
  doorToDoor: { fr: (travel: string, back: string) => `${travel}, retour à ${back}`, en: (travel: string, back: string) => `${travel}, back at ${back}` },
  nothingToPay: { fr: 'Rien à payer.', en: 'Nothing to pay.' },
  paidBy: {
    fr: (payer: string, price: string) => `Payé par ${payer}, ${price} ; personne n’invite.`,
    en: (payer: string, price: string) => `Paid by ${payer}, ${price}; neither of you treats.`,
  },
  map: { fr: 'voir le plan', en: 'see the map' },
  twoVoices: { fr: 'Chacun marche de son côté, au téléphone.', en: 'Each of you walks, on the phone.' },
  twoVoicesPlace: { fr: 'Chacun marche de son côté', en: 'Each walks on their own side' },

  // The event in both calendars.
  eventSubject: { fr: 'Rendez-vous à l’extérieur', en: 'Meeting out of the office' },
  eventIntro: {
    fr: (mentor: string, mentee: string) => `${mentor} et ${mentee} se retrouvent hors du bureau.`,
    en: (mentor: string, mentee: string) => `${mentor} and ${mentee} meet out of the office.`,
  },
  eventFallback: { fr: (place: string) => `En cas de pluie : ${place}.`, en: (place: string) => `If it rains: ${place}.` },
  ifItRains: { fr: (place: string) => `s’il pleut : ${place}`, en: (place: string) => `if it rains: ${place}` },
  eventWorkTime: {
    fr: 'Cette rencontre a lieu sur le temps de travail, à la demande de l’entreprise ; le trajet en fait partie.',
    en: 'This meeting takes place in working time, at the company’s request; travel is part of it.',
  },
  eventTalkTo: {
    fr: (people: string) => `Parler à quelqu’un, en confiance : ${people}.`,
    en: (people: string) => `Talk to someone, in confidence: ${people}.`,
  },
  openTab: { fr: 'Ouvrir dans Binôme', en: 'Open in Binôme' },
  cancelComment: { fr: 'La date n’a pas tenu, le binôme continue.', en: 'The date did not hold, the duo goes on.' },

  // Options.
  optionsSpeak: {
    fr: (count: number) => few(count, ['Un moment vous attend.', 'Deux moments vous attendent.', 'Trois moments vous attendent.']),
    en: (count: number) => few(count, ['One moment is waiting for you.', 'Two moments are waiting for you.', 'Three moments are waiting for you.']),
  },
  optionsMentorTitle: {
    fr: (count: number) => few(count, ['Un moment hors du bureau', 'Deux moments hors du bureau', 'Trois moments hors du bureau']),
    en: (count: number) => few(count, ['One moment out of the office', 'Two moments out of the office', 'Three moments out of the office']),
  },
  oneOptionMentor: {
    fr: (name: string) => `Il convient à vos deux agendas : proposez-le d’un geste, l’invitation partira ${name}.`,
    en: (name: string) => `It suits both calendars: propose it with one tap, the invitation will go out ${name}.`,
  },
  optionsMentor: {
    fr: (name: string) => `Ils conviennent à vos deux agendas : gardez ceux que vous préférez, l’invitation partira ${name}.`,
    en: (name: string) => `They suit both calendars: keep those you prefer, the invitation will go out ${name}.`,
  },
  optionsMenteeTitle: { fr: 'Votre prochain moment hors du bureau', en: 'Your next moment out of the office' },
  optionsMentee: {
    fr: (other: string) => `${other} prépare le sujet, vous venez avec une question.`,
    en: (other: string) => `${other} prepares the topic, you come with one question.`,
  },
  movingTitle: { fr: 'Déplacer la rencontre', en: 'Move the meeting' },
  moving: {
    fr: (when: string) => `Celle du ${when} reste prévue tant qu’une autre date n’est pas confirmée.`,
    en: (when: string) => `The one on ${when} stands until another date is confirmed.`,
  },
  againTitle: {
    fr: (count: number) => few(count, ['Un autre moment', 'Deux autres moments', 'Trois autres moments']),
    en: (count: number) => few(count, ['Another moment', 'Two other moments', 'Three other moments']),
  },
  again: {
    fr: 'La date n’a pas tenu, le binôme continue : choisissez ce qui vous convient.',
    en: 'The date did not hold, the duo goes on: choose what suits you.',
  },
  unsaid: {
    fr: 'La dernière rencontre a-t-elle eu lieu ? Si oui, dites-le en deux touches dans Binôme ; sinon, voici de quoi la reprendre.',
    en: 'Did the last meeting take place? If so, say it in two taps in Binôme; if not, here is what would make up for it.',
  },
  nudge: { fr: 'Rien n’est encore choisi. Ce rappel est le seul.', en: 'Nothing is chosen yet. This is the only reminder.' },
  keepLabel: { fr: 'Moments à proposer', en: 'Moments to propose' },
  chooseLabel: { fr: 'Moment à confirmer', en: 'Moment to confirm' },
  chooseError: { fr: 'Choisissez au moins un moment.', en: 'Choose at least one moment.' },
  propose: { fr: (other: string) => `Proposer à ${other}`, en: (other: string) => `Propose to ${other}` },
  confirm: { fr: 'Confirmer', en: 'Confirm' },
  confirmDay: { fr: (weekday: string) => `Confirmer ${weekday}`, en: (weekday: string) => `Confirm ${weekday}` },
  otherTimes: { fr: 'Voir d’autres moments', en: 'See other times' },
  elsewhere: { fr: 'Un autre cadre ou lieu', en: 'Another setting or place' },
  typedTitle: { fr: (other: string) => `${other} propose un lieu`, en: (other: string) => `${other} suggests a place` },
  typed: {
    fr: 'Le trajet est celui qui a été déclaré. Confirmez, ou demandez d’autres moments : aucun motif n’est attendu.',
    en: 'The way there is the one that was declared. Confirm, or ask for other times: no reason is expected.',
  },
  typedSent: {
    fr: (other: string) => `Votre lieu est entre les mains ${elided('de', other)} ; vous n’avez rien à faire.`,
    en: (other: string) => `Your place is in ${other}’s hands; nothing to do for you.`,
  },
  keep: { fr: 'Garder la date', en: 'Keep the date' },
  yourName: { fr: 'en votre nom', en: 'in your name' },
  nameOf: { fr: (other: string) => `au nom ${elided('de', other)}`, en: (other: string) => `in ${other}’s name` },
  inYourName: { fr: 'L’invitation part en votre nom.', en: 'The invitation goes out in your name.' },
  inTheirName: { fr: (other: string) => `${other} vous enverra l’invitation.`, en: (other: string) => `${other} will send you the invitation.` },

  // Waiting.
  waitingTitle: { fr: (other: string) => `Proposé à ${other}`, en: (other: string) => `Proposed to ${other}` },
  waitingForMentor: {
    fr: (other: string) => `${other} regarde d’abord les moments possibles ; vous n’avez rien à faire.`,
    en: (other: string) => `${other} first looks at the moments there are; nothing to do for you.`,
  },
  waiting: {
    fr: 'Vous recevrez l’invitation dès qu’un moment sera confirmé.',
    en: 'You will receive the invitation as soon as a moment is confirmed.',
  },
  waitingTold: {
    fr: 'Pas encore de réponse : un rappel vient de partir. Rien à faire de votre côté.',
    en: 'No answer yet: a reminder has just gone out. Nothing to do on your side.',
  },

  // Placing, booked.
  placingTitle: { fr: 'Réservation en cours', en: 'Being booked' },
  placing: { fr: 'L’invitation arrive dans vos deux agendas.', en: 'The invitation is on its way to both calendars.' },
  placingSlow: {
    fr: 'Outlook ne répond pas : l’invitation arrivera d’elle-même dans vos deux agendas dès qu’il répond.',
    en: 'Outlook is not answering: the invitation will reach both calendars by itself as soon as it does.',
  },
  bookedSpeak: { fr: 'Une rencontre est prévue.', en: 'A meeting is booked.' },
  reminderSpeak: { fr: 'Rappel pour votre prochaine rencontre.', en: 'A reminder of your next meeting.' },
  bookedNote: { fr: 'L’invitation est dans vos deux agendas.', en: 'The invitation is in both calendars.' },
  place: { fr: 'Lieu', en: 'Place' },
  placeInOutlook: { fr: 'Lieu changé dans Outlook', en: 'Place changed in Outlook' },
  setting: { fr: 'Cadre', en: 'Setting' },
  travel: { fr: 'Trajet', en: 'Travel' },
  price: { fr: 'Frais', en: 'Cost' },
  rain: { fr: 'S’il pleut', en: 'If it rains' },
  talkTo: { fr: 'Parler à quelqu’un', en: 'Talk to someone' },
  move: { fr: 'Déplacer', en: 'Move' },
  cancel: { fr: 'Annuler la date', en: 'Cancel the date' },
  openPage: { fr: 'Ouvrir mon binôme', en: 'Open my duo' },

  // The canvas of a session.
  canvasTitle: { fr: 'Le canevas', en: 'The canvas' },
  canvasTopic: { fr: 'Un sujet', en: 'One topic' },
  canvasTry: { fr: 'Une chose à essayer', en: 'One thing to try' },
  canvasQuestion: { fr: 'Une question en retour', en: 'One question back' },
  'topic-talk': { fr: 'Un usage qui a changé votre façon de travailler.', en: 'A habit that changed how you work.' },
  'topic-hands-on': { fr: 'Un outil, ouvert à deux sur la table.', en: 'One tool, opened by both of you on the table.' },
  'topic-observe': { fr: 'Ce que le lieu fait voir : écrans, parcours, files, gestes.', en: 'What the place lets you see: screens, paths, queues, gestures.' },
  'try-talk': { fr: 'Noter le moment de la semaine où cet usage aurait servi.', en: 'Note the moment of the week when this habit would have helped.' },
  'try-hands-on': { fr: 'Refaire seul, une fois, ce qui a été fait à deux.', en: 'Do once alone what was done together.' },
  'try-observe': { fr: 'Repérer le même usage dans votre propre service.', en: 'Spot the same habit in your own department.' },
  'question-talk': { fr: 'Qu’est-ce que cela changerait pour les équipes ?', en: 'What would it change for the teams?' },
  'question-hands-on': { fr: 'Où cela coince-t-il dans votre semaine ?', en: 'Where does it get stuck in your week?' },
  'question-observe': { fr: 'Qu’avez-vous vu que vous n’attendiez pas ?', en: 'What did you see that you did not expect?' },

  // No date.
  lostTitle: { fr: 'La date n’a pas tenu, le binôme continue', en: 'The date did not hold, the duo goes on' },
  lost: { fr: (other: string) => `${other} a d’autres moments sous les yeux ; la suite arrive ici.`, en: (other: string) => `${other} is looking at other moments; what comes next arrives here.` },
  nothingTitle: { fr: 'Pas encore de moment', en: 'No moment yet' },
  nothingAgain: {
    fr: 'Binôme cherche de nouveau d’ici deux jours ouvrés ; les RH le savent.',
    en: 'Binôme looks again within two working days; HR knows.',
  },
  silentAgain: {
    fr: (when: string) => `Binôme cherche de nouveau de lui-même : ${when}. Vous pouvez aussi redemander avant.`,
    en: (when: string) => `Binôme looks again by itself: ${when}. You can also ask sooner.`,
  },
  helps: { fr: 'Vous pouvez aussi, d’une touche :', en: 'You can also, with one tap:' },
  tickWindows: { fr: 'Voir deux semaines', en: 'See two weeks' },
  windowsLabel: { fr: 'Quand êtes-vous libre ? De trois à six moments', en: 'When are you free? Three to six times' },
  windowsMissing: { fr: 'Cochez de trois à six moments.', en: 'Tick three to six moments.' },
  'window-morning': { fr: 'matin', en: 'morning' },
  'window-lunch': { fr: 'midi', en: 'noon' },
  'window-afternoon': { fr: 'après-midi', en: 'afternoon' },
  sendWindows: { fr: 'Envoyer ces moments', en: 'Send these times' },
  windowsKeptTitle: { fr: 'C’est noté', en: 'Noted' },
  windowsKept: {
    fr: 'Binôme cherche dans ces moments, et rien d’autre n’est lu. La suite arrive ici.', en: 'Binôme is looking within these times, and nothing else is read. What comes next arrives here.',
  },
  lookAgain: { fr: 'Chercher à nouveau', en: 'Look again' },
  laterTitle: { fr: 'Rien à faire pour l’instant', en: 'Nothing to do for now' },
  later: { fr: (day: string) => `Les prochains moments arriveront d’eux-mêmes, pour une rencontre autour du ${day}.`, en: (day: string) => `The next moments will come by themselves, for a meeting around ${day}.` },
  overTitle: { fr: 'La rencontre est passée', en: 'The meeting is over' },
  over: { fr: 'Dites en deux touches si elle a pu avoir lieu.', en: 'Say in two taps whether it took place.' },
  finishedTitle: { fr: 'Toutes les séances ont eu lieu', en: 'All sessions were held' },
  finished: { fr: (other: string) => `Le parcours avec ${other} est complet. Vous restez libres de vous revoir.`, en: (other: string) => `The journey with ${other} is complete. You are free to meet again.` },
  endedTitle: { fr: 'Ce binôme s’est arrêté', en: 'This duo has ended' },
  ended: { fr: 'Aucun motif n’est demandé ni conservé.', en: 'No reason is asked or kept.' },
  suspendedTitle: { fr: 'Ce binôme est en pause', en: 'This duo is paused' },
  suspended: {
    fr: 'Rien ne vous est demandé. Ce qui était prévu n’a plus lieu ; s’il reprend, vos séances sont gardées et la suite arrive ici.',
    en: 'Nothing is asked of you. What was planned no longer takes place; if it goes on, your sessions are kept and what comes next arrives here.',
  },
  readyTitle: { fr: 'Avant la première rencontre', en: 'Before the first meeting' },
  readyMine: { fr: 'Il vous reste la charte ou le parcours : rien ne sera réservé avant.', en: 'Your charter or your track is still to do: nothing is booked before.' },
  readyOther: { fr: (other: string) => `Tout est prêt de votre côté. La suite arrive quand ${other} aura terminé aussi.`, en: (other: string) => `All is ready on your side. What comes next arrives once ${other} is done too.` },
  readyBoth: { fr: 'Binôme cherche les premiers moments.', en: 'Binôme is looking for the first moments.' },
  // Another time, asked for in Outlook.
  proposalSpeak: { fr: 'Un autre horaire vous est proposé.', en: 'Another time is proposed to you.' },
  proposalTitle: { fr: (other: string, when: string) => `${other} propose ${when}`, en: (other: string, when: string) => `${other} proposes ${when}` },
  proposalKept: { fr: (when: string) => `La rencontre reste prévue ${when} tant que vous n’avez pas choisi.`, en: (when: string) => `The meeting stands on ${when} until you have chosen.` },
  proposalDeclined: {
    fr: (when: string) => `Celle du ${when} ne convient plus : même lieu à cet autre horaire, ou d’autres moments.`,
    en: (when: string) => `The one on ${when} no longer suits: the same place at this other time, or other moments.`,
  },
  proposalOutside: {
    fr: 'C’est en dehors des horaires du programme : à vous de voir.',
    en: 'This is outside the programme’s hours: it is up to you.',
  },
  proposalNudge: { fr: 'Cette demande attend encore une réponse. Ce rappel est le seul.', en: 'This request still waits for an answer. This is the only reminder.' },
  dateKept: {
    fr: 'L’autre horaire demandé n’a pas pu être retenu : la rencontre garde sa date.',
    en: 'The other time asked for could not be taken: the meeting keeps its date.',
  },
  proposalClose: { fr: 'Cet horaire est trop proche pour être pris.', en: 'This time is too close to be taken.' },
  acceptTime: { fr: (when: string) => `Accepter ${when}`, en: (when: string) => `Accept ${when}` },

  // Where a date stands, in one line.
  stateProposed: { fr: 'Moments à choisir', en: 'Moments to choose from' },
  stateWaiting: { fr: 'Moments proposés, en attente d’une réponse', en: 'Moments proposed, waiting for an answer' },
  stateMoving: { fr: 'Prévue, une autre date est à l’étude', en: 'Booked, another date is being considered' },
  statePlacing: { fr: 'Choisie, en cours de réservation', en: 'Chosen, being booked' },
  stateBooked: { fr: 'Prévue', en: 'Booked' },
  stateTentative: { fr: (other: string) => `Prévue ; ${other} n’a pas encore confirmé dans Outlook`, en: (other: string) => `Booked; ${other} has not yet confirmed in Outlook` },
  stateAsked: { fr: (when: string) => `Prévue ; vous avez proposé ${when} dans Outlook`, en: (when: string) => `Booked; you proposed ${when} in Outlook` },
  stateDoubtful: { fr: (when: string) => `À confirmer ; vous avez proposé ${when} dans Outlook`, en: (when: string) => `To confirm; you proposed ${when} in Outlook` },
  stateToGrant: { fr: 'Prévue ; un autre horaire est proposé', en: 'Booked; another time is proposed' },
  stateElsewhere: {
    fr: 'Prévue ; l’invitation est tenue par une autre personne dans Outlook, où elle se déplace et s’annule',
    en: 'Booked; somebody else holds the invitation in Outlook, where it is moved and cancelled',
  },
  stateOver: { fr: 'Passée, à confirmer en deux touches', en: 'Over, to be confirmed in two taps' },
  stateNothing: { fr: 'À planifier, sans moment pour l’instant', en: 'To plan, no moment for now' },
  stateLater: { fr: 'À planifier', en: 'To plan' },
  statePaused: { fr: 'En pause', en: 'On a break' },

  // A pause.
  pauseTitle: { fr: 'Faire une pause', en: 'Take a break' },
  pause: {
    fr: 'Deux dates n’ont pas tenu : c’est peut-être le moment de souffler. Rien n’arrive d’ici là ; ensuite, de nouveaux moments viennent d’eux-mêmes.',
    en: 'Two dates did not hold: perhaps it is time for a breather. Nothing comes until then; after that, new moments come by themselves.',
  },
  pauseUntil: { fr: (day: string) => `Jusqu’au ${day}`, en: (day: string) => `Until ${day}` },
  pauseLabel: { fr: 'Souffler', en: 'Rest' },
  pauseError: { fr: 'Choisissez un jour.', en: 'Choose a day.' },
  pauseNot: { fr: 'Revenir aux moments', en: 'Back to the moments' },
  pausedTitle: { fr: 'Le binôme fait une pause', en: 'The duo takes a break' },
  paused: {
    fr: (day: string) => `De nouveaux moments viendront d’eux-mêmes le ${day}. Chacun peut reprendre avant.`,
    en: (day: string) => `New moments will come by themselves on ${day}. Either of you can resume earlier.`,
  },
  resume: { fr: 'Reprendre maintenant', en: 'Resume now' },

  // To whoever the charter named.
  momentumSpeak: { fr: 'Un binôme cherche sa prochaine date.', en: 'A duo is looking for its next date.' },
  momentumTitle: { fr: (a: string, b: string) => `${a} et ${b} cherchent leur prochaine date`, en: (a: string, b: string) => `${a} and ${b} are looking for their next date` },
  momentum: {
    fr: 'Les dernières dates prévues n’ont pas tenu, comme il arrive dans des agendas pleins ; le binôme continue. La charte prévoit de vous le dire, une seule fois.',
    en: 'The last dates planned did not hold, as happens in full calendars; the duo goes on. The charter provides for telling you, once.',
  },
  momentumSponsor: {
    fr: 'Rien n’est attendu de vous. Un mot d’encouragement à l’un ou à l’autre, si l’occasion se présente, fait souvent du bien.',
    en: 'Nothing is expected of you. A word of encouragement to either, if the occasion arises, often does good.',
  },
  momentumHr: {
    fr: 'Rien ne presse. Si cela vous semble utile, d’autres moments peuvent leur être envoyés depuis le programme.',
    en: 'Nothing is urgent. If you find it useful, other moments can be sent to them from the programme.',
  },
  openProgramme: { fr: 'Ouvrir le programme', en: 'Open the programme' },
  past: { fr: (when: string) => `Rencontre du ${when} : elle a eu lieu.`, en: (when: string) => `The meeting on ${when} took place.` },
  superseded: { fr: (now: string) => `Suite donnée : ${now}`, en: (now: string) => `Followed up: ${now}` },
});
