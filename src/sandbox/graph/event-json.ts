import { WireError } from '../wire.ts';
import type { Attendee, Copy } from './copy.ts';
import { changeKeyOf, idOf } from './copy.ts';
import type { Preferences } from './prefer.ts';
import { writeFloating, writeInstant } from './zones.ts';

const stripTags = (html: string): string =>
  html
    .replace(/<(style|head)[^>]*>[\s\S]*?<\/\1>/gi, '')
    .replace(/<br\s*\/?>|<\/(p|div|li|h\d)>/gi, '\r\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&nbsp;/g, ' ').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').trim();

const wrap = (html: string): string =>
  /<html/i.test(html)
    ? html
    : `<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>${html}</body></html>`;

const bodyOf = ({ body }: Copy, asText: boolean) => {
  const isHtml = body.contentType === 'html';
  if (asText) return { contentType: 'text', content: isHtml ? stripTags(body.content) : body.content };
  return { contentType: body.contentType, content: isHtml && body.content !== '' ? wrap(body.content) : body.content };
};

const attendeeJson = ({ type, emailAddress, status, proposedNewTime }: Attendee, zone: string) => ({
  type, emailAddress, status,
  ...(proposedNewTime && {
    proposedNewTime: { start: writeInstant(proposedNewTime.start, zone), end: writeInstant(proposedNewTime.end, zone) },
  }),
});

export interface EventQuery {
  select?: readonly string[] | undefined;
  /** Id of the extended property to expand, when asked. */
  extended?: string | undefined;
}

/** The copy as `microsoft.graph.event`, in the caller's zone and with the properties asked for. */
export const eventJson = (copy: Copy, prefer: Preferences, query: EventQuery = {}): Record<string, unknown> => {
  const id = idOf(copy, prefer.immutableIds);
  const write = copy.isAllDay ? writeFloating : writeInstant;
  const body = bodyOf(copy, prefer.textBodies);
  const whole: Record<string, unknown> = {
    id,
    createdDateTime: new Date(copy.createdAt).toISOString(),
    lastModifiedDateTime: new Date(copy.changedAt).toISOString(),
    changeKey: changeKeyOf(copy),
    categories: copy.categories,
    transactionId: copy.transactionId,
    originalStartTimeZone: copy.startZone,
    originalEndTimeZone: copy.endZone,
    iCalUId: copy.iCalUId,
    reminderMinutesBeforeStart: copy.reminderMinutesBeforeStart,
    isReminderOn: copy.isReminderOn,
    hasAttachments: false,
    subject: copy.subject,
    bodyPreview: stripTags(copy.body.content).slice(0, 255),
    importance: copy.importance,
    sensitivity: copy.sensitivity,
    isAllDay: copy.isAllDay,
    isCancelled: copy.isCancelled,
    isDraft: false,
    isOrganizer: copy.isOrganizer,
    responseRequested: copy.responseRequested,
    seriesMasterId: null,
    showAs: copy.showAs,
    type: 'singleInstance',
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: false,
    onlineMeetingProvider: 'unknown',
    allowNewTimeProposals: copy.allowNewTimeProposals,
    hideAttendees: copy.hideAttendees,
    recurrence: null,
    onlineMeeting: null,
    responseStatus: copy.responseStatus,
    body,
    start: write(copy.start, prefer.zone),
    end: write(copy.end, prefer.zone),
    location: {
      displayName: '', locationType: 'default', uniqueIdType: 'unknown', address: {}, coordinates: {}, ...copy.location,
    },
    locations: copy.locations.map((place) => ({ locationType: 'default', uniqueIdType: 'unknown', ...place })),
    attendees: copy.attendees.map((attendee) => attendeeJson(attendee, prefer.zone)),
    organizer: { emailAddress: copy.organizer },
  };
  const etag = { '@odata.etag': `W/"${changeKeyOf(copy)}"` };
  const extended = query.extended?.toLowerCase();
  const tags = copy.extended.filter((property) => property.id.toLowerCase() === extended);
  return {
    ...etag,
    ...(query.select ? selected(whole, query.select) : whole),
    ...(extended !== undefined && tags.length > 0 && { singleValueExtendedProperties: tags }),
  };
};

const selected = (whole: Record<string, unknown>, names: readonly string[]): Record<string, unknown> => {
  const found = ['id', ...names].map((name) => {
    const key = Object.keys(whole).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    if (key === undefined)
      throw new WireError(400, 'BadRequest', `Could not find a property named '${name}' on type 'microsoft.graph.event'.`);
    return [key, whole[key]] as const;
  });
  return Object.fromEntries(found);
};
