import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Reaches } from '../connector/reach.ts';
import { botName, publishedAppId, teamsAppId } from '../tenant.ts';
import { WireError } from '../wire.ts';
import { queryOf } from './page.ts';
import { requireUser } from './users.ts';

const forbidden = (): WireError => new WireError(403, 'Forbidden', "Missing role permissions on the request. API requires one of 'TeamsAppInstallation.ReadWriteSelfForUser.All'.");
const body = z.object({ 'teamsApp@odata.bind': z.string().regex(new RegExp(`/appCatalogs/teamsApps/${publishedAppId}$`)) });

/** The organisation's catalogue, which holds our app alone, and what is installed for a person. */
export const layInstallRoutes = (server: FastifyInstance, reaches: Reaches): void => {
  server.get('/appCatalogs/teamsApps', async (request) => {
    if (!reaches.mayInstall()) throw forbidden();
    const externalId = queryOf(request)['$filter']?.match(/^externalId eq '([^']+)'$/)?.[1];
    if (externalId === undefined) throw new WireError(400, 'BadRequest', 'Only $filter=externalId eq is played here.');
    return { value: externalId === teamsAppId ? [{ id: publishedAppId, externalId, displayName: botName, distributionMethod: 'organization' }] : [] };
  });
  server.post<{ Params: { user: string } }>('/users/:user/teamwork/installedApps', async (request, reply) => {
    const person = requireUser(request.params.user);
    if (!reaches.mayInstall()) throw forbidden();
    if (!body.safeParse(request.body).success) throw new WireError(400, 'BadRequest', 'teamsApp@odata.bind is missing or names no app of the catalogue.');
    if (reaches.of(person) !== 'not-installed') throw new WireError(409, 'Conflict', 'The app is already installed for the user.');
    reaches.set(person, 'reachable');
    return reply.code(201).send();
  });
};
