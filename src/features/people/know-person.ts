import type { PersonId, TenantId } from '../../kernel/ids.ts';
import { OutsideError, Refusal } from '../../kernel/errors.ts';
import type { Zone } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import type { Person } from './person.ts';
import { findPerson, findSiteZone, savePerson } from './store.ts';

/**
 * Where a person's day runs when neither their mailbox nor their site says. Availability is asked separately: whoever has no mailbox is
 * "unknown" there and gets no slot, so this default never books anybody.
 */
const defaultZone = 'Europe/Paris' as Zone;

type Ctx = Pick<Context, 'db' | 'clock' | 'directory' | 'transaction'>;

/** Reads a person from the directory and keeps them; refuses an id the directory does not hold or whose account is closed. */
export const knowPerson = (ctx: Ctx, tenantId: TenantId, id: PersonId, field?: string): Promise<Person> => know(ctx, tenantId, id, field);

/** The same, somebody of the company: a guest's calendar is not ours to read, and `no` says so. */
export const knowColleague = (ctx: Ctx, tenantId: TenantId, id: PersonId, field?: string, no: 'guest' | 'no-guests' = 'guest'): Promise<Person> =>
  know(ctx, tenantId, id, field, no);

/** `toGuest`: the no that a guest gets; none, where guests are welcome. */
const know = async (ctx: Ctx, tenantId: TenantId, id: PersonId, field: string | undefined, toGuest: 'guest' | 'no-guests' | null = null): Promise<Person> => {
  const [entry, zone, known] = await Promise.all([ctx.directory.find(id), readZone(ctx, id), findPerson(ctx.db, tenantId, id)]);
  if (!entry?.enabled) throw new Refusal('not-found', field);
  if (toGuest && entry.isGuest) throw new Refusal(toGuest, field);
  // A mailbox that did not answer says nothing against what it said before; one that has no zone does.
  const said = zone === 'no-answer' ? known?.zone : zone;
  const lived = said ?? (await findSiteZone(ctx.db, tenantId, entry.office)) ?? defaultZone;
  await ctx.transaction((trx) => savePerson(trx, tenantId, entry, lived, ctx.clock.now()));
  const person = await findPerson(ctx.db, tenantId, id);
  if (!person) throw new Error('a person just saved was not found');
  return person;
};

/** An outage of mailbox settings keeps nobody out: the zone is unknown for now, and their calendar says so where it matters. */
const readZone = async ({ directory }: Pick<Context, 'directory'>, id: PersonId): Promise<Zone | 'no-answer' | undefined> => {
  try {
    return await directory.zone(id);
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    return 'no-answer';
  }
};

/** The same, asking the directory only about whoever was never met. */
export const knowOnce = async (ctx: Ctx, tenantId: TenantId, id: PersonId): Promise<Person> =>
  (await findPerson(ctx.db, tenantId, id)) ?? knowPerson(ctx, tenantId, id);
