import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { card, paragraph } from '../../../src/kernel/card.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import { asId } from '../../../src/kernel/ids.ts';
import type { PersonId, TenantId } from '../../../src/kernel/ids.ts';
import { readRetryAfter } from '../../../src/adapters/teams/connector.ts';
import { createTeams } from '../../../src/adapters/teams/teams.ts';
import type { Stage } from './stage.ts';
import { clientId, conversationId, mri, nobodyAt, personId, plainCard, setStage, tenantId } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await stage[Symbol.asyncDispose]();
});

const chat = `v3/conversations/${encodeURIComponent(conversationId)}`;
const person = { tenantId: asId<TenantId>(tenantId), id: asId<PersonId>(personId) };
const conversation = () => ({ conversationId, serviceUrl: stage.serviceUrl, mri });
const message = { card: plainCard('hello'), summary: 'hello' };
const failure = (work: Promise<unknown>): Promise<OutsideError> => work.then(() => { throw new Error('it went well'); }, (error: OutsideError) => error);

describe('open', () => {
  it('creates the chat by object id and learns the person’s Teams id', async () => {
    expect(await stage.teams.messenger.open(person)).toEqual(conversation());
    expect(stage.sent[0]).toEqual({
      method: 'POST', path: 'v3/conversations', authorization: 'Bearer our-bearer',
      body: { isGroup: false, bot: { id: `28:${clientId}` }, members: [{ id: personId }], tenantId, channelData: { tenant: { id: tenantId } } },
    });
    expect(stage.sent[1]).toMatchObject({ method: 'GET', path: `${chat}/pagedmembers` });
  });

  it.each([[500, {}], [200, { members: [] }], [200, 'no roster']])('goes without it when the roster says %s %j', async (status, body) => {
    stage.reply.with = ({ method }, reply) => (method === 'POST' ? reply.code(201).send({ id: conversationId }) : reply.code(status).send(body));
    expect(await stage.teams.messenger.open(person)).toEqual({ ...conversation(), mri: null });
  });

  it('does not follow the connector to an address that is not listed', async () => {
    stage.reply.with = ({ method }, reply) => (method === 'POST' ? reply.send({ id: conversationId, serviceUrl: 'https://evil.example/' }) : { members: [] });
    expect((await stage.teams.messenger.open(person)).serviceUrl).toBe(stage.serviceUrl);
  });

  it('403: the bot is blocked or not installed', async () => {
    stage.reply.with = (_, reply) => reply.code(403).send({ error: { code: 'BotNotInConversationRoster' } });
    expect(await failure(stage.teams.messenger.open(person))).toMatchObject({ service: 'teams', status: 403, code: 'BotNotInConversationRoster', certain: true });
  });
});

describe('post and update', () => {
  it('send one card with its line for the notification', async () => {
    expect(await stage.teams.messenger.post(conversation(), message)).toBe('activity-1');
    await stage.teams.messenger.update(conversation(), 'a/1', message);
    const body = {
      type: 'message', from: { id: `28:${clientId}` }, recipient: { id: mri }, conversation: { id: conversationId, tenantId },
      channelData: { tenant: { id: tenantId } }, summary: 'hello',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: message.card }],
    };
    expect(stage.sent).toEqual([
      { method: 'POST', path: `${chat}/activities`, authorization: 'Bearer our-bearer', body },
      { method: 'PUT', path: `${chat}/activities/a%2F1`, authorization: 'Bearer our-bearer', body: { ...body, id: 'a/1' } },
    ]);
  });

  it('name the reader in a refresh, or nobody when they are not known yet', async () => {
    const asking = { card: card('fr', 'x', [paragraph('x')], [], { verb: 'show', data: { duo: 'd' } }), summary: 'x' };
    await stage.teams.messenger.post(conversation(), asking);
    await stage.teams.messenger.post({ ...conversation(), mri: null }, asking);
    const action = { type: 'Action.Execute', verb: 'show', data: { duo: 'd' } };
    expect(stage.sent.map(({ body }) => body.attachments[0].content.refresh)).toEqual([{ action, userIds: [mri] }, { action }]);
  });

  it('refuse a card that Teams would cut', async () => {
    const large = { card: plainCard('x'.repeat(28 * 1024)), summary: '' };
    await expect(stage.teams.messenger.post(conversation(), large)).rejects.not.toBeInstanceOf(OutsideError);
    await expect(stage.teams.messenger.update(conversation(), 'a', large)).rejects.toThrow('A card of');
    expect(stage.sent).toEqual([]);
  });
});

