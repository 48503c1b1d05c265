import { describe, expect, it } from 'vitest';
import { digestCard } from '../../../src/features/overview/cards.ts';
import { isMoving, stateOf } from '../../../src/features/overview/programme-state.ts';
import type { ProgrammeOverview } from '../../../src/features/overview/read-programme.ts';
import { sayStuck } from '../../../src/features/overview/say-state.ts';
import type { DuoRecord } from '../../../src/features/meetings/situation.ts';
import { card, heading } from '../../../src/kernel/card.ts';
import { langs } from '../../../src/kernel/text.ts';
import { day, fromIso, hour, plus } from '../../../src/kernel/time.ts';
import { checkCard } from '../../support/cards.ts';
import { duo, ids, lunch, meetingOf, now, offerOf, pairIn, programme, session, textsIn, walk } from '../meetings/fixtures.ts';
import { wordFaultsOf } from '../meetings/words.ts';

const { mentor, mentee } = pairIn();
const record = (more: Partial<DuoRecord> = {}): DuoRecord => ({ duo, sessions: [session], openOffers: [], meetings: [], ...more });
const invited = (createdAt: string) => record({ duo: { ...duo, state: 'invited', invitedAt: fromIso(createdAt), mentee: { ...duo.mentee, answer: 'pending', trackReadAt: null } }, sessions: [] });
const nudged = (holder: 'mentor' | 'mentee') => record({ openOffers: [offerOf(holder, { nudgedAt: now, heldSince: plus(now, -3 * day) })] });
const placing = (ago: number) => record({ meetings: [meetingOf(lunch, { state: 'placing', chosenAt: plus(now, -ago), askedAt: null })] });
const lost = meetingOf(walk, { state: 'cancelled' });

describe('what HR sees of a duo', () => {
  it.each<[string, DuoRecord, string, object | null]>([
    ['just invited', invited('2026-11-23T08:00:00Z'), 'invited', null],
    ['invited for two working days', invited('2026-11-20T08:10:00Z'), 'invited', null],
    ['and a minute', invited('2026-11-20T08:09:00Z'), 'invited', { kind: 'no-answer-to-invitation' }],
    ['declined', record({ duo: { ...duo, state: 'declined' } }), 'declined', null],
    ['options with the mentor', record({ openOffers: [offerOf('mentor')] }), 'to-plan', null],
    ['options with the executive', record({ openOffers: [offerOf('mentee')] }), 'proposed', null],
    ['the mentor silent after a nudge', nudged('mentor'), 'to-plan', { kind: 'silence', side: 'mentor' }],
    ['the executive silent after a nudge', nudged('mentee'), 'proposed', { kind: 'silence', side: 'mentee' }],
    ['between sessions', record(), 'to-plan', null],
    ['a date lost, options out', record({ openOffers: [offerOf('mentor')], meetings: [lost] }), 'to-replan', null],
    ['a date lost, nothing out', record({ meetings: [{ ...lost, state: 'missed' }] }), 'to-replan', null],
    ['a date lost in another session', record({ openOffers: [offerOf('mentor')], meetings: [{ ...lost, sessionId: 'other' as never }] }), 'to-plan', null],
    ['being placed', placing(0), 'booked', null],
    ['being placed for an hour', placing(hour), 'booked', null],
    ['for more than an hour', placing(hour + 1), 'booked', { kind: 'placing-slowly' }],
    ['booked', record({ meetings: [meetingOf(lunch)] }), 'booked', null],
    ['booked, another date being looked for', record({ meetings: [meetingOf(lunch)], openOffers: [offerOf('mentee', { movingId: ids.meeting })] }), 'booked', null],
    ['nothing found', record({ sessions: [{ ...session, blocked: { reason: { code: 'no-place' } }, blockedAt: now }] }), 'not-served', { kind: 'no-slot', since: now }],
    ['all held', record({ sessions: [{ ...session, state: 'held' }] }), 'finished', null],
  ])('%s', (_name, given, phase, stuck) => {
    const state = stateOf(given, mentor, mentee, now, programme.frame);
    expect(state.phase).toBe(phase);
    if (stuck) expect(state.stuck).toMatchObject(stuck);
    else expect(state.stuck).toBeNull();
    expect(isMoving(state)).toBe(stuck === null && phase !== 'declined');
  });

  it('is told first whom the bot cannot reach, unless the duo is over', () => {
    expect(stateOf(nudged('mentor'), mentor, { ...mentee, reachable: false }, now, programme.frame).stuck).toEqual({ kind: 'unreachable', side: 'mentee' });
    expect(stateOf(record({ duo: { ...duo, state: 'closed' } }), { ...mentor, reachable: false }, mentee, now, programme.frame).stuck).toBeNull();
  });

  it.each(['mentor', 'mentee'] as const)('is told of a %s who has become a guest, before what comes of it, and what to do', (side) => {
    const [one, other] = side === 'mentor' ? [{ ...mentor, isGuest: true, reachable: false }, mentee] : [mentor, { ...mentee, isGuest: true, reachable: false }];
    const state = stateOf(nudged('mentor'), one, other, now, programme.frame);
    expect(state.stuck).toEqual({ kind: 'guest', side });
    const { name } = side === 'mentor' ? mentor : mentee;
    expect([sayStuck(state, 'fr'), sayStuck(state, 'en')]).toEqual([expect.stringMatching(new RegExp(`^${name} .*invitée.*formez un autre binôme$`)), expect.stringMatching(new RegExp(`^${name} is now a guest.*form another duo$`))]);
    for (const lang of langs) expect(wordFaultsOf(card(lang, 'x', [heading(sayStuck(state, lang))]))).toEqual([]);
    // Where the rules admit guests, what comes of it is told as for anybody.
    expect(stateOf(nudged('mentor'), one, other, now, { ...programme.frame, guests: true }).stuck).toEqual({ kind: 'unreachable', side });
  });

  it('is the same sentence whichever side is silent', () => {
    for (const lang of langs) expect(sayStuck(stateOf(nudged('mentor'), mentor, mentee, now, programme.frame), lang)).toBe(sayStuck(stateOf(nudged('mentee'), mentor, mentee, now, programme.frame), lang));
  });
});

