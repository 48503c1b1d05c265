import { words } from '../../../kernel/text.ts';

export const text = words({
  overline: { fr: 'Votre parcours', en: 'Your track' },
  titleMentor: { fr: 'Partager ce que l’on sait', en: 'Sharing what you know' },
  titleMentee: { fr: 'Apprendre autrement', en: 'Learning differently' },
  minutes: { fr: (minutes: number) => `${minutes} minutes de lecture`, en: (minutes: number) => `${minutes} minutes’ reading` },
  contents: { fr: 'Dans ce parcours', en: 'In this track' },
  charter: { fr: 'La charte de votre binôme', en: 'Your duo’s charter' },
  done: { fr: 'J’ai lu le parcours', en: 'I have read the track' },
  alreadyDone: { fr: 'Vous l’avez déjà lu ; il reste ici quand vous voulez y revenir.', en: 'You have read it already; it stays here whenever you wish to come back.' },
  doneHint: {
    fr: 'Les premiers moments arrivent quand tout est prêt des deux côtés.',
    en: 'The first moments are offered once you are both ready.',
  },
  notYet: { fr: 'Répondez d’abord à l’invitation : la charte s’y trouve.', en: 'Please answer the invitation first: the charter is there.' },
});
