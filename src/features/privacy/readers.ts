import { words, type Lang } from '../../kernel/text.ts';

/**
 * Who reads what: the one table. Cards and the tab print its sentence beside each field, the API reads its `hr` column
 * before it answers, and a test holds the two together.
 */
export type Reading =
  /** HR sees the state and the week, never place and hour. */
  | 'week'
  /** HR sees a figure over at least k people, released weekly. */
  | 'average'
  /** HR sees comments from 10 people on, and only the ticked ones. */
  | 'ticked-comments'
  /** Nobody but the person who wrote it. */
  | 'nobody';

export const readers = {
  held: { hr: 'week', otherSide: true },
  usefulness: { hr: 'average', otherSide: false },
  tryNext: { hr: 'nobody', otherSide: false },
  ease: { hr: 'nobody', otherSide: false },
  pace: { hr: 'nobody', otherSide: false },
  comment: { hr: 'ticked-comments', otherSide: false },
} as const satisfies Record<string, { hr: Reading; otherSide: boolean }>;

export type ReadField = keyof typeof readers;

/** Comments need more people than figures: a style is easier to recognise than a number. */
export const commentThreshold = 10;

const text = words({
  week: {
    fr: 'Qui lit : votre binôme et les RH, qui voient la semaine, jamais le lieu ni l’heure.',
    en: 'Who reads this: your duo and HR, who see the week, never the place or the hour.',
  },
  average: {
    fr: (k: number) => `Qui lit : personne d’autre que vous. Les RH ne voient qu’une moyenne, à partir de ${k} réponses.`,
    en: (k: number) => `Who reads this: nobody but you. HR only sees an average, from ${k} answers on.`,
  },
  'ticked-comments': {
    fr: `Qui lit : personne d’autre que vous, sauf si vous cochez la case ; les RH ne lisent alors que des commentaires mêlés, à partir de ${commentThreshold}.`,
    en: `Who reads this: nobody but you, unless you tick the box; HR then only reads mixed comments, from ${commentThreshold} on.`,
  },
  nobody: { fr: 'Qui lit : vous, et personne d’autre.', en: 'Who reads this: you, and nobody else.' },
});

/** The sentence printed beside a field. `k` is the programme's threshold. */
export const sayReaders = (field: ReadField, k: number, lang: Lang): string => {
  const { hr } = readers[field];
  return hr === 'average' ? text(lang).average(k) : text(lang)[hr];
};
