import type { MeetingId, PersonId, TenantId } from '../../kernel/ids.ts';
import { type Instant, plus } from '../../kernel/time.ts';

/** What a check-in may hold, and what its author may take back, each for itself. */
export const answerFields = ['usefulness', 'tryNext', 'ease', 'pace', 'comment', 'shareComment'] as const;
export type AnswerField = (typeof answerFields)[number];

/**
 * What a person had erased: whose, what and when, never what it said. Whatever of it was given before `at` stays erased, whichever
 * backup comes back; what was given at `at` or later was given anew.
 */
export type Erasure = { readonly tenantId: TenantId; readonly personId: PersonId; readonly at: Instant } & (
  | { readonly what: 'access-needs' }
  | { readonly what: 'check-in'; readonly meetingId: MeetingId; readonly fields: readonly AnswerField[] }
  /** Whom an executive (`personId`) had named to run their dates. */
  | { readonly what: 'assistant' }
);

/** Now, or right after what was given before: of two machines the one that acts later may have the slower clock. */
export const momentAfter = (given: Instant | undefined, now: Instant): Instant => (given === undefined || given < now ? now : plus(given, 1));
