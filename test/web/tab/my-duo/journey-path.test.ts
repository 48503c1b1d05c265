import { describe, expect, it } from 'vitest';
import { curveThrough, pointsOf } from '../../../../src/web/tab/my-duo/journey-path.ts';
import { capital, splitDay } from '../../../../src/web/tab/my-duo/say-day.ts';

describe('the path', () => {
  it('has one point for each step, the next one in the middle of the height', () => {
    const points = pointsOf(['held', 'held', 'next', 'to-come']);
    expect(points.map(({ x }) => x)).toEqual([0.5, 1.5, 2.5, 3.5]);
    expect(points[2]?.y).toBe(50);
  });

  it('is one curve through them', () => {
    expect(curveThrough([])).toBe('');
    expect(curveThrough(pointsOf(['next', 'to-come']))).toBe('M0.5 50C1 50 1 38 1.5 38');
  });
});

describe('a day', () => {
  it('gives its weekday apart, and leaves tomorrow whole', () => {
    expect(splitDay('mardi 8 décembre')).toEqual({ weekday: 'mardi', rest: '8 décembre' });
    expect(splitDay('demain')).toEqual({ weekday: 'demain', rest: '' });
    expect(capital('à huit minutes')).toBe('À huit minutes');
  });
});
