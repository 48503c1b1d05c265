import { expect, test, vi } from 'vitest';
import { answerTab } from '../../../src/sandbox/host/tab/teams-protocol.ts';
import type { TabHost } from '../../../src/sandbox/host/tab/teams-protocol.ts';

const hostNamed = (hostName: 'Teams' | 'Outlook', more: Partial<TabHost> = {}): TabHost => ({
  context: () => ({
    hostName, locale: 'fr-fr', theme: 'dark', page: 'my-duo', sub: 'meeting-1',
    person: { id: 'p1', mail: 'ines.belkacem@meridiane.example' }, tenantId: 't1', appId: 'a1',
  }),
  token: () => Promise.resolve('jwt'),
  openLink: () => {}, navigate: () => {}, loaded: () => {}, succeeded: () => {}, failed: () => {},
  ...more,
});

test('initialize answers a runtime that teams-js can parse, and Outlook can do less than Teams', async () => {
  const [frameContext, client, runtime] = (await answerTab({ func: 'initialize' }, hostNamed('Outlook'))) ?? [];
  expect([frameContext, client]).toEqual(['content', 'web']);
  const { apiVersion, supports } = JSON.parse(String(runtime)) as { apiVersion: number; supports: Record<string, object> };
  expect(apiVersion).toBe(4);
  expect(supports['app']).toHaveProperty('notifySuccessResponse');
  expect(supports).not.toHaveProperty('chat');
});

test('the context says where the tab is and who looks, never more than that', async () => {
  const [context] = (await answerTab({ func: 'getContext' }, hostNamed('Teams'))) ?? [];
  expect(context).toMatchObject({ entityId: 'my-duo', subEntityId: 'meeting-1', userObjectId: 'p1', tid: 't1', hostName: 'Teams', theme: 'dark' });
});

test('a token, or the reason why there is none', async () => {
  expect(await answerTab({ func: 'authentication.getAuthToken' }, hostNamed('Teams'))).toEqual([true, 'jwt']);
  const refusing = hostNamed('Teams', { token: () => Promise.reject(new Error('nobody')) });
  expect(await answerTab({ func: 'authentication.getAuthToken' }, refusing)).toEqual([false, 'nobody']);
});

test('what expects no answer gets none', async () => {
  const failed = vi.fn();
  expect(await answerTab({ func: 'registerHandler', args: ['themeChange'] }, hostNamed('Teams'))).toBeUndefined();
  expect(await answerTab({ func: 'appInitialization.failure', args: ['AuthFailed', 'no token'] }, hostNamed('Teams', { failed }))).toBeUndefined();
  expect(failed).toHaveBeenCalledWith('no token');
});

test('a link and a navigation are carried out by the host', async () => {
  const [openLink, navigate] = [vi.fn(), vi.fn()];
  const host = hostNamed('Teams', { openLink, navigate });
  expect(await answerTab({ func: 'executeDeepLink', args: ['https://a.example/'] }, host)).toEqual([true]);
  await answerTab({ func: 'pages.currentApp.navigateTo', args: [{ pageId: 'programme', subPageId: 'x' }] }, host);
  expect(openLink).toHaveBeenCalledWith('https://a.example/');
  expect(navigate).toHaveBeenCalledWith('programme', 'x');
});
