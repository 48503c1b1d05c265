import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Duo, Role } from '../../../src/features/matching/duo.ts';
import { canBecome, isLive, type Meeting, type MeetingState, transitions } from '../../../src/features/meetings/meeting.ts';
import { isStillAhead, lastCall, type Offer } from '../../../src/features/meetings/offer.ts';
import { type DuoRecord, type Situation, situationOf } from '../../../src/features/meetings/situation.ts';
import { asId, type MeetingId } from '../../../src/kernel/ids.ts';
import { day, minute, plus } from '../../../src/kernel/time.ts';
import { duo, ids, lunch, meetingOf, now, offerOf, options, session, walk } from './fixtures.ts';

const record = (more: Partial<DuoRecord> = {}): DuoRecord => ({ duo, sessions: [session], openOffers: [], meetings: [], ...more });
const kindsOf = (given: DuoRecord, at = now) => (['mentor', 'mentee'] as const).map((role) => situationOf(given, role, at).kind);
const pending = { answer: 'pending', answeredAt: null, trackReadAt: null } as const;
/** Options that would move a date; handed over when they were opened before they were held. */
const moving = (holder: Role, openedAt = now) =>
  record({ meetings: [meetingOf(walk)], openOffers: [offerOf(holder, { act: 'confirm', movingId: ids.meeting, openedAt, heldSince: now })] });

describe('where a duo stands, for its mentor and its mentee', () => {
  it.each<[string, DuoRecord, [Situation['kind'], Situation['kind']]]>([
    ['invited', record({ duo: { ...duo, state: 'invited', mentee: { ...duo.mentee, ...pending } }, sessions: [] }), ['getting-ready', 'getting-ready']],
    ['active, before the plan is laid out', record({ sessions: [] }), ['getting-ready', 'getting-ready']],
    ['declined', record({ duo: { ...duo, state: 'declined' } }), ['declined', 'declined']],
    ['closed, whatever there was', record({ duo: { ...duo, state: 'closed' }, openOffers: [offerOf('mentor')] }), ['declined', 'declined']],
    ['nothing yet', record(), ['later', 'later']],
    ['the mentor holds options', record({ openOffers: [offerOf('mentor')] }), ['options', 'waiting']],
    ['the executive holds them', record({ openOffers: [offerOf('mentee')] }), ['waiting', 'options']],
    ['a search found nothing', record({ sessions: [{ ...session, blocked: { reason: { code: 'no-place' } } }] }), ['nothing', 'nothing']],
    ['options outweigh an old search', record({ sessions: [{ ...session, blocked: { reason: { code: 'no-place' } } }], openOffers: [offerOf('mentor')] }), ['options', 'waiting']],
    ['being placed', record({ meetings: [meetingOf(lunch, { state: 'placing' })] }), ['placing', 'placing']],
    ['booked', record({ meetings: [meetingOf(lunch)] }), ['booked', 'booked']],
    ['a cancelled date is no date', record({ meetings: [meetingOf(lunch, { state: 'cancelled' })] }), ['later', 'later']],
    ['the mentor looks for another date', moving('mentor'), ['options', 'booked']],
    ['the mentor has proposed another date', moving('mentee', plus(now, -minute)), ['waiting', 'options']],
    ['the executive looks for another date', moving('mentee'), ['booked', 'options']],
    ['the last session is held', record({ sessions: [{ ...session, state: 'held' }], meetings: [meetingOf(lunch, { state: 'held' })] }), ['finished', 'finished']],
  ])('%s', (_name, given, expected) => expect(kindsOf(given)).toEqual(expected));

  it('turns from booked to check-in the moment it ends', () => {
    const given = record({ meetings: [meetingOf(lunch)] });
    expect(kindsOf(given, plus(lunch.end, -1))).toEqual(['booked', 'booked']);
    expect(kindsOf(given, lunch.end)).toEqual(['check-in', 'check-in']);
    expect(kindsOf(moving('mentor'), walk.end)).toEqual(['check-in', 'check-in']);
  });

  it('shows only what can still be taken: two hours before, a moment is gone', () => {
    const given = record({ openOffers: [offerOf('mentee')] });
    const left = (at: typeof now) => {
      const situation = situationOf(given, 'mentee', at);
      return situation.kind === 'options' ? situation.options.map(({ id }) => id) : [];
    };
    expect(left(now)).toEqual(['1', '2', '3']);
    expect(left(plus(lunch.start, -lastCall))).toEqual(['2', '3']);
    expect(left(plus(lunch.start, -lastCall - 1))).toEqual(['1', '2', '3']);
  });

  it('names each one’s own steps only', () => {
    const given = record({ duo: { ...duo, state: 'invited', mentee: { ...duo.mentee, ...pending } } });
    expect(situationOf(given, 'mentor', now)).toEqual({ kind: 'getting-ready', mine: [], waitingForOther: true });
    expect(situationOf(given, 'mentee', now)).toEqual({ kind: 'getting-ready', mine: ['answer', 'track'], waitingForOther: false });
  });
});

