import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stage } from '../stage.ts';
import { ines, setStage } from '../stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

const names = async (query: string, headers: Record<string, string> = {}): Promise<string[]> =>
  (await stage.graph(
    'GET', `/users?${query}`, undefined, headers,
  )).body.value.map((user: { displayName: string }) => user.displayName);
const eventual = { ConsistencyLevel: 'eventual' };

test('people are found by the beginning of a name, by mail, and by several conditions', async () => {
  expect(await names("$filter=startsWith(displayName,'inès') or startsWith(surname,'weber')")).toEqual([
    'Inès Belkacem', 'Jonas Weber',
  ]);
  expect(await names("$filter=mail eq 'HELEN.whitaker@meridiane.example'")).toEqual(['Helen Whitaker']);
  expect(await names("$filter=accountEnabled eq true and (givenName eq 'Luc' or givenName in ('Nadia','Yanis'))")).toEqual([
    'Luc Hoffmann', 'Nadia Benali', 'Yanis Haddad',
  ]);
});

test('searching by word wants the consistency header, as in Entra', async () => {
  expect(await names('$search="displayName:muller"', eventual)).toEqual(['Isabelle Muller']);
  expect(await names('$search="displayName:lea" OR "mail:camille"', eventual)).toEqual(['Camille Roux', 'Léa Schmitt']);
  expect((await stage.graph('GET', '/users?$search="displayName:x"')).body.error.code).toBe('Request_UnsupportedQuery');
});

test('the directory comes in pages and every person once', async () => {
  const seen: string[] = [];
  let path = '/users?$top=25&$count=true&$select=id,displayName';
  while (path) {
    const { body } = await stage.graph('GET', path, undefined, eventual);
    expect(body['@odata.count']).toBe(60);
    seen.push(...body.value.map(({ id }: { id: string }) => id));
    path = body['@odata.nextLink']?.split('/v1.0')[1] ?? '';
  }
  expect(new Set(seen).size).toBe(60);
});

test('a person by id or mail, with their manager, office and language', async () => {
  const { body } = await stage.graph('GET', `${ines}?$select=id,displayName,officeLocation,preferredLanguage&$expand=manager`);
  expect(body).toMatchObject({
    displayName: 'Inès Belkacem', officeLocation: 'Paris-La Défense', preferredLanguage: 'fr-FR',
    manager: { displayName: 'Vincent Leroy' },
  });
  expect((await stage.graph('GET', `/users/${body.id}/manager?$select=displayName`)).body.displayName).toBe('Vincent Leroy');
  const none = await stage.graph('GET', '/users/catherine.vasseur@meridiane.example/manager');
  expect([none.status, none.body.error.code]).toEqual([404, 'Request_ResourceNotFound']);
});

test('zone names come as they were set: Windows for most, IANA for some, custom rules for one', async () => {
  const settings = async (key: string) => (await stage.graph('GET', `/users/${key}@meridiane.example/mailboxSettings`)).body;
  expect(await settings('ines.belkacem')).toMatchObject({
    timeZone: 'Romance Standard Time', language: { locale: 'fr-FR' }, userPurpose: 'user',
  });
  expect((await settings('helen.whitaker')).timeZone).toBe('Europe/Paris');
  expect((await settings('karine.besson')).workingHours.timeZone).toMatchObject({ name: 'Customized Time Zone', bias: -60 });
  expect((await settings('olivier.faure')).error.code).toBe('MailboxNotEnabledForRESTAPI');
});

const nonsense = ['$filter=nonsense', "$filter=displayName like 'x'", '$select=colour', '$top=0', '$top=1000'];
test.each(nonsense)('%s is refused', async (query) => {
  expect((await stage.graph('GET', `/users?${query}`)).status).toBe(400);
});
