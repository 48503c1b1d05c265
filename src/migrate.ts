import { readPlace } from './config.ts';
import { connect } from './db/connect.ts';
import { migrateToLatest } from './db/migrate.ts';

/** `npm run migrate`: brings the schema of DATABASE_URL, or of the data folder, up to date and ends. */
const place = readPlace(process.env);
const database = await connect(place.databaseUrl ? { kind: 'postgres', url: place.databaseUrl } : { kind: 'folder', path: place.dataDir });
await migrateToLatest(database.db);
await database.close();
console.log('The schema is up to date.');
