import { createContext, useContext } from 'react';
import type { Lang } from '../../kernel/text.ts';
import type { Call } from './api.ts';

/** What every page stands in: the reader's language and the way to our API. */
export interface Surroundings {
  readonly lang: Lang;
  readonly call: Call;
}

export const SurroundingsContext = createContext<Surroundings>({
  lang: 'fr',
  call: () => Promise.reject(new Error('no surroundings')),
});

export const useSurroundings = (): Surroundings => useContext(SurroundingsContext);

/** A page's words in the reader's language. */
export const useWords = <W>(text: (lang: Lang) => W): W => text(useSurroundings().lang);
