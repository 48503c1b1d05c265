import type { TenantId } from '../../../kernel/ids.ts';
import type { Context, DirectoryPerson } from '../../context.ts';
import { listOwnDuos } from '../../matching/store.ts';
import { knowPerson } from '../../people/know-person.ts';
import type { Gone, Person } from '../../people/person.ts';
import { findPeople, saveGone } from '../../people/store.ts';
import { forgetAtOnce } from '../assistant/forget-assistant.ts';
import { listExecutives } from '../assistant/store.ts';
import { listWatched } from './store.ts';
import { saveStanding } from '../grant/store.ts';
import { suspendDuo } from './suspend-duo.ts';
import { nextWatch } from '../../people/watch-times.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'directory' | 'links' | 'transaction' | 'enqueue'>;

/**
 * The nightly job that reads everybody again of whom a living duo or programme has need: who is called otherwise, writes from another
 * address or has moved to another site is known by it from then on; who has left has what was ahead cancelled while their mailbox still
 * answers, and the duo waits. Of whom only the programme names it is written down: HR is told in their place. The key is the tenant and the
 * object id. Who has become a guest is known as one: HR reads it of whoever is in a duo. It sets its next look first, and ends when there is nobody to read.
 */
export const watchDirectory = async (ctx: Ctx, { tenantId }: { tenantId: TenantId }): Promise<void> => {
  const ids = await listWatched(ctx.db, tenantId);
  if (ids.length === 0) return;
  await ctx.transaction((trx) => ctx.enqueue(trx, { kind: 'watch-directory', tenantId }, nextWatch(ctx.clock.now())));
  const [found, people] = [await ctx.directory.readMany(ids), await findPeople(ctx.db, tenantId, ids)];
  for (const person of people.values()) {
    const entry = found.get(person.id);
    // One who could not be read has neither left nor come back.
    if (entry && entry !== 'refused') await followPerson(ctx, person, entry);
  }
  const refused = [...found.values()].filter((entry) => entry === 'refused').length;
  const read = found.size - refused;
  // Like the sign-in, this is the app's own: one who is read shows that it stands.
  if (read > 0 || refused > 0) await saveStanding(ctx.db, tenantId, 'directory', read > 0, ctx.clock.now());
  ctx.log.info('directory read', { read, refused, unread: ids.length - found.size });
};

const followPerson = async (ctx: Ctx, person: Person, entry: DirectoryPerson | 'gone'): Promise<void> => {
  const { tenantId, id } = person;
  const why: Gone['why'] | null = entry === 'gone' ? 'deleted' : entry.enabled ? null : 'disabled';
  if (why !== (person.gone?.why ?? null)) await ctx.transaction((trx) => saveGone(trx, tenantId, id, why, ctx.clock.now()));
  if (entry !== 'gone' && why === null) {
    if (hasChanged(person, entry)) await knowPerson(ctx, tenantId, id);
    return;
  }
  for (const duo of await listOwnDuos(ctx.db, tenantId, id))
    if (duo.state === 'invited' || duo.state === 'active') await suspendDuo(ctx, duo, id);
  // Not remembered outside the database: after a restore the next look finds that they have left.
  for (const executive of await listExecutives(ctx.db, tenantId, id)) await ctx.transaction((trx) => forgetAtOnce(ctx, trx, tenantId, executive));
};

const hasChanged = (person: Person, entry: DirectoryPerson): boolean =>
  (['name', 'firstName', 'mail', 'jobTitle', 'office', 'lang', 'managerId', 'isGuest'] as const).some((field) => person[field] !== entry[field]);
