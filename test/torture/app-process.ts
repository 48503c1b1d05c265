import { flushCompileCache } from 'node:module';
import { sql } from 'kysely';
import { builtWeb, createApp } from '../../src/app.ts';
import { productionConfig } from '../../src/config.ts';
import { connect } from '../../src/db/connect.ts';
import { fromIso, instant, MovableClock } from '../../src/kernel/time.ts';
import { createLog } from '../../src/log.ts';
import { stopOnSignal } from '../../src/signals.ts';
import type { Ask, Tell } from './instance.ts';

/**
 * The product in a process of its own, as production starts it: its configuration, its adapters, its stop. Two things differ. The
 * clock can be put to an office hour, and the embedded database may stand in for PostgreSQL, so that both are killed alike.
 */
const { TORTURE_FOLDER: path, TORTURE_OFFSET: offset = '0', TORTURE_FAREWELL: farewell = '0', DATABASE_URL: url = '' } = process.env;
const clock = new MovableClock(instant(Date.now() + Number(offset)));
const database = await connect(path ? { kind: 'folder', path } : { kind: 'postgres', url });
const app = await createApp({ config: productionConfig(process.env), database, clock, log: createLog('warn'), webFolder: builtWeb, farewell: Number(farewell) });
const tell = (what: Tell): void => void process.send?.(what);

/** What is due, running or to be tried again; jobs of a later moment are none of it. */
const unsettled = async (): Promise<number> => {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pgboss.job where name not like '\\_\\_pgboss%' and (state in ('active', 'retry') or (state = 'created' and start_after <= pgboss.job_now()))`
    .execute(database.db);
  return rows[0]?.n ?? -1;
};

const readRows = async () => {
  const { db } = app.ctx;
  const [members, sessions, offers, meetings, messages, checkIns] = await Promise.all([
    db.selectFrom('duo_members').selectAll().execute(), db.selectFrom('sessions').selectAll().execute(), db.selectFrom('offers').selectAll().execute(),
    db.selectFrom('meetings').selectAll().execute(), db.selectFrom('messages').select(['id', 'person_id', 'kind', 'subject_id', 'state', 'reason', 'activity_id']).execute(),
    db.selectFrom('check_ins').selectAll().execute(),
  ]);
  const { rows: jobs } = await sql<{ name: string; state: string; data: Record<string, string> }>`select name, state::text, data from pgboss.job`.execute(db);
  return { members, sessions, offers, meetings, messages, checkIns, jobs };
};
export type Rows = Awaited<ReturnType<typeof readRows>>;

const answer = async (ask: Ask): Promise<unknown> => {
  switch (ask.kind) {
    case 'unsettled': return unsettled();
    case 'rows': return readRows();
    case 'advance': return app.advance(fromIso(ask.to));
    case 'press': throw new Error('a press on the product goes through HTTP');
  }
};
process.on('message', (ask: Ask) => {
  answer(ask).then((value) => tell({ kind: 'answer', id: ask.id, value }), (error: unknown) => tell({ kind: 'answer', id: ask.id, error: String(error) }));
});
// No process outlives the test that started it.
process.on('disconnect', () => process.exit(1));
stopOnSignal(app);
tell({ kind: 'listening', address: await app.listen() });
// Whoever is killed leaves no compiled code behind for the next start, unless it is written now.
flushCompileCache();
