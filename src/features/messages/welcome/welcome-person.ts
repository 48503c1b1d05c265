import { Refusal } from '../../../kernel/errors.ts';
import type { PersonId, TenantId } from '../../../kernel/ids.ts';
import type { Context } from '../../context.ts';
import { knowOnce } from '../../people/know-person.ts';
import type { Person } from '../../people/person.ts';
import { sendMessage } from '../send-message.ts';
import { helpCard } from './cards.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'directory' | 'links' | 'transaction' | 'enqueue'>;

/**
 * The job after the app came into somebody's Teams, which Teams tells twice: one message in a life, left like any other. Whether it is
 * worth saying beside what else waits for them is seen when it is about to go.
 */
export const welcomePerson = async (ctx: Ctx, { tenantId, personId }: { tenantId: TenantId; personId: PersonId }): Promise<void> => {
  const person = await find(ctx, tenantId, personId);
  if (!person) return;
  await ctx.transaction((trx) =>
    sendMessage(ctx, trx, person, { kind: 'welcome', duoId: null, subjectId: personId, card: helpCard(person.lang, ctx.links.home()) }));
};

/** Whoever installs the app may never have been met: they are then looked up. Undefined when the directory no longer has them. */
const find = async (ctx: Ctx, tenantId: TenantId, personId: PersonId): Promise<Person | undefined> => {
  try {
    return await knowOnce(ctx, tenantId, personId);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};
