import type { MeetingId, PersonId, TenantId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Role } from '../matching/duo.ts';
import { type AnswerField, answerFields } from '../privacy/erasure.ts';

/** What one side says of one meeting. Every field but `held` may stay empty, and any may be changed later. */
export interface CheckIn {
  readonly tenantId: TenantId;
  readonly meetingId: MeetingId;
  readonly personId: PersonId;
  readonly role: Role;
  readonly held: boolean;
  /** 1 to 5. */
  readonly usefulness: number | null;
  readonly tryNext: string | null;
  /** How free to speak, 1 to 5. */
  readonly ease: number | null;
  /** Whether the pace suits, 1 to 5. */
  readonly pace: number | null;
  readonly comment: string | null;
  readonly shareComment: boolean;
  readonly answeredAt: Instant;
}

/** A field left out stays as it was; null clears it. */
export type CheckInAnswers = { readonly [K in AnswerField]?: CheckIn[K] | undefined } & { readonly held: boolean };

/** What an answer takes back of the one before: what it empties, and words it does not leave as they were. Another figure is a correction. */
export const takenBack = (before: CheckIn | undefined, after: CheckIn): readonly AnswerField[] =>
  answerFields.filter((field) => {
    const [old, now] = [before?.[field], after[field]];
    if (!old) return false;
    return typeof old === 'string' && typeof now === 'string' ? !now.includes(old) : !now;
  });

/** The form comes three times: after the first session, half way and at the end. */
export const isFormDue = (number: number, sessions: number): boolean => number === 1 || number === Math.ceil(sessions / 2) || number === sessions;

export const ratings = [1, 2, 3, 4, 5] as const;
