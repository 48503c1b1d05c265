import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stage } from '../stage.ts';
import { setStage } from '../stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

const idOf = async (key: string): Promise<string> => (await stage.graph('GET', `/users/${key}@meridiane.example`)).body.id;
const open = async (id: string, more: Record<string, unknown> = {}) =>
  stage.connector(
    'POST', 'v3/conversations',
    { isGroup: false, members: [{ id }], channelData: { tenant: { id: stage.endpoints.tenantId } }, ...more },
  );
const chat = async (key: string) => (await stage.handle('GET', `/chats/${key}`)).body;
const card = (text: string) => ({
  type: 'message',
  attachments: [{
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: { type: 'AdaptiveCard', body: [{ type: 'TextBlock', text }] },
  }],
});

test('a conversation is the same by Entra id and by MRI, each time', async () => {
  const id = await idOf('ines.belkacem');
  const first = await open(id);
  expect([first.status, first.body.serviceUrl]).toEqual([201, stage.endpoints.serviceUrl]);
  const members = await stage.connector('GET', `v3/conversations/${first.body.id}/pagedmembers`);
  expect(members.body.members).toMatchObject([{
    aadObjectId: id, email: 'ines.belkacem@meridiane.example', tenantId: stage.endpoints.tenantId,
  }]);
  const [{ id: mri }] = members.body.members;
  expect(mri).toMatch(/^29:1/);
  expect((await open(mri)).body.id).toBe(first.body.id);
  expect((await stage.connector('GET', `v3/conversations/${first.body.id}/members/${mri}`)).body.name).toBe('Inès Belkacem');
});

test('a card is sent, replaced in its place, and deleted', async () => {
  const { body: conversation } = await open(await idOf('jonas.weber'));
  const path = `v3/conversations/${conversation.id}/activities`;
  const { status, body: sent } = await stage.connector('POST', path, card('one'));
  await stage.connector('POST', `${path}/${sent.id}`, { type: 'message', text: 'two' });
  expect((await stage.connector('PUT', `${path}/${sent.id}`, card('ONE'))).body.id).toBe(sent.id);
  expect([status, await chat('jonas.weber')]).toEqual([201, [
    {
      id: sent.id, at: expect.any(String), from: 'bot', text: null, card: card('ONE').attachments[0]?.content,
      updatedAt: expect.any(String),
    },
    expect.objectContaining({ text: 'two', card: null, updatedAt: null }),
  ]]);
  expect((await stage.connector('DELETE', `${path}/${sent.id}`)).status).toBe(200);
  expect(await chat('jonas.weber')).toHaveLength(1);
  expect((await stage.connector('PUT', `${path}/${sent.id}`, card('again'))).status).toBe(404);
});

test('typing leaves nothing behind', async () => {
  const { body } = await open(await idOf('helen.whitaker'));
  expect((await stage.connector('POST', `v3/conversations/${body.id}/activities`, { type: 'typing' })).status).toBe(201);
  expect(await chat('helen.whitaker')).toEqual([]);
});

test('one who blocked the bot is a 403, also when a conversation is opened', async () => {
  const { status, body } = await open(await idOf('gael.marchand'));
  expect([status, body.error.code]).toEqual([403, 'MessageWritesBlocked']);
});

test('the unknown, the foreign, the malformed and the too big are refused', async () => {
  const id = await idOf('ines.belkacem');
  expect((await open('00000000-0000-4000-8000-000000000000')).status).toBe(400);
  expect((await open('ines.belkacem@meridiane.example')).status).toBe(400);
  expect((await open(id, { channelData: { tenant: { id: 'another' } } })).status).toBe(403);
  expect((await open(id, { channelData: {} })).status).toBe(400);
  const { body } = await open(id);
  const path = `v3/conversations/${body.id}/activities`;
  expect((await stage.connector('POST', path, { text: 'no type' })).status).toBe(400);
  expect((await stage.connector('POST', path, { type: 'message', text: 'x'.repeat(60_000) })).status).toBe(413);
  expect((await stage.connector(
    'POST', 'v3/conversations/a:nobody/activities', { type: 'message', text: 'x' },
  )).status).toBe(404);
});
