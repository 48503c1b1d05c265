import { describe, expect, it } from 'vitest';
import { booksItself } from '../../../../src/features/meetings/organiser.ts';
import { outcomeOf } from '../../../../src/features/meetings/plan/plan.ts';
import { isOutOfHours } from '../../../../src/features/meetings/programme-hours.ts';
import { autonomies } from '../../../../src/features/programmes/programme.ts';
import { wallTime } from '../../../../src/kernel/time.ts';
import { lunch, pairIn, paris } from '../fixtures.ts';

const pair = pairIn();

const sent = { state: 'sent', reason: null } as const;

describe('what sending a moment came to', () => {
  it.each([
    ['a card, which no date was written for', undefined, sent],
    ['a date Outlook is still to be asked for', { state: 'placing', wasBooked: false }, { state: 'placing', reason: null }],
    ['a date in both calendars', { state: 'booked', wasBooked: true }, { state: 'booked', reason: null }],
    ['an invitation that went out, whatever became of it', { state: 'cancelled', wasBooked: true }, { state: 'booked', reason: null }],
    ['a moment that was taken before Outlook had it', { state: 'unplaced', wasBooked: false }, { state: 'gone', reason: { code: 'unplaced' } }],
    ['a duo that ended before Outlook had it', { state: 'cancelled', wasBooked: false }, { state: 'skipped', reason: { code: 'has-ended' } }],
  ] as const)('%s', (_name, written, expected) => expect(outcomeOf(sent, written)).toEqual(expected));

  it('leaves what was never sent as it is', () => {
    const kept = { state: 'gone', reason: { code: 'taken' } } as const;
    expect(outcomeOf(kept, undefined)).toEqual(kept);
  });
});

describe('what Binôme books by itself', () => {
  const of = (autonomy: (typeof autonomies)[number]) => ({ ...pair, programme: { ...pair.programme, frame: { ...pair.programme.frame, autonomy } } });

  it('is what a programme of the third level lets it, and nothing in an executive’s name', () => {
    expect(autonomies.map((autonomy) => booksItself(of(autonomy), [lunch]))).toEqual([false, false, true]);
    expect(autonomies.map((autonomy) => booksItself(of(autonomy), [{ ...lunch, organiser: 'mentee' }]))).toEqual([false, false, false]);
  });
});

describe('the programme’s hours', () => {
  const within = (from: number, to: number) => ({ ...pair, programme: { ...pair.programme, frame: { ...pair.programme.frame, window: { ...pair.programme.frame.window, from, to } } } });
  const ends = (['mentor', 'mentee'] as const).map((role) => lunch.hold[role]);
  const [first, last] = [Math.min(...ends.map(({ start }) => wallTime(start, paris).minutes)), Math.max(...ends.map(({ end }) => wallTime(end, paris).minutes))];

  it('hold the whole way, to the minute', () => {
    expect([isOutOfHours(within(first, last), lunch), isOutOfHours(within(first + 1, last), lunch), isOutOfHours(within(first, last - 1), lunch)]).toEqual([false, true, true]);
  });

  it('hold on its days only', () => {
    const { window } = pair.programme.frame;
    const days = window.days.filter((day) => day !== wallTime(lunch.start, paris).weekday);
    expect(isOutOfHours({ ...pair, programme: { ...pair.programme, frame: { ...pair.programme.frame, window: { ...window, days } } } }, lunch)).toBe(true);
  });
});
