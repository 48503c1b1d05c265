import { expect, test } from 'vitest';
import { createDirectory } from '../../../src/adapters/graph/directory.ts';
import type { PersonId } from '../../../src/kernel/ids.ts';
import { asId } from '../../../src/kernel/ids.ts';
import type { Reply, Seen } from './stand-in.ts';
import { html, playGraph, refusal } from './stand-in.ts';

const id = asId<PersonId>('87d349ed-44d7-43e1-9a83-5f2406dee5bd');
const managerId = 'd1f2c3b4-0000-4000-8000-00000000000a';
/** As "Get user" in the documentation shows one, with nulls where a tenant left things out. */
const user = {
  '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#users(displayName)/$entity', id, displayName: 'Adele Vance', givenName: null, mail: 'AdeleV@contoso.com',
  userPrincipalName: 'AdeleV@contoso.com', jobTitle: null, officeLocation: '', preferredLanguage: 'en-US', accountEnabled: true,
};
const noManager = refusal(404, 'Request_ResourceNotFound');
const serve = (replies: { user?: Reply; manager?: Reply; settings?: Reply; users?: Reply }) => ({ url }: Seen): Reply =>
  (url.includes('/manager') ? replies.manager : url.includes('/mailboxSettings') ? replies.settings : url.includes(`/users/${id}`) ? replies.user : replies.users) ?? html(500);
const person = { id, name: 'Adele Vance', firstName: 'Adele', mail: 'AdeleV@contoso.com', jobTitle: null, office: null, lang: 'en', managerId: null, enabled: true, isGuest: false };

test('a person, with the manager when there is one', async () => {
  await using alone = await playGraph(serve({ user: { status: 200, json: user }, manager: noManager }));
  expect(await createDirectory(alone.graph).find(id)).toEqual(person);
  await using managed = await playGraph(serve({ user: { status: 200, json: user }, manager: { status: 200, json: { '@odata.type': '#microsoft.graph.user', id: managerId.toUpperCase() } } }));
  expect(await createDirectory(managed.graph).find(id)).toEqual({ ...person, managerId });
  expect(managed.seen.find(({ url }) => !url.includes('manager'))?.url).toBe(
    `/v1.0/users/${id}?$select=id,displayName,givenName,mail,userPrincipalName,jobTitle,officeLocation,preferredLanguage,accountEnabled,userType`,
  );
});

test('nobody by that id; a closed account; no answer is an error, not nobody', async () => {
  await using none = await playGraph([noManager]);
  expect(await createDirectory(none.graph).find(id)).toBeUndefined();
  await using closed = await playGraph(serve({ user: { status: 200, json: { ...user, accountEnabled: false, mail: null } }, manager: noManager }));
  expect(await createDirectory(closed.graph).find(id)).toMatchObject({ enabled: false, mail: null });
  await using down = await playGraph([html(503)]);
  await expect(createDirectory(down.graph).find(id)).rejects.toMatchObject({ name: 'OutsideError', service: 'directory', status: 503 });
});

test('search: quotes, ampersands and signs are text, not syntax', async () => {
  await using server = await playGraph([{ status: 200, json: { value: [user] } }]);
  expect(await createDirectory(server.graph).search("  O'Neil & fils #1+2%25 ")).toEqual([person]);
  const { url, headers } = server.seen[0]!;
  const literal = "'O''Neil & fils #1+2%25'";
  expect(url).toContain(`$filter=accountEnabled eq true and (startsWith(displayName,${literal}) or startsWith(surname,${literal}) or startsWith(givenName,${literal}))`);
  expect(url).toContain('$top=10');
  expect(headers['consistencylevel']).toBe('eventual');
  expect(await createDirectory(server.graph).search('   ')).toEqual([]);
  expect(server.seen).toHaveLength(1);
});

test.each([
  ['Romance Standard Time', 'Europe/Paris'],
  ['GMT Standard Time', 'Europe/London'],
  ['Pacific/Auckland', 'Pacific/Auckland'],
  ['Customized Time Zone', undefined],
  [null, undefined],
])('the zone %s is %s', async (timeZone, zone) => {
  await using server = await playGraph(serve({ settings: { status: 200, json: { timeZone } } }));
  expect(await createDirectory(server.graph).zone(id)).toBe(zone);
});

test('no mailbox, or none we may read: no zone; an outage throws', async () => {
  for (const [status, code] of [[404, 'MailboxNotEnabledForRESTAPI'], [403, 'ErrorAccessDenied']] as const) {
    await using server = await playGraph([refusal(status, code)]);
    expect(await createDirectory(server.graph).zone(id)).toBeUndefined();
  }
  await using down = await playGraph([html(503)]);
  await expect(createDirectory(down.graph).zone(id)).rejects.toMatchObject({ name: 'OutsideError', service: 'outlook' });
});
