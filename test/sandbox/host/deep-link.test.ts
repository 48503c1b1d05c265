import { expect, test } from 'vitest';
import { tabTargetOf } from '../../../src/sandbox/host/tab/deep-link.ts';
import { clientId, publishedAppId, teamsAppId } from '../../../src/sandbox/tenant.ts';

const link = (entity: string, context: string): string =>
  `https://teams.microsoft.com/l/entity/${publishedAppId}/${entity}?` +
  new URLSearchParams({ webUrl: 'https://x.example/tab/', context }).toString();

test('a deep link opens the page it names, at the place it names', () => {
  expect(tabTargetOf(link('programme', '{"subEntityId":"duo-3"}'))).toEqual({ page: 'programme', sub: 'duo-3' });
  expect(tabTargetOf(link('my-duo', '{}'))).toEqual({ page: 'my-duo', sub: undefined });
});

test('a page nobody knows, or a context nobody can read, opens My duo', () => {
  expect(tabTargetOf(link('elsewhere', 'not json'))).toEqual({ page: 'my-duo', sub: undefined });
});

test('any other address is not ours to open', () => {
  for (const url of ['https://teams.microsoft.com/l/meeting/new', 'https://maps.example/l/entity/a/my-duo', 'javascript:alert(1)', 'nonsense'])
    expect(tabTargetOf(url)).toBeUndefined();
});

test('nor is a link that names the app by another id than the catalogue’s, in which it is published', () => {
  for (const other of [teamsAppId, clientId]) expect(tabTargetOf(link('my-duo', '{}').replace(publishedAppId, other))).toBeUndefined();
});
