import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from './stage.ts';
import { activity, executeValue, invoke, setStage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage[Symbol.asyncDispose]());

const nested = (levels: number): unknown => JSON.parse('{"a":'.repeat(levels) + '1' + '}'.repeat(levels)) as unknown;

describe('what is no activity', () => {
  const bodies = (stage: Pick<Stage, 'serviceUrl'>): Record<string, unknown> => ({
    'no body': undefined, null: null, 'a text': 'hello', 'a number': 7, 'a list': [activity(stage)], 'an empty object': {},
    'no type': activity(stage, { type: undefined }), 'a type that is no text': activity(stage, { type: 1 }),
    'no service address': activity(stage, { serviceUrl: undefined }), 'another channel': activity(stage, { channelId: 'webchat' }),
    'no sender': activity(stage, { from: undefined }), 'no conversation': activity(stage, { conversation: 'x' }),
    'a text that is none': activity(stage, { text: {} }),
    'an invoke without value': invoke(stage, undefined), 'an invoke whose value is a text': invoke(stage, JSON.stringify(executeValue('book'))),
    'an invoke whose action is a text': invoke(stage, { action: 'book' }), 'an invoke without verb': invoke(stage, executeValue(undefined)),
    'a verb that is a list': invoke(stage, executeValue(['book'])), 'data that is a text': invoke(stage, executeValue('book', 'x')),
    'data that is a list': invoke(stage, executeValue('book', [1])), 'data without a bottom': invoke(stage, executeValue('book', nested(50_000))),
    'a Submit whose verb is no text': activity(stage, { value: { verb: {} } }),
    'members that are none': activity(stage, { type: 'conversationUpdate', membersAdded: 'all' }),
  });

  it.each(Object.keys(bodies({ serviceUrl: '' })))('%s: 400', async (name) => {
    const before = stage.heard.length;
    expect(await stage.receive(bodies(stage)[name])).toMatchObject({ status: 400, body: { error: { code: 'bad-input' } } });
    expect(stage.heard).toHaveLength(before);
  });

  it('is judged before the token', async () => {
    expect((await stage.receive({}, null)).status).toBe(400);
  });
});

it('an invoke we do not know is answered politely', async () => {
  expect(await stage.receive(invoke(stage, 'x', { name: 'task/fetch' }))).toMatchObject({ status: 200, body: { statusCode: 400, type: 'application/vnd.microsoft.error' } });
});

it('no input, signed or not, ends in a 5xx or never', async () => {
  const json = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' });
  const keys = Object.keys(invoke(stage, null));
  const token = await stage.sign();
  const bug = stage.logged.filter(({ level }) => level === 'error').length;
  const body = fc.oneof(
    json,
    fc.tuple(fc.constantFrom(...keys), json).map(([key, value]) => invoke(stage, executeValue('book'), { [key]: value })),
    json.map((value) => invoke(stage, value)),
    json.map((data) => invoke(stage, executeValue('book', data))),
    json.map((value) => activity(stage, { value })),
    fc.string({ unit: 'binary', maxLength: 5000 }).map((text) => activity(stage, { text })),
  );
  await fc.assert(
    fc.asyncProperty(body, fc.constantFrom(token, null), async (given, bearer) => {
      const { status } = await stage.receive(given, bearer);
      expect([200, 400, 401]).toContain(status);
    }),
    { numRuns: 1000 },
  );
  expect(stage.logged.filter(({ level }) => level === 'error')).toHaveLength(bug);
}, 30_000);
