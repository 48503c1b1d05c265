import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { deliverMessage } from '../../../src/features/messages/deliver-message.ts';
import type { MessageKind } from '../../../src/features/messages/message.ts';
import { refreshMessage } from '../../../src/features/messages/replace-card.ts';
import { sendMessage } from '../../../src/features/messages/send-message.ts';
import { viewProgramme } from '../../../src/features/overview/view-programme.ts';
import { findPerson } from '../../../src/features/people/store.ts';
import { card, heading } from '../../../src/kernel/card.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import type { MessageId } from '../../../src/kernel/ids.ts';
import { fromIso, toIso } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from '../../features/meetings/stage.ts';

let database: Connected;
let stage: Stage;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const answer = (status: number | undefined, certain: boolean, code?: string) => new OutsideError('teams', { status, code, certain });

/** A message for the mentor in a fresh tenant, and a Teams that says this to whoever posts. */
const leave = async (trouble: { open?: Error; post?: Error } = {}) => {
  stage = await setStage(database, { ready: false });
  await stage.run();
  const { mentor } = stage.actors;
  const asked: string[] = [];
  const messenger = {
    ...stage.ctx.messenger,
    open: (person: Parameters<typeof stage.ctx.messenger.open>[0]) => (asked.push('open'), trouble.open ? Promise.reject(trouble.open) : stage.ctx.messenger.open(person)),
    post: (...args: Parameters<typeof stage.ctx.messenger.post>) => (asked.push('post'), trouble.post ? Promise.reject(trouble.post) : stage.ctx.messenger.post(...args)),
  };
  const person = await findPerson(stage.ctx.db, stage.tenantId, mentor.personId);
  if (!person) throw new Error('nobody');
  const leaveOne = async (kind: MessageKind, subjectId: string): Promise<MessageId | undefined> => {
    const before = stage.jobs.length;
    await stage.ctx.transaction((trx) => sendMessage(stage.ctx, trx, person, { kind, duoId: stage.duoId, subjectId, card: card('fr', 'Une ligne', [heading('Une ligne')], [], { verb: 'show-duo', data: {} }) }));
    const job = stage.jobs[before]?.job;
    return job?.kind === 'deliver-message' ? job.messageId : undefined;
  };
  const deliver = (messageId: MessageId | undefined) => deliverMessage({ ...stage.ctx, messenger }, { tenantId: stage.tenantId, messageId: messageId as MessageId });
  const messageId = await leaveOne('options', 'a');
  const stateOf = async (id = messageId) =>
    stage.ctx.db.selectFrom('messages').select(['state', 'reason', 'activity_id', 'tries']).where('tenant_id', '=', stage.tenantId).where('id', '=', id as string).executeTakeFirstOrThrow();
  return { messageId, deliver: (id = messageId) => deliver(id), leaveOne, stateOf, asked, mentor, trouble };
};
/** Left, and asked by Teams to wait so long: it comes back then, and nothing was tried. */
const leaveToWait = async (refused: { status: number; certain: boolean }, retryAfter: number) => {
  const left = await leave({ post: new OutsideError('teams', { ...refused, retryAfter }) });
  const before = stage.jobs.length;
  await left.deliver();
  expect(await left.stateOf()).toMatchObject({ state: 'queued', reason: 'throttled', tries: 0 });
  expect(stage.jobs.slice(before)).toEqual([{ job: { kind: 'deliver-message', tenantId: stage.tenantId, messageId: left.messageId }, at: stage.clock.now() + retryAfter }]);
  return left;
};

