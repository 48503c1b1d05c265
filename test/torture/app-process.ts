import { flushCompileCache } from 'node:module';
import { sql } from 'kysely';
import { type App, builtWeb, createApp } from '../../src/app.ts';
import { productionConfig } from '../../src/config.ts';
import { unpaced } from '../../src/adapters/teams/pace.ts';
import { connect, type Connected } from '../../src/db/connect.ts';
import { fromIso, instant, MovableClock } from '../../src/kernel/time.ts';
import { createLog } from '../../src/log.ts';
import { stopOnSignal } from '../../src/signals.ts';
import type { Ask, Tell } from './instance.ts';

/**
 * The product in a process of its own, as production starts it: its configuration, its adapters, its stop. What differs: the
 * clock can be put to an office hour, the embedded database may stand in for PostgreSQL, so that both are killed alike, Graph finds
 * it under the address of the wire, and a race of hundreds of presses need not wait for a chat's second each. It waits to be told before it opens anything.
 */
const open = async (env: Record<string, string>): Promise<{ app: App; database: Connected; address: string }> => {
  const { TORTURE_FOLDER: path, TORTURE_OFFSET: offset = '0', TORTURE_FAREWELL: farewell = '0', TORTURE_ADDRESS: publicUrl, TORTURE_PACE: pace, DATABASE_URL: url = '' } = env;
  const clock = new MovableClock(instant(Date.now() + Number(offset)));
  const database = await connect(path ? { kind: 'folder', path } : { kind: 'postgres', url });
  const app = await createApp({
    config: { ...productionConfig(env), publicUrl }, database, clock, log: createLog('warn'), webFolder: builtWeb, farewell: Number(farewell), ...(pace === 'none' && { pace: unpaced }),
  });
  stopOnSignal(app);
  return { app, database, address: await app.listen() };
};
let opened: ReturnType<typeof open> | undefined;

/** What is due, running or to be tried again, a word for each; jobs of a later moment are none of it. */
const unsettled = async (database: Connected): Promise<readonly string[]> => {
  const { rows } = await sql<{ word: string }>`
    select name || ' is ' || state || coalesce(', after ' || (output ->> 'message'), '') as word
    from pgboss.job where name not like '\\_\\_pgboss%' and (state in ('active', 'retry') or (state = 'created' and start_after <= pgboss.job_now()))`
    .execute(database.db);
  return rows.map(({ word }) => word);
};

const readRows = async ({ db }: Connected) => {
  const [members, sessions, offers, meetings, messages, checkIns, programmes, watches] = await Promise.all([
    db.selectFrom('duo_members').selectAll().execute(), db.selectFrom('sessions').selectAll().execute(), db.selectFrom('offers').selectAll().execute(),
    db.selectFrom('meetings').selectAll().execute(), db.selectFrom('messages').select(['id', 'person_id', 'duo_id', 'kind', 'subject_id', 'state', 'reason', 'activity_id', 'mail']).execute(),
    db.selectFrom('check_ins').selectAll().execute(), db.selectFrom('programmes').select('id').execute(), db.selectFrom('watches').select(['organiser_id', 'state']).execute(),
  ]);
  const { rows: jobs } = await sql<{ name: string; state: string; data: Record<string, string> }>`select name, state::text, data from pgboss.job`.execute(db);
  return { members, sessions, offers, meetings, messages, checkIns, programmes, watches, jobs };
};
export type Rows = Awaited<ReturnType<typeof readRows>>;

/** As main does when it cannot start. */
const end = (error: unknown): never => {
  console.error(error);
  process.exit(1);
};

const answer = async (ask: Ask): Promise<unknown> => {
  if (ask.kind === 'open') return (await (opened ??= open(ask.env).catch(end))).address;
  if (!opened) throw new Error('not yet opened');
  const { app, database } = await opened;
  switch (ask.kind) {
    case 'unsettled': return unsettled(database);
    case 'rows': return readRows(database);
    case 'advance': return app.advance(fromIso(ask.to));
  }
};
const tell = (what: Tell): void => void process.send?.(what);
process.on('message', (ask: Ask) => {
  answer(ask).then((value) => tell({ id: ask.id, value }), (error: unknown) => tell({ id: ask.id, error: String(error) }));
});
// No process outlives the test that started it.
process.on('disconnect', () => process.exit(1));
// Whoever is killed leaves no compiled code behind for the next start, unless it is written now.
flushCompileCache();
