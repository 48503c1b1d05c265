import type { PersonId } from '../../../kernel/ids.ts';
import type { Availability } from '../../places/slot.ts';

/** What one look at calendars says of our own grant. Who has no mailbox, or gave no answer, says nothing of it. */
export interface Look {
  readonly hasRead: boolean;
  readonly refused: readonly PersonId[];
}

export const lookIn = (found: ReadonlyMap<PersonId, Availability>): Look => ({
  hasRead: [...found.values()].some(({ kind }) => kind === 'known'),
  refused: [...found].flatMap(([id, one]) => (one.kind === 'unknown' && one.reason === 'not-readable' ? [id] : [])),
});

/** Who has been refused since anybody was last read: one calendar that opens shows that the grant stands. */
export const afterLook = (refused: ReadonlySet<PersonId>, look: Look): ReadonlySet<PersonId> =>
  look.hasRead ? new Set() : new Set([...refused, ...look.refused]);

/** One or two may be a matter of their mailboxes. */
const fewest = 3;

/** Consent was revoked, or the role covers nobody any more: the same for everybody, and not theirs to mend. */
export const isGrantGone = (refused: ReadonlySet<PersonId>): boolean => refused.size >= fewest;

/** What Microsoft opens or shuts to the app itself, calendars apart: they are granted mailbox by mailbox. */
export const doors = ['sign-in', 'directory'] as const;
export type Door = (typeof doors)[number];
