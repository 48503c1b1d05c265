import type { User } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type { Directory, DirectoryEntry, DirectoryPerson } from '../../features/context.ts';
import { OutsideError } from '../../kernel/errors.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { asId } from '../../kernel/ids.ts';
import { cut, langOf } from '../../kernel/text.ts';
import { type Clock, type Instant, minute, plus, systemClock } from '../../kernel/time.ts';
import { type Answer, directory, isOk, outlook } from './answer.ts';
import type { GraphClient } from './client.ts';
import { zoneOf } from './zone.ts';

const fields = [
  'id', 'displayName', 'givenName', 'mail', 'userPrincipalName', 'jobTitle', 'officeLocation',
  'preferredLanguage', 'accountEnabled', 'userType',
] as const satisfies readonly (keyof User)[];
const $select = fields.join(',');
const searched = ['displayName', 'surname', 'givenName'] as const satisfies readonly (keyof User)[];

const text = z.string().trim().nullish().transform((value) => value || null);
const user = z.object({
  id: z.string().toLowerCase(), displayName: text, givenName: text, mail: text, userPrincipalName: text,
  jobTitle: text, officeLocation: text, preferredLanguage: text, accountEnabled: z.boolean().nullish(), userType: text,
});
const users = z.object({ value: z.array(user) });
const reference = z.object({ id: z.string().toLowerCase() });
const withManager = user.extend({ manager: reference.nullish() });
const account = z.object({ accountEnabled: z.boolean().nullish() });
const mailboxSettings = z.object({ timeZone: z.string().nullish() });

/** How long an account that was open passes for open: whoever leaves the company is out within it. */
const openFor = 5 * minute;

/** People of the tenant's directory, through Graph. */
export const createDirectory = (graph: GraphClient, clock: Clock = systemClock): Directory => {
  const accounts = new Map<PersonId, { at: Instant; isOpen: boolean }>();
  return {
    find: async (id) => {
      const [found, manager] = await Promise.all([
        graph.get(pathOf(id), { $select }),
        graph.get(`${pathOf(id)}/manager`, { $select: 'id' }),
      ]);
      if (found.status === 404) return undefined;
      const managerId = manager.status === 404 ? null : asId<PersonId>(directory.read(manager, reference).id);
      return { ...personOf(directory.read(found, user)), managerId };
    },

    search: async (typed) => {
      const start = cut(typed.trim(), 60);
      if (start === '') return [];
      const literal = `'${start.replaceAll("'", "''")}'`;
      const names = searched.map((name) => `startsWith(${name},${literal})`);
      // Sorting what is filtered by something else is an "advanced query": $count and ConsistencyLevel come with it.
      const answer = await graph.get('/users', {
        $select, $filter: `accountEnabled eq true and (${names.join(' or ')})`, $orderby: 'displayName', $top: '10', $count: 'true',
      });
      return directory.read(answer, users).value.map(personOf);
    },

    zone: async (id) => {
      const answer = await graph.get(`${pathOf(id)}/mailboxSettings`, { $select: 'timeZone' });
      // No mailbox, or one our grant does not reach: the person has no zone for us. An outage is not an answer, and throws.
      if (answer.status === 404 || answer.status === 403) return undefined;
      const { timeZone } = outlook.read(answer, mailboxSettings);
      return timeZone ? zoneOf(timeZone) : undefined;
    },

    isOpen: async (id) => {
      const known = accounts.get(id);
      const at = clock.now();
      if (known && at - known.at < openFor) return known.isOpen;
      const answer = await graph.get(pathOf(id), { $select: 'accountEnabled' }).catch((error: unknown) => silence(error));
      const isOpen = answer && isNobody(answer) ? false : answer && isOk(answer) ? directory.read(answer, account).accountEnabled === true : undefined;
      // Asked again a minute later: whoever has the tab open must not wait for its silence at every click.
      accounts.set(id, isOpen === undefined ? { at: plus(at, minute - openFor), isOpen: known?.isOpen ?? true } : { at, isOpen });
      return isOpen ?? known?.isOpen ?? true;
    },

    readMany: async (ids) => {
      const found = await graph.lookMany(ids.map((id) => ({ path: `${pathOf(id)}?$select=${$select}&$expand=manager($select=id)` })), personIn);
      return new Map(ids.flatMap((id, place) => {
        const one = found[place];
        return one ? [[id, one] as const] : [];
      }));
    },
  };
};

const silence = (error: unknown): undefined => {
  if (error instanceof OutsideError) return undefined;
  throw error;
};

const pathOf = (id: PersonId): string => `/users/${encodeURIComponent(id)}`;

/** Only the directory's own 404 says that nobody is there. */
const isNobody = ({ status, code }: Answer): boolean => status === 404 && code === 'Request_ResourceNotFound';

const personIn = (answer: Answer): DirectoryEntry | undefined => {
  if (isNobody(answer)) return 'gone';
  if (answer.status === 403) return 'refused';
  const found = isOk(answer) ? withManager.safeParse(answer.body).data : undefined;
  return found && { ...personOf(found), managerId: found.manager ? asId<PersonId>(found.manager.id) : null };
};

const personOf = (found: z.infer<typeof user>): DirectoryPerson => {
  const name = found.displayName ?? found.userPrincipalName ?? '';
  return {
    id: asId<PersonId>(found.id), name, firstName: found.givenName ?? name.split(' ')[0] ?? name, mail: found.mail,
    jobTitle: found.jobTitle, office: found.officeLocation, lang: langOf(found.preferredLanguage), managerId: null,
    enabled: found.accountEnabled === true, isGuest: found.userType === 'Guest',
  };
};
