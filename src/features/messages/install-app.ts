import type { PersonId, TenantId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { findPerson, markUnreachable } from '../people/store.ts';
import { leaveMail } from './mail/leave-mail.ts';
import { failWaiting } from './store.ts';

/** What a message waits for while its reader's Teams is being given the app. */
export const installing = 'installing';

/**
 * The job for somebody in whose Teams the app is not: it is installed through Graph, and what waits for it goes out by itself. Where that
 * is not permitted, HR is told which permission is missing.
 */
export const installApp = async (
  ctx: Pick<Context, 'clock' | 'log' | 'installer' | 'mailer' | 'transaction' | 'enqueue'>, { tenantId, personId }: { tenantId: TenantId; personId: PersonId },
): Promise<void> => {
  const outcome = await ctx.installer.install(personId);
  ctx.log.info('app asked for', { person: personId, outcome });
  if (outcome === 'installed') return;
  await ctx.transaction(async (trx) => {
    const at = ctx.clock.now();
    const failed = await failWaiting(trx, tenantId, personId, installing, outcome === 'not-permitted' ? 'InstallNotPermitted' : 'InstallNotInCatalogue', at);
    await markUnreachable(trx, tenantId, personId);
    const person = await findPerson(trx, tenantId, personId);
    if (person) for (const message of failed) await leaveMail(ctx, trx, person, message, at);
  });
};
