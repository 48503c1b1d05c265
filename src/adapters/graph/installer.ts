import { z } from 'zod';
import type { Installer } from '../../features/context.ts';
import { isOk, teams } from './answer.ts';
import type { GraphClient } from './client.ts';

const apps = z.object({ value: z.array(z.object({ id: z.string() })) });

/**
 * Puts our app into a person's Teams (Graph, "teamsAppInstallation: add", permission `TeamsAppInstallation.ReadWriteSelfForUser.All`), from
 * the organisation's catalogue, where it is found by the manifest's id.
 */
export const createInstaller = (graph: GraphClient, manifestId: string): Installer => {
  let known: string | undefined;
  return {
    install: async (id) => {
      if (known === undefined) {
        const found = await graph.get('/appCatalogs/teamsApps', { $filter: `externalId eq '${manifestId.replaceAll("'", "''")}'` });
        if (found.status === 403) return 'not-permitted';
        known = teams.read(found, apps).value[0]?.id;
        if (known === undefined) return 'not-in-catalogue';
      }
      const app = { 'teamsApp@odata.bind': `https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/${encodeURIComponent(known)}` };
      const answer = await graph.post(`/users/${encodeURIComponent(id)}/teamwork/installedApps`, JSON.stringify(app));
      // It is there already: installed meanwhile, or by a run of ours that did not hear the answer.
      if (isOk(answer) || answer.status === 409) return 'installed';
      if (answer.status === 403) return 'not-permitted';
      throw teams.failure(answer);
    },
  };
};
