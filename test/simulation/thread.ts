import { once } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Lived, type Lives, type Manner, openLives } from './lives.ts';

/** What a thread is asked, one at a time: to live some lives, or to end. */
type Asked = { readonly first: number; readonly schedules: number } | 'close';

/** Lives in a thread of their own: the product is loaded there anew, with its bug if one is planted. */
export const openThread = (manner: Manner): Lives => {
  const thread = new Worker(new URL(import.meta.url), { workerData: manner });
  return {
    live: async (first, schedules) => {
      thread.postMessage({ first, schedules } satisfies Asked, []);
      const [lived] = (await once(thread, 'message')) as [Lived];
      return lived;
    },
    close: async () => {
      thread.postMessage('close' satisfies Asked, []);
      await once(thread, 'exit');
    },
  };
};

if (parentPort) {
  const port = parentPort;
  const opened = openLives(workerData as Manner);
  port.on('message', (asked: Asked) => void opened.then(async (lives) => {
    if (asked !== 'close') return port.postMessage(await lives.live(asked.first, asked.schedules));
    await lives.close();
    port.close();
  }));
}
