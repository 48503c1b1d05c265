import type { Person } from '../world/people.ts';
import type { Trouble } from '../world/sentinels.ts';
import { troubleOf } from '../world/sentinels.ts';
import { WireError } from '../wire.ts';
import { requireUser } from './users.ts';

const busy = { 'retry-after': '1' };
const refusals: Partial<Record<Trouble, () => WireError>> = {
  'no-mailbox': () =>
    new WireError(404, 'MailboxNotEnabledForRESTAPI', 'The mailbox is either inactive, soft-deleted, or is hosted on-premise.'),
  'access-denied': () => new WireError(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.'),
  throttled: () => new WireError(429, 'ApplicationThrottled', 'Application is over its MailboxConcurrency limit.', {}, busy),
  unavailable: () => new WireError(503, 'ServiceUnavailable', 'The service is temporarily unavailable.', {}, busy),
};

/** The mailbox named in the URL, with the troubles of those who always have some. */
export const requireMailbox = (name: string): Person => {
  const person = requireUser(name);
  const trouble = troubleOf(person.key);
  const refusal = trouble && refusals[trouble];
  if (refusal) throw refusal();
  return person;
};
