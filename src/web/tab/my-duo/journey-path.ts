/** A point of the path, in steps across (0 to the number of steps) and in hundredths of the height. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The steps rise and fall a little, as a path does; the next one, larger, stands in the middle of the height. */
export const pointsOf = (states: readonly ('held' | 'next' | 'to-come')[]): readonly Point[] =>
  states.map((state, index) => ({ x: index + 0.5, y: state === 'next' ? 50 : index % 2 === 0 ? 62 : 38 }));

/** A curve through the points, flat at each of them: one cubic per stretch, its handles half way across. */
export const curveThrough = (points: readonly Point[]): string =>
  points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      if (!before) return `M${x} ${y}`;
      const middle = (before.x + x) / 2;
      return `C${middle} ${before.y} ${middle} ${y} ${x} ${y}`;
    })
    .join('');
