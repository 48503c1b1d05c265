import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../../src/db/connect.ts';
import { confirmOption } from '../../../../src/features/meetings/confirm-option.ts';
import { acceptInvitation } from '../../../../src/features/meetings/following/accept-invitation.ts';
import type { EventState, StandingEvent } from '../../../../src/features/meetings/following/event-state.ts';
import { followEvent, followMeeting } from '../../../../src/features/meetings/following/follow-event.ts';
import type { Notice } from '../../../../src/features/meetings/following/notice.ts';
import { nextPass } from '../../../../src/features/meetings/following/reconcile-times.ts';
import { receiveNotices } from '../../../../src/features/meetings/following/receive-notices.ts';
import { watchOrganisers } from '../../../../src/features/meetings/following/watch-organisers.ts';
import { proposeOptions } from '../../../../src/features/meetings/propose-options.ts';
import { OutsideError } from '../../../../src/kernel/errors.ts';
import { day, hour, instant, minute, plus } from '../../../../src/kernel/time.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { setStage, type Stage } from '../stage.ts';

let database: Connected;
beforeAll(async () => void (database = await openTestDatabase()));
afterAll(() => database.close());

/** A duo whose first meeting is booked; nothing later has run. */
const book = async (prepare: (stage: Stage) => void = () => {}) => {
  const stage = await setStage(database);
  prepare(stage);
  const offer = (await stage.at.offers()).find(({ state }) => state === 'open')!;
  await proposeOptions(stage.ctx, stage.actors.mentor, { offerId: offer.id, optionIds: offer.options.map(({ id }) => id) });
  const proposed = (await stage.at.offers()).find(({ state }) => state === 'open')!;
  await confirmOption(stage.ctx, stage.actors.mentee, { offerId: proposed.id, optionId: proposed.options[0]!.id });
  await stage.run();
  const [meeting] = await stage.at.meetings();
  const waiting = (kind: string) => stage.jobs.filter(({ job }) => job.kind === kind);
  const [[subscriptionId, watch] = []] = [...stage.watched];
  const notice = (more: Partial<Record<keyof Extract<Notice, { kind: 'event' }>, unknown>> = {}) =>
    ({ kind: 'event', subscriptionId, clientState: watch?.clientState, change: 'updated', eventId: meeting!.eventId, etag: 'W/"new"', ...more }) as Notice;
  const tell = (event: string, more = {}) => receiveNotices(stage.ctx, [{ kind: 'lifecycle', subscriptionId, clientState: watch?.clientState, event, ...more } as Notice]);
  const row = () => database.db.selectFrom('watches').selectAll().where('tenant_id', '=', stage.tenantId).executeTakeFirst();
  const seen = () => database.db.selectFrom('meeting_events_seen').selectAll().where('tenant_id', '=', stage.tenantId).executeTakeFirst();
  return { stage, meeting: meeting!, waiting, notice, tell, row, seen, subscriptionId: subscriptionId!, watch: watch! };
};
/** Graph gives an hour and a half, whatever is asked. */
const briefly = ({ longest }: Stage): void => void (longest.watch = 90 * minute);
const noAnswer = new OutsideError('outlook', { code: 'timeout', certain: false });

