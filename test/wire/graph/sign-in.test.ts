import { expect, test } from 'vitest';
import { OutsideError } from '../../../src/kernel/errors.ts';
import { type Reply, playGraph } from './stand-in.ts';

const [ok, stranger] = [{ status: 200, json: {} }, { status: 401, json: { error: { code: 'InvalidAuthenticationToken' } } }] as const satisfies readonly Reply[];
const parts = (...statuses: number[]): Reply => ({ status: 200, json: { responses: statuses.map((status, id) => ({ id: String(id), status, body: {} })) } });

/** What is said of the sign-in while Graph answers so, the last reply for ever. */
const heard = async (script: readonly Reply[], looks = 1, token?: () => Promise<string>): Promise<readonly boolean[]> => {
  const said: boolean[] = [];
  await using graph = await playGraph(script, { noteSignIn: (isAccepted) => void said.push(isAccepted), ...(token && { token }) });
  await Promise.resolve(looks === 1 ? graph.graph.get('/users/a') : graph.graph.lookMany(Array.from({ length: looks }, (_, n) => ({ path: `/users/${n}` })), () => null)).catch(() => {});
  return said;
};

test('what is answered shows that the sign-in stands', async () => {
  expect(await heard([ok])).toEqual([true]);
  expect(await heard([parts(200, 404)], 2)).toEqual([true]);
});

test('a token that only had to be renewed is nobody’s news', async () => {
  expect(await heard([stranger, ok])).toEqual([true]);
  expect(await heard([parts(401, 401), parts(200, 200)], 2)).toEqual([true]);
});

test('one that was renewed and is refused as well is a refusal', async () => {
  expect(await heard([stranger])).toEqual([false]);
  expect(new Set(await heard([stranger], 2))).toEqual(new Set([false]));
  expect(new Set(await heard([parts(401, 401)], 2))).toEqual(new Set([false]));
});

test('so is a token that Entra refuses; one that it does not answer for says nothing', async () => {
  const refused = (certain: boolean) => async () => { throw new OutsideError('entra', { status: certain ? 401 : undefined, certain }); };
  expect(await heard([ok], 1, refused(true))).toEqual([false]);
  expect(await heard([ok], 2, refused(true))).toEqual([false]);
  expect(await heard([ok], 1, refused(false))).toEqual([]);
});

test('an outage or a closed mailbox says nothing of it', async () => {
  expect(await heard([{ status: 503, json: {} }])).toEqual([]);
  expect(await heard([{ status: 403, json: {} }])).toEqual([]);
});
