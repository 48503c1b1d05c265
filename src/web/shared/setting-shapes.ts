import type { SettingId } from '../../features/places/setting.ts';

/** One element of a drawing: `['path', { d: 'M4 3…' }, []]`; a group holds others. */
export type Shape = readonly [tag: string, attributes: Readonly<Record<string, string>>, inside: readonly Shape[]];

const camel = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const readAttributes = (text: string): Record<string, string> =>
  Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [camel(name), value]));

/**
 * Our drawings are shapes and groups of shapes inside one `<svg>`: read so, they become React elements, and no string is
 * ever handed to the page as HTML.
 */
export const readShapes = (svg: string): readonly Shape[] => {
  const open: Shape[][] = [[]];
  for (const [, slash, tag = '', attributes = '', closed] of svg.matchAll(/<(\/?)(g|path|circle|ellipse|rect|line|polyline|polygon)\b([^>]*?)(\/?)>/g)) {
    if (slash) {
      open.pop();
      continue;
    }
    const inside: Shape[] = [];
    open.at(-1)?.push([tag, readAttributes(attributes), inside]);
    if (!closed) open.push(inside);
  }
  return open[0] ?? [];
};

const files = import.meta.glob<string>('./settings/*.svg', { query: '?raw', import: 'default', eager: true });

export const shapesOf = (id: SettingId): readonly Shape[] => readShapes(files[`./settings/${id}.svg`] ?? '');
