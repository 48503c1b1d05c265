import type { TranslatedPart } from './track-part.ts';

/** The duo's charter, signed by each side with its yes. Every paragraph stands on its own, with or without its title. `k`: the programme's threshold. */
export const charter = (k: number): readonly TranslatedPart[] => [
  {
    fr: {
      title: 'Entre nous',
      paragraphs: ['Ce que nous nous disons reste entre nous : ni les managers, ni les RH, ni la direction n’en sauront rien par nous.'],
    },
    en: {
      title: 'Between us',
      paragraphs: ['What we say to each other stays between us: neither managers, nor HR, nor the executive committee will hear of it from either of us.'],
    },
  },
  {
    fr: {
      title: 'L’ordre du jour',
      paragraphs: ['L’ordre du jour revient au mentor : choisir le sujet, préparer la séance, en garder le fil. L’autre vient avec une question.'],
    },
    en: {
      title: 'The agenda',
      paragraphs: ['The mentor owns the agenda: the mentor chooses the topic, prepares the session and keeps its thread. The other comes with one question.'],
    },
  },
  {
    fr: {
      title: 'Entre les séances',
      paragraphs: ['Pas de dépannage entre les séances : une question qui vient en chemin attend la prochaine rencontre, et n’en sera que meilleure.'],
    },
    en: {
      title: 'Between sessions',
      paragraphs: ['No hotline between sessions: a question that comes up along the way waits for the next meeting, and is all the better for it.'],
    },
  },
  {
    fr: {
      title: 'La sortie',
      paragraphs: ['Chacun peut quitter le binôme à tout moment, sans faute et sans donner de raison. L’autre apprend seulement que le binôme s’arrête.'],
    },
    en: {
      title: 'The way out',
      paragraphs: ['Either of us may leave the duo at any time, without fault and without giving a reason. The other learns only that the duo has ended.'],
    },
  },
  {
    fr: {
      title: 'Les dates qui ne tiennent pas',
      paragraphs: [
        'Une date qui tombe ne perd pas la séance, et personne ne tient le compte de qui l’a fait tomber. Après deux, une pause nous est offerte ; sans pause ni nouvelle date, ou après une troisième, la marraine ou le parrain du programme, ou les RH si cette personne est l’un de nous, apprend une fois que notre binôme cherche une date : ni par qui, ni pourquoi.',
      ],
    },
    en: {
      title: 'Dates that do not hold',
      paragraphs: [
        'A date that falls through does not lose the session, and nobody counts whose doing it was. After two, a break is offered to us; with neither break nor new date, or after a third, the programme’s sponsor, or HR if that person is one of us, hears once that our duo is looking for a date: neither through whom nor why.',
      ],
    },
  },
  {
    fr: {
      title: 'Ce qui est compté',
      paragraphs: [
        `Binôme compte les rencontres à prévoir, prévues, tenues ou à replanifier, et les RH en voient la semaine. Nos réponses ne leur parviennent qu’en moyenne, à partir de ${k} personnes ; nos textes restent à leurs lecteurs, nommés à côté de chaque champ.`,
      ],
    },
    en: {
      title: 'What is counted',
      paragraphs: [
        `Binôme counts meetings to plan, booked, held or to re-plan, and HR sees their week. Our answers reach HR only as an average, from ${k} people up; what we write stays with its readers, named beside each field.`,
      ],
    },
  },
  {
    fr: {
      title: 'L’alerte',
      paragraphs: ['La confidentialité n’empêche jamais une alerte : devant un danger, un harcèlement ou une infraction, chacun parle librement aux référents nommés sur cette page.'],
    },
    en: {
      title: 'Raising an alert',
      paragraphs: ['Confidentiality never prevents an alert: faced with danger, harassment or an offence, each of us speaks freely to the contacts named on this page.'],
    },
  },
];
