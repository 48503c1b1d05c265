import type { Instant } from '../../kernel/time.ts';
import type { Role } from '../matching/duo.ts';
import { type Binding, explainNoSlot } from '../places/explain.ts';
import type { Setting } from '../places/setting.ts';
import type { NoSlotReason, SlotResult, SlotSearch } from '../places/slot.ts';
import type { Change } from '../places/unlock.ts';

/** Why there is no moment, as one of the two may know it, and what that person could give up: each change was tried. */
export interface OwnWhyNot {
  readonly reason: NoSlotReason;
  readonly binding: readonly Binding[];
  /** Smallest first, three at most. */
  readonly changes: readonly Change[];
}

/** Why a search for a session found nothing: the cause as HR has it, and what each side may know. */
export interface WhyNot {
  readonly reason: NoSlotReason;
  /** Absent when Outlook itself said no: there is nothing to try then. */
  readonly sides?: Readonly<Record<Role, OwnWhyNot>>;
}

/** A search, and what it may be changed into. */
export interface Question {
  readonly search: SlotSearch;
  /** Searches within what both accept. */
  readonly find: (search: SlotSearch) => SlotResult;
  /** The settings a change may add: all of the catalogue where duos may go beyond the programme's, else none. */
  readonly settings: readonly Setting[];
  /** How far calendars and holidays were read. */
  readonly readUntil: Instant;
}

/** Explains a search that has no slot to both of its people; null when it has one after all. */
export const whyNotOf = ({ search, find, settings, readUntil }: Question): WhyNot | null => {
  const result = find(search);
  if (result.kind === 'found') return null;
  const own = (side: Role): OwnWhyNot => {
    const told = explainNoSlot(search, side, { readUntil, settings, side, find });
    return { reason: told?.reason ?? result.reason, binding: told?.binding ?? [], changes: told?.unlocks.map(({ change }) => change) ?? [] };
  };
  return { reason: result.reason, sides: { mentor: own('mentor'), mentee: own('mentee') } };
};

/** What a button carries of a change: one that was offered can be told from any other, and nothing else can be asked for. */
export const keyOf = (change: Change): string => {
  switch (change.code) {
    case 'shorter-session': return `${change.code}/${change.duration}`;
    case 'another-setting': return `${change.code}/${change.settingId}`;
    case 'longer-horizon': return `${change.code}/${change.days}`;
    case 'tentative-allowed': return change.code;
  }
};

/** Nothing was found for want of an answer: that says nothing of anybody's days. */
export const isSilence = ({ reason }: Pick<WhyNot, 'reason'>): boolean => reason.code === 'unknown-availability' && reason.why === 'no-answer';

export const ownWhyNot = ({ reason, sides }: WhyNot, role: Role): OwnWhyNot => sides?.[role] ?? { reason, binding: [], changes: [] };

/** Whether anything the two could give up would help: what HR learns of it. */
export const hasWayOut = ({ sides }: WhyNot): boolean => sides !== undefined && (sides.mentor.changes.length > 0 || sides.mentee.changes.length > 0);
