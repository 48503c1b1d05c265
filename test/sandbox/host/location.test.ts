import { expect, test } from 'vitest';
import { readPlace, writePlace } from '../../../src/sandbox/host/location.ts';

test('an address and what it shows say the same, both ways', () => {
  const search = '?person=ines.belkacem&view=tab&host=outlook&theme=dark&lang=en&page=programme&sub=duo-3&week=2026-12-08';
  expect(readPlace(writePlace(readPlace(search)))).toEqual(readPlace(search));
  expect(writePlace(readPlace(search))).toBe(search);
});

test('nonsense in the address falls back on the usual, and `light` is what people call the default theme', () => {
  expect(readPlace('?view=x&host=y&theme=light&lang=de&page=z&week=soon')).toMatchObject({
    view: 'chat', host: 'teams', theme: 'default', lang: undefined, page: 'my-duo', week: undefined,
  });
});

test('Outlook has no chat: the week stands in its place', () => {
  expect(readPlace('?host=outlook&view=chat').view).toBe('calendar');
});

test('Teams has no mail: the chat stands in its place', () => {
  expect(readPlace('?host=teams&view=mail').view).toBe('chat');
  expect(readPlace('?host=outlook&view=mail').view).toBe('mail');
});
