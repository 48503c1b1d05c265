import type { Lang } from '../../../kernel/text.ts';

/** A chapter of a track, or a point of the charter: a title and its paragraphs, plain text. */
export interface TrackPart {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** Both languages side by side: a part without its translation does not compile. */
export type TranslatedPart = Readonly<Record<Lang, TrackPart>>;