describe('an organiser with a meeting ahead', () => {
  it('is watched, and a mentee who confirmed has accepted', async () => {
    const { stage, meeting, watch, row, waiting, seen } = await book();
    expect(watch.organiser).toBe(stage.actors.mentor.personId);
    expect(stage.accepted).toEqual([meeting.eventId]);
    expect(await row()).toMatchObject({ state: 'live', client_state: watch.clientState });
    expect(watch.clientState.length).toBeGreaterThanOrEqual(43);
    expect(waiting('reconcile-meetings')).toHaveLength(1);
    // What changed before Graph began to tell was read.
    expect(await seen()).toMatchObject({ start_at: new Date(meeting.start), answer: 'none' });
  });

  it('whose event was cancelled while nobody told us is found out by the acceptance that finds no invitation', async () => {
    const { stage, meeting } = await book();
    const wish = { tenantId: stage.tenantId, meetingId: meeting.id };
    const ctx = { ...stage.ctx, calendar: { ...stage.ctx.calendar, accept: async () => 'not-there' as const } };
    const state = async () => (await stage.at.meetings()).find(({ id }) => id === meeting.id)?.state;
    stage.seen.set(meeting.eventId!, { kind: 'gone' });
    // Seconds after the booking Exchange may only be slow.
    await expect(acceptInvitation(ctx, wish)).rejects.toThrow('copy-not-there');
    expect(await state()).toBe('booked');
    stage.clock.moveTo(plus(stage.clock.now(), 2 * minute));
    await expect(acceptInvitation(ctx, wish)).rejects.toThrow('copy-not-there');
    expect(await state()).toBe('cancelled');
    await acceptInvitation(ctx, wish);
  });

  it('is watched once, however many ask at once', async () => {
    const { stage, row } = await book();
    const wish = { tenantId: stage.tenantId };
    await database.db.updateTable('watches').set({ state: 'lost', renew_at: null }).where('tenant_id', '=', stage.tenantId).execute();
    stage.watched.clear();
    await Promise.all([1, 2, 3].map(() => watchOrganisers(stage.ctx, wish)));
    expect(stage.watched.size).toBe(1);
    expect((await row())?.subscription_id).toBe([...stage.watched.keys()][0]);
  });

  it('is renewed at half of the date that came back, not of the one that was asked for', async () => {
    const { stage, waiting, watch } = await book(briefly);
    // One for the claim, should its process die; one for the renewal.
    expect(waiting('watch-organisers').map(({ at }) => at - stage.clock.now()).toSorted((a, b) => a - b)).toEqual([2 * minute, 45 * minute]);
    const until = watch.expiresAt;
    await stage.run(plus(stage.clock.now(), 46 * minute), ['deliver-message', 'refresh-message']);
    expect([...stage.watched.values()][0]?.expiresAt).toBe(until + 45 * minute);
    expect(waiting('watch-organisers')).toHaveLength(1);
  });

  it('whose subscription is not renewed is an alarm once less than a day of it is left, and not before', async () => {
    const { stage, watch, row } = await book(({ longest }) => void (longest.watch = 2 * day));
    const alarms: string[] = [];
    const ctx = { ...stage.ctx, log: { ...stage.ctx.log, warn: (event: string) => void alarms.push(event) }, watcher: { ...stage.ctx.watcher, renew: async () => [noAnswer] } };
    const renew = () => watchOrganisers(ctx, { tenantId: stage.tenantId });
    stage.clock.moveTo(plus(watch.expiresAt, -day));
    await expect(renew()).rejects.toBe(noAnswer);
    expect(alarms).toEqual([]);
    stage.clock.moveTo(plus(stage.clock.now(), 1));
    await expect(renew()).rejects.toBe(noAnswer);
    expect(alarms).toEqual(['subscription nearly expired']);
    expect(await row()).toMatchObject({ state: 'live' });
  });

  it('that Graph forgot is watched anew, and read again', async () => {
    const { stage, watch, row, subscriptionId } = await book(briefly);
    stage.watched.clear();
    await stage.run(plus(stage.clock.now(), 45 * minute), ['deliver-message', 'refresh-message']);
    expect([...stage.watched.values()]).toHaveLength(1);
    expect((await row())?.subscription_id).not.toBe(subscriptionId);
    expect((await row())?.client_state).not.toBe(watch.clientState);
  });

  it('whose subscription expired while nobody looked is watched anew', async () => {
    const { stage } = await book(briefly);
    const wish = { tenantId: stage.tenantId };
    stage.watched.clear();
    stage.clock.moveTo(plus(stage.clock.now(), 2 * hour));
    await watchOrganisers(stage.ctx, wish);
    expect(stage.watched.size).toBe(1);
  });

  it('is asked for again after a failure at once, and by the next pass after a no', async () => {
    const { stage, row } = await book();
    const wish = { tenantId: stage.tenantId };
    await database.db.updateTable('watches').set({ state: 'lost', renew_at: null }).where('tenant_id', '=', stage.tenantId).execute();
    stage.watched.clear();
    stage.trouble.subscribe = noAnswer;
    await expect(watchOrganisers(stage.ctx, wish)).rejects.toBe(noAnswer);
    stage.trouble.subscribe = new OutsideError('outlook', { status: 403, code: 'ErrorAccessDenied', certain: true });
    await watchOrganisers(stage.ctx, wish);
    stage.trouble.subscribe = undefined;
    await watchOrganisers(stage.ctx, wish);
    expect((await row())?.state).toBe('lost');
    stage.clock.moveTo(nextPass([], stage.clock.now()));
    await watchOrganisers(stage.ctx, wish);
    expect((await row())?.state).toBe('live');
  });

  it('is left alone once nothing is ahead', async () => {
    const { stage, meeting, row } = await book();
    stage.clock.moveTo(meeting.end);
    await watchOrganisers(stage.ctx, { tenantId: stage.tenantId });
    expect(stage.watched.size).toBe(0);
    expect(await row()).toBeUndefined();
  });
});

