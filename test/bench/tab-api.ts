import type { RunningApp } from './running-app.ts';
import type { Reader } from './duos.ts';

/** One request of the tab: what is asked, and by whom. */
export interface Asked {
  readonly path: string;
  readonly reader: Reader;
}

/** Milliseconds each request took: for so long, so many at a time, each asker waiting for its answer before it asks again. */
export const measureRequests = async (
  app: RunningApp, asked: readonly Asked[], { atOnce, milliseconds }: { atOnce: number; milliseconds: number },
): Promise<readonly number[]> => {
  const times: number[] = [];
  const end = performance.now() + milliseconds;
  let turn = 0;
  const ask = async (): Promise<void> => {
    while (performance.now() < end) {
      const { path, reader } = asked[turn++ % asked.length]!;
      const start = performance.now();
      await app.get(path, reader.token);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  return times;
};
