/**
 * SQLSTATE (PostgreSQL manual, appendix A) of a server that stops, starts or has no place for one more, and what Node and `pg` say of
 * a connection that is not there; class 08 beside them. Nothing was half written: what was not committed is not there.
 */
const down: ReadonlySet<string> = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH']);
const full = '53100';
const lostConnection = /^Connection terminated|^Client has encountered a connection error|^Client was closed/;

/** What a failed statement says of the database and not of itself: it cannot be reached, or can hold no more. */
export const storageTrouble = (error: unknown): 'storage-down' | 'storage-full' | undefined => {
  // Not every one is an Error: pg-boss passes on what came with the message of the server.
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (code === full) return 'storage-full';
  const isDown = typeof code === 'string' ? down.has(code) || /^08\w{3}$/.test(code) : lostConnection.test(String(message));
  return isDown ? 'storage-down' : undefined;
};
