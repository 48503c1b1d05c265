import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './app-package.ts';

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const all = (text: string, pattern: RegExp): string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] as string))].sort();

/** First column of the tables of install.md, section 5. */
const section = /## 5\. Environment variables\n([\s\S]*?)\n## /.exec(read('docs/install.md'))?.[1] ?? '';
const documented = all(section, /^\| `([A-Z_]+)` \|/gm);
const [own = '', addresses = ''] = section.split('replace an address of Microsoft');
const required = all(own, /^\| `([A-Z_]+)` \| (?:required|`production`)/gm);
const credentials = all(own, /^\| `([A-Z_]+)` \| one of three/gm);
const overrides = all(addresses, /^\| `([A-Z_]+)` \|/gm);

const bicep = read('infra/main.bicep');
const settings = all(/name: 'appsettings'\n {2}properties: \{\n([\s\S]*?)\n {2}\}/.exec(bicep)?.[1] ?? '', /^ {4}([A-Z_]+):/gm);
const outputs = all(bicep, /^output ([A-Z_]+) /gm);
const ofAppService = ['SCM_DO_BUILD_DURING_DEPLOYMENT', 'WEBSITE_RUN_FROM_PACKAGE', 'WEBSITES_CONTAINER_STOP_TIME_LIMIT'];

const yml = read('teamsapp.yml');
const written = all(yml, /^ {6}\w+: ([A-Z_]+)$/gm);
const placeholders = (path: string): string[] => all(read(path), /\$\{\{(\w+)\}\}/g);

describe('the names of the environment agree', () => {
  it('install.md documents every variable of the application', () => {
    expect(documented).toEqual([
      'BACKUP_DAYS', 'BOT_OPENID_URL', 'BOT_SERVICE_URL', 'BOT_TOKEN_ISSUER', 'BOT_TOKEN_SCOPE', 'CLIENT_CERTIFICATE_FILE', 'CLIENT_ID', 'CLIENT_SECRET',
      'DATABASE_URL', 'DATA_DIR', 'ENTRA_URL', 'ERASURES_DIR', 'GRAPH_URL', 'HOST', 'MAIL_FROM', 'MANAGED_IDENTITY_CLIENT_ID', 'NODE_ENV', 'PORT',
      'PUBLIC_URL', 'PUBLISHED_APP_ID', 'STORY', 'TAB_ISSUER', 'TAB_JWKS_URL', 'TEAMS_APP_ID', 'TENANT_ID',
    ]);
    expect(credentials).toHaveLength(3);
    expect(overrides).toHaveLength(8);
  });

  it('main.bicep sets what production requires, one credential, nothing else of ours and no other address', () => {
    const ours = settings.filter((name) => !ofAppService.includes(name));
    expect(ours.filter((name) => !documented.includes(name))).toEqual([]);
    expect(required.filter((name) => !ours.includes(name))).toEqual([]);
    expect(credentials.filter((name) => ours.includes(name))).toHaveLength(1);
    expect(overrides.filter((name) => ours.includes(name))).toEqual([]);
  });

  it('main.bicep lets the goodbye be heard and said to its end', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const program = scripts['start:prod']?.replace('NODE_ENV=production ', '');
    expect(/appCommandLine: '(.*)'/.exec(bicep)?.[1]).toBe(`npm run migrate && exec ${program}`);
    const longest = Number(/after (\d+) s at most/.exec(read('docs/operations.md'))?.[1]);
    expect(Number(/WEBSITES_CONTAINER_STOP_TIME_LIMIT: '(\d+)'/.exec(bicep)?.[1])).toBeGreaterThan(longest);
  });

  it('every placeholder of the toolkit is written by a step, an output of main.bicep, or given by hand', () => {
    const given = ['AZURE_RESOURCE_GROUP_NAME', 'AZURE_SUBSCRIPTION_ID', 'SECRET_DATABASE_PASSWORD', 'TEAMSFX_ENV'];
    const known = [...given, ...written, ...outputs];
    for (const path of ['teamsapp.yml', 'appPackage/manifest.json', 'infra/main.parameters.json', 'infra/entra.manifest.json'])
      expect(placeholders(path).filter((name) => !known.includes(name)), path).toEqual([]);
  });

  it('the parameters file gives main.bicep exactly the parameters that have no default', () => {
    const { parameters } = JSON.parse(read('infra/main.parameters.json')) as { parameters: Record<string, unknown> };
    const declared = all(bicep, /^param (\w+) /gm);
    const mandatory = all(bicep, /^param (\w+) \w+$/gm);
    expect(Object.keys(parameters).filter((name) => !declared.includes(name))).toEqual([]);
    expect(mandatory.filter((name) => !(name in parameters))).toEqual([]);
  });

  it('env/.env.prod names what the toolkit fills in, and holds no value but its own name', () => {
    const lines = read('env/.env.prod').split('\n').filter((line) => line && !line.startsWith('#'));
    expect(lines.filter((line) => !line.endsWith('='))).toEqual(['TEAMSFX_ENV=prod']);
    const named = lines.map((line) => line.split('=')[0]);
    expect([...written, ...outputs].filter((name) => !named.includes(name))).toEqual([]);
  });

  it.runIf(existsSync(join(root, 'src/config.ts')))('config.ts reads what is documented and nothing else', () => {
    const code = read('src/config.ts').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
    const names = all(code, /\b([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|PORT|HOST|STORY)\b/g);
    expect(names.filter((name) => !documented.includes(name)), 'not documented').toEqual([]);
    expect(documented.filter((name) => !names.includes(name)), 'not read').toEqual([]);
  });
});

describe('the registration', () => {
  const entra = JSON.parse(read('infra/entra.manifest.json')) as {
    identifierUris: string[];
    api: {
      requestedAccessTokenVersion: number;
      oauth2PermissionScopes: { id: string; value: string }[];
      preAuthorizedApplications: { appId: string; delegatedPermissionIds: string[] }[];
    };
    optionalClaims: { accessToken: { name: string }[] };
    appRoles: { value: string }[];
  };

  it('is the api of the manifest, in v2 tokens, with the role and the claim we check', () => {
    const manifest = JSON.parse(read('appPackage/manifest.json')) as { webApplicationInfo: { resource: string } };
    expect(entra.identifierUris).toEqual([manifest.webApplicationInfo.resource]);
    expect(entra.api.requestedAccessTokenVersion).toBe(2);
    expect(entra.api.oauth2PermissionScopes.map((scope) => scope.value)).toEqual(['access_as_user']);
    expect(entra.appRoles.map((role) => role.value)).toEqual(['Programme.Manager']);
    expect(entra.optionalClaims.accessToken.map((claim) => claim.name)).toEqual(['idtyp']);
  });

  it('lets in the seven Microsoft clients that install.md lists', () => {
    const listed = all(read('docs/install.md'), /\| `([0-9a-f-]{36})` \|/g);
    expect(listed).toHaveLength(7);
    expect(entra.api.preAuthorizedApplications.map((client) => client.appId).sort()).toEqual(listed);
    const scope = entra.api.oauth2PermissionScopes[0]?.id;
    for (const client of entra.api.preAuthorizedApplications) expect(client.delegatedPermissionIds).toEqual([scope]);
  });
});
