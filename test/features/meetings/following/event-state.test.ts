import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideFollow, isFollowed, judgeLook, type Look, outcomeOf, type Seen, type StandingEvent } from '../../../../src/features/meetings/following/event-state.ts';
import { hour, instant, plus } from '../../../../src/kernel/time.ts';

const start = instant(Date.UTC(2026, 11, 8, 11));
const meeting = { start, end: plus(start, hour) };
const ours = { ...meeting, requestBody: JSON.stringify({ location: { displayName: 'Café des Quais' } }) };
const later = { start: plus(start, hour), end: plus(start, 2 * hour) };
const event: StandingEvent = {
  kind: 'there', ...meeting, isCancelled: false, isOrganiser: true, isInvited: true, answer: 'none', proposed: null, etag: 'W/"1"', modifiedAt: instant(1),
};

describe('what became of a meeting', () => {
  it.each([
    ['nothing', {}, { kind: 'same' }],
    ['accepted', { answer: 'accepted' }, { kind: 'same' }],
    ['another time', later, { kind: 'moved', at: later, answer: 'none' }],
    ['a shorter one', { end: plus(start, hour / 2) }, { kind: 'moved', at: { start, end: plus(start, hour / 2) }, answer: 'none' }],
    ['a refusal', { answer: 'declined' }, { kind: 'declined', at: meeting }],
    ['a refusal of another time', { ...later, answer: 'declined' }, { kind: 'declined', at: later }],
    ['perhaps', { answer: 'tentative' }, { kind: 'tentative', at: meeting }],
    ['perhaps, at another time', { ...later, answer: 'tentative' }, { kind: 'moved', at: later, answer: 'tentative' }],
    ['a refusal with a proposal', { answer: 'declined', proposed: later }, { kind: 'proposed', at: meeting, proposed: later, answer: 'declined' }],
    ['perhaps with a proposal', { answer: 'tentative', proposed: later }, { kind: 'proposed', at: meeting, proposed: later, answer: 'tentative' }],
    ['cancelled, and whatever else', { ...later, isCancelled: true, answer: 'declined' }, { kind: 'cancelled', at: later }],
    ['nobody invited any more', { isInvited: false }, { kind: 'cancelled', at: meeting }],
    ['somebody else’s event', { isOrganiser: false, ...later }, { kind: 'organiser-changed', at: later }],
    ['the place we wrote', { place: 'Café des Quais ' }, { kind: 'same' }],
    ['no place any more', { place: '' }, { kind: 'same' }],
    ['another place', { place: 'Au coin' }, { kind: 'same', place: 'Au coin' }],
    ['another place and another time', { ...later, place: 'Au coin' }, { kind: 'moved', at: later, answer: 'none', place: 'Au coin' }],
  ] as const)('%s', (_, change, expected) => expect(decideFollow(ours, { ...event, ...change })).toEqual(expected));
  it('gone', () => expect(decideFollow(ours, { kind: 'gone' })).toEqual({ kind: 'deleted' }));
});

describe('a date that has begun by the time Outlook is read', () => {
  const asks = (state: Look['state'], now: number) => {
    const stands = { ...ours, inOutlook: {} };
    return !isFollowed(stands, outcomeOf(stands, decideFollow(stands, state), instant(now)), instant(now));
  };
  it.each([['refused', { answer: 'declined' }], ['called off', { isCancelled: true }]] as const)('is lost when it had been put to a later time and %s there, while that time is ahead', (_, said) => {
    expect(asks({ ...event, ...later, ...said }, start + 1)).toBe(true);
    expect(asks({ ...event, ...later, ...said }, later.start)).toBe(false);
    expect(asks({ ...event, ...said }, start + 1)).toBe(false);
  });
  it('stays a question to both when its event is no longer there: nobody can say where it stood', () => {
    expect(asks({ kind: 'gone' }, start + 1)).toBe(false);
    expect(asks({ kind: 'gone' }, start - 1)).toBe(true);
  });
});

it('the same event, read otherwise since we learnt another address of whom we invited, is news once', () => {
  const first = { state: event, askedAt: instant(1) };
  const again = { state: { ...event, answer: 'declined' as const }, askedAt: instant(2) };
  const seen = keep(undefined, first);
  expect(judgeLook(seen, { ...first, askedAt: instant(2) })).toBe('known');
  expect(judgeLook(seen, again)).toBe('news');
  expect(judgeLook(keep(seen, again), { ...again, askedAt: instant(3) })).toBe('known');
});

/** As the store keeps it. */
const keep = (before: Seen | undefined, look: Look): Seen => {
  const verdict = judgeLook(before, look);
  if (before && verdict !== 'news') return { ...before, askedAt: instant(Math.max(before.askedAt, look.askedAt)) };
  const found = look.state.kind === 'there' ? look.state : null;
  return { etag: found?.etag ?? null, modifiedAt: found?.modifiedAt ?? null, askedAt: look.askedAt, answer: found?.answer ?? null };
};

/** An event as it was from each moment on: there with an etag of its own, or gone. */
const history = fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }).map((isThere) => isThere.map((there, index): { from: number; state: Look['state'] } => ({
  from: index * 100, state: there || index === 0 ? { ...event, etag: `W/"${index}"`, modifiedAt: instant(index * 100) } : { kind: 'gone' },
})));
/** Looks begun at some moment and served at once or later; one was begun after all had changed. */
const looks = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 799 }), fc.integer({ min: 0, max: 300 })), { maxLength: 12, selector: ([asked]) => asked });
const lookAt = (events: { from: number; state: Look['state'] }[], asked: number, wait: number): Look =>
  ({ state: events.findLast(({ from }) => from <= asked + wait)!.state, askedAt: instant(asked) });

describe('looks that overlap, come twice and in no order', () => {
  it('end with the newest, whatever the order', () => {
    fc.assert(fc.property(history, looks, fc.infiniteStream(fc.nat()), (events, asked, chance) => {
      const made = [...asked.map(([at, wait]) => lookAt(events, at, wait)), lookAt(events, 900, 0)];
      const told = [...made, ...made].map((look) => ({ look, luck: chance.next().value as number })).toSorted((a, b) => a.luck - b.luck);
      const seen = told.reduce<Seen | undefined>((before, { look }) => keep(before, look), undefined);
      const last = events.at(-1)!.state;
      expect(seen?.etag).toBe(last.kind === 'there' ? last.etag : null);
    }), { numRuns: 2_000, seed: 20261124 });
  });

  it('say nothing new a second time', () => {
    fc.assert(fc.property(history, looks, (events, asked) => {
      let seen: Seen | undefined;
      for (const [at, wait] of asked) {
        const look = lookAt(events, at, wait);
        seen = keep(seen, look);
        expect(judgeLook(seen, look)).not.toBe('news');
      }
    }), { numRuns: 500, seed: 7 });
  });
});
