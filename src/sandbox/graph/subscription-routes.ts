import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../../kernel/time.ts';
import { WireError } from '../wire.ts';
import { readPreferences } from './prefer.ts';
import type { Subscriptions } from './subscriptions.ts';
import { readSubscription, renewed, subscriptionJson } from './subscriptions.ts';

interface SubscriptionRoute {
  Params: { subscription: string };
}

/** How long an endpoint has to prove that it wants the notifications, in milliseconds. */
const patience = 10_000;
const context = (rest: string) => ({ '@odata.context': `https://graph.microsoft.com/v1.0/$metadata#subscriptions${rest}` });

/** The life of subscriptions. Both addresses answer the handshake before there is one. */
export const laySubscriptionRoutes = (server: FastifyInstance, subscriptions: Subscriptions, clock: Clock): void => {
  server.post('/subscriptions', async (request, reply) => {
    const made = readSubscription(request.body, clock.now(), readPreferences(request, reply).immutableIds);
    await validate(made.notificationUrl);
    if (made.lifecycleUrl) await validate(made.lifecycleUrl);
    subscriptions.put(made);
    return reply.code(201).send({ ...context('/$entity'), ...subscriptionJson(made, true) });
  });
  server.get('/subscriptions', async () =>
    ({ ...context(''), value: subscriptions.list().map((one) => subscriptionJson(one, false)) }));
  server.get<SubscriptionRoute>('/subscriptions/:subscription', async ({ params }) =>
    ({ ...context('/$entity'), ...subscriptionJson(subscriptions.require(params.subscription), false) }));
  server.patch<SubscriptionRoute>('/subscriptions/:subscription', async ({ params, body }) => {
    const next = renewed(subscriptions.require(params.subscription), body, clock.now());
    subscriptions.put(next);
    return { ...context('/$entity'), ...subscriptionJson(next, false) };
  });
  server.post<SubscriptionRoute>('/subscriptions/:subscription/reauthorize', async ({ params }, reply) => {
    subscriptions.require(params.subscription);
    return reply.code(204).send();
  });
  server.delete<SubscriptionRoute>('/subscriptions/:subscription', async ({ params }, reply) => {
    subscriptions.remove(subscriptions.require(params.subscription).id);
    return reply.code(204).send();
  });
};

const validate = async (address: string): Promise<void> => {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
  const url = new URL(address);
  url.searchParams.set('validationToken', token);
  const problem = await ask(url, token);
  if (problem !== undefined) throw new WireError(400, 'ValidationError', `Subscription validation request failed. ${problem}`);
};

/** What is wrong with the endpoint's answer; undefined when it is as it must be. */
const ask = async (url: URL, token: string): Promise<string | undefined> => {
  try {
    const response = await fetch(url, {
      method: 'POST', headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '', redirect: 'error', signal: AbortSignal.timeout(patience),
    });
    const said = await response.text();
    if (response.status !== 200) return `Notification endpoint must respond with 200 OK, not ${response.status}.`;
    if (!response.headers.get('content-type')?.startsWith('text/plain')) return 'The answer must be text/plain.';
    return said === token ? undefined : 'The validation token was not given back.';
  } catch {
    return 'The notification endpoint could not be reached in time.';
  }
};
