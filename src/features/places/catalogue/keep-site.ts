import { randomUUID } from 'node:crypto';
import { Refusal } from '../../../kernel/errors.ts';
import { asId, type SiteId } from '../../../kernel/ids.ts';
import { isZone } from '../../../kernel/time.ts';
import type { Actor, Context } from '../../context.ts';
import { writeJournal } from '../../privacy/store.ts';
import type { Site } from '../site.ts';
import { areCoordinates } from './draft.ts';
import { guardCatalogue } from './guard-catalogue.ts';
import { nameKey, tidy } from './spelling.ts';
import { listSites, saveSite } from './store.ts';

/** HR declares a site (no id) or changes one. Its name is the office of the directory, to the letter: that is how people belong to it. */
export const keepSite = async (
  ctx: Pick<Context, 'db' | 'clock' | 'transaction'>, actor: Actor, input: { readonly siteId: SiteId | null; readonly site: Omit<Site, 'id'> },
): Promise<SiteId> => {
  await guardCatalogue(ctx, actor);
  const { tenantId } = actor;
  const id = input.siteId ?? asId<SiteId>(randomUUID());
  const site: Site = { ...input.site, id, name: tidy(input.site.name), city: tidy(input.site.city), department: input.site.department.toUpperCase() };
  for (const field of ['name', 'city'] as const) if (site[field] === '') throw new Refusal('required', field);
  if (!areCoordinates(site.coordinates)) throw new Refusal('bad-coordinates', 'coordinates');
  if (!isZone(site.zone)) throw new Refusal('bad-input', 'zone');
  const now = ctx.clock.now();
  await ctx.transaction(async (trx) => {
    const sites = await listSites(trx, tenantId);
    if (input.siteId && !sites.some((other) => other.id === id)) throw new Refusal('not-found');
    if (sites.some((other) => other.id !== id && nameKey(other.name) === nameKey(site.name))) throw new Refusal('site-exists', 'name');
    await saveSite(trx, tenantId, site);
    await writeJournal(trx, { tenantId, at: now, actorId: actor.personId, act: 'site-saved', subject: { kind: 'site', id } });
  });
  return id;
};
