import { z } from 'zod';
import { WireError } from '../wire.ts';

const step = z.object({
  id: z.string().min(1),
  method: z.enum(['GET', 'POST', 'PATCH', 'PUT', 'DELETE']),
  url: z.string(),
  headers: z.record(z.string(), z.string()).default({}),
  body: z.unknown().optional(),
  dependsOn: z.array(z.string()).default([]),
});
const batchBody = z.object({ requests: z.array(step).min(1) });

export type Step = z.infer<typeof step>;
export interface StepAnswer {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

const mostSteps = 20;
const bad = (message: string): WireError => new WireError(400, 'BadRequest', message);

/** The requests of a batch, in the order given; any that breaks a rule refuses the whole. */
export const readBatch = (body: unknown): readonly Step[] => {
  const asked = (body as { requests?: unknown } | null | undefined)?.requests;
  if (Array.isArray(asked) && asked.length > mostSteps)
    throw new WireError(
      400, 'MaximumValueExceeded', `Number of batch request steps exceeds the maximum value of ${mostSteps}.`,
    );
  const read = batchBody.safeParse(body);
  if (!read.success) throw bad(`Invalid batch payload format: ${read.error.issues[0]?.path.join('/') ?? ''}.`);
  const above = new Set<string>();
  for (const { id, url, headers, body: own, dependsOn } of read.data.requests) {
    if (above.has(id)) throw bad(`Request Id ${id} has to be unique in a batch.`);
    if (!isRelative(url)) throw bad(`Request ${id}: the url must be relative to the version, and no batch.`);
    if (own !== undefined && !Object.keys(headers).some((name) => name.toLowerCase() === 'content-type'))
      throw bad(`Write request id : ${id} does not contain Content-Type header or body.`);
    if (dependsOn.some((other) => !above.has(other))) throw bad(`Request ${id} depends on one that is not above it.`);
    above.add(id);
  }
  return read.data.requests;
};

const isRelative = (url: string): boolean => /^\/?(?!\/)/.test(url) && !/^[a-z][a-z0-9+.-]*:/i.test(url) && !/^\/?\$batch/i.test(url);

/**
 * Runs the requests, at most `atOnce` side by side, each once those it depends on went well; 424 for one whose did not.
 * Answers in the order given.
 */
export const runBatch = (
  steps: readonly Step[], atOnce: number, dispatch: (step: Step) => Promise<StepAnswer>,
): Promise<StepAnswer[]> => {
  const lane = createLanes(atOnce);
  const started = new Map<string, Promise<StepAnswer>>();
  for (const one of steps) {
    const before = one.dependsOn.flatMap((id) => started.get(id) ?? []);
    started.set(one.id, Promise.all(before).then((answers) =>
      answers.some(({ status }) => status >= 400) ? failedDependency(one.id) : lane(() => dispatch(one))));
  }
  return Promise.all(started.values());
};

const failedDependency = (id: string): StepAnswer => ({
  id, status: 424, headers: { 'Content-Type': 'application/json' },
  body: { error: { code: 'FailedDependency', message: 'The request could not be executed because one it depends on failed.' } },
});

const createLanes = (free: number) => {
  const waiting: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free--;
    else await new Promise<void>((enter) => waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free++;
    }
  };
};
