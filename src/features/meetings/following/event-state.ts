import type { Instant, Interval } from '../../../kernel/time.ts';
import type { Meeting } from '../meeting.ts';

/** What whom we invited answered; never having answered and not having seen it look the same. */
export type EventAnswer = 'none' | 'accepted' | 'tentative' | 'declined';

/** The organiser's copy of one of our events. Subject and body are not asked for: whoever edits them may. */
export interface StandingEvent extends Interval {
  readonly kind: 'there';
  readonly isCancelled: boolean;
  /** False once the event in this mailbox is somebody else's to organise. */
  readonly isOrganiser: boolean;
  /** False once nobody is invited any more. */
  readonly isInvited: boolean;
  readonly answer: EventAnswer;
  readonly proposed: Interval | null;
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
}

/**
 * Whether a look says something new. Notifications come twice and in no order, so looks overlap: of two that found the event,
 * the one Exchange wrote later is newer, whenever we asked; being gone has no date of its own, and goes by when we asked.
 */
export const judgeLook = (before: Seen | undefined, { state, askedAt }: Look): 'news' | 'known' | 'stale' => {
  if (!before) return 'news';
  if (state.kind === 'there' && before.modifiedAt !== null) {
    if (state.modifiedAt !== before.modifiedAt) return state.modifiedAt > before.modifiedAt ? 'news' : 'stale';
    if (state.etag === before.etag) return 'known';
    return askedAt < before.askedAt ? 'stale' : 'news';
  }
  if (askedAt < before.askedAt) return 'stale';
  return state.kind === 'gone' && before.modifiedAt === null ? 'known' : 'news';
};

/** What became of a booked meeting in Outlook. `at` is where its event stands now. */
export type Change =
  | { readonly kind: 'same' }
  | { readonly kind: 'moved'; readonly at: Interval; readonly answer: EventAnswer }
  | { readonly kind: 'declined'; readonly at: Interval }
  | { readonly kind: 'tentative'; readonly at: Interval }
  | { readonly kind: 'proposed'; readonly at: Interval; readonly proposed: Interval; readonly answer: EventAnswer }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'deleted' }
  | { readonly kind: 'organiser-changed' };

/**
 * Compares our row with what the event says. What ends a date comes before what moves it, and a refusal before a move: an
 * organiser's move wipes earlier answers, so a refusal found with it came after.
 */
export const decideFollow = (meeting: Pick<Meeting, 'start' | 'end'>, state: Look['state']): Change => {
  if (state.kind === 'gone') return { kind: 'deleted' };
  if (state.isCancelled || !state.isInvited) return { kind: 'cancelled' };
  if (!state.isOrganiser) return { kind: 'organiser-changed' };
  const at = { start: state.start, end: state.end };
  const { answer, proposed } = state;
  if (proposed) return { kind: 'proposed', at, proposed, answer };
  if (answer === 'declined') return { kind: 'declined', at };
  if (at.start !== meeting.start || at.end !== meeting.end) return { kind: 'moved', at, answer };
  return answer === 'tentative' ? { kind: 'tentative', at } : { kind: 'same' };
};
