import { useState } from 'react';
import { dropDraft, keepDraft, keptDraft } from './draft.ts';

/** A form's state that outlives its page. `forget` once it is saved. */
export const useDraft = <T>(key: string, start: () => T) => {
  const [draft, setDraft] = useState<T>(() => keptDraft<T>(key) ?? start());
  const change = (part: Partial<T>): void => {
    const next = { ...draft, ...part };
    keepDraft(key, next);
    setDraft(next);
  };
  return { draft, change, forget: () => dropDraft(key) };
};
