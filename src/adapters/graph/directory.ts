import type { User } from '@microsoft/microsoft-graph-types';
import { z } from 'zod';
import type { Directory, DirectoryPerson } from '../../features/context.ts';
import type { PersonId } from '../../kernel/ids.ts';
import { asId } from '../../kernel/ids.ts';
import { langOf } from '../../kernel/text.ts';
import { read } from './answer.ts';
import type { GraphClient } from './client.ts';
import { zoneOf } from './zone.ts';

const fields = [
  'id', 'displayName', 'givenName', 'mail', 'userPrincipalName', 'jobTitle', 'officeLocation',
  'preferredLanguage', 'accountEnabled',
] as const satisfies readonly (keyof User)[];
const $select = fields.join(',');
const searched = ['displayName', 'surname', 'givenName'] as const satisfies readonly (keyof User)[];

const text = z.string().trim().nullish().transform((value) => value || null);
const user = z.object({
  id: z.string().toLowerCase(), displayName: text, givenName: text, mail: text, userPrincipalName: text,
  jobTitle: text, officeLocation: text, preferredLanguage: text, accountEnabled: z.boolean().nullish(),
});
const users = z.object({ value: z.array(user) });
const reference = z.object({ id: z.string().toLowerCase() });
const mailboxSettings = z.object({ timeZone: z.string().nullish() });

/** People of the tenant's directory, through Graph. */
export const createDirectory = (graph: GraphClient): Directory => ({
  find: async (id) => {
    const [found, manager] = await Promise.all([
      graph.get(pathOf(id), { $select }),
      graph.get(`${pathOf(id)}/manager`, { $select: 'id' }),
    ]);
    if (found.status === 404) return undefined;
    const managerId = manager.status === 404 ? null : asId<PersonId>(read(manager, reference).id);
    return { ...personOf(read(found, user)), managerId };
  },

  search: async (typed) => {
    const start = typed.trim().slice(0, 60);
    if (start === '') return [];
    const literal = `'${start.replaceAll("'", "''")}'`;
    const names = searched.map((name) => `startsWith(${name},${literal})`);
    // Sorting what is filtered by something else is an "advanced query": $count and ConsistencyLevel come with it.
    const answer = await graph.get('/users', {
      $select, $filter: `accountEnabled eq true and (${names.join(' or ')})`, $orderby: 'displayName', $top: '10', $count: 'true',
    });
    return read(answer, users).value.map(personOf);
  },

  zone: async (id) => {
    const answer = await graph.get(`${pathOf(id)}/mailboxSettings`, { $select: 'timeZone' });
    // No mailbox, or one our grant does not reach: the person has no zone for us. An outage is not an answer, and throws.
    if (answer.status === 404 || answer.status === 403) return undefined;
    const { timeZone } = read(answer, mailboxSettings);
    return timeZone ? zoneOf(timeZone) : undefined;
  },
});

const pathOf = (id: PersonId): string => `/users/${encodeURIComponent(id)}`;

const personOf = (found: z.infer<typeof user>): DirectoryPerson => {
  const name = found.displayName ?? found.userPrincipalName ?? '';
  return {
    id: asId<PersonId>(found.id), name, firstName: found.givenName ?? name.split(' ')[0] ?? name, mail: found.mail,
    jobTitle: found.jobTitle, office: found.officeLocation, lang: langOf(found.preferredLanguage), managerId: null,
    enabled: found.accountEnabled === true,
  };
};
