import { builtWeb, createApp } from './app.ts';
import { BadConfig, modeOf, productionConfig } from './config.ts';
import { connect } from './db/connect.ts';
import { FolderInUse } from './db/lock.ts';
import { systemClock } from './kernel/time.ts';
import { createLog } from './log.ts';

const start = async () => {
  if (modeOf(process.env) === 'sandbox') {
    const { startDemonstration } = await import('./demonstration.ts');
    const app = await startDemonstration(process.env, createLog('warn'));
    console.log(`Binôme, demonstration tenant: ${await app.listen()}/sandbox/`);
    return app;
  }
  const config = productionConfig(process.env);
  const database = await connect({ kind: 'postgres', url: config.databaseUrl ?? '' });
  const app = await createApp({ config, database, clock: systemClock, log: createLog('info'), webFolder: builtWeb });
  console.log(`Binôme is ready on ${await app.listen()}`);
  return app;
};

try {
  const app = await start();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.stop().then(() => process.exit(0)));
} catch (error) {
  if (!(error instanceof BadConfig) && !(error instanceof FolderInUse)) throw error;
  console.error(error.message);
  process.exit(1);
}
