import { pino } from 'pino';
import type { Log } from './kernel/log.ts';

/** One JSON line per event on standard output; `level` from pino's own names. */
export const createLog = (level: 'info' | 'warn' | 'silent'): Log => {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (event, fields) => out.info(fields ?? {}, event),
    warn: (event, fields) => out.warn(fields ?? {}, event),
    // The stack says where, never what was typed: messages of our errors carry codes and ids only.
    error: (event, error, fields) => out.error({ ...fields, stack: error instanceof Error ? error.stack : String(error) }, event),
  };
};
