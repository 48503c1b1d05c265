import type { MeetingId, PersonId, TenantId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Role } from '../matching/duo.ts';

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

type Field = 'usefulness' | 'tryNext' | 'ease' | 'pace' | 'comment' | 'shareComment';

/** A field left out stays as it was; null clears it. */
export type CheckInAnswers = { readonly [K in Field]?: CheckIn[K] | undefined } & { readonly held: boolean };

/** The form comes three times: after the first session, half way and at the end. */
export const isFormDue = (number: number, sessions: number): boolean => number === 1 || number === Math.ceil(sessions / 2) || number === sessions;

export const ratings = [1, 2, 3, 4, 5] as const;
