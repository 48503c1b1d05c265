import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, describe, expect, it } from 'vitest';
import { buildPackage, readValues, zipPackage } from '../../src/package-app.ts';
import { folder, mistakesOf, root, tenant, version } from './app-package.ts';

const build = (env: Record<string, string>): Uint8Array => {
  const read = readValues(env);
  if (read.kind === 'mistakes') throw new Error(read.mistakes.join());
  const built = buildPackage(folder(), read.values, version);
  if (built.kind === 'mistakes') throw new Error(built.mistakes.join());
  return zipPackage(built.files);
};
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Never into dist: a package made for a tenant may be waiting there. */
const target = mkdtempSync(join(tmpdir(), 'binome-package-'));
afterAll(() => rmSync(target, { recursive: true }));

const run = (env: Record<string, string>) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['src/package-app.ts', target], {
    cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH, ...env },
  });
  return { stdout, stderr, status };
};

describe('the Teams app package', () => {
  it('is accepted as it stands, for a tenant and as a demonstration', () => {
    expect(mistakesOf(folder())).toEqual([]);
    expect(mistakesOf(folder(), {})).toEqual([]);
  });

  it('holds the manifest, both languages and the three icons, filled in for the tenant', () => {
    const files = unzipSync(build(tenant));
    expect(Object.keys(files).sort().join(' ')).toBe('color.png color32x32.png en.json fr.json manifest.json outline.png');
    const manifest = JSON.parse(strFromU8(files['manifest.json'] as Uint8Array)) as Record<string, unknown>;
    expect(manifest).toMatchObject({
      manifestVersion: '1.29',
      version,
      id: tenant.TEAMS_APP_ID,
      accentColor: '#B5472F',
      defaultInstallScope: 'personal',
      validDomains: ['binome.entreprise.fr'],
      webApplicationInfo: { id: tenant.CLIENT_ID, resource: `api://binome.entreprise.fr/${tenant.CLIENT_ID}` },
      staticTabs: [
        { entityId: 'my-duo', name: 'Mon binôme', contentUrl: `${tenant.PUBLIC_URL}/tab/?page=my-duo`, scopes: ['personal'] },
        { entityId: 'programme', name: 'Programme', contentUrl: `${tenant.PUBLIC_URL}/tab/?page=programme` },
      ],
      bots: [{ botId: tenant.CLIENT_ID, scopes: ['personal'] }],
    });
  });

  it('satisfies the validator that Microsoft ships as well', async () => {
    const manifest = JSON.parse(strFromU8(unzipSync(build(tenant))['manifest.json'] as Uint8Array)) as never;
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([]);
  });

  it('is the same to the byte each time, whatever the hour and the zone', () => {
    const code = `
      import { buildPackage, readFolder, readValues, zipPackage } from './src/package-app.ts';
      const built = buildPackage(readFolder('appPackage'), readValues(${JSON.stringify(tenant)}).values, '${version}');
      process.stdout.write(Buffer.from(zipPackage(built.files)).toString('base64'));`;
    for (const TZ of ['Pacific/Auckland', 'America/Los_Angeles']) {
      const zip = execFileSync(process.execPath, ['--input-type=module', '-e', code], { cwd: root, env: { ...process.env, TZ } });
      expect(sha(Buffer.from(zip.toString(), 'base64'))).toBe(sha(build(tenant)));
    }
  });
});

describe('npm run package', () => {
  it('builds a demonstration and says so when nothing is given', () => {
    const { stdout, status } = run({});
    expect(status).toBe(0);
    expect(stdout).toContain(`binome-${version}.zip is ready`);
    expect(stdout).toContain('demonstration package: TEAMS_APP_ID, CLIENT_ID, PUBLIC_URL not given');
    expect(Object.keys(unzipSync(readFileSync(join(target, `binome-${version}.zip`))))).toHaveLength(6);
  });

  it('refuses, in production, every missing value with one sentence each', () => {
    const { stderr, stdout, status } = run({ NODE_ENV: 'production' });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n')).toEqual([
      'TEAMS_APP_ID is missing: a package for production needs it.',
      'CLIENT_ID is missing: a package for production needs it.',
      'PUBLIC_URL is missing: a package for production needs it.',
    ]);
  });
});
