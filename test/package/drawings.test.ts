import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './app-package.ts';
import { decodePng } from './png.ts';

const settings = [
  'breakfast', 'co-working', 'coffee', 'end-of-day', 'lunch', 'maker-space', 'museum', 'neutral-room', 'other-site', 'shop-visit',
  'two-voice-walk', 'walk',
];
const icon = (name: string) => decodePng(join(root, 'appPackage', name));

/** WCAG 2 relative luminance and contrast. */
const luminance = (...[red, green, blue]: [number, number, number]): number => {
  const linear = (value: number): number => (value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};
const contrast = (a: number, b: number): number => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

describe('the icons of the app', () => {
  it('colour: a full square of the accent, the symbol inside the central 120', () => {
    const { width, height, pixels } = icon('color.png');
    expect([width, height]).toEqual([192, 192]);
    const accent = [0xb5, 0x47, 0x2f, 255].join();
    const symbol = pixels.flatMap((pixel, index) =>
      pixel.join() === accent ? [] : [[index % 192, Math.floor(index / 192)] as const]);
    expect(symbol.length).toBeGreaterThan(1000);
    for (const [x, y] of symbol) expect(Math.min(x, y, 191 - x, 191 - y)).toBeGreaterThanOrEqual(36);
  });

  it('outline: white strokes on nothing', () => {
    const { width, height, pixels } = icon('outline.png');
    expect([width, height]).toEqual([32, 32]);
    const drawn = pixels.filter((pixel) => pixel[3] > 0);
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn.length).toBeLessThan(600);
    for (const [red, green, blue] of drawn) expect(Math.min(red, green, blue)).toBeGreaterThanOrEqual(250);
  });

  it('small colour: 32 × 32 on nothing', () => {
    const { width, height, pixels } = icon('color32x32.png');
    expect([width, height]).toEqual([32, 32]);
    expect(pixels[0]?.[3]).toBe(0);
  });
});

describe('the faces of the settings', () => {
  const svgs = join(root, 'src/web/shared/settings');
  const pngs = join(root, 'src/web/public/settings');

  it('there is one for each setting, drawn and rendered', () => {
    expect(readdirSync(svgs).filter((name) => name.endsWith('.svg')).sort()).toEqual(settings.map((name) => `${name}.svg`));
    expect(readdirSync(pngs).sort()).toEqual(settings.map((name) => `${name}.png`));
  });

  it.each(settings)('%s is of the family: 24 × 24, lines of 1.5 in the current colour', (name) => {
    const svg = readFileSync(join(svgs, `${name}.svg`), 'utf8');
    expect(svg).toMatch(/^<svg [^>]*viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5"/);
    expect(svg.match(/ (fill|stroke)="/g)).toHaveLength(2);
    expect(svg).not.toMatch(/#[0-9a-f]{3}|<script|<style|href/i);
  });

  it.each(settings)('%s is visible on a light and on a dark card', (name) => {
    const { width, height, pixels } = decodePng(join(pngs, `${name}.png`));
    expect([width, height]).toEqual([96, 96]);
    const lines = pixels.filter((pixel) => pixel[3] === 255);
    expect(lines.length).toBeGreaterThan(400);
    expect(pixels.filter((pixel) => pixel[3] === 0).length).toBeGreaterThan(4000);
    for (const [red, green, blue] of lines)
      for (const ground of [luminance(255, 255, 255), luminance(41, 41, 41)])
        expect(contrast(luminance(red, green, blue), ground)).toBeGreaterThanOrEqual(3);
  });

  it.each(settings)('%s is not cut at the edge', (name) => {
    const { pixels } = decodePng(join(pngs, `${name}.png`));
    const edge = pixels.filter((_, index) => [0, 95].includes(index % 96) || index < 96 || index >= 96 * 95);
    expect(edge.every((pixel) => pixel[3] === 0)).toBe(true);
  });
});
