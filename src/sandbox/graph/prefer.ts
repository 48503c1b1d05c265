import type { FastifyReply, FastifyRequest } from 'fastify';
import { ianaOf } from './zones.ts';

/** What the caller prefers, from one or several Prefer headers. */
export interface Preferences {
  zone: string;
  textBodies: boolean;
  immutableIds: boolean;
}

/** Reads `Prefer` and says in `Preference-Applied` what was honoured. */
export const readPreferences = (request: FastifyRequest, reply: FastifyReply): Preferences => {
  const header = [request.headers['prefer'] ?? []].flat().join(',');
  const zone = header.match(/outlook\.timezone\s*=\s*"?([^",;]+)"?/i)?.[1]?.trim();
  const textBodies = /outlook\.body-content-type\s*=\s*"?text"?/i.test(header);
  const immutableIds = /IdType\s*=\s*"?ImmutableId"?/i.test(header);
  if (zone) ianaOf(zone);
  const applied = [
    ...(zone ? [`outlook.timezone="${zone}"`] : []),
    ...(textBodies ? ['outlook.body-content-type="text"'] : []),
    ...(immutableIds ? ['IdType="ImmutableId"'] : []),
  ];
  if (applied.length > 0) reply.header('preference-applied', applied.join(', '));
  return { zone: zone ?? 'UTC', textBodies, immutableIds };
};
