import { expect, test } from 'vitest';
import { tabTargetOf } from '../../../src/sandbox/host/tab/deep-link.ts';

const link = (entity: string, context: string): string =>
  `https://teams.microsoft.com/l/entity/b10e6a54-93a1-4b5c-8f57-7d3f4b1c0de0/${entity}?` +
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
