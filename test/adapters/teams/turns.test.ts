import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { card, paragraph } from '../../../src/kernel/card.ts';
import type { Stage } from './stage.ts';
import { activity, conversationId, executeValue, invoke, mri, personId, plainCard, setStage, tenantId } from './stage.ts';

let stage: Stage;
beforeEach(async () => {
  stage = await setStage();
});
afterEach(() => stage[Symbol.asyncDispose]());

const chat = `v3/conversations/${encodeURIComponent(conversationId)}`;
const turn = () => ({ tenantId, personId, lang: 'fr', conversation: { conversationId, serviceUrl: stage.serviceUrl, mri } });

describe('a press', () => {
  it('is answered in place', async () => {
    const answer = await stage.receive(invoke(stage, executeValue('book', { offer: 'o1', note: 'a' })));
    expect(answer).toEqual({ status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: plainCard('pressed') } });
    expect(stage.heard.map(({ kind }) => kind)).toEqual(['meet', 'press']);
    expect(stage.heard[1]).toMatchObject({ turn: turn(), args: ['book', { offer: 'o1', note: 'a' }] });
    expect(stage.sent).toEqual([]);
  });

  it('names its reader in the card’s refresh', async () => {
    stage.logic.press = async () => card('fr', 'x', [paragraph('x')], [], { verb: 'show', data: {} });
    const { body } = await stage.receive(invoke(stage, executeValue('book')));
    expect(body).toMatchObject({ value: { refresh: { action: { verb: 'show' }, userIds: [mri] } } });
  });

  it('loses prototype keys, NUL and half surrogates on the way in', async () => {
    const data = JSON.parse('{"__proto__":{"admin":true},"constructor":1,"prototype":2,"a":{"__proto__":1,"\\u0000__proto__":3,"b":["x\\u0000y","\\ud800"]}}') as unknown;
    await stage.receive(invoke(stage, executeValue('bo\0ok', data)));
    expect(stage.heard[1]!.args).toEqual(['book', { a: { b: ['xy', '\ufffd'] } }]);
    expect((stage.heard[1]!.args[1] as { admin?: boolean }).admin).toBeUndefined();
  });

  it('of the Submit fallback updates the card it came from', async () => {
    const answer = await stage.receive(activity(stage, { text: undefined, value: { verb: 'book', offer: 'o1', msteams: {} }, replyToId: 'card-1' }));
    expect(answer).toEqual({ status: 200 });
    expect(stage.heard[1]).toMatchObject({ kind: 'press', args: ['book', { offer: 'o1' }] });
    expect(stage.sent).toMatchObject([{ method: 'PUT', path: `${chat}/activities/card-1`, body: { id: 'card-1', attachments: [{ content: plainCard('pressed') }] } }]);
  });

  it('of the Submit fallback is followed by a new card when the old one is not there', async () => {
    stage.reply.with = ({ method }, reply) => reply.code(method === 'PUT' ? 404 : 201).send({ id: 'new' });
    await stage.receive(activity(stage, { value: { verb: 'book' }, replyToId: 'elsewhere' }));
    stage.reply.with = undefined;
    await stage.receive(activity(stage, { value: { verb: 'book' } }));
    expect(stage.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
      `PUT ${chat}/activities/elsewhere`, `POST ${chat}/activities`, `POST ${chat}/activities`,
    ]);
  });
});

describe('a message', () => {
  it('is answered by a card in the same chat', async () => {
    expect(await stage.receive(activity(stage, { text: ' aide\n', locale: 'en-GB' }))).toEqual({ status: 200 });
    expect(stage.heard).toMatchObject([{ kind: 'meet' }, { kind: 'say', turn: { lang: 'en' }, args: ['aide'] }]);
    expect(stage.sent).toMatchObject([{
      method: 'POST', path: `${chat}/activities`, authorization: 'Bearer our-bearer',
      body: { type: 'message', summary: 'said', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: plainCard('said') }] },
    }]);
  });

  it('without text is heard as an empty one', async () => {
    await stage.receive(activity(stage, { text: null, attachments: [{ contentType: 'image/png' }] }));
    expect(stage.heard[1]).toMatchObject({ kind: 'say', args: [''] });
  });

  it('whose answer Teams refuses is still heard, and said in the log', async () => {
    stage.reply.with = (_, reply) => reply.code(403).send({ error: { code: 'BotDisabledByUser' } });
    expect(await stage.receive(activity(stage))).toEqual({ status: 200 });
    expect(stage.logged).toMatchObject([{ level: 'warn', fields: { status: 403, code: 'BotDisabledByUser' } }]);
  });
});

