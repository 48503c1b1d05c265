import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { settingIds } from '../../../src/features/places/setting.ts';
import type { Shape } from '../../../src/web/shared/setting-shapes.ts';
import { readShapes } from '../../../src/web/shared/setting-shapes.ts';

const drawing = (id: string): string => readFileSync(new URL(`../../../src/web/shared/settings/${id}.svg`, import.meta.url), 'utf8');

const count = (shapes: readonly Shape[]): number => shapes.reduce((sum, [, , inside]) => sum + 1 + count(inside), 0);

describe('the drawings of the settings', () => {
  it.each(settingIds)('%s is shapes and groups, all of them read', (id) => {
    const svg = drawing(id);
    const opened = [...svg.matchAll(/<(?!svg|\/|\?|!)[a-z]/g)].length;
    expect(count(readShapes(svg))).toBe(opened);
    expect(opened).toBeGreaterThan(0);
    expect(svg).not.toMatch(/style=|<script|href/);
  });

  it('gives React the names it knows', () => {
    expect(readShapes('<svg><path stroke-width="2" d="M0 0"/></svg>')).toEqual([['path', { strokeWidth: '2', d: 'M0 0' }, []]]);
    expect(readShapes('<svg><g transform="scale(2)"><path d="M1 1" /></g><circle r="1"/></svg>')).toEqual([
      ['g', { transform: 'scale(2)' }, [['path', { d: 'M1 1' }, []]]],
      ['circle', { r: '1' }, []],
    ]);
  });
});