describe('failures', () => {
  it.each([
    [400, true], [401, true], [403, true], [404, true], [408, false], [412, true], [413, true], [429, true],
    [500, false], [502, false], [503, false], [504, false],
  ])('%i: certain %s, asked once', async (status, certain) => {
    stage.reply.with = (_, reply) => reply.code(status).header('retry-after', '1').send({ error: { code: 'Said' } });
    for (const call of [() => stage.teams.messenger.post(conversation(), message), () => stage.teams.messenger.update(conversation(), 'a', message)]) {
      stage.sent.length = 0;
      const error = await failure(call());
      expect(error).toBeInstanceOf(OutsideError);
      expect(error).toMatchObject({ service: 'teams', status, code: 'Said', certain });
      expect(stage.sent).toHaveLength(1);
    }
  });

  it.each([['3', 3000], ['0.5', 500], ['', undefined], ['soon', undefined], ['-1', 0], ['86400', 3_600_000]] as const)('429 with Retry-After %j: the chat is held', async (header, expected) => {
    const held: unknown[] = [];
    const { messenger } = createTeams({ ...stage.options, pace: { turn: async () => {}, hold: async (...args) => (held.push(args), 1234) } });
    stage.reply.with = (_, reply) => reply.code(429).header('retry-after', header).send({ error: { code: 'Throttled' } });
    expect(await failure(messenger.post(conversation(), message))).toMatchObject({ status: 429, retryAfter: 1234, certain: true });
    expect(held).toEqual([[conversationId, expected]]);
    expect(stage.sent).toHaveLength(1);
  });

  it.each([[503, '3', [[conversationId, 3000]]], [503, undefined, []], [503, 'soon', []], [500, '3', []]] as const)('%i with Retry-After %j: the chat is held only for a 503 that names a time', async (status, header, expected) => {
    const held: unknown[] = [];
    const { messenger } = createTeams({ ...stage.options, pace: { turn: async () => {}, hold: async (...args) => (held.push(args), 1234) } });
    stage.reply.with = (_, reply) => (header === undefined ? reply : reply.header('retry-after', header)).code(status).send({ error: { code: 'ServiceUnavailable' } });
    for (const call of [() => messenger.post(conversation(), message), () => messenger.update(conversation(), 'a', message)]) {
      held.length = 0;
      expect((await failure(call())).retryAfter).toBe(expected.length > 0 ? 1234 : undefined);
      expect(held).toEqual(expected);
    }
  });

  it('a Retry-After may be a date', () => {
    expect(readRetryAfter('Tue, 24 Nov 2026 08:10:30 GMT', Date.parse('2026-11-24T08:10:00Z'))).toBe(30_000);
  });

  it('every request takes its turn: sends and updates that of the chat, the rest that of the tenant', async () => {
    const turns: unknown[] = [];
    const { messenger } = createTeams({ ...stage.options, pace: { turn: async (chat) => void turns.push(chat), hold: async () => 0 } });
    await messenger.open(person);
    await messenger.post(conversation(), message);
    await messenger.update(conversation(), 'a', message);
    expect(turns).toEqual([undefined, undefined, conversationId, conversationId]);
    expect(stage.sent).toHaveLength(4);
  });

  it('nothing leaves before its turn', async () => {
    const paced = new OutsideError('teams', { code: 'Paced', certain: true, retryAfter: 9000 });
    const { messenger } = createTeams({ ...stage.options, pace: { turn: () => Promise.reject(paced), hold: async () => 0 } });
    expect(await failure(messenger.post(conversation(), message))).toBe(paced);
    expect(stage.sent).toEqual([]);
  });

  it('a redirect is not followed', async () => {
    stage.reply.with = (_, reply) => reply.code(307).header('location', `${stage.serviceUrl}elsewhere`).send();
    expect(await failure(stage.teams.messenger.post(conversation(), message))).toMatchObject({ status: 307, certain: true });
    expect(stage.sent).toHaveLength(1);
  });

  it('a connection reset leaves the outcome open', async () => {
    stage.reply.with = (_, reply) => {
      reply.hijack();
      reply.raw.socket!.resetAndDestroy();
    };
    expect(await failure(stage.teams.messenger.post(conversation(), message))).toMatchObject({ status: undefined, certain: false });
    expect(stage.sent).toHaveLength(1);
  });

  it('silence is given up after ten seconds, the outcome open', async () => {
    const signal = vi.spyOn(AbortSignal, 'timeout').mockImplementation((milliseconds) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new DOMException('', 'TimeoutError')), milliseconds / 200);
      return controller.signal;
    });
    stage.reply.with = (_, reply) => void reply.hijack();
    expect(await failure(stage.teams.messenger.post(conversation(), message))).toMatchObject({ code: 'timeout', certain: false });
    expect(signal).toHaveBeenCalledWith(10_000);
  });

  it('nobody listening: nothing was sent', async () => {
    const serviceUrl = `${await nobodyAt()}/connector/`;
    const { messenger } = createTeams({ ...stage.options, defaultServiceUrl: serviceUrl });
    expect(await failure(messenger.post({ ...conversation(), serviceUrl }, message))).toMatchObject({ status: undefined, code: 'ECONNREFUSED', certain: true });
  });

  it('a yes without an id is not understood', async () => {
    stage.reply.with = (_, reply) => reply.code(201).send('');
    expect(await failure(stage.teams.messenger.post(conversation(), message))).toMatchObject({ code: 'AnswerNotUnderstood', certain: false });
  });
});