describe('a card that is replaced', () => {
  const refresh = async (error: OutsideError) => {
    const left = await leave();
    await left.deliver();
    const job = { tenantId: stage.tenantId, messageId: left.messageId as MessageId };
    const fail = async (): Promise<void> => {
      throw error;
    };
    const again = (update = fail) => refreshMessage({ ...stage.ctx, messenger: { ...stage.ctx.messenger, update } }, job);
    const isReachable = async () => (await findPerson(stage.ctx.db, stage.tenantId, left.mentor.personId))?.reachable;
    return { again, isReachable, job };
  };

  it('and met a 403 shows HR whom the bot cannot reach, as a send does; one that went through takes it back', async () => {
    const { again, isReachable } = await refresh(answer(403, true, 'MessageWritesBlocked'));
    await again();
    expect(await isReachable()).toBe(false);
    expect((await viewProgramme(stage.ctx, stage.actors.manager, stage.programmeId)).todo).toMatchObject([{ reason: expect.stringContaining('ne peut pas écrire') }]);
    await again(async () => {});
    expect(await isReachable()).toBe(true);
  });

  it('and is no longer in the chat says nothing of its reader', async () => {
    const { again, isReachable } = await refresh(answer(404, true, 'ActivityNotFoundInConversation'));
    await again();
    expect(await isReachable()).toBe(true);
  });

  it.each([429, 503])('is shown when Teams asked (%i), and not before', async (status) => {
    const { again, isReachable, job } = await refresh(new OutsideError('teams', { status, certain: status === 429, retryAfter: 9000 }));
    const before = stage.jobs.length;
    await again();
    expect(stage.jobs.slice(before)).toEqual([{ job: { kind: 'refresh-message', ...job }, at: stage.clock.now() + 9000 }]);
    expect(await isReachable()).toBe(true);
  });
});

