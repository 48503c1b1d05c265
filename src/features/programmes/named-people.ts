import type { PersonId } from '../../kernel/ids.ts';
import { versionFrom } from './version.ts';

/** Whom a programme names besides those who run it: its sponsor, and whom anyone may talk to, in the order HR gave. */
export interface NamedPeople {
  readonly sponsorId: PersonId;
  readonly contactIds: readonly PersonId[];
}

/** Whoever is named twice to talk to is named once, where they came first. */
export const namedOnce = ({ sponsorId, contactIds }: NamedPeople): NamedPeople => ({ sponsorId, contactIds: [...new Set(contactIds)] });

/** Each with the field of the form that names them. */
export const fieldsOf = ({ sponsorId, contactIds }: NamedPeople): readonly { readonly id: PersonId; readonly field: keyof NamedPeople }[] =>
  [{ id: sponsorId, field: 'sponsorId' as const }, ...contactIds.map((id) => ({ id, field: 'contactIds' as const }))];

/** Names these people as they are, order included. */
export const versionOfPeople = ({ sponsorId, contactIds }: NamedPeople): string => versionFrom([sponsorId, ...contactIds]);
