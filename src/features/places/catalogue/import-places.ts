import { randomUUID } from 'node:crypto';
import { asId } from '../../../kernel/ids.ts';
import type { Actor, Context } from '../../context.ts';
import { writeJournal } from '../../privacy/store.ts';
import type { RawLine } from './columns.ts';
import { guardCatalogue } from './guard-catalogue.ts';
import type { Defaults } from './line.ts';
import { type PlannedLine, planImport } from './plan.ts';
import { tidy } from './spelling.ts';
import { insertImport, insertImported, listCatalogue, listSites, lockCatalogue, overwritePlaces } from './store.ts';

export interface ImportInput {
  readonly lines: readonly RawLine[];
  readonly defaults: Defaults;
}

const newId = () => asId<never>(randomUUID());

/** What importing these lines would do, line by line. Nothing is written. */
export const importPreview = async (ctx: Pick<Context, 'db'>, actor: Actor, { lines, defaults }: ImportInput): Promise<readonly PlannedLine[]> => {
  await guardCatalogue(ctx, actor);
  const [sites, catalogue] = await Promise.all([listSites(ctx.db, actor.tenantId), listCatalogue(ctx.db, actor.tenantId)]);
  return planImport(lines, defaults, sites, catalogue, newId);
};

/** Writes what can be added and changed, all or nothing, and remembers how it was. The plan is made anew: a preview may be old. */
export const importPlaces = async (
  ctx: Pick<Context, 'db' | 'clock' | 'transaction'>, actor: Actor, { lines, defaults, source }: ImportInput & { readonly source: string },
): Promise<{ readonly added: number; readonly changed: number }> => {
  await guardCatalogue(ctx, actor);
  const { tenantId } = actor;
  const now = ctx.clock.now();
  const id = randomUUID();
  return ctx.transaction(async (trx) => {
    const catalogue = await lockCatalogue(trx, tenantId);
    const verdicts = planImport(lines, defaults, await listSites(trx, tenantId), catalogue, newId).map(({ verdict }) => verdict);
    const added = verdicts.flatMap((verdict) => (verdict.kind === 'add' ? [verdict.place] : []));
    const changes = verdicts.flatMap((verdict) => (verdict.kind === 'change' ? [verdict] : []));
    const counts = { added: added.length, changed: changes.length };
    if (counts.added + counts.changed === 0) return counts;
    await insertImported(trx, tenantId, id, added);
    await overwritePlaces(trx, tenantId, changes.map(({ place }) => place));
    await insertImport(trx, tenantId, { id, at: now, by: actor.personId, source: tidy(source), ...counts, before: changes.map(({ before }) => before) });
    await writeJournal(trx, { tenantId, at: now, actorId: actor.personId, act: 'places-imported', subject: { kind: 'import', id } });
    return counts;
  });
};
