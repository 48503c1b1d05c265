import { z } from 'zod';

/** Shapes that every part of the contract uses. */
export const id = z.uuid();
/** An instant, as ISO 8601 in UTC. */
export const iso = z.iso.datetime();
/** A body that says nothing. */
export const nothing = z.object({}).strict();
/** What a person typed. PostgreSQL keeps neither NUL nor half a surrogate pair. */
export const words = z.string().overwrite((typed) => typed.toWellFormed().replaceAll('\0', ''));
