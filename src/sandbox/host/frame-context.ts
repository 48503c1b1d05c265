import { createContext, useContext } from 'react';
import type { Lang } from '../../kernel/text.ts';
import type { Zone } from '../../kernel/time.ts';
import type { Person } from './api.ts';
import type { Place } from './location.ts';
import type { FrameWords } from './text.ts';

/** Méridiane lives on Paris time, all three sites. */
export const zone = 'Europe/Paris' as Zone;

/** What every part of the frame may ask for: where we are, who we are, and the words to say it. */
export interface Frame {
  place: Place;
  lang: Lang;
  words: FrameWords;
  people: readonly Person[];
  person: Person;
  /** Opens a link the way the host would: our own deep links in the tab, the rest in a new browser tab. */
  openLink: (url: string) => void;
}

export const FrameContext = createContext<Frame | null>(null);

export const useFrame = (): Frame => {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('useFrame outside of the frame');
  return frame;
};
