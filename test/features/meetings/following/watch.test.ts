import { expect, it } from 'vitest';
import { nextPass, readInPass } from '../../../../src/features/meetings/following/reconcile-times.ts';
import { isSecretOf, nextStep, renewalTime, type Watch, watchUntil } from '../../../../src/features/meetings/following/watch.ts';
import { asId } from '../../../../src/kernel/ids.ts';
import { fromIso, hour, instant, minute, plus, toIso } from '../../../../src/kernel/time.ts';

const now = fromIso('2026-11-24T08:10:00Z');
const watch: Watch = {
  tenantId: asId('t'), organiserId: asId('o'), subscriptionId: 's', clientState: 'secret', state: 'live', expiresAt: plus(now, 10 * hour), renewAt: plus(now, hour),
};

it.each([
  ['nobody watches, nothing is ahead', undefined, false, 'nothing'],
  ['nobody watches', undefined, true, 'create'],
  ['watched', watch, true, 'nothing'],
  ['half of its life is over', { ...watch, renewAt: now }, true, 'renew'],
  ['all of it is over', { ...watch, expiresAt: now }, true, 'create'],
  ['Graph removed it', { ...watch, state: 'lost' as const, renewAt: null }, true, 'create'],
  ['Graph refused it, and is left alone until the next pass', { ...watch, state: 'lost' as const }, true, 'nothing'],
  ['Graph refused it, and the pass has come', { ...watch, state: 'lost' as const, renewAt: now }, true, 'create'],
  ['somebody is asking, or died doing so', { ...watch, state: 'asking' as const, subscriptionId: null }, true, 'create'],
  ['nothing is ahead any more', watch, false, 'remove'],
  ['nothing is ahead and it has ended by itself', { ...watch, expiresAt: now }, false, 'nothing'],
])('%s', (_, given, isWanted, kind) => expect(nextStep(given, isWanted, now).kind).toBe(kind));

it('is renewed half-way to the date that was returned, and asks for less than Graph’s most', () => {
  expect(renewalTime(now, plus(now, 90 * minute)) - now).toBe(45 * minute);
  // Made within the same five minutes, renewed together.
  for (const later of [1, minute, 5 * minute]) expect(renewalTime(plus(now, later), plus(now, later + 90 * minute)) - now).toBe(50 * minute);
  expect(watchUntil(now) - now).toBeLessThan(4230 * minute);
});

it.each([['secret', true], ['Secret', false], ['secre', false], ['secret ', false], ['', false], [null, false]])('%j is the secret: %s', (given, expected) =>
  expect(isSecretOf(watch, given)).toBe(expected));
it('no secret is nobody’s, even of an empty one', () => expect(isSecretOf({ clientState: '' }, null)).toBe(false));

const at = (...isos: string[]) => isos.map((iso) => ({ start: fromIso(iso) }));

it.each([
  ['the next night', ['2026-12-08T11:00:00Z'], '2026-11-24T08:10:00Z', '2026-11-25T01:00:00.000Z'],
  ['the same night, before two', ['2026-12-08T11:00:00Z'], '2026-11-24T23:30:00Z', '2026-11-25T01:00:00.000Z'],
  ['this morning, for a date today', ['2026-11-25T11:00:00Z'], '2026-11-25T01:00:00Z', '2026-11-25T06:30:00.000Z'],
  ['this morning, for a date in two days', ['2026-11-27T11:00:00Z'], '2026-11-25T01:00:00Z', '2026-11-25T06:30:00.000Z'],
  ['no morning for a date tomorrow', ['2026-11-26T11:00:00Z'], '2026-11-25T01:00:00Z', '2026-11-26T01:00:00.000Z'],
  ['summer time', ['2027-04-08T11:00:00Z'], '2027-03-29T08:00:00Z', '2027-03-30T00:00:00.000Z'],
  ['the night that has no two o’clock', ['2027-04-08T11:00:00Z'], '2027-03-27T08:00:00Z', '2027-03-28T01:00:00.000Z'],
])('the next pass: %s', (_, starts, from, expected) => expect(toIso(nextPass(at(...starts), fromIso(from)))).toBe(expected));

it('the night reads all, the morning what is close', () => {
  const meetings = at('2026-11-25T11:00:00Z', '2026-11-26T11:00:00Z', '2026-11-27T11:00:00Z', '2026-12-08T11:00:00Z');
  expect(readInPass(meetings, fromIso('2026-11-25T01:00:00Z'))).toEqual(meetings);
  expect(readInPass(meetings, fromIso('2026-11-25T06:30:00Z'))).toEqual([meetings[0], meetings[2]]);
  expect(readInPass([], instant(0))).toEqual([]);
});
