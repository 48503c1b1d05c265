import { EventEmitter } from 'node:events';

/** What the host page hears of, so that it refreshes by itself. */
export type Notice = { kind: 'chat' | 'calendar' | 'mail'; person: string } | { kind: 'clock'; now: string };

export interface Bus {
  tell(notice: Notice): void;
  /** Returns how to stop listening. */
  listen(hear: (notice: Notice) => void): () => void;
}

export const createBus = (): Bus => {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    tell: (notice) => void emitter.emit('notice', notice),
    listen: (hear) => {
      emitter.on('notice', hear);
      return () => void emitter.off('notice', hear);
    },
  };
};
