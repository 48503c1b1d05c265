import { randomBytes } from 'node:crypto';
import type { Trx } from '../../../db/connect.ts';
import { OutsideError } from '../../../kernel/errors.ts';
import type { PersonId, TenantId } from '../../../kernel/ids.ts';
import { day, type Instant } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import { claimWatch, findWatch, listMeetingsAhead, removeWatch, saveWatch } from './store.ts';
import { nextStep, renewalTime, watchUntil } from './watch.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'watcher' | 'transaction' | 'enqueue'>;
interface Organiser {
  readonly tenantId: TenantId;
  readonly organiserId: PersonId;
}

/** The job that keeps an organiser's mailbox watched for as long as a meeting is ahead, and no longer. */
export const watchOrganiser = async (ctx: Ctx, { tenantId, organiserId }: Organiser): Promise<void> => {
  const now = ctx.clock.now();
  const organiser = { tenantId, organiserId };
  const watch = await findWatch(ctx.db, tenantId, organiserId);
  const isWanted = (await listMeetingsAhead(ctx.db, tenantId, now, organiserId)).length > 0;
  const step = nextStep(watch, isWanted, now);
  switch (step.kind) {
    case 'nothing': return;
    case 'create': return createWatch(ctx, organiser);
    case 'remove':
      await ctx.watcher.unsubscribe(step.subscriptionId);
      return ctx.transaction((trx) => removeWatch(trx, tenantId, organiserId));
    case 'renew': {
      if (watch?.expiresAt != null && watch.expiresAt - now < day) ctx.log.warn('subscription nearly expired', { organiser: organiserId });
      const expiresAt = await ctx.watcher.renew(step.subscriptionId, watchUntil(now));
      return ctx.transaction(async (trx) => {
        if (expiresAt === undefined) return loseWatch(ctx, trx, organiser);
        return keepWatch(ctx, trx, organiser, step.subscriptionId, expiresAt);
      });
    }
  }
};

/** Graph is asked by one at a time. Whatever changed before it began to tell is read once. */
const createWatch = async (ctx: Ctx, organiser: Organiser): Promise<void> => {
  const clientState = randomBytes(32).toString('base64url');
  const now = ctx.clock.now();
  if (!(await ctx.transaction((trx) => claimWatch(trx, { ...organiser, clientState, now })))) return;
  try {
    const { subscriptionId, expiresAt } = await ctx.watcher.subscribe(organiser.organiserId, { clientState, until: watchUntil(now) });
    await ctx.transaction(async (trx) => {
      await keepWatch(ctx, trx, organiser, subscriptionId, expiresAt);
      await readAgain(ctx, trx, organiser);
    });
  } catch (error) {
    await ctx.transaction((trx) => saveWatch(trx, organiser, { state: 'lost' }));
    // No mailbox, no permission: the passes go on reading, and the next one asks again.
    if (!(error instanceof OutsideError && error.certain && (error.status === 403 || error.status === 404))) throw error;
    ctx.log.warn('organiser not watched', { organiser: organiser.organiserId, status: error.status });
  }
};

const keepWatch = async (ctx: Ctx, trx: Trx, organiser: Organiser, subscriptionId: string, expiresAt: Instant): Promise<void> => {
  const renewAt = renewalTime(ctx.clock.now(), expiresAt);
  await saveWatch(trx, organiser, { state: 'live', subscriptionId, expiresAt, renewAt });
  await ctx.enqueue(trx, { kind: 'watch-organiser', ...organiser }, renewAt);
};

/** Graph no longer knows the subscription: another is made, and with it all is read again. */
export const loseWatch = async (ctx: Pick<Context, 'enqueue'>, trx: Trx, organiser: Organiser): Promise<void> => {
  await saveWatch(trx, organiser, { state: 'lost' });
  await ctx.enqueue(trx, { kind: 'watch-organiser', ...organiser });
};

/** Every meeting ahead of the organiser is read again. */
export const readAgain = async (ctx: Pick<Context, 'clock' | 'enqueue'>, trx: Trx, { tenantId, organiserId }: Organiser): Promise<void> => {
  for (const { id } of await listMeetingsAhead(trx, tenantId, ctx.clock.now(), organiserId))
    await ctx.enqueue(trx, { kind: 'follow-event', tenantId, meetingId: id });
};
