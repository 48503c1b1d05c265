import type { TranslatedPart } from './track-part.ts';

/** For the person who shares what they know: eight minutes at most. */
export const mentorTrack: readonly TranslatedPart[] = [
  {
    fr: {
      title: 'Pourquoi vous',
      paragraphs: [
        'Vous n’êtes pas là pour tout savoir. Vous êtes là parce que vous pratiquez, chaque jour et sans y penser, ce que d’autres regardent de loin : écrire en ligne, automatiser une tâche, interroger une IA, sentir ce qui se dit d’une marque. Cette aisance ne se lit pas dans un rapport. Elle se montre, à côté de quelqu’un, en faisant.',
        'La personne que vous allez accompagner a dit oui à cela. Elle n’attend ni un cours ni une démonstration brillante. Elle attend un endroit où essayer sans témoin, et quelqu’un d’assez attentif pour que ce soit possible.',
      ],
    },
    en: {
      title: 'Why you',
      paragraphs: [
        'You are not here because you know everything. You are here because you practise, every day and without thinking, what others watch from afar: writing online, automating a task, questioning an AI, sensing what is said of a brand. That ease cannot be read in a report. It is shown, next to someone, by doing.',
        'The person you will accompany has said yes to this. They expect neither a lecture nor a brilliant demonstration. They expect a place to try without an audience, and someone attentive enough to make it possible.',
      ],
    },
  },
  {
    fr: {
      title: 'Face à quelqu’un qui décide',
      paragraphs: [
        'Il est normal d’avoir le trac. Il y a trois niveaux entre vous, peut-être davantage, et l’habitude de préparer longuement la moindre phrase. Cette habitude, laissez-la au bureau : c’est une des raisons pour lesquelles vous n’y serez pas.',
        'Pendant la séance, vous tenez l’ordre du jour. Cela veut dire que vous choisissez le sujet, que vous annoncez ce qui va se passer, que vous ramenez doucement la conversation quand elle file vers les affaires courantes. « Gardons cela pour la fin, je voudrais que vous essayiez d’abord » est une phrase tout à fait polie.',
        'Si l’on vous demande ce que vous pensez, dites-le simplement, à partir de ce que vous avez vu : « dans mon équipe, voici comment cela se passe ». Vous parlez pour vous, jamais au nom des autres, et vous n’avez à rapporter les propos de personne. Vous pouvez toujours répondre : « ce n’est pas à moi de le dire ».',
        'Et si un silence s’installe, laissez-le. Chez quelqu’un qui a l’habitude de répondre vite, un silence est souvent le moment où quelque chose s’apprend.',
      ],
    },
    en: {
      title: 'Facing someone who decides',
      paragraphs: [
        'It is natural to feel intimidated. There are three levels between you, perhaps more, and the habit of preparing every sentence at length. Leave that habit at the office: it is one of the reasons you will not be there.',
        'During the session, you hold the agenda. You choose the topic, you say what is about to happen, and you gently bring the conversation back when it drifts towards day-to-day business. “Let’s keep that for the end, I would like you to try this first” is a perfectly polite sentence.',
        'If you are asked what you think, say it simply, from what you have seen: “in my team, this is how it goes”. You speak for yourself, never on behalf of others, and you need not repeat what anyone has said. You may always answer: “that is not for me to say”.',
        'And if a silence settles, let it. In someone used to answering quickly, silence is often the moment when something is being learnt.',
      ],
    },
  },
  {
    fr: {
      title: 'Faire faire',
      paragraphs: [
        'La tentation est de montrer, parce que c’est plus rapide. Mais ce que l’on regarde s’oublie avant le dessert. Donnez l’appareil, gardez les mains sur votre tasse, et guidez à la voix. L’autre cherchera le bouton pendant dix secondes qui vous paraîtront une minute. Ces dix secondes sont la leçon.',
        'Partez de son travail, jamais de l’outil. Non pas « voici ce que fait cet assistant », mais « prenons la note que vous devez relire ce soir ». Une chose utile le jour même vaut dix possibilités.',
        'Dites un mot à la fois. Chaque terme que vous employez sans l’expliquer ferme une porte que personne n’osera rouvrir. Essayez la comparaison : une étiquette est un classeur que chacun peut ranger, un modèle de langue est un collègue très lu qui n’était pas à la réunion. Si elle boite, tant mieux, on en parlera.',
        'Demandez souvent : « qu’est-ce que vous vous attendiez à voir ? » Cette question vous apprend ce que l’autre a compris, sans l’interroger comme à l’école.',
      ],
    },
    en: {
      title: 'Let the other do it',
      paragraphs: [
        'The temptation is to show, because it is faster. But what we watch is forgotten before dessert. Hand over the device, keep your hands around your cup, and guide with your voice. The other will look for the button for ten seconds that will feel like a minute. Those ten seconds are the lesson.',
        'Start from their work, never from the tool. Not “here is what this assistant can do”, but “let’s take the note you have to review tonight”. One thing useful the same day is worth ten possibilities.',
        'One word at a time. Each term you use without explaining it closes a door that nobody will dare to reopen. Try a comparison: a tag is a folder anyone can file, a language model is a very well-read colleague who was not at the meeting. If it limps, so much the better, you will talk about it.',
        'Ask often: “what did you expect to see?” That question tells you what the other has understood, without testing them as at school.',
      ],
    },
  },
  {
    fr: {
      title: 'La patience, concrètement',
      paragraphs: [
        'Vous expliquerez deux fois la même chose, parfois trois, à quelqu’un qui dirige des centaines de personnes. Ce n’est ni de la mauvaise volonté ni un manque de moyens : c’est la marque d’une semaine trop pleine. Reprenez du même point, avec les mêmes mots, comme si c’était la première fois.',
        'Ne dites pas « c’est facile ». Si ça l’était, la remarque n’aiderait pas ; si ça ne l’est pas, elle blesse. Dites plutôt « la première fois, tout le monde cherche ce bouton ».',
        'Une séance peut rater. Le réseau tombe, le sujet ne prend pas, la tête est ailleurs. Dites-le sans vous excuser : « aujourd’hui, marchons ». Il arrive que ces séances-là fassent le binôme.',
        'Et vous avez le droit d’en avoir assez. Votre temps est compté, reconnu, et il s’arrête à la fin de l’heure. Un message reçu le soir peut attendre la prochaine rencontre, la charte le dit pour vous.',
      ],
    },
    en: {
      title: 'Patience, in practice',
      paragraphs: [
        'You will explain the same thing twice, sometimes three times, to someone who leads hundreds of people. It is neither ill will nor a lack of ability: it is the mark of too full a week. Start again from the same point, with the same words, as if for the first time.',
        'Do not say “it’s easy”. If it were, saying so would not help; if it is not, it hurts. Say instead: “the first time, everyone looks for that button”.',
        'A session may fail. The network drops, the topic does not catch, the mind is elsewhere. Say so without apology: “today, let’s walk”. It sometimes happens that those are the sessions that make the duo.',
        'And you are allowed to have had enough. Your time is counted, recognised, and it stops at the end of the hour. A message received in the evening can wait for the next meeting: the charter says so for you.',
      ],
    },
  },
  {
    fr: {
      title: 'Le canevas d’une séance',
      paragraphs: [
        'Une heure tient sur une carte postale : un sujet, une chose à essayer, une question en retour. Vous le trouverez, rappelé la veille, sur la page de votre binôme.',
        'Les cinq premières minutes : qu’est-ce qui a été essayé depuis la dernière fois ? S’il ne s’est rien passé, aucun reproche ; on reprend, plus petit.',
        'Le quart d’heure suivant : un sujet, un seul, que vous présentez à partir d’un exemple réel. Puis vingt-cinq minutes où vous ne touchez à rien et où l’autre essaie.',
        'Dix minutes pour la question en retour. Cette fois, c’est vous qui demandez : comment se prend une décision là-haut, ce qu’on apprend à tenir une équipe, ce qu’il aurait fallu savoir plus tôt. Ne sautez jamais ce moment. Le binôme n’est juste que si vous en repartez, vous aussi, avec quelque chose.',
        'Les cinq dernières : une chose à essayer d’ici la prochaine fois, assez petite pour tenir dans la semaine, dite à voix haute par la personne qui la fera.',
      ],
    },
    en: {
      title: 'The canvas of a session',
      paragraphs: [
        'An hour fits on a postcard: one topic, one thing to try, one question back. You will find it, recalled the day before, on your duo’s page.',
        'The first five minutes: what has been tried since last time? If nothing has, no reproach; start again, smaller.',
        'The next quarter of an hour: one topic, only one, which you present from a real example. Then twenty-five minutes in which you touch nothing and the other tries.',
        'Ten minutes for the question back. This time you ask: how a decision is made up there, what one learns from leading a team, what it would have helped to know earlier. Never skip this moment. The duo is fair only if you, too, leave with something.',
        'The last five: one thing to try before next time, small enough to fit in the week, said aloud by the person who will do it.',
      ],
    },
  },
  {
    fr: {
      title: 'Vous n’êtes pas sans appui',
      paragraphs: [
        'Rien de ce que vous écrivez ici n’atteint la personne que vous accompagnez, ni un entretien annuel. À côté de chaque champ, il est écrit qui le lit ; qui n’y est pas nommé ne le lit pas.',
        'Si une parole ou un geste vous met mal à l’aise, vous n’avez pas à peser si c’est assez grave. La page de votre binôme et chaque invitation nomment des personnes, en dehors du programme, à qui parler. Et vous pouvez arrêter, à tout moment, sans raison.',
      ],
    },
    en: {
      title: 'You are not alone',
      paragraphs: [
        'Nothing you write here reaches the person you accompany, nor any appraisal. Beside each field its readers are named; whoever is not named there does not read it.',
        'If a word or a gesture makes you uneasy, it is not for you to weigh whether it is serious enough. Your duo’s page and every invitation name people, outside the programme, to talk to. And you may stop, at any time, without a reason.',
      ],
    },
  },
];
