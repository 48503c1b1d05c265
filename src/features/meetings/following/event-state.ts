import type { Instant, Interval } from '../../../kernel/time.ts';
import { placeIn } from '../event.ts';
import type { InOutlook, Meeting } from '../meeting.ts';
import { isStillAhead } from '../offer.ts';

/** What whom we invited answered; never having answered and not having seen it look the same. */
export type EventAnswer = 'none' | 'accepted' | 'tentative' | 'declined';

/** The organiser's copy of one of our events. Subject and words are not asked for: whoever edits them may. */
export interface StandingEvent extends Interval {
  readonly kind: 'there';
  readonly isCancelled: boolean;
  /** False once the event in this mailbox is somebody else's to organise. */
  readonly isOrganiser: boolean;
  /** False once nobody is invited any more. */
  readonly isInvited: boolean;
  readonly answer: EventAnswer;
  readonly proposed: Interval | null;
  /** Where it takes place, as it is written there; absent when nothing is. */
  readonly place?: string;
  readonly etag: string;
  /** Graph's own time. */
  readonly modifiedAt: Instant;
}

/** What an event says now: that it is there, that it is not, or nothing, because nobody could look. */
export type EventState =
  | StandingEvent
  | { readonly kind: 'gone' }
  | { readonly kind: 'unreadable'; readonly reason: 'no-mailbox' | 'not-readable' | 'no-answer' };

/** One look at an event: what it said, and when we began to ask. */
export interface Look {
  readonly state: Exclude<EventState, { kind: 'unreadable' }>;
  readonly askedAt: Instant;
}

/** What is kept of the newest look. `etag` and `modifiedAt` are null when the event was gone. */
export interface Seen {
  readonly etag: string | null;
  readonly modifiedAt: Instant | null;
  readonly askedAt: Instant;
  /** What we read in it; null when it was gone. */
  readonly answer: EventAnswer | null;
}

/**
 * Whether a look says something new. Notifications come twice and in no order, so looks overlap: of two that found the event,
 * the one Exchange wrote later is newer, whenever we asked; being gone has no date of its own, and goes by when we asked.
 */
export const judgeLook = (before: Seen | undefined, { state, askedAt }: Look): 'news' | 'known' | 'stale' => {
  if (!before) return 'news';
  if (state.kind === 'there' && before.modifiedAt !== null) {
    if (state.modifiedAt !== before.modifiedAt) return state.modifiedAt > before.modifiedAt ? 'news' : 'stale';
    // The same words, read otherwise: we have since learnt another address of whom we invited.
    if (state.etag === before.etag) return state.answer === before.answer ? 'known' : 'news';
    return askedAt < before.askedAt ? 'stale' : 'news';
  }
  if (askedAt < before.askedAt) return 'stale';
  return state.kind === 'gone' && before.modifiedAt === null ? 'known' : 'news';
};

/** What became of a booked meeting in Outlook. `at` is where its event stands now; `place`: another than we wrote there. */
export type Change = { readonly place?: string } & (
  | { readonly kind: 'same' }
  | { readonly kind: 'moved'; readonly at: Interval; readonly answer: EventAnswer }
  | { readonly kind: 'declined'; readonly at: Interval }
  | { readonly kind: 'tentative'; readonly at: Interval }
  | { readonly kind: 'proposed'; readonly at: Interval; readonly proposed: Interval; readonly answer: EventAnswer }
  | { readonly kind: 'cancelled'; readonly at: Interval }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'organiser-changed'; readonly at: Interval }
);

const isSame = (a: Interval, b: Interval): boolean => a.start === b.start && a.end === b.end;

/**
 * Compares our row with what the event says. What ends a date comes before what moves it, and a refusal before a move: an
 * organiser's move wipes earlier answers, so a refusal found with it came after.
 */
export const decideFollow = (meeting: Pick<Meeting, 'start' | 'end' | 'requestBody'>, state: Look['state']): Change => {
  if (state.kind === 'gone') return { kind: 'deleted' };
  const at = { start: state.start, end: state.end };
  if (state.isCancelled || !state.isInvited) return { kind: 'cancelled', at };
  const place = otherPlace(meeting.requestBody, state.place);
  const change = (): Change => {
    if (!state.isOrganiser) return { kind: 'organiser-changed', at };
    const { answer, proposed } = state;
    // A wish that was granted stays written on the event.
    if (proposed && !isSame(proposed, at)) return { kind: 'proposed', at, proposed, answer };
    if (answer === 'declined') return { kind: 'declined', at };
    if (at.start !== meeting.start || at.end !== meeting.end) return { kind: 'moved', at, answer };
    return answer === 'tentative' ? { kind: 'tentative', at } : { kind: 'same' };
  };
  return { ...change(), ...(place !== undefined && { place }) };
};

