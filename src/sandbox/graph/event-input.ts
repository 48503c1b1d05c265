import { z } from 'zod';
import { WireError } from '../wire.ts';

const text = z.string().nullish();
const when = z.object({ dateTime: z.string(), timeZone: z.string().nullish() });
const location = z.looseObject({
  displayName: text,
  address: z.object({ street: text, city: text, state: text, postalCode: text, countryOrRegion: text }).nullish(),
  coordinates: z.object({
    latitude: z.number().nullish(), longitude: z.number().nullish(), altitude: z.number().nullish(),
    accuracy: z.number().nullish(), altitudeAccuracy: z.number().nullish(),
  }).nullish(),
});
const attendee = z.object({
  type: z.enum(['required', 'optional', 'resource']).nullish(),
  emailAddress: z.object({ name: text, address: text }),
});

/** What may be written of an event (metadata of `microsoft.graph.event`; read-only properties are taken and ignored). */
const eventInput = z.object({
  subject: text,
  body: z.object({ contentType: z.enum(['html', 'text', 'HTML', 'Text']).nullish(), content: text }).nullish(),
  start: when.nullish(),
  end: when.nullish(),
  isAllDay: z.boolean().nullish(),
  location: location.nullish(),
  locations: z.array(location).nullish(),
  attendees: z.array(attendee).nullish(),
  showAs: z.enum(['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown']).nullish(),
  sensitivity: z.enum(['normal', 'personal', 'private', 'confidential']).nullish(),
  importance: z.enum(['low', 'normal', 'high']).nullish(),
  responseRequested: z.boolean().nullish(),
  allowNewTimeProposals: z.boolean().nullish(),
  hideAttendees: z.boolean().nullish(),
  isOnlineMeeting: z.boolean().nullish(),
  isReminderOn: z.boolean().nullish(),
  reminderMinutesBeforeStart: z.int().nullish(),
  categories: z.array(z.string()).nullish(),
  transactionId: z.string().max(64).nullish(),
  singleValueExtendedProperties: z.array(z.object({ id: z.string(), value: z.string() })).nullish(),
});
export type EventInput = z.infer<typeof eventInput>;

const otherProperties = [
  'id', 'changeKey', 'createdDateTime', 'lastModifiedDateTime', 'bodyPreview', 'cancelledOccurrences', 'hasAttachments',
  'iCalUId', 'isCancelled', 'isDraft', 'isOrganizer', 'onlineMeeting', 'onlineMeetingProvider', 'onlineMeetingUrl', 'organizer',
  'originalEndTimeZone', 'originalStart', 'originalStartTimeZone', 'recurrence', 'responseStatus', 'seriesMasterId', 'type',
  'webLink', 'attachments', 'calendar', 'exceptionOccurrences', 'extensions', 'instances', 'multiValueExtendedProperties',
  '@odata.type',
];

/** Reads the body of a create or a change; what Graph's types do not know is refused as Graph refuses it. */
export const readEvent = (body: unknown): EventInput => {
  const given = readObject(body);
  const unknown = Object.keys(given).find((name) => !(name in eventInput.shape) && !otherProperties.includes(name));
  if (unknown)
    throw new WireError(
      400, 'RequestBodyRead',
      `The property '${unknown}' does not exist on type 'microsoft.graph.event'. ` +
        'Make sure to only use property names that are defined by the type.',
    );
  const read = eventInput.safeParse(given);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new WireError(
    400, 'RequestBodyRead',
    `Cannot convert the value of '${issue?.path.join('/') ?? ''}' to the expected type: ${issue?.message ?? ''}.`,
  );
};

const readObject = (body: unknown): Record<string, unknown> => {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  throw new WireError(
    400, 'BadRequest',
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  );
};

/** Parameters of an action are named with capitals in the metadata and without in the documents; the service takes both. */
export const lowerKeys = (body: unknown): Record<string, unknown> =>
  Object.fromEntries(Object.entries(readObject(body ?? {})).map(([name, value]) => [name.toLowerCase(), value]));
