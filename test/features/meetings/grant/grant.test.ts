import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterLook, isGrantGone, lookIn } from '../../../../src/features/meetings/grant/grant.ts';
import type { Availability } from '../../../../src/features/places/slot.ts';
import { asId, type PersonId } from '../../../../src/kernel/ids.ts';

const answers: Readonly<Record<string, Availability>> = {
  read: { kind: 'known', busy: [] }, refused: { kind: 'unknown', reason: 'not-readable' },
  silent: { kind: 'unknown', reason: 'no-answer' }, none: { kind: 'unknown', reason: 'no-mailbox' },
};
type Said = 'read' | 'refused' | 'silent' | 'none';
const people = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const looks = fc.array(fc.dictionary(people, fc.constantFrom<Said>('read', 'refused', 'refused', 'refused', 'silent', 'none'), { maxKeys: 4 }), { maxLength: 12 });

const found = (said: Readonly<Record<string, Said>>) => new Map(Object.entries(said).map(([id, one]) => [asId<PersonId>(id), answers[one]!] as const));
const after = (all: readonly Readonly<Record<string, Said>>[]) =>
  all.reduce((refused, said) => afterLook(refused, lookIn(found(said))), new Set() as ReadonlySet<PersonId>);

it('is gone when three people at least were refused since anybody was last read, and then alone', () => {
  fc.assert(fc.property(looks, (all) => {
    const since = all.slice(all.findLastIndex((said) => Object.values(said).includes('read')) + 1);
    const refused = new Set(since.flatMap((said) => Object.keys(said).filter((id) => said[id] === 'refused')));
    expect([...after(all)].toSorted()).toEqual([...refused].toSorted());
    expect(isGrantGone(after(all))).toBe(refused.size >= 3);
  }));
});

it('stands again with the first calendar that opens, whoever’s it is and however many were refused beside it', () => {
  fc.assert(fc.property(looks, people, fc.dictionary(people, fc.constantFrom<Said>('refused', 'silent', 'none')), (all, who, beside) => {
    expect(isGrantGone(after([...all, { ...beside, [who]: 'read' }]))).toBe(false);
  }));
});

it('an outage and missing mailboxes say nothing of it, wherever they come; nor does the order, nor being refused twice', () => {
  fc.assert(fc.property(looks, fc.nat(), fc.dictionary(people, fc.constantFrom<Said>('silent', 'none')), (all, place, quiet) => {
    const at = place % (all.length + 1);
    expect(after(all.toSpliced(at, 0, quiet))).toEqual(after(all));
    const unread = all.filter((said) => !Object.values(said).includes('read'));
    expect([...after(unread.toReversed())].toSorted()).toEqual([...after([...unread, ...unread])].toSorted());
  }));
});
