import { describe, expect, it } from 'vitest';
import type { Address } from '../../../src/web/tab/address.ts';
import { fromSubPage, parentOf, readAddress, toSearch } from '../../../src/web/tab/address.ts';

const id = '6f0f6c5e-8f5e-4c61-9df0-0d6f5f7b9a01';
const read = (query: string): Address => readAddress(new URLSearchParams(query));

describe('an address in the tab', () => {
  const all: readonly Address[] = [
    { page: 'my-duo' }, { page: 'my-duo', duo: id }, { page: 'my-duo', meeting: id }, { page: 'track', duo: id }, { page: 'check-in', meeting: id },
    { page: 'programme' }, { page: 'programme', programme: id }, { page: 'new-programme' }, { page: 'new-duo', programme: id },
    { page: 'plan', programme: id }, { page: 'preferences' }, { page: 'preferences', duo: id }, { page: 'deliveries', programme: id },
    { page: 'programme-people', programme: id },
  ];

  it.each(all.map((address) => [toSearch(address), address] as const))('%s is read as it was written', (query, address) => {
    expect(read(query)).toEqual(address);
  });

  it('is the front page when it makes no sense', () => {
    expect(['', '?page=nowhere', '?page=track', `?page=track&duo=../${id}`, '?page=check-in&meeting=1'].map(read)).toEqual(Array.from({ length: 5 }, () => ({ page: 'my-duo' })));
    expect(read('?page=new-duo')).toEqual({ page: 'programme' });
  });

  it('has a way back from every page of level two, and none from the front', () => {
    expect(all.map((address) => parentOf(address)?.page ?? null)).toEqual([null, null, null, 'my-duo', 'my-duo', null, null, 'programme', 'programme', 'programme', 'my-duo', 'my-duo', 'programme', 'programme']);
    expect(parentOf({ page: 'preferences', duo: id })).toEqual({ page: 'my-duo', duo: id });
  });
});

describe('a link from a card', () => {
  it('opens the right place', () => {
    expect(fromSubPage(`duo/${id}`)).toEqual({ page: 'my-duo', duo: id });
    expect(fromSubPage(`track/${id}`)).toEqual({ page: 'track', duo: id });
    expect(fromSubPage(`check-in/${id.toUpperCase()}`)).toEqual({ page: 'check-in', meeting: id });
    expect(fromSubPage('preferences')).toEqual({ page: 'preferences' });
    expect(fromSubPage(`meeting/${id}`)).toEqual({ page: 'my-duo', meeting: id });
  });

  it('leaves the page alone when it says nothing known', () => {
    expect([undefined, '', 'duo', 'duo/1', `place/${id}`, id].map(fromSubPage)).toEqual(Array(6).fill(null));
  });
});
