import { z } from 'zod';
import { OutsideError, type OutsideService } from '../../kernel/errors.ts';

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

export interface Voice {
  /**
   * Only a 4xx proves that nothing was done. A 503, and a 500 with it, has been seen to leave an event behind
   * (reference/faults.md, 6), and replaying the same body costs nothing: both count as unknown.
   */
  failure(answer: Answer): OutsideError;
  /** What was answered, in the shape it must have; throws an OutsideError when it is a no or has another shape. */
  read<T>(answer: Answer, shape: z.ZodType<T>): T;
}

/** Graph speaks for several services: a failure bears the name of the one that was asked. */
const voiceOf = (service: Exclude<OutsideService, 'entra'>): Voice => {
  const failure: Voice['failure'] = ({ status, code, retryAfter, cause }) =>
    new OutsideError(service, { status, code, retryAfter, certain: status !== undefined && status >= 400 && status < 500, cause });
  return {
    failure,
    read: (answer, shape) => {
      if (!isOk(answer)) throw failure(answer);
      const found = shape.safeParse(answer.body);
      if (found.success) return found.data;
      throw new OutsideError(service, { status: answer.status, code: 'unreadable', certain: false });
    },
  };
};

/** Calendars, mailbox settings, and who tells of changes in them. */
export const outlook: Voice = voiceOf('outlook');
export const directory: Voice = voiceOf('directory');
/** The catalogue of apps, and what is installed. */
export const teams: Voice = voiceOf('teams');

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
