import type { Person } from '../world/people.ts';
import { troubleOf } from '../world/sentinels.ts';
import { WireError } from '../wire.ts';
import { hasMailbox } from './calendars.ts';
import { requireUser } from './users.ts';

/** The mailbox named in the URL, with the troubles of those who always have some. */
export const requireMailbox = (name: string): Person => {
  const person = requireUser(name);
  if (!hasMailbox(person))
    throw new WireError(
      404, 'MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
    );
  switch (troubleOf(person.key)) {
    case 'access-denied':
      throw new WireError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.');
    case 'throttled':
      throw new WireError(
        429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', {}, { 'retry-after': '1' },
      );
    case 'unavailable':
      throw new WireError(503, 'ServiceUnavailable', 'The service is temporarily unavailable.', {}, { 'retry-after': '1' });
    default:
      return person;
  }
};
