import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createThrottle, teamsLimits } from '../../../src/sandbox/connector/throttle.ts';
import { createWeather } from '../../../src/sandbox/connector/weather.ts';
import type { Stage } from '../stage.ts';
import { setStage } from '../stage.ts';

describe('the sandbox’s throttle', () => {
  const start = () => {
    const clock = { now: 1_000_000 };
    return { clock, throttle: createThrottle(teamsLimits, () => clock.now) };
  };

  it('lets seven into a chat in a second, eight in two', () => {
    const { clock, throttle } = start();
    const asked = Array.from({ length: 8 }, () => throttle('a'));
    expect(asked).toEqual([...Array(7).fill(undefined), 1]);
    clock.now += 1000;
    expect([throttle('a'), throttle('a')]).toEqual([undefined, 1]);
  });

  it('lets sixty into a chat in half a minute', () => {
    const { clock, throttle } = start();
    for (let n = 0; n < 60; n++, clock.now += 400) expect(throttle('a')).toBeUndefined();
    expect(throttle('a')).toBe(6);
  });

  it('lets fifty through in a second whatever the chat, and counts no request it refused', () => {
    const { clock, throttle } = start();
    for (let n = 0; n < 50; n++) expect(throttle(`chat ${n}`)).toBeUndefined();
    expect([throttle('another'), throttle(undefined)]).toEqual([1, 1]);
    clock.now += 1000;
    expect(throttle('another')).toBeUndefined();
  });
});

describe('the weather', () => {
  it('strikes its share, the same requests for the same seed', () => {
    const draw = (seed: number) => {
      const weather = createWeather({ seed, rates: { '429:2': 0.05, '504-after': 0.01, 403: 0.02 } });
      return Array.from({ length: 5000 }, () => weather());
    };
    const [first, again, other] = [draw(1), draw(1), draw(2)];
    expect(first).toEqual(again);
    expect(first).not.toEqual(other);
    const share = (status: number) => first.filter((fault) => fault?.value === status).length;
    expect([share(429) / 250, share(504) / 50, share(403) / 100].every((ratio) => ratio > 0.6 && ratio < 1.4)).toBe(true);
  });
});

describe('at the connector', () => {
  let stage: Stage;
  let conversation: string;
  beforeAll(async () => {
    stage = await setStage();
    const { body: user } = await stage.graph('GET', '/users/ines.belkacem@meridiane.example');
    const opened = await stage.connector('POST', 'v3/conversations', { members: [{ id: user.id }], tenantId: stage.endpoints.tenantId });
    conversation = opened.body.id;
  });
  afterAll(() => stage[Symbol.asyncDispose]());
  const post = () => stage.connector('POST', `v3/conversations/${conversation}/activities`, { type: 'message', text: 'bonjour' });
  const lines = async () => (await stage.handle('GET', '/chats/ines.belkacem')).body.length;

  it('the eighth of a second is told to wait, and nothing of it is kept', async () => {
    await stage.handle('POST', '/teams', { limits: true });
    const before = await lines();
    const answers = await Promise.all(Array.from({ length: 8 }, post));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([...Array(7).fill(201), 429]);
    const refused = answers.find(({ status }) => status === 429);
    expect([refused?.headers.get('retry-after'), refused?.body.error.code]).toEqual(['1', 'Throttled']);
    expect(await lines()).toBe(before + 7);
  });

  it.each([['504-after', 504, 1], ['502', 502, 0], ['429:3', 429, 0]] as const)('a weather of %s', async (fault, status, kept) => {
    await stage.handle('POST', '/teams', { weather: { seed: 1, rates: { [fault]: 1 } } });
    const before = await lines();
    expect((await post()).status).toBe(status);
    expect(await lines()).toBe(before + kept);
    await stage.handle('POST', '/teams', {});
    expect((await post()).status).toBe(201);
  });

  it.each([['blocked', 'MessageWritesBlocked'], ['disabled', 'BotDisabledByUser'], ['not-installed', 'BotNotInConversationRoster'], ['removed', '']])('a person whose Teams has the bot %s', async (reach, code) => {
    await stage.handle('POST', '/chats/ines.belkacem/bot', { reach });
    const { status, body } = await post();
    expect([status, body.error.code]).toEqual([403, code]);
    await stage.handle('POST', '/chats/ines.belkacem/bot', { reach: 'reachable' });
    expect((await post()).status).toBe(201);
  });
});
