import { useSyncExternalStore } from 'react';

/** The width under which the frame stands in one column, the same as in css/. */
const narrow = matchMedia('(max-width: 860px)');

const subscribe = (listener: () => void): (() => void) => {
  narrow.addEventListener('change', listener);
  return () => narrow.removeEventListener('change', listener);
};

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => narrow.matches);
