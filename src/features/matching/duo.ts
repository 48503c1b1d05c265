import type { DuoId, PersonId, ProgrammeId, TenantId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';

export type Role = 'mentor' | 'mentee';
/** Suspended: one of the two is away, as the directory or HR says; nothing is sent, and HR may have it go on. */
export type DuoState = 'invited' | 'active' | 'suspended' | 'declined' | 'closed';

export interface Member {
  readonly personId: PersonId;
  readonly role: Role;
  /** A yes is given on a card that carries the charter, so it signs it. */
  readonly answer: 'pending' | 'yes' | 'no';
  readonly answeredAt: Instant | null;
  readonly trackReadAt: Instant | null;
}

export interface Duo {
  readonly tenantId: TenantId;
  readonly id: DuoId;
  readonly programmeId: ProgrammeId;
  readonly state: DuoState;
  readonly mentor: Member;
  readonly mentee: Member;
  readonly createdAt: Instant;
  /** When somebody was last asked to be in it: at the beginning, or once a new account took the place of one that is gone. */
  readonly invitedAt: Instant;
  readonly activatedAt: Instant | null;
  /** Suspended by HR's word: that is no work for HR until they say otherwise. */
  readonly isAbsence: boolean;
}

export const memberOf = (duo: Duo, personId: PersonId): Member | undefined =>
  duo.mentor.personId === personId ? duo.mentor : duo.mentee.personId === personId ? duo.mentee : undefined;

export const otherRole = (role: Role): Role => (role === 'mentor' ? 'mentee' : 'mentor');

export const otherOf = (duo: Duo, role: Role): Member => duo[otherRole(role)];

export type Step = 'answer' | 'track';

/** What this member still has to do, in order. */
export const missingSteps = (member: Member): Step[] => [
  ...(member.answer === 'yes' ? [] : (['answer'] as const)),
  ...(member.trackReadAt === null ? (['track'] as const) : []),
];

/**
 * The gate: nobody is booked before both have said yes to the charter and read their track. A rule from day one, asked at
 * activation and again at every booking.
 */
export const isReady = (duo: Pick<Duo, 'mentor' | 'mentee'>): boolean =>
  missingSteps(duo.mentor).length === 0 && missingSteps(duo.mentee).length === 0;
