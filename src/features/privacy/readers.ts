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
  /** HR reads it, without the name of whoever wrote it. */
  | 'unnamed'
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
  enjoyed: { hr: 'nobody', otherSide: true, search: true },
  refused: { hr: 'nobody', otherSide: false, search: true },
  maxPrice: { hr: 'nobody', otherSide: false, search: true },
  openAir: { hr: 'nobody', otherSide: false, search: true },
  maxWalk: { hr: 'nobody', otherSide: false, search: true },
  avoided: { hr: 'nobody', otherSide: false, search: true },
  telework: { hr: 'nobody', otherSide: false, search: true },
  neutralRoom: { hr: 'nobody', otherSide: false, search: true },
  languages: { hr: 'nobody', otherSide: false },
  access: { hr: 'nobody', otherSide: false, search: true },
  suggestion: { hr: 'unnamed', otherSide: false },
} as const satisfies Record<string, { hr: Reading; otherSide: boolean; search?: true }>;

export type ReadField = keyof typeof readers;

/** The fields of a check-in, and those of one's preferences. */
export const checkInFields = ['held', 'usefulness', 'tryNext', 'ease', 'pace', 'comment'] as const satisfies readonly ReadField[];
export const preferenceFields = [
  'enjoyed', 'refused', 'maxPrice', 'openAir', 'maxWalk', 'avoided', 'telework', 'languages', 'neutralRoom', 'access',
] as const satisfies readonly ReadField[];

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
  search: {
    fr: 'Qui lit : la recherche de moments seulement. Jamais montré à personne.',
    en: 'Who reads this: the search for moments only. Never shown to anyone.',
  },
  shared: {
    fr: 'Qui lit : la recherche de moments, et votre binôme seulement pour un cadre que vous appréciez à deux.',
    en: 'Who reads this: the search for moments, and your duo only for a setting you both enjoy.',
  },
  unnamed: { fr: 'Qui lit : les RH, sans votre nom.', en: 'Who reads this: HR, without your name.' },
  nobody: { fr: 'Qui lit : vous, et personne d’autre.', en: 'Who reads this: you, and nobody else.' },
});

/** The sentence printed beside a field. `k` is the programme's threshold. */
export const sayReaders = (field: ReadField, k: number, lang: Lang): string => {
  const { hr, otherSide, search }: { hr: Reading; otherSide: boolean; search?: true } = readers[field];
  if (search) return otherSide ? text(lang).shared : text(lang).search;
  return hr === 'average' ? text(lang).average(k) : text(lang)[hr];
};

/** The same for preferences, which belong to no programme. */
export const sayPreferenceReaders = <F extends (typeof preferenceFields)[number]>(fields: readonly F[], lang: Lang): Record<F, string> =>
  Object.fromEntries(fields.map((field) => [field, sayReaders(field, 0, lang)])) as Record<F, string>;
