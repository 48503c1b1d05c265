import type { ReactNode } from 'react';
import { createElement } from 'react';
import type { Shape } from './setting-shapes.ts';

/** The elements of a drawing, for whichever `<svg>` holds them. */
export const Shapes = ({ shapes }: { shapes: readonly Shape[] }): ReactNode =>
  shapes.map(([tag, attributes, inside], index) =>
    createElement(tag, { key: index, ...attributes }, inside.length > 0 ? <Shapes shapes={inside} /> : undefined),
  );
