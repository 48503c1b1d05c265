/**
 * One JSON line per event: a past-tense name and ids. The type takes nothing that could hold a name, a mail, a subject or
 * free text: values are ids, numbers, booleans, or short codes of ours.
 */
export type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  /** For a bug: the error's stack is written, with an id that the person was shown. */
  error(event: string, error: unknown, fields?: LogFields): void;
}

export const silentLog: Log = { info: () => {}, warn: () => {}, error: () => {} };