describe('an installation', () => {
  const added = () => activity(stage, { type: 'conversationUpdate', membersAdded: [{ id: '28:b10e6a54-93a1-4b5c-8f57-7d3f4b1c0de0' }, { id: mri }] });

  it('is heard each of the two times it is told, where the person is met first, and nothing is said on the spot', async () => {
    const answers = [await stage.receive(activity(stage, { type: 'installationUpdate', action: 'add' })), await stage.receive(added())];
    expect(answers).toEqual([{ status: 200 }, { status: 200 }]);
    expect(stage.heard.map(({ kind }) => kind)).toEqual(['meet', 'welcome', 'meet', 'welcome']);
    expect(stage.sent).toEqual([]);
  });

  it('undone, upgraded or of another member is not welcomed', async () => {
    await stage.receive(activity(stage, { type: 'installationUpdate', action: 'remove' }));
    expect(stage.heard).toEqual([]);
    await stage.receive(activity(stage, { type: 'installationUpdate', action: 'add-upgrade' }));
    await stage.receive(activity(stage, { type: 'conversationUpdate', membersAdded: [{ id: mri }] }));
    await stage.receive(activity(stage, { type: 'typing' }));
    expect(stage.heard.map(({ kind }) => kind)).toEqual(['meet', 'meet', 'meet']);
  });
});

describe('who is not ours', () => {
  const other = '99999999-0d5e-4c55-9a55-2f6f3b0a7e11';
  const strangers = (): Record<string, Record<string, unknown>> => ({
    'another tenant': { conversation: { id: conversationId, tenantId: other }, channelData: { tenant: { id: other } } },
    'another tenant in the conversation': { conversation: { id: conversationId, tenantId: other } },
    'another tenant in the channel data': { channelData: { tenant: { id: other } } },
    'no tenant': { conversation: { id: conversationId }, channelData: {} },
    'no object id': { from: { id: mri } },
    'an object id that is none': { from: { id: mri, aadObjectId: 'ines' } },
    'a group chat': { conversation: { id: conversationId, tenantId, conversationType: 'groupChat' } },
    'a channel': { conversation: { id: conversationId, tenantId, conversationType: 'channel' } },
  });

  it.each(Object.keys(strangers()))('%s: a polite no to a press, silence to a message', async (name) => {
    const more = strangers()[name]!;
    expect(await stage.receive(invoke(stage, executeValue('book', { offer: 'o1' }), more))).toEqual({
      status: 200,
      body: { statusCode: 403, type: 'application/vnd.microsoft.error', value: { code: 'NotAllowed', message: expect.stringContaining('Binôme') as string } },
    });
    expect(await stage.receive(activity(stage, more))).toEqual({ status: 200 });
    expect([stage.heard, stage.sent]).toEqual([[], []]);
  });

  it.each([
    'https://evil.trafficmanager.net/teams/', 'https://smba.trafficmanager.net.evil.example/', 'https://smba.trafficmanager.net:8443/teams/',
    'http://smba.trafficmanager.net/teams/', 'https://smba.trafficmanager.net@evil.example/', 'https://me:pw@smba.trafficmanager.net/', 'no address', 'file:///etc/passwd',
  ])('the service address %s, even signed', async (serviceUrl) => {
    const token = await stage.sign({ serviceurl: serviceUrl });
    expect(await stage.receive(activity(stage, { serviceUrl }), token)).toEqual({ status: 200 });
    expect([stage.heard, stage.sent]).toEqual([[], []]);
    await expect(stage.teams.messenger.post({ conversationId, serviceUrl, mri }, { card: plainCard('x'), summary: '' })).rejects.toMatchObject({ code: 'ServiceUrlNotAllowed', certain: true });
  });

  it('Microsoft’s own address is', async () => {
    const serviceUrl = 'https://smba.trafficmanager.net/emea/';
    await stage.receive(invoke({ serviceUrl }, executeValue('book')), await stage.sign({ serviceurl: serviceUrl }));
    expect(stage.heard).toHaveLength(2);
  });
});

describe('what fails', () => {
  it('by our fault is a 500 with the id that the log has, once', async () => {
    stage.logic.press = async () => {
      throw new TypeError('secret words');
    };
    const { status, body } = await stage.receive(invoke(stage, executeValue('book')));
    const errors = stage.logged.filter(({ level }) => level === 'error');
    expect(status).toBe(500);
    expect(errors).toHaveLength(1);
    expect(body).toEqual({ error: { code: 'unexpected', id: errors[0]!.fields!['id'] } });
  });

  it('because a card is too large is our fault too', async () => {
    const large = async () => card('fr', 'x', [paragraph('é'.repeat(15_000))]);
    stage.logic.press = large;
    expect((await stage.receive(invoke(stage, executeValue('book')))).status).toBe(500);
    stage.logic.say = large;
    expect((await stage.receive(activity(stage))).status).toBe(500);
    expect(stage.sent).toEqual([]);
  });
});
