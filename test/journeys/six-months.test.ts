import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { budget } from '../../src/features/messages/message.ts';
import { type ChatLine, openWorld, type Somebody, type World } from '../support/world.ts';
import { type Duo, openProgramme, see, startDuo } from './steps.ts';

/**
 * Six months of one duo, each side doing on most days what its tab asks for, with silences and a cancellation, somebody who may run the
 * executive's dates and leaves them to do so, HR and the sponsor: who hears from the bot how often, and when.
 */
let world: World;
let duo: Duo;
const day = 86_400_000;
const firstDay = Date.parse('2026-11-24T08:10:00Z');
/** Spells in which the executive answers nothing. */
const silent = (at: number): boolean => [[20, 33], [95, 110]].some(([from = 0, to = 0]) => at >= firstDay + from * day && at < firstDay + to * day);

/** Against which allowance each is counted. HR and the sponsor share one: both look after the programme. */
const audienceOf = { mentor: 'mentor', mentee: 'mentee', assistant: 'assistant', hr: 'manager', sponsor: 'manager' } as const;
type Side = keyof typeof audienceOf;
const sides = Object.keys(audienceOf) as Side[];
const lines: Record<Side, readonly ChatLine[]> = { mentor: [], mentee: [], assistant: [], hr: [], sponsor: [] };

beforeAll(async () => {
  world = await openWorld();
  const programme = await openProgramme(world);
  duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
  const assistant = world.as('martine.perrin');
  await duo.mentee.api('PUT /api/assistant', { body: { personId: assistant.id } });
  let cancelled = false;
  for (let at = firstDay + 2 * 3_600_000; at < firstDay + 183 * day; at += day) {
    if ([0, 6].includes(new Date(at).getUTCDay())) continue;
    await world.clock.to(new Date(at).toISOString());
    for (const person of [duo.mentor, duo.mentee]) {
      if (person === duo.mentee && silent(at)) continue;
      cancelled = (await liveToday(person, at, cancelled)) || cancelled;
    }
  }
  const people = { mentor: duo.mentor, mentee: duo.mentee, assistant, hr: world.as('claire.fontaine'), sponsor: world.as('catherine.vasseur') };
  for (const side of sides) lines[side] = await people[side].chat();
}, 400_000);
afterAll(() => world.close());

/** What one side's tab asks for today; true when a date was cancelled. */
const liveToday = async (person: Somebody, at: number, cancelled: boolean): Promise<boolean> => {
  const { next } = await see(person, duo);
  if (next.kind === 'options' && next.options.length === 0) await person.api('POST /api/offers/:offer/other-times', { params: { offer: next.offerId } });
  else if (next.kind === 'options' && next.act === 'propose')
    await person.api('POST /api/offers/:offer/propose', { params: { offer: next.offerId }, body: { options: next.options.map(({ id }) => id) } });
  else if (next.kind === 'options') await person.api('POST /api/offers/:offer/confirm', { params: { offer: next.offerId }, body: { option: next.options[0]?.id } });
  else if (next.kind === 'check-in')
    await person.api('PUT /api/meetings/:meeting/check-in', { params: { meeting: next.meetingId }, body: { held: true, usefulness: 4 } });
  else if (next.kind === 'booked' && !cancelled && at > firstDay + 50 * day) {
    const answer = await person.api('POST /api/meetings/:meeting/cancel', { params: { meeting: next.meetingId } });
    return answer.status === 200;
  }
  return false;
};

const sent = (side: Side): number[] => lines[side].filter(({ from }) => from === 'bot').map(({ at }) => Date.parse(at));
/** The most messages in any window of so many days that starts with one of them. */
const most = (times: readonly number[], days: number, after = 0): number =>
  Math.max(0, ...times.filter((time) => time >= after).map((start) => times.filter((time) => time >= start && time < start + days * day).length));

describe('six months of a duo', () => {
  it('meets: most of its sessions were held', async () => {
    const held = (await see(duo.mentor, duo)).journey.filter(({ state }) => state === 'held').length;
    expect(held).toBeGreaterThanOrEqual(4);
    expect((await see(duo.mentor, duo)).history.some(({ state }) => state === 'cancelled')).toBe(true);
  });

  it.each(sides)('the %s hears from the bot no more often than the budget says', (side) => {
    const times = sent(side);
    const [first = 0] = times;
    const allowance = budget[audienceOf[side]];
    // One lost date is no matter for the sponsor.
    if (side === 'sponsor') expect(times).toEqual([]);
    else expect(times.length).toBeGreaterThan(3);
    expect(most(times, 30)).toBeLessThanOrEqual(Math.max(allowance.first, allowance.month));
    expect(most(times, 30, first + 30 * day)).toBeLessThanOrEqual(allowance.month);
    expect(most(times, 183)).toBeLessThanOrEqual(allowance.halfYear);
  });

  it('and never in the evening, at night, at the weekend or on a public holiday', () => {
    const holidays = ['2026-12-25', '2027-01-01', '2027-03-29', '2027-05-06', '2027-05-17'];
    for (const time of sides.flatMap(sent)) {
      const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' }).format(time);
      const weekday = new Date(`${wall.slice(0, 10)}T12:00:00Z`).getUTCDay();
      expect([0, 6], wall).not.toContain(weekday);
      expect(holidays, wall).not.toContain(wall.slice(0, 10));
      expect(wall.slice(11) >= '08:30' && wall.slice(11) < '18:30', wall).toBe(true);
    }
  });

  it('no message is the same as another: one nudge for each offer, one reminder and one question for each date', async () => {
    const rows = await world.app.ctx.db.selectFrom('messages').select(['person_id', 'kind', 'subject_id', 'state', 'reason']).where('duo_id', '=', duo.id).execute();
    const keys = rows.map((row) => `${row.person_id} ${row.kind} ${row.subject_id}`);
    expect(new Set(keys).size).toBe(keys.length);
    // What carries a decision is held back for want of allowance at most twice in half a year, and for nothing else.
    const withheld = rows.filter(({ state, kind }) => state !== 'sent' && ['options', 'booked', 'check-in', 'invitation'].includes(kind));
    expect(withheld.filter(({ reason }) => reason !== 'budget')).toEqual([]);
    expect(withheld.length).toBeLessThanOrEqual(2);
  });
});
