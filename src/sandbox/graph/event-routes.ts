import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { day } from '../../kernel/time.ts';
import { troubleOf } from '../world/sentinels.ts';
import { loseAnswer, rawBodyOf, WireError } from '../wire.ts';
import type { Calendars } from './calendars.ts';
import type { Copy } from './copy.ts';
import { changeKeyOf, idOf, readId } from './copy.ts';
import { readEventFilter } from './event-filter.ts';
import { lowerKeys, readEvent } from './event-input.ts';
import type { EventQuery } from './event-json.ts';
import { eventJson } from './event-json.ts';
import { requireMailbox } from './mailbox.ts';
import type { Query } from './page.ts';
import { cutPage, queryOf, selectOf } from './page.ts';
import { readPreferences } from './prefer.ts';
import type { AnswerVerb } from './respond.ts';
import { answers, respondToEvent } from './respond.ts';
import { cancelEvent, changeEvent, createEvent, deleteEvent } from './write-event.ts';
import { readInstant } from './zones.ts';

interface UserRoute {
  Params: { user: string };
}
interface EventRoute {
  Params: { user: string; event: string };
}

/** How long the slow one's Exchange takes to create an event, in milliseconds. */
const slowness = 2500;
const pageSize = { usual: 10, most: 1000 };

const context = (user: string, rest: string) => ({
  '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#users('${user}')/${rest}`,
});

const eventQuery = (query: Query): EventQuery => ({
  select: selectOf(query),
  extended: query['$expand']?.match(/^singleValueExtendedProperties\(\s*\$filter=\s*id eq '([^']+)'\s*\)$/i)?.[1],
});

/** Events of a mailbox, at each of the addresses Graph gives them. */
export const layEventRoutes = (server: FastifyInstance, calendars: Calendars, origin: () => string): void => {
  const requireEvent = (request: FastifyRequest<EventRoute>): Copy => {
    const person = requireMailbox(request.params.user);
    const id = readId(decodeURIComponent(request.params.event));
    if (id === undefined) throw new WireError(400, 'ErrorInvalidIdMalformed', 'Id is malformed.');
    const copy = calendars.find(person.id, id);
    if (!copy || copy.folder === 'deleted')
      throw new WireError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
    const expected = request.headers['if-match'];
    if (expected !== undefined && expected !== '*' && !expected.includes(changeKeyOf(copy)))
      throw new WireError(
        412, 'ErrorIrresolvableConflict',
        'The change key passed in the request does not match the current change key for the item.',
      );
    return copy;
  };

  for (const base of ['/users/:user/events', '/users/:user/calendar/events']) {
    server.post<UserRoute>(base, async (request, reply) => {
      const person = requireMailbox(request.params.user);
      const prefer = readPreferences(request, reply);
      const input = readEvent(request.body);
      const trouble = troubleOf(person.key);
      if (trouble === 'slow') await wait(slowness);
      const duplicateStatus = request.headers['x-sandbox-duplicate'] === '400' ? 400 : 409;
      const { copy, isNew } = createEvent(calendars, person, { input, rawBody: rawBodyOf(request), duplicateStatus });
      if (trouble === 'answer-lost' && isNew) loseAnswer(request, 504);
      const location = `${origin()}/v1.0/users('${person.id}')/events('${idOf(copy, prefer.immutableIds)}')`;
      return reply.code(201).header('location', location).send({
        ...context(person.id, 'events/$entity'), ...eventJson(copy, prefer),
      });
    });
    server.get<UserRoute>(base, async (request, reply) => {
      const person = requireMailbox(request.params.user);
      const prefer = readPreferences(request, reply);
      const query = queryOf(request);
      const test = query['$filter'] === undefined ? () => true : readEventFilter(query['$filter']);
      const found = [...calendars.all(person.id)]
        .filter((copy) => copy.folder === 'calendar' && test(copy))
        .sort((a, b) => b.createdAt - a.createdAt);
      const { items, nextLink } = cutPage(found, request, pageSize, origin());
      return {
        ...context(person.id, 'events'), value: items.map((copy) => eventJson(copy, prefer, eventQuery(query))),
        ...(nextLink !== undefined && { '@odata.nextLink': nextLink }),
      };
    });

    server.get<EventRoute>(`${base}/:event`, async (request, reply) => {
      const copy = requireEvent(request);
      return {
        ...context(copy.owner, 'events/$entity'),
        ...eventJson(copy, readPreferences(request, reply), eventQuery(queryOf(request))),
      };
    });
    server.patch<EventRoute>(`${base}/:event`, async (request, reply) => {
      const copy = requireEvent(request);
      const prefer = readPreferences(request, reply);
      const { transactionId, ...input } = readEvent(request.body);
      if (transactionId && transactionId !== copy.transactionId)
        throw new WireError(400, 'ErrorInvalidPropertySet', "Set action is invalid for property 'TransactionId'.");
      return { ...context(copy.owner, 'events/$entity'), ...eventJson(changeEvent(calendars, copy, input), prefer) };
    });
    server.delete<EventRoute>(`${base}/:event`, async (request, reply) => {
      deleteEvent(calendars, requireEvent(request));
      return reply.code(204).send();
    });
    server.post<EventRoute>(`${base}/:event/cancel`, async (request, reply) => {
      const copy = requireEvent(request);
      lowerKeys(request.body);
      if (!copy.isOrganizer)
        throw new WireError(
          400, 'ErrorInvalidRequest', "Your request can't be completed. You need to be an organizer to cancel a meeting.",
        );
      cancelEvent(calendars, copy);
      return reply.code(202).send();
    });
    for (const verb of Object.keys(answers) as AnswerVerb[])
      server.post<EventRoute>(`${base}/:event/${verb}`, async (request, reply) => {
        respondToEvent(calendars, requireEvent(request), verb, request.body);
        return reply.code(202).send();
      });
  }

  for (const path of ['/users/:user/calendarView', '/users/:user/calendar/calendarView'])
    server.get<UserRoute>(path, async (request, reply) => {
      const person = requireMailbox(request.params.user);
      const prefer = readPreferences(request, reply);
      const query = queryOf(request);
      const { startDateTime, endDateTime } = query;
      if (startDateTime === undefined || endDateTime === undefined)
        throw new WireError(
          400, 'ErrorInvalidParameter',
          'This request requires a time window specified by the query string parameters StartDateTime and EndDateTime.',
        );
      const [start, end] = [readInstant({ dateTime: startDateTime }), readInstant({ dateTime: endDateTime })];
      if (end - start > 1825 * day)
        throw new WireError(
          400, 'ErrorInvalidRequest',
          'The range between the start and end dates is greater than the allowed range. Maximum number of days: 1825',
        );
      const test = query['$filter'] === undefined ? () => true : readEventFilter(query['$filter']);
      const found = [...calendars.all(person.id)]
        .filter((copy) => copy.folder === 'calendar' && copy.start < end && start < copy.end && test(copy))
        .sort((a, b) => a.start - b.start);
      const { items, nextLink } = cutPage(found, request, pageSize, origin());
      return {
        ...context(person.id, 'calendarView'), value: items.map((copy) => eventJson(copy, prefer, eventQuery(query))),
        ...(nextLink !== undefined && { '@odata.nextLink': nextLink }),
      };
    });
};
