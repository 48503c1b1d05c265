import type { PersonId, TenantId } from '../../kernel/ids.ts';
import { Refusal } from '../../kernel/errors.ts';
import type { Zone } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import type { Person } from './person.ts';
import { findPerson, savePerson } from './store.ts';

/**
 * Where a person's day runs when their mailbox does not say. Availability is asked separately: whoever has no mailbox is
 * "unknown" there and gets no slot, so this default never books anybody.
 */
const defaultZone = 'Europe/Paris' as Zone;

/** Reads a person from the directory and keeps them; refuses an id the directory does not hold or whose account is closed. */
export const knowPerson = async (ctx: Pick<Context, 'db' | 'clock' | 'directory' | 'transaction'>, tenantId: TenantId, id: PersonId, field?: string): Promise<Person> => {
  const [entry, zone] = await Promise.all([ctx.directory.find(id), ctx.directory.zone(id)]);
  if (!entry?.enabled) throw new Refusal('not-found', field);
  await ctx.transaction((trx) => savePerson(trx, tenantId, entry, zone ?? defaultZone, ctx.clock.now()));
  const person = await findPerson(ctx.db, tenantId, id);
  if (!person) throw new Error('a person just saved was not found');
  return person;
};

/** The same, asking the directory only about whoever was never met. */
export const knowOnce = async (ctx: Parameters<typeof knowPerson>[0], tenantId: TenantId, id: PersonId): Promise<Person> =>
  (await findPerson(ctx.db, tenantId, id)) ?? knowPerson(ctx, tenantId, id);
