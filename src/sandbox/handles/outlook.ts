import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { SigningKey } from '../entra/keys.ts';
import { appToken, graphAudience } from '../entra/tokens.ts';
import type { Calendars } from '../graph/calendars.ts';
import type { Copy } from '../graph/copy.ts';
import { idOf, readId } from '../graph/copy.ts';
import { readEvent } from '../graph/event-input.ts';
import { respondToEvent } from '../graph/respond.ts';
import { changeEvent, deleteEvent } from '../graph/write-event.ts';
import type { Person } from '../world/people.ts';
import { troubleOf } from '../world/sentinels.ts';
import { WireError } from '../wire.ts';
import { instantText, read, requirePerson } from './read.ts';

const event = z.string();
const span = { start: instantText, end: instantText };
const bodies = {
  respond: z.strictObject({
    event, response: z.enum(['accept', 'decline', 'tentative']), proposed: z.strictObject(span).optional(), send: z.boolean().default(true),
  }),
  change: z.strictObject({
    event, start: instantText.optional(), end: instantText.optional(), subject: z.string().optional(), location: z.string().optional(), body: z.string().optional(),
  }),
  delete: z.strictObject({ event }),
};

interface PersonRoute {
  Params: { person: string };
}
interface Parts {
  key: SigningKey;
  calendars: Calendars;
  /** Without `/v1.0`. */
  graphUrl: () => string;
}

const when = (at: number) => ({ dateTime: new Date(at).toISOString().replace('Z', ''), timeZone: 'UTC' });

/** On premises, or closed to the app: their owner works in them all the same, and an organiser's copy learns of it by mail. */
const isOutOfSight = (person: Person): boolean => ['no-mailbox', 'access-denied'].includes(troubleOf(person.key) ?? '');

/**
 * What a person does by hand in Outlook: each act is a request to this tenant's Graph, like those of the app, and the journal shows it; but
 * for mailboxes that Graph does not see.
 */
export const layOutlook = (server: FastifyInstance, { key, calendars, graphUrl }: Parts): void => {
  const find = (person: Person, id: string): Copy => {
    const copy = calendars.find(person.id, readId(id) ?? id);
    if (copy?.folder === 'calendar') return copy;
    throw new WireError(404, 'not-found', 'no such event in this calendar');
  };
  const ask = async (copy: Copy, method: string, action: string, body?: unknown): Promise<void> => {
    const response = await fetch(`${graphUrl()}/v1.0/users/${copy.owner}/events/${encodeURIComponent(idOf(copy, true))}${action}`, {
      method, body: body === undefined ? null : JSON.stringify(body),
      headers: {
        authorization: `Bearer ${await appToken(key, graphAudience)}`, 'user-agent': 'Outlook', prefer: 'IdType="ImmutableId"',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
    });
    const text = await response.text();
    if (response.ok) return;
    const { error } = JSON.parse(text) as { error: { code: string; message: string } };
    throw new WireError(response.status, error.code, error.message);
  };

  server.post<PersonRoute>('/calendar/:person/respond', async ({ params, body }) => {
    const person = requirePerson(params.person);
    const { event: id, response, proposed, send } = read(bodies.respond, body);
    const copy = find(person, id);
    const verb = response === 'tentative' ? 'tentativelyAccept' : response;
    const answer = { sendResponse: send, ...(proposed && { proposedNewTime: { start: when(proposed.start), end: when(proposed.end) } }) };
    if (isOutOfSight(person)) respondToEvent(calendars, copy, verb, answer);
    else await ask(copy, 'POST', `/${verb}`, answer);
    return { event: idOf(copy, true), response };
  });
  server.post<PersonRoute>('/calendar/:person/change', async ({ params, body }) => {
    const person = requirePerson(params.person);
    const { event: id, start, end, subject, location, body: content } = read(bodies.change, body);
    const copy = find(person, id);
    const change = {
      ...(start !== undefined && { start: when(start) }), ...(end !== undefined && { end: when(end) }),
      ...(subject !== undefined && { subject }), ...(location !== undefined && { location: { displayName: location } }),
      ...(content !== undefined && { body: { contentType: 'html', content } }),
    };
    if (isOutOfSight(person)) changeEvent(calendars, copy, readEvent(change));
    else await ask(copy, 'PATCH', '', change);
    return { event: idOf(copy, true) };
  });
  server.post<PersonRoute>('/calendar/:person/delete', async ({ params, body }) => {
    const person = requirePerson(params.person);
    const copy = find(person, read(bodies.delete, body).event);
    if (isOutOfSight(person)) deleteEvent(calendars, copy);
    else await ask(copy, 'DELETE', '');
    return { event: idOf(copy, true) };
  });
};
