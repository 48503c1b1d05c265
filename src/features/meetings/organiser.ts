import type { EventRef } from '../context.ts';
import { type Duo, otherRole, type Role } from '../matching/duo.ts';
import { invitedMails } from './event.ts';
import type { Pair } from './find-options.ts';
import type { Meeting } from './meeting.ts';
import type { OfferedOption } from './offer.ts';

/**
 * Whose calendar holds the invitation, and who may move, cancel and grant another time in Outlook: the mentor's, as the agenda is theirs;
 * the executive's where the mentor has no mailbox we can write in. What is stored with a date stands for as long as its event does.
 */
export const organiserOf = (duo: Duo, { organiserId }: Pick<Meeting, 'organiserId'>): Role => (organiserId === duo.mentee.personId ? 'mentee' : 'mentor');

/** The same of moments that are offered: the event that they would move keeps its organiser. */
export const organiserAhead = (duo: Duo, options: readonly Pick<OfferedOption, 'organiser'>[], moving: Meeting | null): Role =>
  moving ? organiserOf(duo, moving) : (options[0]?.organiser ?? 'mentor');

/**
 * Whether a press of this side (null: of nobody) may send the invitation. A mentor was told that it goes out in their name; in an executive's
 * it goes by their own press on a card that says so, or at a place which they brought themselves.
 */
export const maySend = (duo: Duo, options: readonly OfferedOption[], moving: Meeting | null, by: Role | null): boolean =>
  organiserAhead(duo, options, moving) === 'mentor' || by === 'mentee' || (by === 'mentor' && options.every(({ place }) => place?.typedBy === 'mentee'));

/** Whether Binôme books the best of these by itself: in a programme that lets it, and never in an executive's name. */
export const booksItself = ({ duo, programme }: Pick<Pair, 'duo' | 'programme'>, options: readonly OfferedOption[]): boolean =>
  programme.frame.autonomy === 'books-itself' && maySend(duo, options, null, null);

/** What it takes to read a date's event. */
export const eventRef = (pair: Pair, meeting: Pick<Meeting, 'organiserId' | 'requestBody'> & { readonly eventId: string }): EventRef => ({
  organiserId: meeting.organiserId, eventId: meeting.eventId,
  attendeeMails: attendeeMailsOf(pair[otherRole(organiserOf(pair.duo, meeting))].mail, meeting.requestBody),
});

/** Today's address, and the one the invitation was written to: who is given another keeps both. */
export const attendeeMailsOf = (today: string | null, requestBody: string): readonly string[] => [...(today ? [today] : []), ...invitedMails(requestBody)];