describe('what Graph tells', () => {
  it('leaves one job for an event, however often it is told', async () => {
    const { stage, notice, waiting } = await book();
    await receiveNotices(stage.ctx, [notice(), notice({ change: 'created' }), notice({ etag: 'W/"older"' }), notice()]);
    await receiveNotices(stage.ctx, [notice()]);
    expect(waiting('follow-event')).toHaveLength(1);
  });

  it.each([
    ['with another secret', { clientState: 'x' }], ['without one', { clientState: null }],
    ['of a subscription nobody knows', { subscriptionId: '00000000-0000-4000-8000-000000000000' }],
    ['about an event that is not ours', { eventId: 'AAMk-other' }],
  ])('%s, leaves nothing', async (_, more) => {
    const { stage, notice, waiting } = await book();
    await receiveNotices(stage.ctx, [notice(more)]);
    expect(waiting('follow-event')).toEqual([]);
  });

  it('without the secret is counted in the log, which learns neither secret nor subscription', async () => {
    const { stage, notice } = await book();
    const said: unknown[] = [];
    const ctx = { ...stage.ctx, log: { ...stage.ctx.log, warn: (...all: unknown[]) => void said.push(all) } };
    await receiveNotices(ctx, [notice(), notice({ clientState: 'x' }), notice({ subscriptionId: '00000000-0000-4000-8000-000000000000' })]);
    expect(said).toEqual([['notifications not heard', { count: 2, of: 3 }]]);
    await receiveNotices(ctx, [notice()]);
    expect(said).toHaveLength(1);
  });

  it('about what was seen already leaves nothing, unless it is gone', async () => {
    const { stage, notice, waiting, seen } = await book();
    const etag = (await seen())?.etag;
    await receiveNotices(stage.ctx, [notice({ etag })]);
    expect(waiting('follow-event')).toEqual([]);
    await receiveNotices(stage.ctx, [notice({ etag, change: 'deleted' })]);
    expect(waiting('follow-event')).toHaveLength(1);
  });

  it('is not believed: the event is read', async () => {
    const { stage, notice, meeting, seen } = await book();
    await receiveNotices(stage.ctx, [notice({ change: 'deleted' })]);
    await stage.run();
    expect(await seen()).toMatchObject({ start_at: new Date(meeting.start) });
    expect((await stage.at.meetings())[0]?.state).toBe('booked');
  });

  it('reauthorise: renewed; removed: made anew; missed: read again', async () => {
    const { stage, tell, waiting, watch, subscriptionId, row } = await book();
    stage.clock.moveTo(plus(stage.clock.now(), hour));
    const { expiresAt } = watch;
    await tell('reauthorizationRequired');
    await stage.run();
    expect([...stage.watched.values()][0]?.expiresAt).toBe(expiresAt + hour);
    await tell('missed');
    expect(waiting('follow-event')).toHaveLength(1);
    await stage.run();
    await tell('missed', { clientState: 'x' });
    expect(waiting('follow-event')).toEqual([]);
    stage.watched.clear();
    await tell('subscriptionRemoved');
    await stage.run();
    expect((await row())?.subscription_id).not.toBe(subscriptionId);
    expect((await row())?.state).toBe('live');
  });
});

