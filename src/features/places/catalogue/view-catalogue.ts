import type { Lang } from '../../../kernel/text.ts';
import { sayDay, sayTime, type Zone } from '../../../kernel/time.ts';
import type { Actor, Context } from '../../context.ts';
import { listOpenSuggestions } from '../suggestions/store.ts';
import type { KeptPlace } from './draft.ts';
import { guardCatalogue } from './guard-catalogue.ts';
import type { PlannedLine } from './plan.ts';
import { lastImport, listCatalogue, listSites } from './store.ts';
import { sayLine } from './say-line.ts';

const zone = 'Europe/Paris' as Zone;

const placeOf = ({ editedAt: _edited, importId: _import, ...place }: KeptPlace) => ({
  ...place, settings: [...place.settings], opening: [...place.opening], nearSites: [...place.nearSites],
});

/** Everything HR edits: places, sites, and the import that can still be undone. */
export const viewCatalogue = async (ctx: Pick<Context, 'db'>, actor: Actor) => {
  await guardCatalogue(ctx, actor);
  const { tenantId, lang } = actor;
  const [places, sites, last, suggestions] = await Promise.all([
    listCatalogue(ctx.db, tenantId), listSites(ctx.db, tenantId), lastImport(ctx.db, tenantId), listOpenSuggestions(ctx.db, tenantId),
  ]);
  return {
    places: places.map(placeOf),
    sites: [...sites],
    // Never who suggested it, nor the hour: with a calendar beside it, that would say where a duo was.
    suggestions: suggestions.map(({ id, name, address, settings, why }) => ({ id, name, address, settings: [...settings], why })),
    lastImport: last
      ? { id: last.id, source: last.source, when: `${sayDay(last.at, zone, lang)}, ${sayTime(last.at, zone, lang)}`, added: last.added, changed: last.changed }
      : null,
  };
};

/** The preview as HR reads it, line by line. */
export const viewPlan = (plan: readonly PlannedLine[], lang: Lang) => {
  const count = (...kinds: PlannedLine['verdict']['kind'][]) => plan.filter(({ verdict }) => kinds.includes(verdict.kind)).length;
  return {
    counts: { add: count('add'), change: count('change'), same: count('same', 'merged'), refused: count('refused') },
    lines: plan.map((line) => ({ line: line.line, name: line.name, kind: line.verdict.kind, says: [...sayLine(line, lang)] })),
  };
};