describe('a message', () => {
  it('is sent once, and remembers where', async () => {
    const { deliver, stateOf, asked } = await leave();
    await deliver();
    await deliver();
    expect(asked).toEqual(['post']);
    expect(await stateOf()).toMatchObject({ state: 'sent', activity_id: expect.stringMatching(/^activity-/) });
  });

  it('asks to be refreshed by its reader alone', async () => {
    const { deliver, mentor } = await leave();
    await deliver();
    expect(stage.posted.at(-1)?.card.refresh?.userIds).toEqual([`29:1${mentor.personId}`]);
  });

  it('left twice for the same reason is one', async () => {
    const { leaveOne } = await leave();
    expect(await leaveOne('options', 'a')).toBeUndefined();
    expect(await leaveOne('nudge', 'a')).toBeDefined();
  });

  it('has failed when Teams says 403, and HR sees whom the bot cannot reach', async () => {
    const { deliver, stateOf, asked } = await leave({ post: answer(403, true, 'MessageWritesBlocked') });
    await deliver();
    await deliver();
    expect(asked).toEqual(['post']);
    expect(await stateOf()).toMatchObject({ state: 'failed', reason: 'MessageWritesBlocked' });
    expect((await viewProgramme(stage.ctx, stage.actors.manager, stage.programmeId)).todo).toMatchObject([{ reason: expect.stringContaining('ne peut pas écrire') }]);
  });

  it('that may have arrived is never sent again', async () => {
    const { deliver, stateOf, asked, trouble } = await leave({ post: answer(undefined, false) });
    await deliver();
    delete trouble.post;
    await deliver();
    expect(asked).toEqual(['post']);
    expect(await stateOf()).toMatchObject({ state: 'unknown' });
  });

  it('waits as long as Teams asked when it says 429, and that is no failed job', async () => {
    const { deliver, stateOf, trouble } = await leaveToWait({ status: 429, certain: true }, 17_000);
    delete trouble.post;
    await deliver();
    expect(await stateOf()).toMatchObject({ state: 'sent' });
  });

  it('waits as long as a 503 asked, which is a refusal at the door; one that names no time may have taken it', async () => {
    const { deliver, stateOf, trouble } = await leaveToWait({ status: 503, certain: false }, 9000);
    trouble.post = answer(503, false);
    await deliver();
    expect(await stateOf()).toMatchObject({ state: 'unknown' });
  });

  it('that was put off beyond working hours waits for the next morning', async () => {
    const { deliver, stateOf, asked } = await leave();
    stage.clock.moveTo(fromIso('2026-11-24T18:00:00Z'));
    const before = stage.jobs.length;
    await deliver();
    expect(asked).toEqual([]);
    expect(await stateOf()).toMatchObject({ state: 'queued' });
    expect(stage.jobs.slice(before).map(({ at }) => toIso(at))).toEqual(['2026-11-25T07:30:00.000Z']);
  });

  it('that certainly did not leave is tried again for hours, then has failed', async () => {
    const { deliver, stateOf, asked } = await leave({ post: new OutsideError('teams', { code: 'ECONNREFUSED', certain: true }) });
    const waits: number[] = [];
    for (let tries = 0; tries < 29; tries++) {
      await deliver();
      expect(await stateOf()).toMatchObject({ state: 'queued', reason: 'not-sent', tries: tries + 1 });
      waits.push((stage.jobs.at(-1)?.at ?? 0) - stage.clock.now());
    }
    expect(waits.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000]);
    expect(Math.max(...waits)).toBe(300_000);
    await deliver();
    expect(await stateOf()).toMatchObject({ state: 'failed', reason: 'not-sent' });
    await deliver();
    expect(asked).toHaveLength(30);
  });

  it.each([[400, 'BadSyntax'], [413, 'MessageSizeTooBig']])('that Teams refuses for good (%i) has failed, and is asked once', async (status, code) => {
    const { deliver, stateOf, asked } = await leave({ post: answer(status, true, code) });
    await deliver();
    await deliver();
    expect(asked).toEqual(['post']);
    expect(await stateOf()).toMatchObject({ state: 'failed', reason: code });
  });

  it.each([[401], [412]])('that met a passing no (%i) goes again', async (status) => {
    const { deliver, stateOf, trouble } = await leave({ post: answer(status, true) });
    await deliver();
    expect(await stateOf()).toMatchObject({ state: 'queued', tries: 1 });
    delete trouble.post;
    await deliver();
    expect(await stateOf()).toMatchObject({ state: 'sent' });
  });

  it('never left when it was our own sign-in that got no answer', async () => {
    const { deliver, stateOf } = await leave({ post: new OutsideError('entra', { certain: false }) });
    await deliver();
    expect(await stateOf()).toMatchObject({ state: 'queued', reason: 'not-sent' });
  });

  it('is sent by one of two that would send it at the same moment', async () => {
    const { deliver, asked, stateOf } = await leave();
    await Promise.all([deliver(), deliver(), deliver()]);
    expect(asked).toEqual(['post']);
    expect(await stateOf()).toMatchObject({ state: 'sent' });
  });

  it('makes its reader reachable again when it arrives', async () => {
    const { deliver, mentor } = await leave();
    await stage.ctx.db.updateTable('people').set({ reachable: false }).where('id', '=', mentor.personId).execute();
    await deliver();
    expect((await findPerson(stage.ctx.db, stage.tenantId, mentor.personId))?.reachable).toBe(true);
  });

  it('opens the chat anew when it is no longer where it was', async () => {
    const { deliver, stateOf, asked, trouble } = await leave({ post: answer(404, true, 'ConversationNotFound') });
    await deliver();
    expect(await stateOf()).toMatchObject({ state: 'queued', reason: 'lost' });
    delete trouble.post;
    await deliver();
    expect(asked).toEqual(['post', 'open', 'post']);
    expect(await stateOf()).toMatchObject({ state: 'sent' });
  });

  it('has failed when the chat opened anew is lost as well', async () => {
    const { deliver, stateOf, asked, mentor } = await leave({ post: answer(404, true, 'ConversationNotFound') });
    for (let tries = 0; tries < 3; tries++) await deliver();
    expect(asked).toEqual(['post', 'open', 'post']);
    expect(await stateOf()).toMatchObject({ state: 'failed', reason: 'lost' });
    expect((await findPerson(stage.ctx.db, stage.tenantId, mentor.personId))?.reachable).toBe(false);
  });

  it('is not lost because opening a chat got no answer: nothing was posted yet', async () => {
    const { deliver, stateOf, trouble, mentor } = await leave({ open: answer(502, false) });
    await stage.ctx.db.updateTable('people').set({ conversation_id: null, service_url: null }).where('id', '=', mentor.personId).execute();
    await deliver();
    delete trouble.open;
    await deliver();
    expect(await stateOf()).toMatchObject({ state: 'sent' });
  });

  it('beyond the allowance is skipped, and what can be done without gives way first', async () => {
    const { deliver, leaveOne, stateOf } = await leave();
    await deliver();
    // The invitation and one more are out: six of the eight of a first month are left.
    for (const subject of ['b', 'c', 'd', 'e', 'f']) await deliver(await leaveOne('booked', subject));
    const spare = await leaveOne('reminder', 'g');
    await deliver(spare);
    expect(await stateOf(spare)).toMatchObject({ state: 'skipped', reason: 'budget' });
    const last = await leaveOne('booked', 'h');
    await deliver(last);
    expect(await stateOf(last)).toMatchObject({ state: 'sent' });
    const beyond = await leaveOne('booked', 'i');
    await deliver(beyond);
    expect(await stateOf(beyond)).toMatchObject({ state: 'skipped' });
  });
});
