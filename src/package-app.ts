/**
 * `npm run package`: checks appPackage/ against the schemas of @microsoft/app-manifest and our own rules, and writes
 * binome-<version>.zip into dist, or into the folder given as argument. Reads TEAMS_APP_ID, CLIENT_ID and PUBLIC_URL;
 * without them the package is a demonstration, and NODE_ENV=production refuses it. Every mistake is one sentence.
 * The same input gives the same bytes.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import Ajv, { type ErrorObject } from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { zipSync } from 'fflate';
import { isUuid } from './kernel/ids.ts';

export type Files = Readonly<Record<string, Uint8Array>>;
type Environment = Readonly<Record<string, string | undefined>>;
type Outcome<T> = ({ kind: 'ok' } & T) | { kind: 'mistakes'; mistakes: string[] };
type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** What the manifest is filled with: `${{NAME}}`, as in teamsapp.yml, so that the Agents Toolkit can read the same file. */
interface PackageValues {
  readonly TEAMS_APP_ID: string;
  readonly CLIENT_ID: string;
  readonly TAB_DOMAIN: string;
}

const demonstration = {
  TEAMS_APP_ID: '00000000-0000-4000-8000-000000000001',
  CLIENT_ID: '00000000-0000-4000-8000-000000000002',
  PUBLIC_URL: 'https://binome.example',
} as const;
type Name = keyof typeof demonstration;
const names = Object.keys(demonstration) as Name[];

/** The app id of the sandbox's tenant, which must never reach a real one. */
const sandboxClientId = 'b10e6a54-93a1-4b5c-8f57-7d3f4b1c0de0';
const looksInvented = (id: string): boolean => id === sandboxClientId || /^(0{8}|12345678)-|^([0-9a-f])\2{7}-/.test(id);

/** Addresses that Teams cannot reach, or reaches through somebody else's machine (store policy: no tunnel). */
const isUnreachable = (host: string): boolean =>
  /^[\d.]+$|^localhost$|\.(example|test|invalid|localhost|local)$/.test(host) ||
  /(devtunnels\.ms|ngrok[a-z-]*\.\w+|loca\.lt|trycloudflare\.com)$/.test(host);

const findFault = (name: Name, value: string, production: boolean): string | undefined => {
  if (name !== 'PUBLIC_URL') {
    const id = value.toLowerCase();
    if (!isUuid(id)) return `${name} is not a GUID: "${value}".`;
    return production && looksInvented(id) ? `${name} is a dummy GUID (${id}): give the real one.` : undefined;
  }
  const url = URL.parse(value);
  if (!url || url.protocol !== 'https:' || url.port !== '' || url.href !== `${url.origin}/`)
    return `PUBLIC_URL must be an https origin without port, path or query: "${value}".`;
  return production && isUnreachable(url.hostname)
    ? `PUBLIC_URL (${value}) must be on a domain of yours that Teams can reach.`
    : undefined;
};

/** Reads the three variables. Outside production, those that are missing are invented, and named in `invented`. */
export const readValues = (env: Environment): Outcome<{ values: PackageValues; invented: Name[] }> => {
  const production = env.NODE_ENV === 'production';
  const given = (name: Name): string | undefined => env[name]?.trim() || undefined;
  const invented = names.filter((name) => !given(name));
  const mistakes = names.flatMap((name) => {
    const value = given(name);
    if (value) return findFault(name, value, production) ?? [];
    return production ? `${name} is missing: a package for production needs it.` : [];
  });
  if (mistakes.length > 0) return { kind: 'mistakes', mistakes };
  const value = (name: Name): string => given(name) ?? demonstration[name];
  return {
    kind: 'ok',
    invented,
    values: {
      TEAMS_APP_ID: value('TEAMS_APP_ID').toLowerCase(),
      CLIENT_ID: value('CLIENT_ID').toLowerCase(),
      TAB_DOMAIN: new URL(value('PUBLIC_URL')).hostname,
    },
  };
};

const decode = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

const isJson = (text: string): boolean => {
  try {
    return Boolean(JSON.parse(text));
  } catch {
    return false;
  }
};

/** Every leaf string with its path as the localisation schema writes it: `staticTabs[0].name`. */
const strings = (value: Json | undefined, path = ''): [path: string, text: string][] => {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => strings(item, `${path}[${index}]`));
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, item]) => strings(item, path ? `${path}.${key}` : key));
};

