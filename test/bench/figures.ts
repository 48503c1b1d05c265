/** The smallest of the values that `p` per cent of them do not exceed (nearest rank): always one that was measured. */
export const percentile = (values: readonly number[], p: number): number => {
  const found = values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil((p / 100) * values.length) - 1)];
  if (found === undefined) throw new RangeError('a percentile of nothing');
  return found;
};

/** « p50 12.3 ms · p99 45.6 ms » */
export const sayTimes = (times: readonly number[]): string =>
  times.length === 0 ? 'none measured' : [50, 99].map((p) => `p${p} ${percentile(times, p).toFixed(1)} ms`).join(' · ');

/** « to reach: 50 µs », and in words when it is missed: nothing timed ends the bench, so that the table must say it. */
export const toReach = (figure: string, isReached: boolean): string => `to reach: ${figure}${isReached ? '' : ', MISSED'}`;

/** What Vite's manifest says of one chunk ("Backend Integration", Vite guide). */
export type Manifest = Readonly<Record<string, { readonly file: string; readonly imports?: readonly string[] }>>;

/** Every file the browser needs before the first line of `entry` runs: the chunk and what it imports statically, once each. */
export const initialFiles = (manifest: Manifest, entry: string): readonly string[] => {
  const seen = new Set<string>();
  const walk = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const imported of chunkOf(manifest, name).imports ?? []) walk(imported);
  };
  walk(entry);
  return [...seen].map((name) => chunkOf(manifest, name).file);
};

const chunkOf = (manifest: Manifest, name: string): Manifest[string] => {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`The manifest has no chunk ${name}: run npm run build.`);
  return chunk;
};

export interface Figure {
  readonly name: string;
  readonly value: string;
  /** How many measurements are behind the value. */
  readonly n: number;
  /** What the value includes. */
  readonly note: string;
}

/** Columns under their heads, each as wide as its longest cell. */
export const tableOf = (figures: readonly Figure[]): string => {
  const rows = [['Figure', 'Value', 'n', 'Includes'], ...figures.map(({ name, value, n, note }) => [name, value, String(n), note])];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('   ').trimEnd());
  return [lines[0], widths.map((width) => '─'.repeat(width)).join('   '), ...lines.slice(1)].join('\n');
};
