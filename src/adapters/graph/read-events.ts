import { z } from 'zod';
import type { EventRef } from '../../features/context.ts';
import type { EventAnswer, EventState, StandingEvent } from '../../features/meetings/following/event-state.ts';
import { fromIso, type Instant } from '../../kernel/time.ts';
import type { Answer } from './answer.ts';
import { isOk } from './answer.ts';
import type { GraphClient } from './client.ts';
import { eventPath } from './event-path.ts';

const when = z.object({ dateTime: z.string() });
const span = z.object({ start: when, end: when });
const event = span.extend({
  '@odata.etag': z.string(),
  lastModifiedDateTime: z.string(),
  isCancelled: z.boolean(),
  isOrganizer: z.boolean(),
  location: z.object({ displayName: z.string().nullish() }).nullish(),
  attendees: z.array(z.object({
    emailAddress: z.object({ address: z.string().nullish() }),
    status: z.object({ response: z.string().nullish() }).nullish(),
    proposedNewTime: span.nullish(),
  })),
});
type EventBody = z.infer<typeof event>;

const $select = 'start,end,isCancelled,isOrganizer,location,attendees,lastModifiedDateTime';

/** What each event says now, in the order asked; never its subject or its body. Never throws: who cannot be read is `unreadable`. */
export const readEvents = (graph: Pick<GraphClient, 'lookMany'>, refs: readonly EventRef[]): Promise<readonly EventState[]> =>
  graph.lookMany(
    refs.map((ref) => ({ ref, path: `${eventPath(ref.organiserId, ref.eventId)}?$select=${$select}` })),
    (answer, { ref }) => stateOf(answer, ref),
  );

const stateOf = (answer: Answer, ref: EventRef): EventState => {
  if (answer.status === undefined) return unreadable('no-answer');
  if (isOk(answer)) {
    const found = event.safeParse(answer.body);
    return found.success ? standing(found.data, ref) : unreadable('no-answer');
  }
  if (answer.status === 404 && answer.code === 'ErrorItemNotFound') return { kind: 'gone' };
  // `MailboxNotEnabledForRESTAPI`, or an account that is no more; a 404 without a word is a gateway's.
  if (answer.status === 404 && answer.code !== undefined) return unreadable('no-mailbox');
  return unreadable(answer.status === 403 ? 'not-readable' : 'no-answer');
};

const unreadable = (reason: Extract<EventState, { kind: 'unreadable' }>['reason']): EventState => ({ kind: 'unreadable', reason });

const answers: Readonly<Record<string, EventAnswer>> = { accepted: 'accepted', tentativelyaccepted: 'tentative', declined: 'declined' };

const standing = (body: EventBody, { attendeeMails }: EventRef): StandingEvent => {
  const known = new Set(attendeeMails.map((mail) => mail.toLowerCase()));
  const invited = body.attendees.find(({ emailAddress }) => known.has(emailAddress.address?.toLowerCase() ?? ''))
    // Under an address we know nothing of yet, whoever is alone is still the one we invited.
    ?? (body.attendees.length === 1 ? body.attendees[0] : undefined);
  const proposed = invited?.proposedNewTime;
  return {
    kind: 'there', ...spanOf(body), isCancelled: body.isCancelled, isOrganiser: body.isOrganizer, isInvited: body.attendees.length > 0,
    answer: answers[invited?.status?.response?.toLowerCase() ?? ''] ?? 'none',
    proposed: proposed ? spanOf(proposed) : null,
    ...(body.location?.displayName && { place: body.location.displayName }),
    etag: body['@odata.etag'], modifiedAt: fromIso(body.lastModifiedDateTime),
  };
};

/** Graph answers in UTC unless a zone is preferred, without saying so in the text. */
const instantOf = ({ dateTime }: z.infer<typeof when>): Instant => fromIso(/(Z|[+-]\d\d:\d\d)$/.test(dateTime) ? dateTime : `${dateTime}Z`);
const spanOf = ({ start, end }: z.infer<typeof span>): { start: Instant; end: Instant } => ({ start: instantOf(start), end: instantOf(end) });
