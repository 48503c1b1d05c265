import type { TrackPart } from '../../../features/training/content/track-part.ts';

/** Words a minute an adult reads at on a screen, rounded down from the 238 of Brysbaert (2019), "How many words do we read per minute?". */
const pace = 200;

export const countWords = (parts: readonly TrackPart[]): number =>
  parts.flatMap(({ title, paragraphs }) => [title, ...paragraphs]).join(' ').split(/\s+/).filter(Boolean).length;

/** Whole minutes, the last one begun counted. */
export const readingMinutes = (parts: readonly TrackPart[]): number => Math.ceil(countWords(parts) / pace);
