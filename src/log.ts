import { pino } from 'pino';
import type { Log } from './kernel/log.ts';

/** One JSON line per event on standard output; `level` from pino's own names. */
export const createLog = (level: 'info' | 'warn' | 'silent'): Log => {
  const out = pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (event, fields) => out.info(fields ?? {}, event),
    warn: (event, fields) => out.warn(fields ?? {}, event),
    error: (event, error, fields) => out.error({ ...fields, ...whereOf(error) }, event),
  };
};

/** What went wrong and where, without the error's own message: a database quotes in it what somebody typed. */
const whereOf = (error: unknown): Record<string, string | undefined> => {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = (error as { code?: unknown }).code;
  return {
    error: error.name,
    ...(typeof code === 'string' && { code }),
    stack: error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).map((line) => line.trim()).join(' < '),
  };
};
