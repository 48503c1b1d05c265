import { words } from '../../../kernel/text.ts';

export const text = words({
  overline: { fr: 'Point d’étape', en: 'Check-in' },
  pageTitle: { fr: (day: string) => `La rencontre de ${day}`, en: (day: string) => `The meeting of ${day}` },
  asked: {
    fr: (weekday: string) => `La rencontre de ${weekday} a\u2011t\u2011elle pu avoir lieu ?`,
    en: (weekday: string) => `Did ${weekday}’s meeting take place?`,
  },
  yes: { fr: 'Oui', en: 'Yes' },
  no: { fr: 'Non', en: 'No' },
  noHint: { fr: 'Non est aussi simple que oui : d’autres moments suivront.', en: 'No is as easy as yes: other moments will follow.' },
  usefulMentee: { fr: 'Vous a\u2011t\u2011elle été utile ?', en: 'Was it useful to you?' },
  usefulMentor: { fr: 'Ce moment vous a\u2011t\u2011il été utile, à vous aussi ?', en: 'Was this time useful to you as well?' },
  least: { fr: 'pas vraiment', en: 'not really' },
  most: { fr: 'tout à fait', en: 'very much' },
  rating: { fr: (rating: number) => `${rating} sur 5`, en: (rating: number) => `${rating} out of 5` },
  tryNextMentee: { fr: 'Ce que j’essaierai d’ici la prochaine fois', en: 'What I will try before next time' },
  tryNextMentor: { fr: 'Ce que j’aimerais préparer pour la prochaine fois', en: 'What I would like to prepare for next time' },
  formTitle: { fr: 'Quelques mots de plus', en: 'A few more words' },
  optional: { fr: 'Tout est facultatif.', en: 'Everything here is optional.' },
  easeMentee: { fr: 'Je me sens à l’aise pour dire ce que je ne sais pas', en: 'I feel at ease saying what I do not know' },
  easeMentor: { fr: 'Je me sens à l’aise pour dire les choses telles qu’elles sont', en: 'I feel at ease saying things as they are' },
  pace: { fr: 'Le rythme de nos rencontres me convient', en: 'The pace of our meetings suits me' },
  comment: { fr: 'Un commentaire', en: 'A comment' },
  share: {
    fr: 'J’accepte que ce commentaire soit lu par les RH, sans mon nom, avec au moins neuf autres',
    en: 'HR may read this comment, without my name, among at least nine others',
  },
  save: { fr: 'Enregistrer', en: 'Save' },
  saved: { fr: 'C’est noté. Vous pourrez changer votre réponse depuis « Vos rencontres ».', en: 'Noted. You can change your answer from “Your meetings”.' },
  toDuo: { fr: 'Revenir à mon binôme', en: 'Back to my duo' },
  closed: {
    fr: 'Cette réponse a déjà compté dans une moyenne publiée : elle ne peut plus changer.',
    en: 'This answer is already part of a published average: it can no longer change.',
  },
  firstChoose: { fr: 'Dites d’abord si la rencontre a eu lieu.', en: 'Please first say whether the meeting took place.' },
});