/** What somebody has written in the place of what we wrote; a place that was emptied says nothing. */
const otherPlace = (requestBody: string, place: string | undefined): string | undefined => {
  const [ours, theirs] = [placeIn(requestBody)?.trim(), place?.trim()];
  return ours !== undefined && theirs && theirs !== ours ? theirs : undefined;
};

/** What a booked meeting becomes: lost, by the side that then holds other moments; or kept, at the time where its event stands. */
export type Outcome =
  /** `at`: where the event stands, or stood, that is refused or called off; unknown of one that was deleted. */
  | { readonly kind: 'lost'; readonly by: 'organiser' | 'attendee'; readonly isEventStanding: boolean; readonly at?: Interval }
  | { readonly kind: 'kept'; readonly at: Interval; readonly inOutlook: InOutlook };

/** A change made by hand is never undone: our row follows. A wish for a time that is past, or that one would have to leave for at once, is no wish. */
export const outcomeOf = (meeting: Pick<Meeting, 'start' | 'end' | 'inOutlook'>, change: Change, now: Instant): Outcome => {
  const { start, end, inOutlook } = meeting;
  const kept = (at: Interval, said: InOutlook = {}): Outcome => {
    const isClashing = inOutlook.isClashing && isSame(at, meeting);
    const { place } = change;
    return { kind: 'kept', at: { start: at.start, end: at.end }, inOutlook: { ...said, ...(place !== undefined && { place }), ...(isClashing && { isClashing }) } };
  };
  const perhaps = (answer: EventAnswer): InOutlook => (answer === 'tentative' ? { isTentative: true } : {});
  switch (change.kind) {
    case 'same': return kept({ start, end });
    case 'moved': return kept(change.at, perhaps(change.answer));
    case 'tentative': return kept(change.at, { isTentative: true });
    case 'declined': return { kind: 'lost', by: 'attendee', isEventStanding: true, at: change.at };
    case 'cancelled': return { kind: 'lost', by: 'organiser', isEventStanding: false, at: change.at };
    case 'deleted': return { kind: 'lost', by: 'organiser', isEventStanding: false };
    case 'organiser-changed': return kept(change.at, { isElsewhere: true });
    case 'proposed': {
      const isDeclined = change.answer === 'declined';
      if (!isStillAhead(change.proposed, now)) return isDeclined ? { kind: 'lost', by: 'attendee', isEventStanding: true, at: change.at } : kept(change.at, perhaps(change.answer));
      const known = inOutlook.proposal;
      const isKnown = known !== undefined && isSame(known, change.proposed) && known.isDeclined === isDeclined;
      const proposal = isKnown ? known : { start: change.proposed.start, end: change.proposed.end, isDeclined, isSettled: false, since: now };
      return kept(change.at, { ...perhaps(change.answer), proposal });
    }
  }
};

/**
 * Whether the meeting is already as it should be. A date that has begun is no longer lost, since whether it took place is asked of both;
 * unless its event was put to a later time before we looked, and that one was refused or called off.
 */
export const isFollowed = (meeting: Pick<Meeting, 'start' | 'end' | 'inOutlook'>, outcome: Outcome, now: Instant): boolean =>
  outcome.kind === 'lost' ? Math.max(meeting.start, outcome.at?.start ?? meeting.start) <= now : isSame(outcome.at, meeting) && isSaid(meeting.inOutlook, outcome.inOutlook);

const isSaid = (a: InOutlook, b: InOutlook): boolean =>
  a.isTentative === b.isTentative && a.isElsewhere === b.isElsewhere && a.isClashing === b.isClashing && a.place === b.place && isSameWish(a.proposal, b.proposal);
const isSameWish = (a: InOutlook['proposal'], b: InOutlook['proposal']): boolean =>
  a === b || (a !== undefined && b !== undefined && isSame(a, b) && a.isDeclined === b.isDeclined && a.isSettled === b.isSettled);
