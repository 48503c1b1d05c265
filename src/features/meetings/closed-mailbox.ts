import type { OutsideError } from '../../kernel/errors.ts';

/** Outlook says, and will say again, that a mailbox is not ours to use: no permission (403), or none there (404). */
export const isClosedMailbox = ({ certain, status }: OutsideError): boolean => certain && (status === 403 || status === 404);