const isTranslatable = (path: string): boolean =>
  /^(name|description)\.(short|full)$|^staticTabs\[\d+\]\.name$|\.commands\[\d+\]\.(title|description)$/.test(path);

const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas/teams/v1.29');

const explain = (file: string, data: Json, error: ErrorObject): string => {
  const keys = error.instancePath.split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const where = keys.join('.') || 'the top level';
  if (error.keyword === 'maxLength') {
    const value = keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], data);
    return `${file}: ${where} has ${String(value).length} characters, the limit is ${error.params.limit}.`;
  }
  if (error.keyword === 'additionalProperties')
    return `${file}: ${where} has an unknown key, ${error.params.additionalProperty}.`;
  return `${file}: ${where} ${error.message}.`;
};

/** The schemas are draft-04, begin with a byte order mark, and the localisation one holds a pattern invalid in `u` mode. */
const readSchema = (name: string): object =>
  JSON.parse(readFileSync(join(schemas, name), 'utf8').replace(/^\uFEFF/, '')) as object;
const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const isManifest = ajv.compile(readSchema('MicrosoftTeams.schema.json'));
const isLanguage = ajv.compile(readSchema('MicrosoftTeams.Localization.schema.json'));

const checkSchema = (isValid: typeof isManifest, file: string, data: Json): string[] =>
  isValid(data) ? [] : (isValid.errors ?? []).map((error) => explain(file, data, error));

/** Width and height from the IHDR chunk, and whether the colour type carries alpha (PNG specification, 11.2.2). */
const readPng = (bytes: Uint8Array): { size: string; hasAlpha: boolean } | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33 || view.getUint32(0) !== 0x89504e47 || view.getUint32(12) !== 0x49484452) return undefined;
  return { size: `${view.getUint32(16)} × ${view.getUint32(20)}`, hasAlpha: view.getUint8(25) === 6 };
};

const iconRules = {
  color: { size: '192 × 192', isTransparent: false },
  outline: { size: '32 × 32', isTransparent: true },
  color32x32: { size: '32 × 32', isTransparent: true },
} as const;

interface Manifest {
  version: string;
  id: string;
  name: { short: string };
  icons: Record<string, string>;
  bots?: { botId: string }[];
  validDomains?: string[];
  webApplicationInfo?: { id: string; resource?: string };
  localizationInfo?: { defaultLanguageFile?: string; additionalLanguages?: { file: string }[] };
}

const checkIcons = (icons: Record<string, string>, files: Files): string[] =>
  Object.entries(iconRules).flatMap(([key, rule]) => {
    const name = icons[key];
    const bytes = name ? files[name] : undefined;
    const png = bytes && readPng(bytes);
    if (!name || !bytes) return [`manifest.json: icons.${key} names ${name ?? 'no file'}, which is not in appPackage.`];
    if (!png) return [`${name} is not a PNG.`];
    if (png.size !== rule.size) return [`${name} is ${png.size} pixels, ${rule.size} is needed.`];
    return rule.isTransparent && !png.hasAlpha ? [`${name} has no transparent background.`] : [];
  });

/** Both languages say everything the manifest says, and the first one says the same. */
const checkWords = (manifest: Json, languages: [file: string, words: Record<string, string>][]): string[] => {
  const wanted = strings(manifest).filter(([path]) => isTranslatable(path));
  return languages.flatMap(([file, words], index) => [
    ...wanted.filter(([path]) => !(path in words)).map(([path]) => `${file}: ${path} is not translated.`),
    ...Object.keys(words)
      .filter((path) => path !== '$schema' && !wanted.some(([known]) => known === path))
      .map((path) => `${file}: ${path} translates nothing of manifest.json.`),
    ...wanted
      .filter(([path, text]) => index === 0 && path in words && words[path] !== text)
      .map(([path]) => `${file}: ${path} differs from manifest.json, which holds the same language.`),
  ]);
};

const checkAddresses = (json: Json, manifest: Manifest): string[] => {
  const domains = manifest.validDomains ?? [];
  const client = manifest.webApplicationInfo?.id;
  const addresses = strings(json).filter(([path, text]) => path !== '$schema' && /^https?:/i.test(text));
  const resource = `api://${domains[0]}/${client}`;
  return [
    ...addresses
      .filter(([, text]) => !text.startsWith('https://'))
      .map(([path, text]) => `manifest.json: ${path} is not https: ${text}.`),
    ...addresses
      .filter(([, text]) => !domains.includes(URL.parse(text)?.hostname ?? ''))
      .map(([path, text]) => `manifest.json: ${path} leads outside validDomains: ${text}.`),
    ...(manifest.webApplicationInfo?.resource === resource
      ? []
      : [`manifest.json: webApplicationInfo.resource must be ${resource}.`]),
    ...(manifest.bots ?? [])
      .filter((bot) => bot.botId !== client)
      .map(() => 'manifest.json: the bot and webApplicationInfo have different ids, one registration serves both.'),
  ];
};

