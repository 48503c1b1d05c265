import type { Theme } from '@fluentui/react-components';
import { describe, expect, it } from 'vitest';
import { terracotta, themeOf, themes } from '../../../src/web/shared/brand.ts';

/** Relative luminance, WCAG 2.2. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

/** Text on what lies under it, as the pages pair them: 4.5:1. */
const texts: readonly [keyof Theme, keyof Theme][] = [
  ['colorNeutralForegroundOnBrand', 'colorBrandBackground'],
  ['colorNeutralForegroundOnBrand', 'colorBrandBackgroundHover'],
  ['colorBrandForeground1', 'colorNeutralBackground1'],
  ['colorBrandForeground1', 'colorNeutralBackground2'],
  ['colorBrandForeground1', 'colorBrandBackground2'],
  ['colorBrandForeground2', 'colorBrandBackground2'],
  ['colorBrandForegroundLink', 'colorNeutralBackground1'],
  ['colorBrandForegroundLink', 'colorNeutralBackground2'],
  ['colorNeutralForeground1', 'colorNeutralBackground2'],
  ['colorNeutralForeground1', 'colorBrandBackground2'],
  ['colorNeutralForeground2', 'colorNeutralBackground2'],
  ['colorNeutralForeground2', 'colorBrandBackground2'],
  ['colorNeutralForeground3', 'colorNeutralBackground1'],
  ['colorNeutralForeground3', 'colorNeutralBackground2'],
];

/** The edge of what can be pressed: 3:1. */
const edges: readonly [keyof Theme, keyof Theme][] = [
  ['colorBrandBackground', 'colorNeutralBackground2'],
  ['colorBrandStroke1', 'colorNeutralBackground1'],
  ['colorNeutralStrokeAccessible', 'colorNeutralBackground1'],
];

describe.each(Object.entries(themes))('the %s theme', (_, theme: Theme) => {
  it.each(texts)('reads %s on %s', (front, back) => {
    expect(contrast(String(theme[front]), String(theme[back]))).toBeGreaterThanOrEqual(4.5);
  });
});

/** Dark surfaces hold the edge of the accent by the white on it, not by its own lightness. */
describe.each([['default', themes.default], ['contrast', themes.contrast]] as const)('edges in the %s theme', (_, theme: Theme) => {
  it.each(edges)('shows %s on %s', (front, back) => {
    expect(contrast(String(theme[front]), String(theme[back]))).toBeGreaterThanOrEqual(3);
  });
});

describe('the accent', () => {
  it('is the eightieth step of its own ramp, which only grows lighter', () => {
    expect(terracotta[80]).toBe('#b5472f');
    const lights = Object.values(terracotta).map(luminance);
    expect(lights).toEqual(lights.toSorted((a, b) => a - b));
  });

  it('follows the host, and takes glass for dark and the unknown for light', () => {
    expect(['default', 'dark', 'contrast', 'glass', 'sepia', undefined].map(themeOf)).toEqual(['default', 'dark', 'contrast', 'dark', 'default', 'default']);
  });
});
