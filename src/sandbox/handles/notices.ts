import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Bus } from '../bus.ts';

const keepAlive = 25_000;

/** `GET /events`: server-sent events `chat`, `calendar`, `mail` and `clock`, so that the host page refreshes by itself. */
export const layNotices = (server: FastifyInstance, bus: Bus): void => {
  const open = new Set<FastifyReply>();

  server.get('/events', (request, reply) => {
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', connection: 'keep-alive' });
    raw.write('retry: 1000\n\n');
    open.add(reply);
    const stop = bus.listen(({ kind, ...data }) => void raw.write(`event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`));
    const beat = setInterval(() => void raw.write(':\n\n'), keepAlive).unref();
    request.raw.on('close', () => {
      stop();
      clearInterval(beat);
      open.delete(reply);
    });
  });

  server.addHook('preClose', async () => {
    for (const reply of open) reply.raw.end();
  });
};