/** Fills in the manifest and checks everything that goes into the zip. `version` is that of package.json. */
export const buildPackage = (source: Files, values: PackageValues, version: string): Outcome<{ files: Files }> => {
  const broken = Object.keys(source).filter((name) => name.endsWith('.json') && !isJson(decode(source[name])));
  if (broken.length > 0) return { kind: 'mistakes', mistakes: broken.map((name) => `${name} is not valid JSON.`) };

  const filled = decode(source['manifest.json']).replaceAll(/\$\{\{(\w+)\}\}/g, (whole, name: string) =>
    name in values ? values[name as keyof PackageValues] : whole);
  const unknown = new Set(filled.match(/\$\{\{\w+\}\}/g));
  if (unknown.size > 0)
    return { kind: 'mistakes', mistakes: [...unknown].map((name) => `manifest.json: nothing gives ${name} a value.`) };

  const json = JSON.parse(filled) as Json;
  const unlikeSchema = checkSchema(isManifest, 'manifest.json', json);
  if (unlikeSchema.length > 0) return { kind: 'mistakes', mistakes: unlikeSchema };

  const manifest = json as unknown as Manifest;
  const languageFiles = [
    manifest.localizationInfo?.defaultLanguageFile,
    ...(manifest.localizationInfo?.additionalLanguages ?? []).map((language) => language.file),
  ].filter((name) => name !== undefined);
  const missing = languageFiles.filter((name) => !source[name]);
  const languages = languageFiles
    .filter((name) => source[name])
    .map((name): [string, Record<string, string>] => [name, JSON.parse(decode(source[name])) as Record<string, string>]);

  const mistakes = [
    ...missing.map((name) => `manifest.json names ${name}, which is not in appPackage.`),
    ...(manifest.version === version
      ? []
      : [`manifest.json is version ${manifest.version}, package.json is ${version}: raise both together.`]),
    ...[manifest.name.short, ...languages.map(([, words]) => words['name.short'] ?? '')]
      .filter((name) => /\b(teams|chat|calendar|help|microsoft)\b/i.test(name))
      .map((name) => `The name "${name}" uses a word that Microsoft reserves.`),
    ...languages.flatMap(([name, words]) => checkSchema(isLanguage, name, words)),
    ...checkWords(json, languages),
    ...checkAddresses(json, manifest),
    ...checkIcons(manifest.icons, source),
  ];
  if (mistakes.length > 0) return { kind: 'mistakes', mistakes: [...new Set(mistakes)] };

  const contents = [...languageFiles, ...Object.values(manifest.icons)].sort();
  return {
    kind: 'ok',
    files: {
      'manifest.json': new TextEncoder().encode(`${JSON.stringify(json, null, 2)}\n`),
      ...Object.fromEntries(contents.map((name) => [name, source[name] as Uint8Array])),
    },
  };
};

/** Zip times are local wall times without a zone: a fixed one keeps the bytes the same everywhere and at any hour. */
export const zipPackage = (files: Files): Uint8Array => zipSync({ ...files }, { level: 9, mtime: new Date(1980, 0, 1) });

export const readFolder = (folder: string): Files =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => ['.json', '.png'].includes(extname(name)))
      .map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]),
  );

const refuse = (mistakes: string[]): void => {
  console.error(mistakes.join('\n'));
  process.exitCode = 1;
};

const main = (): void => {
  const root = join(import.meta.dirname, '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const read = readValues(process.env);
  if (read.kind === 'mistakes') return refuse(read.mistakes);
  const built = buildPackage(readFolder(join(root, 'appPackage')), read.values, version);
  if (built.kind === 'mistakes') return refuse(built.mistakes);
  const target = join(process.argv[2] ?? 'dist', `binome-${version}.zip`);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, zipPackage(built.files));
  console.log(`${target} is ready for https://${read.values.TAB_DOMAIN}.`);
  if (read.invented.length > 0)
    console.log(`This is a demonstration package: ${read.invented.join(', ')} not given, dummy values used.`);
};

if (import.meta.main) main();
