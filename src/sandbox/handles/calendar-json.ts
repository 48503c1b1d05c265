import type { Interval } from '../../kernel/time.ts';
import { overlaps, toIso } from '../../kernel/time.ts';
import type { Calendars } from '../graph/calendars.ts';
import { isNear } from '../graph/calendars.ts';
import type { Copy } from '../graph/copy.ts';
import { idOf } from '../graph/copy.ts';
import { floatingInstant } from '../graph/zones.ts';
import { zone } from '../world/days.ts';
import type { Person } from '../world/people.ts';

/** When it is for its owner: an all-day item is midnights of the owner's zone. */
const placed = (copy: Copy) => ({
  copy,
  start: copy.isAllDay ? floatingInstant(copy.start, zone) : copy.start,
  end: copy.isAllDay ? floatingInstant(copy.end, zone) : copy.end,
});

/** A person's calendar as its owner sees it, soonest first; what is in Deleted Items only when asked. */
export const calendarJson = (calendars: Calendars, person: Person, span: Interval, deleted: boolean) =>
  [...calendars.all(person.id)]
    .filter((copy) => (deleted || copy.folder === 'calendar') && isNear(copy, span))
    .map(placed)
    .filter((item) => overlaps(item, span))
    .sort((a, b) => a.start - b.start)
    .map(({ copy, start, end }) => ({
      id: idOf(copy, true),
      iCalUId: copy.iCalUId,
      subject: copy.subject,
      showAs: copy.showAs,
      start: toIso(start),
      end: toIso(end),
      isAllDay: copy.isAllDay,
      isPrivate: copy.sensitivity !== 'normal',
      location: copy.location.displayName ?? '',
      organizer: { name: copy.organizer.name, mail: copy.organizer.address },
      attendees: copy.attendees.map(({ emailAddress, status, proposedNewTime }) => ({
        name: emailAddress.name, mail: emailAddress.address, response: status.response,
        proposed: proposedNewTime ? { start: toIso(proposedNewTime.start), end: toIso(proposedNewTime.end) } : null,
      })),
      response: copy.responseStatus.response,
      bodyHtml: copy.body.content,
      isOrganizer: copy.isOrganizer,
      isCancelled: copy.isCancelled,
      isDeleted: copy.folder === 'deleted',
      viaGraph: copy.fromGraph,
    }));
