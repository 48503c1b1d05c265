import { z } from 'zod';
import type { Instant } from '../../kernel/time.ts';
import { fromIso } from '../../kernel/time.ts';
import type { Person } from '../world/people.ts';
import { findPerson } from '../world/people.ts';
import { WireError } from '../wire.ts';

export const instantText = z.string().transform((text, context): Instant => {
  try {
    return fromIso(text);
  } catch {
    context.addIssue('must be an ISO 8601 instant with its offset');
    return z.NEVER;
  }
});

/** What a handle was given, in the shape it must have; a 400 that names the field otherwise. */
export const read = <S extends z.ZodType>(schema: S, body: unknown): z.output<S> => {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new WireError(400, 'bad-input', `${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'cannot be read'}`);
};

export const requirePerson = (name: string): Person => {
  const person = findPerson(name);
  if (!person) throw new WireError(404, 'not-found', `nobody here is called ${name}`);
  return person;
};
