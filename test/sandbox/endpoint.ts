import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import type { Loose } from './stage.ts';

/** How an endpoint behaves; each may change on the way. */
export interface Manners {
  /** Of the handshake; the token as it came by default. */
  greet: (token: string) => { status: number; type: string; body: string };
  /** Status of the answer to a notification. */
  status: number;
  /** Milliseconds before it answers. */
  delay: number;
}

export interface Endpoint extends AsyncDisposable {
  readonly url: string;
  readonly greetings: string[];
  readonly bodies: Loose[];
  readonly manners: Manners;
  /** Every notification heard, in order. */
  notices(): Loose[];
}

/** Somebody who subscribes: an address on loopback that keeps what it hears. */
export const listen = async (manners: Partial<Manners> = {}): Promise<Endpoint> => {
  const greetings: string[] = [];
  const bodies: Loose[] = [];
  const ways: Manners = { greet: (token) => ({ status: 200, type: 'text/plain', body: token }), status: 202, delay: 0, ...manners };
  const app = Fastify({ forceCloseConnections: true });
  app.post<{ Querystring: { validationToken?: string } }>('/', async (request, reply) => {
    const { validationToken } = request.query;
    await new Promise((resolve) => setTimeout(resolve, ways.delay));
    if (validationToken !== undefined) {
      greetings.push(validationToken);
      const { status, type, body } = ways.greet(validationToken);
      return reply.code(status).type(type).send(body);
    }
    bodies.push(request.body);
    return reply.code(ways.status).send();
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`, greetings, bodies, manners: ways,
    notices: () => bodies.flatMap(({ value }) => value),
    [Symbol.asyncDispose]: () => app.close(),
  };
};
