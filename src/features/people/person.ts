import type { PersonId, TenantId } from '../../kernel/ids.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Instant, LocalDate, Zone } from '../../kernel/time.ts';
import type { Conversation } from '../context.ts';
import { type RestFrame, restRulesOf, whyRest } from '../places/rest-days.ts';
import type { Site } from '../places/site.ts';

/** No longer at work for the directory: the account is closed, or nobody has this id any more. */
export interface Gone {
  readonly why: 'disabled' | 'deleted';
  readonly since: Instant;
}

/** A person Binôme works for: a copy of what the directory says, plus where the bot meets them. */
export interface Person {
  readonly tenantId: TenantId;
  readonly id: PersonId;
  readonly name: string;
  readonly firstName: string;
  readonly mail: string | null;
  readonly jobTitle: string | null;
  readonly office: string | null;
  /** The site their office names, when the company has declared it: where travel starts and whose holidays they keep. */
  readonly site: Site | null;
  readonly lang: Lang;
  readonly zone: Zone;
  readonly managerId: PersonId | null;
  /** From another company: whoever becomes one while in a duo is HR's to see to, since their calendar is not ours to read. */
  readonly isGuest: boolean;
  readonly mri: string | null;
  readonly conversationId: string | null;
  readonly serviceUrl: string | null;
  /** False once Teams has refused us: the bot is blocked or not installed. */
  readonly reachable: boolean;
  readonly gone: Gone | null;
}

/** Whether this person rests on a date in a programme of this frame; weekends are the caller's. Without a known site, France's national days. */
export const isHolidayFor = (person: Pick<Person, 'site'>, frame: RestFrame): ((date: LocalDate) => boolean) => {
  const rules = restRulesOf(frame);
  return (date) => whyRest(person.site, rules, date) !== null;
};

/** The chat this person is met in, once there is one. */
export const chatOf = ({ conversationId, serviceUrl, mri }: Person): Conversation | undefined =>
  conversationId && serviceUrl ? { conversationId, serviceUrl, mri } : undefined;
