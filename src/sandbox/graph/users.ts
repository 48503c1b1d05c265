import type { Person } from '../world/people.ts';
import { companyName, findPerson, fold, managerOf, people, sites } from '../world/people.ts';
import { WireError } from '../wire.ts';
import type { Accounts } from './accounts.ts';
import { filterPeople } from './user-filter.ts';

/** What Graph gives when nothing is selected. */
const usual = [
  'businessPhones', 'displayName', 'givenName', 'jobTitle', 'mail', 'mobilePhone', 'officeLocation', 'preferredLanguage',
  'surname', 'userPrincipalName', 'id',
];

const whole = (accounts: Accounts, person: Person): Record<string, unknown> => {
  const site = sites[person.site];
  const { state, guest, name = person.name, mail = person.mail, office = site.office } = accounts.of(person);
  return {
    id: person.id, displayName: name, givenName: person.given, surname: person.surname, mail,
    userPrincipalName: mail, mailNickname: person.key, jobTitle: person.title, department: person.department, companyName,
    officeLocation: office, streetAddress: site.street, postalCode: site.postalCode, city: site.city, country: 'France',
    preferredLanguage: person.lang === 'en' ? 'en-GB' : 'fr-FR', usageLocation: 'FR', businessPhones: [], mobilePhone: null,
    accountEnabled: state === 'present', userType: guest ? 'Guest' : 'Member', employeeId: null, createdDateTime: '2024-01-08T08:00:00Z',
    proxyAddresses: [`SMTP:${mail}`, ...(mail === person.mail ? [] : [`smtp:${person.mail}`])],
  };
};

const noSuchProperty = (name: string): WireError =>
  new WireError(400, 'BadRequest', `Could not find a property named '${name}' on type 'microsoft.graph.user'.`);

export const userJson = (
  accounts: Accounts, person: Person, select: readonly string[] | undefined, expandManager = false,
): Record<string, unknown> => {
  const all = whole(accounts, person);
  const entries = (select ?? usual).map((name) => {
    const key = Object.keys(all).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
    if (key === undefined) throw noSuchProperty(name);
    return [key, all[key]] as const;
  });
  const manager = managerOf(person);
  return {
    ...Object.fromEntries(entries),
    ...(expandManager && manager && { manager: { '@odata.type': '#microsoft.graph.user', ...userJson(accounts, manager, undefined) } }),
  };
};

const noSuchUser = (name: string): WireError => new WireError(
  404, 'Request_ResourceNotFound',
  `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`,
);

export const requireUser = (name: string): Person => {
  const person = findPerson(decodeURIComponent(name));
  if (!person || name.startsWith('29:')) throw noSuchUser(name);
  return person;
};

/** Whoever was deleted is nowhere, under any path. */
export const refuseDeleted = (accounts: Accounts, name: string): void => {
  const person = findPerson(decodeURIComponent(name));
  if (person && accounts.of(person).state === 'deleted') throw noSuchUser(name);
};

interface UserQuery {
  filter?: string | undefined;
  search?: string | undefined;
  orderBy?: string | undefined;
  /** `ConsistencyLevel: eventual`, which searching and counting require. */
  isEventual: boolean;
}

/** `GET /users`: people by name, filtered or searched. */
export const listUsers = (accounts: Accounts, { filter, search, orderBy, isEventual }: UserQuery): readonly Person[] => {
  if (search !== undefined && !isEventual)
    throw new WireError(
      400, 'Request_UnsupportedQuery',
      "Request with $search query parameter only works with a special request header: 'ConsistencyLevel: eventual'",
    );
  const found = filterPeople(people.filter((person) => accounts.of(person).state !== 'deleted'), filter, (person) => whole(accounts, person));
  const searched = search === undefined ? found : found.filter((person) => matches(whole(accounts, person), search));
  if (orderBy !== undefined && !/^displayName( asc| desc)?$/i.test(orderBy))
    throw new WireError(400, 'Request_UnsupportedQuery', `Unsupported sort property '${orderBy}' for 'User'.`);
  const sorted = [...searched].sort((a, b) => a.name.localeCompare(b.name, 'fr'));
  return / desc$/i.test(orderBy ?? '') ? sorted.reverse() : sorted;
};

/** `"displayName:bel"`, several joined by OR or AND: each word must begin a word of the property. */
const matches = (all: Record<string, unknown>, search: string): boolean => {
  const clauses = [...search.matchAll(/"(\w+):([^"]*)"\s*(OR|AND)?/gi)];
  if (clauses.length === 0)
    throw new WireError(400, 'BadRequest', 'Syntax error: $search expects "property:value" between double quotes.');
  let result = false;
  let joiner = 'OR';
  for (const [, property = '', words = '', next] of clauses) {
    if (!(property in all)) throw noSuchProperty(property);
    const parts = fold(String(all[property])).split(/[^\p{L}\p{N}]+/u);
    const hit = fold(words).split(/\s+/).filter(Boolean).every((word) => parts.some((part) => part.startsWith(word)));
    result = joiner === 'AND' ? result && hit : result || hit;
    joiner = (next ?? 'OR').toUpperCase();
  }
  return result;
};
