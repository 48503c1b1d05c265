import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFormDue } from '../../../src/features/feedback/check-in.ts';
import { isOver, pendingCheckIn } from '../../../src/features/feedback/pending.ts';
import { type Meeting, type MeetingState, transitions } from '../../../src/features/meetings/meeting.ts';
import { asId, type MeetingId } from '../../../src/kernel/ids.ts';
import { day, hour, plus } from '../../../src/kernel/time.ts';
import { lunch, meetingOf, now } from '../meetings/fixtures.ts';

const states = Object.keys(transitions) as MeetingState[];
const endedAgo = (hours: number, state: MeetingState = 'booked', id = 'm'): Meeting => {
  const end = plus(now, -hours * hour);
  return meetingOf(lunch, { id: asId<MeetingId>(id), state, start: plus(end, -hour), end });
};

describe('the feedback form', () => {
  it.each([[6, [1, 3, 6]], [3, [1, 2, 3]], [1, [1]], [2, [1, 2]], [5, [1, 3, 5]]])('of %i sessions comes after %j', (sessions, due) =>
    expect(Array.from({ length: sessions }, (_, index) => index + 1).filter((number) => isFormDue(number, sessions))).toEqual(due));
});

describe('whom a check-in is asked of', () => {
  it.each(states)('after the end, %s', (state) => expect(isOver(endedAgo(0, state), now)).toBe(['booked', 'held', 'missed', 'unsaid'].includes(state)));
  it('is not asked before', () => expect(isOver(endedAgo(-0.01), now)).toBe(false));

  it.each<[string, Meeting[], string[], string | undefined]>([
    ['the last one, unanswered', [endedAgo(30, 'held', 'a'), endedAgo(2, 'booked', 'b')], ['a'], 'b'],
    ['not an older one once the last is answered', [endedAgo(30, 'held', 'a'), endedAgo(2, 'booked', 'b')], ['b'], undefined],
    ['the other side’s yes does not answer for me', [endedAgo(2, 'held', 'a')], [], 'a'],
    ['nor its no', [endedAgo(2, 'missed', 'a')], [], 'a'],
    ['nothing about a date that fell through', [endedAgo(2, 'cancelled', 'a')], [], undefined],
    ['up to three weeks', [endedAgo(21 * 24 - 1, 'booked', 'a')], [], 'a'],
    ['and no longer', [endedAgo(21 * 24, 'booked', 'a')], [], undefined],
    ['whatever the order they are listed in', [endedAgo(2, 'booked', 'b'), endedAgo(30, 'held', 'a')], [], 'b'],
  ])('%s', (_name, meetings, answered, expected) => expect(pendingCheckIn(meetings, new Set(answered.map((id) => asId<MeetingId>(id))), now)?.id).toBe(expected));

  it('is at most one, over, unanswered, recent and the newest', () => {
    const anyMeeting = fc.record({ hours: fc.integer({ min: -100, max: 900 }), state: fc.constantFrom(...states), answered: fc.boolean() });
    fc.assert(fc.property(fc.array(anyMeeting, { maxLength: 6 }), (drawn) => {
      const meetings = drawn.map(({ hours, state }, index) => endedAgo(hours + index / 100, state, `m${index}`));
      const answered = new Set(meetings.filter((_, index) => drawn[index]?.answered).map(({ id }) => id));
      const asked = pendingCheckIn(meetings, answered, now);
      const over = meetings.filter((meeting) => isOver(meeting, now));
      if (asked) expect(isOver(asked, now) && !answered.has(asked.id) && asked.end > now - 21 * day && over.every(({ end }) => end <= asked.end)).toBe(true);
      else expect(over.every((meeting) => answered.has(meeting.id) || meeting.end <= now - 21 * day || over.some((other) => other.end > meeting.end))).toBe(true);
    }));
  });
});
