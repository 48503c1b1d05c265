import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWorld, type World } from '../support/world.ts';
import { book, type Duo, openProgramme, startDuo, until } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let duo: Duo;
beforeAll(async () => {
  world = await openWorld();
  duo = await startDuo(world, await openProgramme(world), 'ines.belkacem', 'philippe.garnier');
  await book(world, duo);
});
afterAll(() => world.close());

const seen = async () =>
  world.app.ctx.db.selectFrom('meeting_events_seen').innerJoin('meetings', 'meetings.id', 'meeting_events_seen.meeting_id')
    .select(['meeting_events_seen.answer', 'meeting_events_seen.etag', 'meeting_events_seen.start_at']).where('meetings.duo_id', '=', duo.id).where('meetings.state', '=', 'booked').executeTakeFirst();
const byHand = async (person: Duo['mentor'], act: string, body: Record<string, unknown> = {}) =>
  world.handle('POST', `/calendar/${person.key}/${act}`, { event: (await person.meetings())[0]?.id, ...body });
const subscriptions = () => world.handle<{ id: string; owner: string; expirationDateTime: string }[]>('GET', '/subscriptions');

it('an executive who confirmed on a card has accepted in Outlook, and the organiser’s mailbox is watched', async () => {
  const [mine] = await until(async () => {
    const meetings = await duo.mentor.meetings();
    return meetings[0]?.attendees.some((attendee) => 'response' in attendee && attendee.response === 'accepted') && meetings;
  });
  expect(mine).toBeDefined();
  expect((await until(async () => (await subscriptions()).length === 1 && subscriptions()))[0]?.owner).toBe(duo.mentor.id);
  const states = (await world.journal()).filter(({ method, url }) => method === 'POST' && url.endsWith('/subscriptions'));
  expect(states.map(({ status }) => status)).toEqual([201]);
});

it('answered in Outlook: the event is read within seconds, and what it says is kept', async () => {
  await byHand(duo.mentee, 'respond', { response: 'tentative' });
  await until(async () => (await seen())?.answer === 'tentative');
  const told = (await world.journal()).filter(({ service }) => service as string === 'notifications');
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(({ status }) => status === 202)).toBe(true);
});

it('moved by the organiser: where it stands now', async () => {
  const [mine] = await duo.mentor.meetings();
  const start = new Date(Date.parse(mine!.start) + 3_600_000).toISOString();
  await byHand(duo.mentor, 'change', { start, end: new Date(Date.parse(mine!.end) + 3_600_000).toISOString() });
  const found = await until(async () => {
    const now = await seen();
    return now?.start_at?.toISOString() === start && now;
  });
  expect(found.answer).toBe('none');
});

it('a forged notification leaves no trace, and no word about why', async () => {
  const [{ id } = { id: '' }] = await subscriptions();
  const before = await world.app.ctx.db.selectFrom('watches').selectAll().execute();
  for (const value of [{ subscriptionId: id, clientState: 'x', lifecycleEvent: 'subscriptionRemoved' }, { subscriptionId: crypto.randomUUID(), lifecycleEvent: 'missed' }]) {
    const answer = await world.http('POST', '/graph/lifecycle', { body: { value: [value] } });
    expect([answer.status, answer.body['text']]).toEqual([202, '']);
  }
  expect(await world.app.ctx.db.selectFrom('watches').selectAll().execute()).toEqual(before);
});

it('the handshake cannot be taken for a page', async () => {
  const answer = await world.http('POST', `/graph/notifications?validationToken=${encodeURIComponent('<script>1</script>')}`, { headers: { 'content-type': 'text/plain' } });
  expect([answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).toEqual(['text/plain; charset=utf-8', 'nosniff']);
  expect(answer.body['text']).not.toContain('<');
});

it('removed by Graph: another takes its place; told nothing: the night finds out', async () => {
  const [{ id } = { id: '' }] = await subscriptions();
  await world.handle('POST', `/subscriptions/${id}/lifecycle`, { event: 'subscriptionRemoved' });
  await until(async () => (await subscriptions()).some((one) => one.id !== id));
  await world.handle('POST', '/notifications', { silent: true });
  await byHand(duo.mentee, 'respond', { response: 'tentative' });
  await world.clock.on(30);
  expect((await seen())?.answer).toBe('none');
  await world.clock.to(new Date(Date.parse(await world.clock.now()) + 24 * 3_600_000).toISOString());
  expect((await seen())?.answer).toBe('tentative');
  await world.handle('POST', '/notifications', { silent: false });
});

it('deleted by the organiser: the date is gone, and what was seen of it', async () => {
  await byHand(duo.mentor, 'delete');
  await until(async () => (await seen()) === undefined);
});
