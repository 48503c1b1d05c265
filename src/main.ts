import { builtWeb, createApp } from './app.ts';
import { ErasuresUnusable } from './adapters/erasures/ledger.ts';
import { BadConfig, modeOf, productionConfig } from './config.ts';
import { connect } from './db/connect.ts';
import { FolderInUse } from './db/lock.ts';
import { NewerSchema } from './db/migrate.ts';
import { systemClock } from './kernel/time.ts';
import { createLog } from './log.ts';
import { stopOnSignal } from './signals.ts';

const start = async () => {
  if (modeOf(process.env) === 'sandbox') {
    const { startDemonstration } = await import('./demonstration.ts');
    const app = await startDemonstration(process.env, createLog('warn'));
    console.log(`Binôme, demonstration tenant: ${await app.listen()}/sandbox/`);
    return app;
  }
  const config = productionConfig(process.env);
  const database = await connect({ kind: 'postgres', url: config.databaseUrl ?? '' });
  const app = await createApp({ config, database, clock: systemClock, log: createLog('info'), webFolder: builtWeb, farewell: 5_000 });
  console.log(`Binôme is ready on ${await app.listen()}`);
  return app;
};

try {
  const app = await start();
  stopOnSignal(app);
} catch (error) {
  if (![BadConfig, ErasuresUnusable, FolderInUse, NewerSchema].some((known) => error instanceof known)) throw error;
  console.error((error as Error).message);
  process.exit(1);
}