describe.each(langs)('the Monday digest, in %s', (lang) => {
  const states = [nudged('mentor'), nudged('mentee'), placing(2 * hour), record({ sessions: [{ ...session, blocked: { reason: { code: 'no-common-moment' } }, blockedAt: now }] }), invited('2026-11-01T08:00:00Z')]
    .map((given) => stateOf(given, mentor, mentee, now, programme.frame));
  const overview = (stuck: readonly (typeof states)[number][], name = 'Regards croisés'): ProgrammeOverview =>
    ({ programme: { ...programme, name }, duos: states, moving: 8 - stuck.length, total: 8, stuck, left: [], grantGone: null, shut: new Map() });

  it.each([0, 1, 5, 9])('with %i duos that wait renders, in good words, and is short', (count) => {
    const card = digestCard({ overview: overview(Array.from({ length: count }, (_, index) => states[index % states.length]!)), lang, tabUrl: 'https://binome.example/' });
    checkCard(card);
    expect(wordFaultsOf(card)).toEqual([]);
    expect(card.body.length).toBeLessThanOrEqual(7);
    expect(card.speak).not.toMatch(/\d|Inès|Philippe|Regards/);
  });

  it('names the permission once when Outlook refuses every calendar, and is no longer for it', () => {
    const card = digestCard({ overview: { ...overview(states), grantGone: states }, lang, tabUrl: 'https://binome.example/' });
    checkCard(card);
    expect(wordFaultsOf(card)).toEqual([]);
    expect(card.body.length).toBeLessThanOrEqual(7);
    expect(JSON.stringify(card.body).match(/Application Calendars\.ReadWrite/g)).toHaveLength(1);
  });

  it('says what Microsoft refuses the app, the sign-in first, and is no longer however much it is', () => {
    const card = digestCard({ overview: { ...overview(states), grantGone: states, shut: new Map([['directory', now], ['sign-in', now]]) }, lang, tabUrl: 'https://binome.example/' });
    checkCard(card);
    expect(wordFaultsOf(card)).toEqual([]);
    expect(card.body.length).toBeLessThanOrEqual(7);
    expect(textsIn(card).join('\n')).toMatch(lang === 'fr' ? /refuse la connexion.*L’annuaire est fermé/s : /refuses Binôme’s sign-in.*The directory is closed/s);
  });

  it('says first who has left of those the programme names, and is no longer for it', () => {
    const left = (['disabled', 'deleted'] as const).flatMap((why) => (['sponsor', 'contact'] as const).map((as) => ({ person: { ...mentor, name: 'Anne *Roy*' }, gone: { why, since: now }, as })));
    const card = digestCard({ overview: { ...overview(states), left }, lang, tabUrl: 'https://binome.example/' });
    checkCard(card);
    expect(wordFaultsOf(card)).toEqual([]);
    expect(card.body.length).toBeLessThanOrEqual(7);
    expect(textsIn(card).join('\n')).toContain(lang === 'fr' ? '9 vous attendent' : '9 wait for you');
    expect(textsIn(card).find((sentence) => sentence.includes('Anne'))).toMatch(lang === 'fr' ? /^Le compte d’Anne .*désactivé.* vous revient/ : /^Anne .*disabled.* comes to you/);
    for (const sentence of textsIn(card)) expect(sentence).not.toMatch(/(?<!\\)[[*]/);
  });

  it('tells neither place nor hour, and escapes names', () => {
    const card = digestCard({ overview: overview(states.map((state) => ({ ...state, mentor: { ...mentor, name: '*Inès*' } })), '*Regards* [x](http://evil)'), lang, tabUrl: 'https://binome.example/' });
    expect(textsIn(card).join('\n')).not.toMatch(/Zinc|\d\d[:h]/);
    for (const sentence of textsIn(card)) expect(sentence).not.toMatch(/(?<!\\)[[*]/);
  });
});
