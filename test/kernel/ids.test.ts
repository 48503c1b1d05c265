import { expect, expectTypeOf, it } from 'vitest';
import { asId, type DuoId, isUuid, type MeetingId } from '../../src/kernel/ids.ts';

it('knows a UUID in lower case, and nothing near it', () => {
  const id = '5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11';
  expect(isUuid(id)).toBe(true);
  for (const text of ['', id.toUpperCase(), `${id} `, id.slice(1), `${id}\n`, id.replaceAll('-', ''), `{${id}}`]) expect(isUuid(text)).toBe(false);
});

it('never takes one kind of id for another', () => {
  expectTypeOf(asId<DuoId>('x')).not.toExtend<MeetingId>();
  expectTypeOf(asId<DuoId>('x')).toExtend<string>();
});
