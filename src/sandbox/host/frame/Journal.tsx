import { lazy, Suspense } from 'react';
import { useFrame } from '../frame-context.ts';

const JournalPanel = lazy(() => import('../journal/JournalPanel.tsx').then((module) => ({ default: module.JournalPanel })));

/** The exchanges panel, fetched when first opened. */
export const Journal = () => {
  const { place } = useFrame();
  return <Suspense fallback={null}>{place.panel === 'journal' && <JournalPanel />}</Suspense>;
};