describe('a look at an event', () => {
  const look = async (stage: Stage, meetingId: Parameters<typeof followMeeting>[1]['meetingId'], state: EventState) => {
    const [meeting] = await stage.at.meetings();
    stage.seen.set(meeting!.eventId!, state);
    return followMeeting(stage.ctx, { tenantId: stage.tenantId, meetingId });
  };
  const standing = (meeting: { start: number; end: number }, more: Partial<StandingEvent> = {}): StandingEvent => ({
    kind: 'there', start: instant(meeting.start), end: instant(meeting.end), isCancelled: false, isOrganiser: true, isInvited: true, answer: 'none', proposed: null,
    etag: 'W/"2"', modifiedAt: instant(meeting.start), ...more,
  });

  it('says what changed, once', async () => {
    const { stage, meeting, seen } = await book();
    const declined = standing(meeting, { answer: 'declined' });
    const askedAt = stage.clock.now();
    expect(await followEvent(stage.ctx, meeting, { state: declined, askedAt })).toMatchObject({ kind: 'declined' });
    expect(await followEvent(stage.ctx, meeting, { state: declined, askedAt })).toEqual({ kind: 'same' });
    // What was seen of a lost date goes with it.
    expect(await seen()).toBeUndefined();
    expect((await stage.at.meetings())[0]?.state).toBe('cancelled');
  });

  it('that was written earlier never wins, in whatever order it comes', async () => {
    const { stage, meeting, seen } = await book();
    const askedAt = stage.clock.now();
    const moved = standing(meeting, { start: plus(meeting.start, hour), end: plus(meeting.end, hour), etag: 'W/"3"', modifiedAt: instant(meeting.start + 1) });
    expect(await followEvent(stage.ctx, meeting, { state: moved, askedAt })).toMatchObject({ kind: 'moved' });
    expect(await followEvent(stage.ctx, meeting, { state: standing(meeting, { answer: 'declined' }), askedAt: plus(askedAt, 1) })).toEqual({ kind: 'same' });
    expect(await seen()).toMatchObject({ etag: 'W/"3"', answer: 'none' });
  });

  it('that finds it gone, or nobody able to look', async () => {
    const { stage, meeting, seen } = await book();
    await look(stage, meeting.id, { kind: 'unreadable', reason: 'not-readable' });
    await expect(look(stage, meeting.id, { kind: 'unreadable', reason: 'no-answer' })).rejects.toThrow(OutsideError);
    expect((await seen())?.etag).not.toBeNull();
    await look(stage, meeting.id, { kind: 'gone' });
    expect(await seen()).toBeUndefined();
    expect((await stage.at.meetings())[0]?.state).toBe('cancelled');
  });

  it('comes every night by itself, with nothing told', async () => {
    const { stage, meeting, seen, waiting } = await book();
    stage.seen.set(meeting.eventId!, standing(meeting, { answer: 'tentative' }));
    await stage.run(plus(stage.clock.now(), day), ['deliver-message', 'refresh-message', 'nudge-offer']);
    expect(await seen()).toMatchObject({ answer: 'tentative' });
    expect(waiting('reconcile-meetings')).toHaveLength(1);
  });
});
