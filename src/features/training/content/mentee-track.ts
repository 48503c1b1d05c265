import type { TranslatedPart } from './track-part.ts';

/** For the person who learns: four minutes at most. */
export const menteeTrack: readonly TranslatedPart[] = [
  {
    fr: {
      title: 'Une heure où l’on ne sait pas',
      paragraphs: [
        'Depuis longtemps, on vient vous voir pour votre avis. Ici, c’est l’inverse : vous venez chercher celui de quelqu’un qui voit l’entreprise, et le numérique, depuis un autre endroit. Cette personne n’a pas votre expérience ; vous n’avez pas la sienne. C’est exactement ce qui rend l’heure utile.',
        'Vous n’avez rien à prouver pendant cette heure. Personne ne la note, personne ne la racontera. C’est sans doute la seule de votre semaine où « je ne sais pas » est la meilleure façon de commencer.',
      ],
    },
    en: {
      title: 'An hour of not knowing',
      paragraphs: [
        'For a long time now, people have come to you for your opinion. Here it is the other way round: you come for the view of someone who sees the company, and digital life, from another place. They do not have your experience; you do not have theirs. That is precisely what makes the hour useful.',
        'You have nothing to prove during that hour. Nobody marks it, nobody will tell the story. It is probably the only one of your week in which “I don’t know” is the best way to begin.',
      ],
    },
  },
  {
    fr: {
      title: 'Laisser le rang à la porte',
      paragraphs: [
        'Votre fonction entre dans la pièce avant vous, même quand vous n’y pensez pas. En face, on pèse ses mots, on vérifie deux fois, on n’ose pas vous interrompre. C’est pour cela que vous vous retrouvez dehors, dans un lieu qui n’est à personne.',
        'Trois gestes suffisent. Posez le téléphone, écran contre la table. Prenez vous-même la souris, le clavier ou l’appareil : on n’apprend pas en regardant faire. Et quand une remarque vous pique, dites « racontez-moi » avant de dire « oui, mais ».',
        'Résistez aussi à l’envie de conclure. Si vous résumez, si vous décidez, si vous transformez l’échange en plan d’action, vous avez repris la réunion. L’ordre du jour appartient à votre mentor ; votre part est d’être là, à l’heure, avec une question.',
      ],
    },
    en: {
      title: 'Leave rank at the door',
      paragraphs: [
        'Your position enters the room before you do, even when you are not thinking of it. Across the table, words are weighed, facts are checked twice, nobody dares to interrupt. That is why you meet outside, in a place that belongs to no one.',
        'Three gestures are enough. Put your phone face down. Take the mouse, the keyboard or the device yourself: nobody learns by watching. And when a remark stings, say “tell me more” before you say “yes, but”.',
        'Resist the urge to conclude, too. If you sum up, decide, or turn the conversation into an action plan, you have taken the meeting back. The agenda belongs to your mentor; your part is to be there, on time, with one question.',
      ],
    },
  },
  {
    fr: {
      title: 'La bonne question',
      paragraphs: [
        'Elle est petite et vraie. « Comment faites-vous pour suivre tout cela ? » vaut mieux que « quelle est l’incidence de l’IA sur nos métiers ? ». « Montrez-moi ce que vous feriez de ce courriel » vaut mieux que les deux.',
        'Partez d’un agacement de la semaine : un outil que vous contournez, un mot que vous laissez passer en réunion, une publication que vous n’osez pas écrire. Il n’y a pas de question trop simple. Les questions trop simples sont celles que personne d’autre ne vous laisse poser.',
      ],
    },
    en: {
      title: 'The right question',
      paragraphs: [
        'It is small, and it is true. “How do you keep up with all this?” is better than “what is the impact of AI on our business?” “Show me what you would do with this e-mail” is better than either.',
        'Start from something that annoyed you this week: a tool you work around, a word you let pass in a meeting, a post you dare not write. No question is too simple. The too-simple ones are those nobody else lets you ask.',
      ],
    },
  },
  {
    fr: {
      title: 'Ce que vous vous devez',
      paragraphs: [
        'Au premier rendez-vous, mettez-vous d’accord sur quatre choses : le rythme, la méthode, la préparation, et si vous vous dites tu ou vous. Cinq minutes y suffisent et elles épargnent six mois d’hésitations.',
        'De vous, votre mentor attend surtout que la date tienne. La déplacer est possible, et facile ; la déplacer souvent dit tout bas que le reste compte davantage. En retour, attendez de la franchise et du soin, non de la disponibilité : entre deux séances, ce n’est pas un service d’assistance.',
        'Enfin, ce que vous entendrez sur l’entreprise ne vous servira pas à gérer. Ne cherchez pas qui, ne vérifiez pas, ne remerciez pas son manager d’un détail. La confiance ne se rattrape pas.',
      ],
    },
    en: {
      title: 'What you owe each other',
      paragraphs: [
        'At your first meeting, agree on four things: pace, method, preparation, and how formally you speak to each other. Five minutes will do, and they save six months of hesitation.',
        'From you, your mentor hopes above all that the date holds. Moving it is possible, and easy; moving it often says quietly that everything else matters more. In return, expect candour and care, not availability: between two sessions, this is not a help desk.',
        'Lastly, what you hear about the company is not for you to manage with. Do not look for who, do not check, do not thank their manager for a detail. Trust cannot be won back.',
      ],
    },
  },
  {
    fr: {
      title: 'Et après',
      paragraphs: [
        'Repartez avec une seule chose à essayer, assez petite pour tenir dans la semaine. Faites-la mal, mais faites-la. C’est par elle que commencera la rencontre suivante.',
      ],
    },
    en: {
      title: 'And afterwards',
      paragraphs: [
        'Leave with one thing to try, small enough to fit in the week. Do it badly, but do it. The next meeting will start from there.',
      ],
    },
  },
];
