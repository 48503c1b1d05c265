import { z } from 'zod';
import type { Instant } from '../../kernel/time.ts';
import { toIso } from '../../kernel/time.ts';
import { WireError } from '../wire.ts';
import type { Calendars } from './calendars.ts';
import type { Copy } from './copy.ts';
import { lowerKeys } from './event-input.ts';
import { readInstant } from './zones.ts';

export const answers = { accept: 'accepted', decline: 'declined', tentativelyAccept: 'tentativelyAccepted' } as const;
export type AnswerVerb = keyof typeof answers;

const when = z.object({ dateTime: z.string(), timeZone: z.string().nullish() });
const answerBody = z.object({
  comment: z.string().nullish(),
  sendresponse: z.boolean().nullish(),
  proposednewtime: z.object({ start: when, end: when }).nullish(),
});

const badParameter = (message: string): WireError => new WireError(400, 'ErrorInvalidParameter', message);

/** `POST …/accept|decline|tentativelyAccept`: the answer shows in the attendee's copy, and in the organiser's if it was sent. */
export const respondToEvent = (calendars: Calendars, copy: Copy, verb: AnswerVerb, body?: unknown): void => {
  const read = answerBody.safeParse(lowerKeys(body));
  if (!read.success) throw new WireError(400, 'RequestBodyRead', `Cannot read '${read.error.issues[0]?.path.join('/') ?? ''}'.`);
  if (copy.isOrganizer)
    throw new WireError(
      400, 'ErrorInvalidRequest',
      "Your request can't be completed. You can't respond to this meeting because you're the meeting organizer.",
    );
  const sends = read.data.sendresponse ?? true;
  const proposed = read.data.proposednewtime;
  if (proposed && (verb === 'accept' || !copy.allowNewTimeProposals || !sends))
    throw badParameter('A new time goes with a tentative answer or a refusal, sent to an organizer who allows it.');

  const response = answers[verb];
  const status = { response, time: toIso(calendars.clock.now()) };
  calendars.put({
    ...copy, responseStatus: status,
    showAs: verb === 'accept' ? copy.intendedShowAs : verb === 'decline' ? 'free' : 'tentative',
    folder: verb === 'decline' ? 'deleted' : 'calendar',
  });
  if (sends)
    tellOrganizer(
      calendars, copy, status, proposed ? { start: readInstant(proposed.start), end: readInstant(proposed.end) } : undefined,
    );
};

const tellOrganizer = (
  calendars: Calendars, copy: Copy, status: Copy['responseStatus'], proposedNewTime?: { start: Instant; end: Instant },
): void => {
  const organizer = calendars.addressee(copy.organizer.address ?? '');
  const source = organizer && calendars.findShared(organizer.id, copy.iCalUId);
  if (!source) return;
  calendars.put({
    ...source,
    attendees: source.attendees.map(({ proposedNewTime: earlier, ...attendee }) =>
      calendars.addressee(attendee.emailAddress.address ?? '')?.id === copy.owner
        ? { ...attendee, status, ...(proposedNewTime && { proposedNewTime }) }
        : { ...attendee, ...(earlier && { proposedNewTime: earlier }) }),
  });
};
