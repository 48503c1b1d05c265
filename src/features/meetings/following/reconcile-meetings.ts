import type { TenantId } from '../../../kernel/ids.ts';
import { plus } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import { followEvent } from './follow-event.ts';
import { lookBack, nextPass, readInPass } from './reconcile-times.ts';
import { listMeetingsAhead } from './store.ts';

/**
 * The job that looks for itself, because notifications get lost without a word: every event ahead each night, those of the
 * day and of two days later once more before work. It sets its next pass first, and ends when nothing is ahead nor waits to be told of.
 */
export const reconcileMeetings = async (
  ctx: Pick<Context, 'db' | 'clock' | 'log' | 'calendar' | 'links' | 'transaction' | 'enqueue'>, { tenantId }: { tenantId: TenantId },
): Promise<void> => {
  const now = ctx.clock.now();
  const ahead = await listMeetingsAhead(ctx.db, tenantId, plus(now, -lookBack));
  if (ahead.length === 0) return;
  await ctx.transaction(async (trx) => {
    await ctx.enqueue(trx, { kind: 'reconcile-meetings', tenantId }, nextPass(ahead, now));
    await ctx.enqueue(trx, { kind: 'watch-organisers', tenantId });
  });
  const wanted = readInPass(ahead, now);
  const states = await ctx.calendar.read(wanted);
  let unread = 0;
  for (const [index, meeting] of wanted.entries()) {
    const state = states[index];
    if (state && state.kind !== 'unreadable') await followEvent(ctx, { tenantId, id: meeting.id }, { state, askedAt: now });
    else unread++;
  }
  ctx.log.info('meetings reconciled', { read: wanted.length - unread, unread });
};
