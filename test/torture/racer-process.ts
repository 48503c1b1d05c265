import { createTokenVerifier } from '../../src/adapters/entra/verify-token.ts';
import { createHealth } from '../../src/adapters/http/health.ts';
import { contentPolicy } from '../../src/adapters/http/pages.ts';
import { createServer } from '../../src/adapters/http/server.ts';
import { builtWeb } from '../../src/app.ts';
import { productionConfig } from '../../src/config.ts';
import { connect, type Trx } from '../../src/db/connect.ts';
import { transact } from '../../src/db/transact.ts';
import type { Calendar, Context } from '../../src/features/context.ts';
import type { Job } from '../../src/features/jobs.ts';
import { placeMeeting } from '../../src/features/meetings/place-meeting.ts';
import { instant, MovableClock } from '../../src/kernel/time.ts';
import { createLog } from '../../src/log.ts';
import type { Ask, Tell } from './instance.ts';

/** No press of a race asks for it; one that did would fail loudly. */
const nobody = undefined as never;

/** Free whenever asked, and makes every event at once. */
const obligingOutlook = (): Pick<Calendar, 'availability' | 'create'> => {
  let events = 0;
  return {
    availability: async (people) => new Map(people.map(({ id }) => [id, { kind: 'known', busy: [] }])),
    create: async () => ({ eventId: `${process.pid}-${++events}` }),
  };
};

/**
 * The product's own door, use cases and database pool in a process of its own: as much of an instance as decides who wins, and what the
 * one who presses waits for. Outlook is always free here and dates are placed at once, by the product's own job; all else that is left
 * for later (cards, nudges, notices) is left undone, and has its part in the rounds with everything.
 */
const open = async (env: Record<string, string>): Promise<string> => {
  const { TORTURE_OFFSET: offset = '0', TORTURE_ADDRESS: publicUrl = '', DATABASE_URL: url = '' } = env;
  const config = { ...productionConfig(env), publicUrl };
  const database = await connect({ kind: 'postgres', url });
  const log = createLog('warn');
  const left = new WeakMap<Trx, Job[]>();
  const ctx: Context = {
    db: database.db, log,
    clock: new MovableClock(instant(Date.now() + Number(offset))),
    links: { tab: () => publicUrl, home: () => publicUrl },
    calendar: { ...obligingOutlook(), createMany: nobody, words: nobody, update: nobody, cancel: nobody, read: nobody, accept: nobody },
    enqueue: async (trx, job) => void left.get(trx)?.push(job),
    transaction: async (work) => {
      let jobs: Job[] = [];
      const result = await transact(database.db, log, (trx) => {
        left.set(trx, (jobs = []));
        return work(trx);
      });
      for (const job of jobs) if (job.kind === 'place-meeting') placeMeeting(ctx, job).catch((error: unknown) => log.error('request failed', error));
      return result;
    },
    directory: { isOpen: async () => true, find: nobody, search: nobody, zone: nobody, readMany: nobody },
    watcher: nobody, messenger: nobody, installer: nobody, mailer: undefined, erasures: nobody,
  };
  const server = await createServer({
    log,
    api: { ctx, identify: createTokenVerifier({ issuer: config.tabIssuer, jwksUrl: config.tabJwksUrl, clientId: config.clientId, tenantId: config.tenantId }) },
    pages: { folder: builtWeb, policy: contentPolicy(false) },
    bot: async () => ({ status: 404 }),
    notifications: { paths: [], receive: async () => {} },
    health: createHealth(database, () => true),
    perMinute: 100_000,
  });
  return server.listen({ host: '127.0.0.1', port: 0 });
};
let opened: Promise<string> | undefined;

process.on('message', (ask: Ask) => {
  const answer = ask.kind === 'open' ? (opened ??= open(ask.env)) : Promise.reject(new Error('a racer is only pressed on'));
  answer.then((value) => process.send?.({ id: ask.id, value } satisfies Tell), (error: unknown) => process.send?.({ id: ask.id, error: String(error) } satisfies Tell));
});
process.on('disconnect', () => process.exit(1));
