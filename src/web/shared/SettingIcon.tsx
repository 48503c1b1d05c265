import type { SettingId } from '../../features/places/setting.ts';
import { shapesOf } from './setting-shapes.ts';
import { Shapes } from './Shapes.tsx';

/** The face of a setting, in the colour of the text around it. Its name is always written beside it: it is silent. */
export const SettingIcon = ({ id, size = 24, weight = 1.5 }: { id: SettingId; size?: number; weight?: number }) => (
  <svg
    width={size} height={size} viewBox="0 0 24 24" aria-hidden focusable="false"
    fill="none" stroke="currentColor" strokeWidth={weight} strokeLinecap="round" strokeLinejoin="round"
  >
    <Shapes shapes={shapesOf(id)} />
  </svg>
);
