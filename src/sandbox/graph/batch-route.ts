import type { FastifyInstance, FastifyRequest } from 'fastify';
import { chance } from '../world/chance.ts';
import type { Step, StepAnswer } from './batch.ts';
import { readBatch, runBatch } from './batch.ts';
import { mostAtOnce } from './concurrency.ts';

/**
 * `POST /$batch`: each request goes through the very routes it would go through alone, and is a line of the journal of its
 * own (with `x-sandbox-batch`). Answers come in another order than asked, the same for the same ids.
 */
export const layBatchRoute = (server: FastifyInstance): void => {
  server.post('/$batch', async (request) => {
    const steps = readBatch(request.body);
    const answers = await runBatch(steps, mostAtOnce, (one) => dispatch(server, request, one, steps.length));
    return { responses: shuffled(answers) };
  });
};

const dispatch = async (server: FastifyInstance, outer: FastifyRequest, one: Step, of: number): Promise<StepAnswer> => {
  const headers = Object.fromEntries(Object.entries(one.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const fault = headers['x-sandbox-fault']?.replace(/^(?:timeout|reset)/, '504');
  const scope = [outer.headers['x-sandbox-concurrency'] ?? []].flat()[0];
  const { statusCode, headers: said, payload } = await server.inject({
    method: one.method, url: `${server.prefix}/${one.url.replace(/^\//, '')}`,
    headers: {
      ...(scope !== undefined && { 'x-sandbox-concurrency': scope }), ...headers,
      // Nobody hangs up within a batch: what is lost behind it is the gateway's 504.
      ...(fault !== undefined && { 'x-sandbox-fault': fault }),
      'x-sandbox-batch': `${one.id} of ${of}`, authorization: outer.headers.authorization ?? '',
    },
    ...(one.body !== undefined && { payload: JSON.stringify(one.body) }),
  });
  const isJson = String(said['content-type'] ?? '').includes('json');
  return {
    id: one.id, status: statusCode, headers: shown(said),
    ...(payload !== '' && { body: isJson ? (JSON.parse(payload) as unknown) : payload }),
  };
};

const kept: readonly string[] = ['content-type', 'retry-after', 'location', 'preference-applied', 'x-sandbox-warning'];
const shown = (headers: Readonly<Record<string, unknown>>): Record<string, string> => ({
  'Cache-Control': 'no-cache',
  ...Object.fromEntries(kept.flatMap((name) => (headers[name] === undefined ? [] : [[titled(name), String(headers[name])]]))),
});
const titled = (name: string): string => name.replaceAll(/(?:^|-)[a-z]/g, (letter) => letter.toUpperCase());

const shuffled = (answers: readonly StepAnswer[]): readonly StepAnswer[] => {
  const seed = answers.map(({ id }) => id).join(' ');
  const mixed = answers.toSorted((a, b) => chance(seed, a.id) - chance(seed, b.id));
  return mixed.every((answer, place) => answer === answers[place]) ? mixed.toReversed() : mixed;
};
