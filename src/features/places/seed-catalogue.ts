import type { TenantId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { seedPlaces } from './content/places.ts';
import { seedSiteId, seedSites } from './content/sites.ts';
import { savePlaces, saveSites } from './store.ts';

/** Gives a tenant the invented sites and places of the demonstration; what is already there stays. */
export const seedCatalogue = (ctx: Pick<Context, 'transaction'>, tenantId: TenantId): Promise<void> =>
  ctx.transaction(async (trx) => {
    await saveSites(trx, tenantId, seedSites);
    await savePlaces(trx, tenantId, seedPlaces(seedSiteId));
  });
