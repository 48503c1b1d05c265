import type { PersonId } from '../../kernel/ids.ts';

export const mailbox = (person: PersonId): string => `/users/${encodeURIComponent(person)}`;
export const eventPath = (person: PersonId, eventId: string): string => `${mailbox(person)}/events/${encodeURIComponent(eventId)}`;
