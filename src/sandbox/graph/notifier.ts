import { randomUUID } from 'node:crypto';
import type { Clock } from '../../kernel/time.ts';
import type { Journal } from '../journal.ts';
import type { State } from '../state.ts';
import type { Calendars } from './calendars.ts';
import type { Delivery, LifecycleEvent, Notice } from './notifications.ts';
import { changeOf, lifecycleNotice, nextTry, noticesOf, shuffled } from './notifications.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

/** Brings changes of calendars to those who subscribed: late, several times, in no order, and again until they are heard. */
export interface Notifier {
  /** Tells what waits, and tries again what is due by the domain's clock. */
  pump(): Promise<void>;
  lifecycle(subscription: Subscription, event: LifecycleEvent): Promise<void>;
  /** While silent, changes are lost without a word, as in an outage. */
  silence(silent: boolean): void;
  stop(): void;
}

/** Changes this close together travel together, in milliseconds; so does most of what one act of Outlook changes. */
const gather = 25;
/** How many notifications one POST carries at most. */
const most = 8;
/** What an endpoint has to answer in, in milliseconds. */
const patience = 3_000;
const heartbeat = 30_000;

interface Parts {
  clock: Clock;
  state: State;
  journal: Journal;
  calendars: Calendars;
  subscriptions: Subscriptions;
}

export const startNotifier = ({ clock, state, journal, calendars, subscriptions }: Parts): Notifier => {
  const waiting = state.table<Delivery>('deliveries');
  const underWay = new Set<string>();
  let fresh: { url: string; notice: Notice }[] = [];
  let silent = false;
  let soon: NodeJS.Timeout | undefined;

  calendars.onChange((copy, before) => {
    if (silent) return;
    for (const subscription of subscriptions.list(copy.owner))
      fresh.push(...noticesOf(subscription, copy, changeOf(copy, before)).map((notice) => ({ url: subscription.notificationUrl, notice })));
    soon ??= fresh.length > 0 ? setTimeout(() => void pump(), gather).unref() : undefined;
  });

  const leave = (url: string, value: readonly Notice[]): void => {
    const id = randomUUID();
    waiting.put(id, { id, url, value, first: clock.now(), due: clock.now(), attempts: 0 });
  };

  const pack = (): void => {
    clearTimeout(soon);
    soon = undefined;
    const told = shuffled(fresh, clock.now());
    fresh = [];
    for (const url of new Set(told.map((one) => one.url))) {
      const value = told.filter((one) => one.url === url).map(({ notice }) => notice);
      // At least once is what is promised: the first comes a second time, with the last.
      const again = [...value, ...value.slice(0, 1)];
      for (let from = 0; from < again.length; from += most) leave(url, again.slice(from, from + most));
    }
  };

  const deliver = async (delivery: Delivery): Promise<void> => {
    underWay.add(delivery.id);
    const status = await post(delivery);
    journal.add({
      service: 'notifications', method: 'POST', url: delivery.url, requestHeaders: {}, requestBody: { value: delivery.value },
      status, responseHeaders: {}, responseBody: null,
    });
    underWay.delete(delivery.id);
    const tried = { ...delivery, attempts: delivery.attempts + 1 };
    const again = status !== null && status < 300 ? undefined : nextTry(tried, clock.now());
    if (again === undefined) waiting.remove(delivery.id);
    else waiting.put(delivery.id, { ...tried, due: again });
    state.commit();
  };

  const pump = async (): Promise<void> => {
    if (fresh.length > 0) pack();
    await Promise.all([...waiting.values()].filter(({ id, due }) => due <= clock.now() && !underWay.has(id)).map(deliver));
  };
  const timer = setInterval(() => void pump(), heartbeat).unref();

  return {
    pump,
    lifecycle: async (subscription, event) => {
      if (event === 'subscriptionRemoved') subscriptions.remove(subscription.id);
      if (subscription.lifecycleUrl) leave(subscription.lifecycleUrl, [lifecycleNotice(subscription, event)]);
      await pump();
    },
    silence: (wanted) => void (silent = wanted),
    stop: () => {
      clearInterval(timer);
      clearTimeout(soon);
    },
  };
};

/** The status of the answer, or null when there was none in time. */
const post = async ({ url, value }: Delivery): Promise<number | null> => {
  try {
    const response = await fetch(url, {
      method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify({ value }),
      redirect: 'error', signal: AbortSignal.timeout(patience),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return null;
  }
};
