import { randomUUID } from 'node:crypto';
import type { FastifyError, FastifyInstance, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { storageTrouble } from '../../db/trouble.ts';
import { OutsideError, Refusal, refusalFor, type RefusalCode } from '../../kernel/errors.ts';
import type { Log } from '../../kernel/log.ts';
import { sayBug, sayRefusal } from '../../kernel/refusals.ts';
import { type Lang, langOf } from '../../kernel/text.ts';

/** The reader's language, as the tab says it. */
export const readerLang = (request: FastifyRequest): Lang => langOf(request.headers['accept-language']);

const byStatus: Readonly<Record<number, RefusalCode>> = { 400: 'bad-input', 404: 'not-found', 413: 'too-large', 415: 'bad-input', 429: 'too-many-requests' };

/** The one catch of the HTTP edge: every no has the same shape, in the reader's language. */
export const answerErrors = (app: FastifyInstance, log: Log): void => {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const lang = readerLang(request);
    const refuse = (code: RefusalCode, status: number, field?: string) =>
      reply.status(status).send({ code, message: sayRefusal(code, lang), ...(field && { field }) });

    if (error instanceof Refusal) return refuse(error.code, error.status, error.field);
    if (error instanceof OutsideError) {
      log.warn('request not served', { service: error.service, status: error.status });
      reply.header('retry-after', String(Math.ceil(Math.max(5_000, error.retryAfter ?? 0) / 1000)));
      return refuse(refusalFor(error), 503);
    }
    const trouble = storageTrouble(error);
    if (trouble) {
      log.warn('request not served', { service: 'database', trouble });
      reply.header('retry-after', trouble === 'storage-full' ? '60' : '5');
      return refuse(trouble, 503);
    }
    if (hasZodFastifySchemaValidationErrors(error)) {
      const issue = error.validation[0];
      const field = issue?.instancePath.replace(/^\//, '').replaceAll('/', '.');
      // An id that is no id names nothing: the same answer as for one that does not exist.
      if (error.validationContext === 'params') return refuse('not-found', 404);
      const tooLong = issue?.keyword === 'too_big' && (issue.params as { origin?: string }).origin === 'string';
      return refuse(tooLong ? 'too-long' : 'bad-input', 400, field || undefined);
    }
    const code = error.statusCode === undefined ? undefined : byStatus[error.statusCode];
    if (code && error.statusCode) return refuse(code, error.statusCode);
    const id = randomUUID();
    log.error('request failed', error, { id, route: request.routeOptions.url });
    return reply.status(500).send({ code: 'bug', message: sayBug(id, lang), id });
  });
  app.setNotFoundHandler((request, reply) => reply.status(404).send({ code: 'not-found', message: sayRefusal('not-found', readerLang(request)) }));
};
