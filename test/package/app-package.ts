import { join } from 'node:path';
import { buildPackage, readFolder, readValues, type Files } from '../../src/package-app.ts';

export const root = join(import.meta.dirname, '../..');
export const version = '0.1.0';

/** What a real tenant would give. */
export const tenant = {
  NODE_ENV: 'production',
  TEAMS_APP_ID: '7d1c2f5e-2f55-4d0e-9a37-6f0a5f1f9c21',
  CLIENT_ID: '3b9a6c84-51d7-4a3c-8e0f-2c64d1b7e9a5',
  PUBLIC_URL: 'https://binome.entreprise.fr',
};

export const folder = (): Files => readFolder(join(root, 'appPackage'));

/** The mistakes found when the folder is built for `env`; none when it is accepted. */
export const mistakesOf = (files: Files, env: Record<string, string> = tenant): string[] => {
  const read = readValues(env);
  if (read.kind === 'mistakes') return read.mistakes;
  const built = buildPackage(files, read.values, version);
  return built.kind === 'mistakes' ? built.mistakes : [];
};
