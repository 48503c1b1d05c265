import { z } from 'zod';
import type { Answer } from './answer.ts';
import { answerOf, isOk, noAnswer, readRetryAfter } from './answer.ts';

/** What changes nothing, to be asked among others: a GET, its query in the path, or a POST when it has a body (getSchedule). */
export interface Look {
  readonly path: string;
  readonly body?: unknown;
}

/** A change, its body as JSON text. */
export interface Change {
  readonly method: 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: string;
}

/** Graph's own limit. */
export const looksPerBatch = 20;
/** How many of one batch Outlook serves at once, whatever the mailbox: what a batch weighs at the gate. */
export const batchWidth = 4;

/** `POST /$batch`; the ids are the places in the list. */
export const batchBody = (looks: readonly Look[]): string =>
  JSON.stringify({
    requests: looks.map(({ path, body }, place) => {
      const common = { id: String(place), url: path };
      const headers = { Prefer: 'IdType="ImmutableId"' };
      return body === undefined ? { ...common, method: 'GET', headers } : { ...common, method: 'POST', headers: { 'Content-Type': 'application/json', ...headers }, body };
    }),
  });

/** The same of changes. Each body stands in it byte for byte: what is sent again alone must be the same request. */
export const batchOfChanges = (changes: readonly Change[]): string => {
  const requests = changes.map(({ method, path, body }, place) => {
    const headers = { ...(body !== undefined && { 'Content-Type': 'application/json' }), Prefer: 'IdType="ImmutableId"' };
    const head = JSON.stringify({ id: String(place), method, url: path, headers });
    return body === undefined ? head : `${head.slice(0, -1)},"body":${body}}`;
  });
  return `{"requests":[${requests.join()}]}`;
};

const part = z.object({
  id: z.string(), status: z.int(), headers: z.record(z.string(), z.string()).nullish(), body: z.unknown().optional(),
});
const parts = z.object({ responses: z.array(z.unknown()) });

/**
 * What was answered to each look, in the order asked. The outer 200 says nothing of them: each has its status, in any order,
 * some with a page in HTML for a body, and one that is missing was not answered. An outer no is everybody's.
 */
export const readBatch = (outer: Answer, count: number): readonly Answer[] => {
  const places = Array.from({ length: count }, (_, place) => String(place));
  if (!isOk(outer)) return places.map(() => outer);
  const found = new Map<string, Answer>();
  for (const one of parts.safeParse(outer.body).data?.responses ?? []) {
    const read = part.safeParse(one);
    if (read.success) found.set(read.data.id, answerOfPart(read.data));
  }
  return places.map((place) => found.get(place) ?? noAnswer(undefined));
};

const answerOfPart = ({ status, headers, body }: z.infer<typeof part>): Answer => {
  const retryAfter = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  return answerOf(status, typeof body === 'string' ? undefined : body, readRetryAfter(retryAfter));
};
