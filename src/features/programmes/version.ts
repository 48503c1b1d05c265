import { createHash } from 'node:crypto';

/** Names something as it is: whoever saves says which state of it they had before their eyes. */
export const versionFrom = (seen: unknown): string => createHash('sha256').update(JSON.stringify(seen)).digest('base64url').slice(0, 16);
