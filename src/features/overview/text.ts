import { elided, words } from '../../kernel/text.ts';

export const text = words({
  digestSpeak: { fr: 'Le programme cette semaine.', en: 'The programme this week.' },
  alive: {
    fr: (moving: number, total: number) => `${moving} binôme${moving > 1 ? 's' : ''} sur ${total} avance${moving > 1 ? 'nt' : ''}`,
    en: (moving: number, total: number) => `${moving} duo${moving === 1 ? '' : 's'} of ${total} ${moving === 1 ? 'is' : 'are'} moving`,
  },
  waitForYou: {
    fr: (count: number) => (count === 0 ? 'Rien ne vous attend.' : count === 1 ? 'Un vous attend.' : `${count} vous attendent.`),
    en: (count: number) => (count === 0 ? 'Nothing waits for you.' : count === 1 ? '1 waits for you.' : `${count} wait for you.`),
  },
  waits: { fr: (people: string, why: string) => `${people} : ${why}`, en: (people: string, why: string) => `${people}: ${why}` },
  open: { fr: 'Ouvrir le programme', en: 'Open the programme' },

  'phase-invited': { fr: 'Invitation en cours', en: 'Invited' },
  'phase-declined': { fr: 'Ne se fera pas', en: 'Not going ahead' },
  'phase-to-plan': { fr: 'À planifier', en: 'To plan' },
  'phase-proposed': { fr: 'Moments proposés', en: 'Moments proposed' },
  'phase-booked': { fr: 'Prévue', en: 'Booked' },
  'phase-over': { fr: 'Passée, à confirmer', en: 'Past, to confirm' },
  'phase-to-replan': { fr: 'À replanifier', en: 'To re-plan' },
  'phase-not-served': { fr: 'Sans moment', en: 'No moment' },
  'phase-suspended': { fr: 'En pause', en: 'Paused' },
  'phase-finished': { fr: 'Parcours complet', en: 'Complete' },

  asksToTick: {
    fr: (why: string) => `${why} : ses moments libres lui sont demandés ; le service informatique peut aussi ouvrir l’agenda`,
    en: (why: string) => `${why}: they are asked when they are free; the IT department can also open the calendar`,
  },
  asksForGrant: {
    fr: (why: string) => `${why} : ses moments libres lui sont demandés ; le service informatique peut aussi accorder à Binôme le rôle Exchange « Application Calendars.ReadWrite » pour cette boîte`,
    en: (why: string) => `${why}: they are asked when they are free; the IT department can also grant Binôme the Exchange role “Application Calendars.ReadWrite” for this mailbox`,
  },
  signInTitle: { fr: 'Microsoft refuse la connexion de Binôme', en: 'Microsoft refuses Binôme’s sign-in' },
  signInRefused: {
    fr: (day: string) => `Depuis le ${day}, rien n’est lu, réservé ni envoyé : le secret ou le certificat de l’application a expiré, ou elle a été désactivée. Rien n’est perdu : ce qui est dû attend.`,
    en: (day: string) => `Since ${day}, nothing is read, booked or sent: the application’s secret or certificate has expired, or it was disabled. Nothing is lost: what is due waits.`,
  },
  signInRemedy: {
    fr: 'À transmettre au service informatique : dans Entra, vérifier que l’application Binôme est activée, renouveler son secret ou son certificat, puis redémarrer Binôme.',
    en: 'For the IT department: in Entra, check that the Binôme application is enabled, renew its secret or certificate, then restart Binôme.',
  },
  signInAfter: {
    fr: 'Dès que la connexion est acceptée, ce message disparaît et ce qui attendait part de lui-même. Les dates déjà prévues restent.',
    en: 'As soon as the sign-in is accepted, this message goes and what waited leaves by itself. Dates already booked stand.',
  },
  directoryTitle: { fr: 'L’annuaire est fermé à Binôme', en: 'The directory is closed to Binôme' },
  directoryRefused: {
    fr: (day: string) => `Depuis le ${day}, Binôme ne voit plus qui quitte l’entreprise, ni qui change de nom ou d’adresse.`,
    en: (day: string) => `Since ${day}, Binôme no longer sees who leaves the company, or whose name or address changes.`,
  },
  directoryRemedy: {
    fr: 'À transmettre au service informatique : rétablir dans Entra, pour l’application Binôme, le consentement d’administration à « User.Read.All » (Microsoft Graph).',
    en: 'For the IT department: give the Binôme application back, in Entra, admin consent to “User.Read.All” (Microsoft Graph).',
  },
  directoryAfter: {
    fr: 'Binôme redemande chaque nuit : dès qu’une fiche se lit de nouveau, ce message disparaît.',
    en: 'Binôme asks again each night: as soon as one entry can be read again, this message goes.',
  },
  refusedTitle: { fr: 'Outlook refuse à Binôme tous les agendas', en: 'Outlook refuses Binôme every calendar' },
  refused: {
    fr: 'Les derniers agendas demandés sont tous restés fermés : l’autorisation a été retirée, ou ne couvre plus personne. Les binômes n’ont rien à faire.',
    en: 'Every calendar asked for last stayed closed: the permission was withdrawn, or covers nobody any more. The duos have nothing to do.',
  },
  refusedRemedy: {
    fr: 'À transmettre au service informatique : rétablir pour l’application Binôme le rôle Exchange « Application Calendars.ReadWrite » sur le groupe du programme ou, là où il n’est pas utilisé, le consentement d’administration à « Calendars.ReadWrite » (Microsoft Graph) dans Entra.',
    en: 'For the IT department: give the Binôme application back the Exchange role “Application Calendars.ReadWrite” over the programme’s group or, where it is not used, admin consent to “Calendars.ReadWrite” (Microsoft Graph) in Entra.',
  },
  refusedAfter: {
    fr: 'Dès qu’un agenda se lit de nouveau, ce message disparaît et les recherches reprennent d’elles-mêmes. Les dates déjà prévues restent.',
    en: 'As soon as one calendar can be read again, this message goes and searches resume by themselves. Dates already booked stand.',
  },
  asksAgain: { fr: (why: string) => `${why} ; Binôme redemande de lui-même`, en: (why: string) => `${why}; Binôme asks again by itself` },
  wayOut: { fr: (why: string) => `${why} ; une piste est proposée au binôme`, en: (why: string) => `${why}; a way out is offered to the duo` },

  silence: {
    fr: 'Moments proposés, sans réponse après un rappel',
    en: 'Moments offered, no answer after one reminder',
  },
  wish: {
    fr: 'Un autre horaire est demandé dans Outlook, sans réponse après un rappel : la date attend une réponse',
    en: 'Another time was asked for in Outlook, no answer after one reminder: the date waits for an answer',
  },
  invitation: { fr: 'Invitation sans réponse', en: 'No answer to the invitation' },
  unreachableMentor: { fr: 'Le bot ne peut pas écrire à l’une des deux personnes (côté mentor)', en: 'The bot cannot reach one of the two (mentor’s side)' },
  unreachableMentee: { fr: 'Le bot ne peut pas écrire à l’une des deux personnes (côté direction)', en: 'The bot cannot reach one of the two (executive’s side)' },
  mailed: { fr: (why: string, day: string) => `${why} ; un courriel est parti à la place le ${day}`, en: (why: string, day: string) => `${why}; a mail went out instead on ${day}` },
  awayDisabled: {
    fr: (name: string) => `Le compte ${elided('de', name)} est désactivé dans l’annuaire : ce qui était prévu est annulé et le binôme est en pause. Attendez son retour, rattachez son nouveau compte, ou formez un autre binôme`,
    en: (name: string) => `${name}’s account is disabled in the directory: what was planned is cancelled and the duo is paused. Wait for their return, link their new account, or form another duo`,
  },
  awayDeleted: {
    fr: (name: string) => `${name} n’est plus dans l’annuaire : ce qui était prévu est annulé et le binôme est en pause. Un compte supprimé se restaure pendant 30 jours ; recréé, il porte un autre identifiant : rattachez-le ici`,
    en: (name: string) => `${name} is no longer in the directory: what was planned is cancelled and the duo is paused. A deleted account can be restored for 30 days; created anew, it has another identity: link it here`,
  },
  guest: {
    fr: (name: string) => `${name} figure désormais dans l’annuaire comme personne invitée : son agenda ne se lit plus d’ici. Si c’est une erreur, votre équipe informatique rétablit le type du compte ; sinon, admettez les personnes invitées dans les règles du programme, ou formez un autre binôme`,
    en: (name: string) => `${name} is now a guest in the directory: their calendar can no longer be read from here. If that is a mistake, your IT team restores the account’s type; if not, admit guests in the rules of the programme, or form another duo`,
  },
  leftDisabled: {
    fr: (name: string) => `Le compte ${elided('de', name)} est désactivé dans l’annuaire`,
    en: (name: string) => `${name}’s account is disabled in the directory`,
  },
  leftDeleted: { fr: (name: string) => `${name} n’est plus dans l’annuaire`, en: (name: string) => `${name} is no longer in the directory` },
  sponsorLeft: {
    fr: (where: string) => `${where} : c’était le parrainage du programme. Ce qui lui était destiné vous revient ; convenez de qui prend la suite`,
    en: (where: string) => `${where}, and sponsored the programme. What was meant for them comes to you; agree on who takes over`,
  },
  contactLeft: {
    fr: (where: string) => `${where} : les binômes pouvaient lui parler. Son nom n’est plus donné ; s’il ne reste personne, c’est le vôtre qui l’est. Convenez de qui prend la suite`,
    en: (where: string) => `${where}, and duos could talk to them. Their name is no longer given; if nobody is left, yours is. Agree on who takes over`,
  },
  back: {
    fr: 'Les deux comptes sont actifs dans l’annuaire : les séances sont gardées, le binôme peut reprendre',
    en: 'Both accounts are active in the directory: the sessions are kept, the duo can go on',
  },
  placing: { fr: 'Outlook ne répond pas : la réservation attend', en: 'Outlook is not answering: the booking waits' },
  week: { fr: (day: string) => `semaine du ${day}`, en: (day: string) => `week of ${day}` },
  since: { fr: (day: string) => `depuis le ${day}`, en: (day: string) => `since ${day}` },

  'slice-mentors': { fr: 'Utilité vue par les mentors', en: 'Usefulness, mentors' },
  'slice-mentees': { fr: 'Utilité vue par les personnes accompagnées', en: 'Usefulness, mentees' },
  visibility: {
    fr: (k: number, duos: number) =>
      duos < k
        ? `Avec ${duos} binôme${duos > 1 ? 's' : ''}, aucune moyenne ne s’affichera : il en faut au moins ${k} réponses de chaque côté. Les états et les semaines, eux, sont visibles.`
        : `Une moyenne s’affiche par côté à partir de ${k} réponses ; les commentaires cochés, à partir de dix personnes. Lieux, heures et mots restent entre les deux.`,
    en: (k: number, duos: number) =>
      duos < k
        ? `With ${duos} duo${duos === 1 ? '' : 's'}, no average will show: it takes at least ${k} answers on a side. States and weeks are visible.`
        : `An average shows per side from ${k} answers on; ticked comments, from ten people. Places, hours and words stay between the two.`,
  },

  'meeting-held': { fr: 'Tenue', en: 'Held' },
  'meeting-unsaid': { fr: 'Passée, sans réponse', en: 'Past, no answer' },
  'meeting-missed': { fr: 'N’a pas eu lieu', en: 'Did not take place' },
  'meeting-cancelled': { fr: 'Date annulée', en: 'Date cancelled' },
  'meeting-moved': { fr: 'Date déplacée', en: 'Date moved' },
  'meeting-booked': { fr: 'Prévue', en: 'Booked' },
  lifeBooked: { fr: (when: string) => `Rencontre prévue : ${when}`, en: (when: string) => `Meeting booked: ${when}` },
  lifeMoved: { fr: (when: string) => `Rencontre déplacée : ${when}`, en: (when: string) => `Meeting moved: ${when}` },
  lifeCancelled: { fr: (when: string) => `Date annulée : ${when}`, en: (when: string) => `Date cancelled: ${when}` },
  lifeUnplaced: { fr: (when: string) => `Moment pris entre-temps : ${when}`, en: (when: string) => `Moment taken meanwhile: ${when}` },
  lifeHeld: { fr: (number: number) => `Séance ${number} tenue`, en: (number: number) => `Session ${number} held` },
  lifePaused: { fr: (number: number) => `Pause avant la séance ${number}`, en: (number: number) => `Break before session ${number}` },
  lifeResumed: { fr: (number: number) => `Reprise, séance ${number}`, en: (number: number) => `Resumed, session ${number}` },
  'phase-paused': { fr: 'En pause', en: 'On a break' },
  elsewhere: {
    fr: 'L’invitation est tenue par une autre personne dans Outlook : Binôme la suit sans y toucher ; pour la reprendre, le mentor l’annule là-bas et de nouveaux moments viennent',
    en: 'Somebody else holds the invitation in Outlook: Binôme follows it and changes nothing; to take it back, the mentor cancels it there and new moments come',
  },
  clash: {
    fr: 'Déplacée dans Outlook sur une autre rencontre de l’une des deux personnes : voyez avec elle laquelle garder',
    en: 'Moved in Outlook onto another meeting of one of the two: see with them which to keep',
  },
  goal1mentor: { fr: 'Rendre un usage numérique simple à reprendre seul.', en: 'Make one digital habit easy to take up alone.' },
  goal2mentor: { fr: 'Prendre la parole à aise égale devant trois niveaux de plus.', en: 'Speak with equal ease three levels up.' },
  goal1mentee: { fr: 'Adopter un usage numérique nouveau dans la semaine de travail.', en: 'Take up one new digital habit in the working week.' },
  goal2mentee: { fr: 'Comprendre comment les équipes s’informent et décident.', en: 'Understand how teams inform themselves and decide.' },
  templatePilot: { fr: 'Pilote', en: 'Pilot' },
  templatePilotSummary: { fr: 'Trois séances de 45 minutes, toutes les trois semaines : pour essayer avec un ou quelques binômes.', en: 'Three sessions of 45 minutes, every three weeks: to try with one or a few duos.' },
  templateClassic: { fr: 'Six mois', en: 'Six months' },
  templateClassicSummary: { fr: 'Six séances d’une heure, une par mois : le rythme des programmes qui durent.', en: 'Six sessions of one hour, one a month: the pace of programmes that last.' },
  managerRole: { fr: 'Personne référente', en: 'Referent' },
});
