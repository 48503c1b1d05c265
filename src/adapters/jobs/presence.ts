import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from '../../kernel/log.ts';

/** A pair of its own among the database's advisory locks, beside those on people. */
const [space, workers] = [1650549363, 1];
/** Milliseconds between two tries to be back, and to wait for a database that does not answer at all. */
const pause = 250;
const longest = 5000;
/** Seconds that whoever would take up jobs leaves to those who are about to be back; several tries of theirs. */
const grace = 1;

interface Seat {
  readonly client: Client;
  /** When the connection is over, whoever ended it. */
  readonly ended: Promise<void>;
}

const sit = async (url: string): Promise<Seat> => {
  const client = new Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: longest });
  // A connection that drops says so twice: its end is what is listened to.
  client.on('error', () => {});
  const ended = new Promise<void>((resolve) => void client.once('end', resolve));
  await client.connect();
  return { client, ended };
};

const share = (client: Client) => client.query('select pg_advisory_lock_shared($1, $2)', [space, workers]);

/** Whether nobody is waiting to come in, a while later: whoever works and has lost their connection would be. */
const isNobodyBack = async (client: Client): Promise<boolean> => {
  await client.query('select pg_sleep($1)', [grace]);
  const { rows } = await client.query<{ back: boolean }>(
    `select exists (select from pg_locks where locktype = 'advisory' and classid = $1 and objid = $2 and objsubid = 2 and not granted
      and database = (select oid from pg_database where datname = current_database())) as back`, [space, workers]);
  return rows[0]?.back === false;
};

/**
 * Every instance at work shares one lock, on a connection that ends with its process, kill -9 included. Whoever starts and can have it
 * alone knows that nobody else is at work: what is still marked as running was cut short, and is taken up before any other
 * instance begins. Several at once wait for one another; the heartbeat of jobs tells those of the dead from those of the living then.
 *
 * A connection ends without its process too, as when the database is restarted: the instance comes back, four times a second until it is
 * in. `takeUp` is told how to ask whether somebody was on their way back, and asks only where there is something to take up.
 */
export const joinWorkers = async (url: string, log: Log, takeUp: (isAlone: () => Promise<boolean>) => Promise<void>): Promise<{ leave(): void }> => {
  const leaving = new AbortController();
  let seat = await sit(url);
  const leave = (): void => {
    leaving.abort();
    void seat.client.end().catch(() => {});
  };

  try {
    const { client } = seat;
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1, $2) as free', [space, workers]);
    const isFree = rows[0]?.free === true;
    if (isFree) await takeUp(() => isNobodyBack(client));
    await share(client);
    if (isFree) await client.query('select pg_advisory_unlock($1, $2)', [space, workers]);
  } catch (error) {
    leave();
    throw error;
  }

  const comeBack = async (): Promise<void> => {
    while (!leaving.signal.aborted)
      try {
        seat = await sit(url);
        if (leaving.signal.aborted) return leave();
        await share(seat.client);
        return log.info('presence regained');
      } catch {
        void seat.client.end().catch(() => {});
        await wait(pause, undefined, { signal: leaving.signal }).catch(() => {});
      }
  };
  const stay = async (): Promise<void> => {
    for (;;) {
      await seat.ended;
      if (leaving.signal.aborted) return;
      log.warn('presence lost');
      await comeBack();
    }
  };
  void stay();
  return { leave };
};
