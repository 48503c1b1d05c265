import { z } from 'zod';
import { OutsideError } from '../../kernel/errors.ts';

/** What Graph said. `status` is undefined when nothing came back: a timeout, a reset, a name that does not resolve. */
export interface Answer {
  readonly status: number | undefined;
  /** Graph's own word for what went wrong, e.g. `ErrorItemNotFound`; absent from an HTML page of a gateway. */
  readonly code: string | undefined;
  /** Parsed JSON; undefined when there is none. */
  readonly body: unknown;
  /** Milliseconds Graph asks to be left alone. */
  readonly retryAfter: number | undefined;
  readonly cause?: unknown;
}

const errorBody = z.object({ error: z.object({ code: z.string() }) });

export const readAnswer = (response: Response, text: string): Answer =>
  answerOf(response.status, parseJson(text), readRetryAfter(response.headers.get('retry-after')));

export const answerOf = (status: number, body: unknown, retryAfter: number | undefined): Answer => {
  const said = status < 400 ? undefined : errorBody.safeParse(body).data;
  return { status, code: said?.error.code, body, retryAfter };
};

export const noAnswer = (cause: unknown): Answer => ({
  status: undefined, code: undefined, body: undefined, retryAfter: undefined, cause,
});

export const isOk = ({ status }: Answer): boolean => status !== undefined && status >= 200 && status < 300;

/** What was answered, in the shape it must have; throws OutsideError('graph') when it is a no or has another shape. */
export const read = <T>(answer: Answer, shape: z.ZodType<T>): T => {
  if (!isOk(answer)) throw failure(answer);
  const found = shape.safeParse(answer.body);
  if (found.success) return found.data;
  throw new OutsideError('graph', { status: answer.status, code: 'unreadable', certain: false });
};

/**
 * Only a 4xx proves that nothing was done. A 503, and a 500 with it, has been seen to leave an event behind
 * (reference/faults.md, 6), and replaying the same body costs nothing: both count as unknown.
 */
export const failure = ({ status, code, retryAfter, cause }: Answer): OutsideError =>
  new OutsideError('graph', { status, code, retryAfter, certain: status !== undefined && status >= 400 && status < 500, cause });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Seconds, or a date (RFC 9110, 10.2.3). */
export const readRetryAfter = (header: string | null | undefined): number | undefined => {
  if (header === null || header === undefined) return undefined;
  const milliseconds = /^\s*\d+\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
};
