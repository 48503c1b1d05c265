import type { Pool } from 'pg';

/** A pair of its own among the database's advisory locks, beside those on people. */
const workers = '1650549363, 1';

/**
 * Every instance at work shares one lock, on a connection that ends with its process, kill -9 included. Whoever starts and can have it
 * alone knows that nobody else is at work: what is still marked as running was cut short, and is taken up before any other
 * instance begins. Several at once wait for one another; the heartbeat of jobs tells those of the dead from those of the living then.
 */
export const joinWorkers = async (pool: Pool, takeUp: () => Promise<void>): Promise<{ leave(): void }> => {
  const connection = await pool.connect();
  // A connection that drops costs a restart its head start, nothing more.
  connection.on('error', () => {});
  try {
    const { rows } = await connection.query<{ alone: boolean }>(`select pg_try_advisory_lock(${workers}) as alone`);
    const isAlone = rows[0]?.alone === true;
    if (isAlone) await takeUp();
    await connection.query(`select pg_advisory_lock_shared(${workers})`);
    if (isAlone) await connection.query(`select pg_advisory_unlock(${workers})`);
  } catch (error) {
    connection.release(true);
    throw error;
  }
  return { leave: () => connection.release(true) };
};
