import { readFileSync } from 'node:fs';
import type { ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';

interface Operation {
  requestBody?: { content: { 'application/json': { schema: object } } };
  responses: Record<string, { $ref?: string; content?: { 'application/json': { schema: object } } }>;
  'x-docs-status': number;
}
interface Excerpt {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

/** Pruned from the OpenAPI description made of Microsoft's own metadata (see `info.x-source` in the file). */
const excerpt = JSON.parse(readFileSync(new URL('graph-excerpt.json', import.meta.url), 'utf8')) as Excerpt;
const ajv = new Ajv({
  strict: false, allErrors: true,
  formats: { int32: true, int64: true, double: true, float: true, decimal: true, binary: true, base64url: true },
});
(addFormats as unknown as (ajv: Ajv) => void)(ajv);
ajv.addSchema(excerpt, 'graph');

const pointer = (...parts: string[]): string =>
  `graph#/${parts.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;
const compiled = new Map<string, ValidateFunction>();
const validator = (ref: string): ValidateFunction => {
  let found = compiled.get(ref);
  if (!found) compiled.set(ref, (found = ajv.compile({ $ref: ref })));
  return found;
};
const complaints = (ref: string, value: unknown): string[] => {
  const validate = validator(ref);
  return validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};

export interface GraphExchange {
  method: string;
  url: string;
  requestBody: unknown;
  status: number | null;
  responseBody: unknown;
}

const shapeOf = (path: string): string[] => path.split('/');
/** The documented path that an address matches, e.g. `/users/{user-id}/events/{event-id}`. */
export const documentedPath = (url: string): string | undefined => {
  const asked = shapeOf(new URL(url, 'http://graph').pathname.replace(/^.*\/v1\.0/, ''));
  return Object.keys(excerpt.paths).find((path) => {
    const known = shapeOf(path);
    return known.length === asked.length && known.every((part, position) => part.startsWith('{') || part === asked[position]);
  });
};

/** What is wrong with one exchange, in words; nothing when it is as Microsoft describes it. */
export const checkExchange = ({ method, url, requestBody, status, responseBody }: GraphExchange): string[] => {
  const path = documentedPath(url);
  const verb = method.toLowerCase();
  const operation = path === undefined ? undefined : excerpt.paths[path]?.[verb];
  if (path === undefined || !operation) return [`${method} ${url} is not documented`];
  if (status === null) return [];
  const found: string[] = [];
  if (status < 300) {
    if (status !== operation['x-docs-status']) found.push(`status ${status}, documented ${operation['x-docs-status']}`);
    if (operation.requestBody)
      found.push(...complaints(
        pointer('paths', path, verb, 'requestBody', 'content', 'application/json', 'schema'), requestBody ?? {},
      ));
  }
  const family = `${Math.floor(status / 100)}XX`;
  const answer = operation.responses[family];
  if (answer?.$ref)
    found.push(...complaints(`graph${answer.$ref.replaceAll('$', '%24')}/content/application~1json/schema`, responseBody));
  else if (answer?.content) found.push(...complaints(
    pointer('paths', path, verb, 'responses', family, 'content', 'application/json', 'schema'), responseBody,
  ));
  else if (responseBody !== null) found.push('an answer without a body was expected');
  return [...found, ...unknownProperties(responseBody)].map((complaint) => `${method} ${path} ${status}: ${complaint}`);
};

/** The schemas let unknown properties pass; an event or a schedule may only carry the names the metadata knows. */
const unknownProperties = (body: unknown): string[] => {
  const one = (value: unknown): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const name = 'iCalUId' in value
      ? 'microsoft.graph.event'
      : 'scheduleId' in value
      ? 'microsoft.graph.scheduleInformation'
      : 'notificationUrl' in value
      ? 'microsoft.graph.subscription'
      : undefined;
    const names = name && namesOf(excerpt.components.schemas[name] ?? {});
    return names
      ? Object.keys(value).filter((key) => !key.startsWith('@odata.') && !names.has(key)).map((key) => `unknown property ${key}`)
      : [];
  };
  const value = (body as { value?: unknown } | null)?.value;
  return Array.isArray(value) ? value.flatMap(one) : one(body);
};
const namesOf = (schema: object): Set<string> => {
  const names = new Set<string>();
  const walk = (part: { 'x-allProperties'?: string[]; allOf?: object[] }): void => {
    for (const name of part['x-allProperties'] ?? []) names.add(name);
    for (const inner of part.allOf ?? []) walk(inner);
  };
  walk(schema);
  return names;
};

/** What is wrong with what Graph posts to those who subscribed. */
export const checkNotifications = (body: unknown): string[] => complaints(pointer('components', 'schemas', 'microsoft.graph.changeNotificationCollection'), body);
