import { words } from '../../kernel/text.ts';

export const text = words({
  invitationSpeak: { fr: 'Une proposition de binôme vous attend.', en: 'A duo is proposed to you.' },
  invitationTitleMentor: { fr: (other: string) => `Vous feriez binôme avec ${other}`, en: (other: string) => `You would form a duo with ${other}` },
  goesOnTitle: { fr: (other: string) => `Votre binôme avec ${other} continue ici`, en: (other: string) => `Your duo with ${other} goes on here` },
  goesOn: {
    fr: 'Votre compte a changé, et les RH ont rattaché celui-ci à votre binôme. Il reprendra où il en était quand vous aurez de nouveau signé la charte et lu votre parcours. Ce que l’ancien compte a écrit ne s’ouvre pas ici.',
    en: 'Your account has changed, and HR linked this one to your duo. It goes on where it stood once you have signed the charter and read your track again. What the account before wrote does not open here.',
  },
  invitationMentor: {
    fr: (other: string, sessions: number, minutes: string) =>
      `Vous transmettez ce que vous savez des usages numériques, ${other} apprend de vous : ${sessions} rencontres de ${minutes}, hors du bureau, sur votre temps de travail. C’est vous qui menez.`,
    en: (other: string, sessions: number, minutes: string) =>
      `You pass on what you know of digital habits, ${other} learns from you: ${sessions} meetings of ${minutes}, out of the office, in working time. You lead.`,
  },
  invitationMentee: {
    fr: (other: string, sessions: number, minutes: string) =>
      `${other} partage avec vous ses usages numériques : ${sessions} rencontres de ${minutes}, hors du bureau. Vous n’avez rien à préparer, sinon une question.`,
    en: (other: string, sessions: number, minutes: string) =>
      `${other} shares digital habits with you: ${sessions} meetings of ${minutes}, out of the office. Nothing to prepare but one question.`,
  },
  readersTitle: { fr: 'Qui lit quoi', en: 'Who reads what' },
  readers: {
    fr: (k: number) =>
      `Les RH savent qu’une rencontre est à planifier, prévue ou tenue, et la semaine ; jamais le lieu, l’heure ni ce qui s’y dit. Vos réponses ne leur parviennent qu’en moyenne, à partir de ${k} personnes.`,
    en: (k: number) =>
      `HR knows that a meeting is to plan, booked or held, and the week; never the place, the hour or what is said. Your answers only reach them as an average, from ${k} people on.`,
  },
  exitTitle: { fr: 'Comment en sortir', en: 'How to leave' },
  exit: {
    fr: 'Chaque côté peut arrêter à tout moment, sans motif à donner et sans trace dans un dossier.',
    en: 'Either side may stop at any time, with no reason to give and nothing kept on file.',
  },
  charterTitle: { fr: 'La charte du binôme', en: 'The duo’s charter' },
  yes: { fr: 'Accepter et signer la charte', en: 'Accept and sign the charter' },
  no: { fr: 'Décliner', en: 'Decline' },
  readTrack: { fr: 'Lire mon parcours', en: 'Read my track' },
  contact: { fr: (names: string) => `Une question, une gêne : ${names}.`, en: (names: string) => `A question, an unease: ${names}.` },
  signedTitle: { fr: 'Charte signée', en: 'Charter signed' },
  signedTrack: {
    fr: (minutes: number) => `Il vous reste votre parcours à lire, ${minutes} minutes. Rien ne sera réservé avant.`,
    en: (minutes: number) => `Your track is still to read, ${minutes} minutes. Nothing is booked before that.`,
  },
  signedWaiting: {
    fr: (other: string) => `Tout est prêt de votre côté. La suite arrive quand ${other} aura terminé aussi.`,
    en: (other: string) => `All is ready on your side. What comes next arrives once ${other} is done too.`,
  },
  activeTitle: { fr: (other: string) => `Votre binôme avec ${other} commence`, en: (other: string) => `Your duo with ${other} begins` },
  activeMentor: {
    fr: 'Binôme cherche trois moments qui conviennent à vos deux agendas et vous les propose.',
    en: 'Binôme is looking for three moments that suit both calendars and will offer them to you.',
  },
  activeMentee: {
    fr: (other: string) => `${other} vous proposera bientôt un premier moment hors du bureau.`,
    en: (other: string) => `${other} will soon offer you a first moment out of the office.`,
  },
  declinedTitle: { fr: 'Ce binôme ne se fera pas', en: 'This duo will not go ahead' },
  declined: {
    fr: 'Aucun motif n’est demandé ni conservé. Les RH pourront vous proposer une autre rencontre si vous le souhaitez.',
    en: 'No reason is asked or kept. HR may offer you another pairing if you wish.',
  },
});

/** Reading time of each track, minutes. */
export const trackMinutes = { mentor: 8, mentee: 4 } as const;
