import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { type Lang, langOf } from '../../kernel/text.ts';
import { text } from './text.ts';

/** What the browser is given besides the API. */
export interface Pages {
  /** Folder of the built web: `index.html` of each page, hashed assets, pictures. */
  readonly folder: string;
  /** Directives of the content security policy; `'nonce'` is written anew for each answer. */
  readonly policy: Readonly<Record<string, Iterable<string | ((request: unknown, reply: unknown) => string)>>>;
}

/** Microsoft's hosts in which the tab lives ("Enable your tab for Outlook and Microsoft 365", Microsoft Learn). */
const microsoftHosts = [
  'https://*.cloud.microsoft', 'https://teams.microsoft.com', 'https://*.teams.microsoft.com', 'https://*.microsoft365.com', 'https://*.office.com',
  'https://outlook.office.com', 'https://outlook.office365.com', 'https://outlook-sdf.office.com', 'https://outlook-sdf.office365.com',
];

/** `ownFrames`: in the sandbox the page that plays Teams frames the tab from our own origin. */
export const contentPolicy = (ownFrames: boolean): Pages['policy'] => ({
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", (request) => `'nonce-${(request as IncomingMessage).nonce}'`],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'", 'data:', 'https://res.cdn.office.net'],
  // teams-js reads its list of valid hosts from Microsoft's CDN when it starts.
  'connect-src': ["'self'", 'https://res.cdn.office.net'],
  'frame-src': ownFrames ? ["'self'"] : ["'none'"],
  'frame-ancestors': ownFrames ? ["'self'", ...microsoftHosts] : microsoftHosts,
});

/** Serves a built page, its answer's nonce written into it. */
export const pageSender = (folder: string, path: string): ((request: FastifyRequest, reply: FastifyReply) => FastifyReply) => {
  const file = join(folder, path);
  if (!existsSync(file)) throw new Error('The web has not been built yet: run npm run build.');
  const html = readFileSync(file, 'utf8');
  return (request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(html.replace('<head>', `<head>\n    <meta name="csp-nonce" content="${request.raw.nonce}" />`));
};

export const servePages = ({ folder }: Pages): FastifyPluginAsync => async (app) => {
  await app.register(fastifyStatic, { root: join(folder, 'assets'), prefix: '/assets/', immutable: true, maxAge: '365d', decorateReply: false });
  await app.register(fastifyStatic, { root: join(folder, 'settings'), prefix: '/settings/', maxAge: '1d', decorateReply: false });
  app.get('/tab/', { schema: { hide: true } }, pageSender(folder, 'web/tab/index.html'));
  for (const name of ['about', 'privacy', 'terms'] as const)
    app.get(`/${name}`, { schema: { hide: true } }, (request, reply) =>
      reply.type('text/html; charset=utf-8').send(notice(name, langOf(request.headers['accept-language']))));
};

/** The three public pages that the Teams manifest names. */
const notice = (name: 'about' | 'privacy' | 'terms', lang: Lang): string => {
  const t = text(lang);
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Binôme</title></head><body><main><h1>${t[`${name}Title`]}</h1>${t[name].split('\n').map((line) => `<p>${line}</p>`).join('')}</main></body></html>`;
};
