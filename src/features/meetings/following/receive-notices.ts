import type { Trx } from '../../../db/connect.ts';
import type { TenantId } from '../../../kernel/ids.ts';
import type { Context } from '../../context.ts';
import { isAboutWhatWasSeen, type Notice } from './notice.ts';
import { listMeetingsOfEvents, listWatches, saveWatch } from './store.ts';
import { isSecretOf, type Watch } from './watch.ts';
import { loseWatch, readAgain } from './watch-organisers.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'transaction' | 'enqueue'>;
type Genuine<K extends Notice['kind']> = { readonly watch: Watch; readonly notice: Extract<Notice, { kind: K }> };

/**
 * Takes what Graph posts: whoever does not know the secret of the subscription they name is not heard, and learns nothing
 * of it. What is heard leaves one job for each meeting concerned, however often it is told, in one transaction.
 */
export const receiveNotices = async (ctx: Ctx, notices: readonly Notice[]): Promise<void> => {
  const watches = await listWatches(ctx.db, [...new Set(notices.map(({ subscriptionId }) => subscriptionId))]);
  const genuine = notices.flatMap((notice) => {
    const watch = watches.find(({ subscriptionId }) => subscriptionId === notice.subscriptionId);
    return watch && isSecretOf(watch, notice.clientState) ? [{ watch, notice }] : [];
  });
  if (genuine.length < notices.length) ctx.log.warn('notifications not heard', { count: notices.length - genuine.length, of: notices.length });
  if (genuine.length === 0) return;
  await ctx.transaction(async (trx) => {
    for (const tenantId of new Set(genuine.map(({ watch }) => watch.tenantId)))
      await hearEvents(ctx, trx, tenantId, genuine.filter((one): one is Genuine<'event'> => one.watch.tenantId === tenantId && one.notice.kind === 'event'));
    for (const one of genuine) if (one.notice.kind === 'lifecycle') await hearLifecycle(ctx, trx, one as Genuine<'lifecycle'>);
  });
};

const hearEvents = async (ctx: Ctx, trx: Trx, tenantId: TenantId, heard: readonly Genuine<'event'>[]): Promise<void> => {
  const ids = new Set(heard.map(({ notice }) => notice.eventId));
  for (const { meetingId, eventId, etag } of await listMeetingsOfEvents(trx, tenantId, [...ids]))
    if (heard.some(({ notice }) => notice.eventId === eventId && !isAboutWhatWasSeen(notice, etag)))
      await ctx.enqueue(trx, { kind: 'follow-event', tenantId, meetingId });
};

const hearLifecycle = async (ctx: Ctx, trx: Trx, { watch, notice }: Genuine<'lifecycle'>): Promise<void> => {
  switch (notice.event) {
    case 'reauthorizationRequired':
      await saveWatch(trx, watch, { state: 'live', renewAt: ctx.clock.now() });
      return ctx.enqueue(trx, { kind: 'watch-organisers', tenantId: watch.tenantId });
    case 'subscriptionRemoved': return loseWatch(ctx, trx, watch);
    case 'missed': return readAgain(ctx, trx, watch);
  }
};