const states = Object.keys(transitions) as MeetingState[];
const anyMoment = fc.integer({ min: -30, max: 40 }).map((days) => plus(now, days * day));
const anyOffer = fc.option(fc.record({ holder: fc.constantFrom<Role>('mentor', 'mentee'), moves: fc.boolean(), act: fc.constantFrom<Offer['act']>('propose', 'confirm') }));
const anyMeetings = fc.array(fc.record({ state: fc.constantFrom(...states), option: fc.constantFrom(...options) }), { maxLength: 4 }).map((drawn) => {
  const meetings = drawn.map(({ state, option }, index): Meeting => meetingOf(option, { id: asId<MeetingId>(`m${index}`), state, attempt: index + 1 }));
  // The database keeps one live meeting to a session.
  return meetings.filter(({ id, state }) => !isLive(state) || meetings.find((other) => isLive(other.state))?.id === id);
});
const anyRecord = fc.record({ offer: anyOffer, meetings: anyMeetings, held: fc.boolean(), blocked: fc.boolean(), state: fc.constantFrom<Duo['state']>('active', 'active', 'active', 'closed', 'invited') })
  .map(({ offer, meetings, held, blocked, state }): DuoRecord => {
    const live = meetings.find((meeting) => isLive(meeting.state));
    return {
      duo: { ...duo, state }, meetings,
      sessions: [{ ...session, state: held ? 'held' : 'to-plan', blocked: blocked ? { reason: { code: 'no-common-moment' } } : null }],
      openOffers: offer ? [offerOf(offer.holder, { act: offer.act, movingId: offer.moves ? (live?.id ?? null) : null })] : [],
    };
  });

describe('whatever has happened to a duo', () => {
  it('options are only ever in the hands of whoever holds the offer, and can still be taken', () => {
    fc.assert(fc.property(anyRecord, anyMoment, (given, at) => {
      for (const role of ['mentor', 'mentee'] as const) {
        const situation = situationOf(given, role, at);
        if (situation.kind !== 'options') continue;
        expect(situation.offer.holder).toBe(role);
        expect(situation.options.every((option) => isStillAhead(option, at))).toBe(true);
      }
    }), { numRuns: 1000 });
  });

  it('a card carries what its kind says and nothing more: no offer rides along with a date', () => {
    const keys: Record<Situation['kind'], string[]> = {
      declined: [], suspended: [], finished: [], 'getting-ready': ['mine', 'waitingForOther'], options: ['isAgain', 'isUnsaid', 'mayPause', 'moving', 'offer', 'options', 'session'],
      waiting: ['isAgain', 'isUnsaid', 'mayPause', 'moving', 'offer', 'options', 'session'], placing: ['meeting', 'session'], booked: ['meeting', 'session'],
      'check-in': ['meeting', 'session'], nothing: ['isAgain', 'mayPause', 'session', 'whyNot'], paused: ['session', 'until'],
      proposal: ['mayAccept', 'meeting', 'proposal', 'session'], later: ['session'],
    };
    fc.assert(fc.property(anyRecord, anyMoment, fc.constantFrom<Role>('mentor', 'mentee'), (given, at, role) => {
      const { kind, ...rest } = situationOf(given, role, at);
      expect(Object.keys(rest).toSorted()).toEqual(keys[kind]);
    }), { numRuns: 1000 });
  });

  it('a date that is booked or being booked is never hidden from both', () => {
    fc.assert(fc.property(anyRecord, anyMoment, (given, at) => {
      const live = given.meetings.find((meeting) => isLive(meeting.state));
      if (!live || given.duo.state !== 'active' || given.sessions[0]?.state === 'held') return;
      for (const role of ['mentor', 'mentee'] as const) {
        const situation = situationOf(given, role, at);
        expect('meeting' in situation ? situation.meeting.id : 'moving' in situation ? situation.moving?.id : undefined).toBe(live.id);
      }
    }), { numRuns: 1000 });
  });
});

describe('a meeting’s life', () => {
  it('has these changes and no others', () => {
    const changes = states.flatMap((from) => states.filter((to) => canBecome(from, to)).map((to) => `${from} → ${to}`));
    expect(changes.toSorted()).toEqual([
      'booked → cancelled', 'booked → held', 'booked → missed', 'booked → moved', 'booked → unsaid', 'missed → held', 'moved → booked', 'moved → cancelled', 'placing → booked',
      'placing → cancelled', 'placing → unplaced', 'unsaid → held', 'unsaid → missed',
    ]);
  });
  it('frees its people in every state but placing and booked', () => expect(states.filter(isLive)).toEqual(['placing', 'booked']));
  it('never comes back once it is over, but for an answer that comes late, and a move that failed', () => {
    const late: Partial<Record<MeetingState, readonly MeetingState[]>> = { missed: ['held'], unsaid: ['held', 'missed'], moved: ['booked', 'cancelled'] };
    for (const from of states.filter((state) => !isLive(state)))
      expect(states.filter((to) => canBecome(from, to)).toSorted()).toEqual(late[from] ?? []);
  });
});
