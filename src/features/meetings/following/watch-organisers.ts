import { randomBytes } from 'node:crypto';
import type { Trx } from '../../../db/connect.ts';
import { OutsideError, unanswered } from '../../../kernel/errors.ts';
import type { PersonId, TenantId } from '../../../kernel/ids.ts';
import { piecesOf } from '../../../kernel/list.ts';
import { day, type Instant, plus } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import { isClosedMailbox } from '../closed-mailbox.ts';
import { nextPass } from './reconcile-times.ts';
import { claimPatience, claimWatch, listMeetingsAhead, listWatchesDue, removeWatch, saveWatch, saveWatchAsked } from './store.ts';
import { nextStep, renewalTime, type Watch, type WatchStep, watchUntil, wholeMinutes } from './watch.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'log' | 'watcher' | 'transaction' | 'enqueue'>;
/** The row of one subscription: another that takes its place has another secret. */
type Claim = Pick<Watch, 'tenantId' | 'organiserId' | 'clientState'>;
interface Due {
  readonly organiserId: PersonId;
  readonly watch: Watch | undefined;
  readonly step: WatchStep;
}
type Held = Watch & { readonly subscriptionId: string };

/** What Graph takes in one call. */
const askedTogether = 20;
/** Organisers of one job: at Graph's slowest it ends before it would be taken for dead. */
const askedAtMost = 3 * askedTogether;

/**
 * The job that keeps organisers' mailboxes watched for as long as a meeting is ahead, and no longer: whoever needs a subscription made,
 * renewed or ended is gathered, and Graph is asked about twenty with one call. Each is settled for itself; what Graph did not do brings the job back.
 */
export const watchOrganisers = async (ctx: Ctx, { tenantId }: { tenantId: TenantId }): Promise<void> => {
  const now = ctx.clock.now();
  const found = await listWatchesDue(ctx.db, tenantId, now, askedAtMost);
  const due = found.map(({ organiserId, watch, isWanted }): Due => ({ organiserId, watch, step: nextStep(watch, isWanted, now) }));
  const wanting = (kind: WatchStep['kind']): readonly (readonly Due[])[] => piecesOf(due.filter(({ step }) => step.kind === kind), askedTogether);
  const open: OutsideError[] = [];
  for (const some of wanting('create')) open.push(...(await createWatches(ctx, tenantId, some)));
  for (const some of wanting('renew')) open.push(...(await renewWatches(ctx, tenantId, some.flatMap(held))));
  for (const some of wanting('remove')) open.push(...(await removeWatches(ctx, tenantId, some.flatMap(held))));
  // Where nothing at all was done, others would meet the same: they wait with this job.
  if (found.length === askedAtMost && open.length < found.length) await ctx.transaction((trx) => ctx.enqueue(trx, { kind: 'watch-organisers', tenantId }));
  const [longest] = open.toSorted((a, b) => (b.retryAfter ?? 0) - (a.retryAfter ?? 0));
  if (longest) throw longest;
};

const held = ({ watch }: Due): readonly Held[] => (watch && watch.subscriptionId !== null ? [{ ...watch, subscriptionId: watch.subscriptionId }] : []);

/** Graph is asked by one at a time. Whatever changed before it began to tell is read once, together. Answers what Graph did not do. */
const createWatches = async (ctx: Ctx, tenantId: TenantId, due: readonly Due[]): Promise<readonly OutsideError[]> => {
  const now = ctx.clock.now();
  const claims = await claimAll(ctx, tenantId, due, now);
  if (claims.length === 0) return [];
  const answers = await ctx.watcher.subscribe(claims, watchUntil(now));
  return ctx.transaction(async (trx) => {
    const [watched, open]: [PersonId[], OutsideError[]] = [[], []];
    const renewals = new Set<Instant>();
    for (const [index, claim] of claims.entries()) {
      const answer = answers[index] ?? unanswered('outlook');
      if (!(answer instanceof OutsideError)) {
        renewals.add(await keepWatch(ctx, trx, claim, answer));
        watched.push(claim.organiserId);
      } else if (isClosedMailbox(answer)) {
        // No mailbox, no permission: the passes go on reading, and the next one asks again.
        await saveWatch(trx, claim, { state: 'lost', renewAt: nextPass([], now) });
        ctx.log.warn('organiser not watched', { organiser: claim.organiserId, status: answer.status });
      } else {
        await saveWatch(trx, claim, { state: 'lost', renewAt: null });
        open.push(answer);
      }
    }
    if (watched.length > 0) await ctx.enqueue(trx, { kind: 'follow-organisers', tenantId, organiserIds: watched });
    for (const at of renewals) await watchLater(ctx, trx, tenantId, at);
    return open;
  });
};

/** The secrets are ours before Graph knows them. Whoever dies from here on is taken up by a job that is left now. */
const claimAll = (ctx: Ctx, tenantId: TenantId, due: readonly Due[], now: Instant): Promise<readonly Claim[]> =>
  ctx.transaction(async (trx) => {
    const won: Claim[] = [];
    for (const { organiserId } of due) {
      const claim = { tenantId, organiserId, clientState: randomBytes(32).toString('base64url') };
      if (await claimWatch(trx, { ...claim, now })) won.push(claim);
    }
    if (won.length > 0) await watchLater(ctx, trx, tenantId, wholeMinutes(plus(now, claimPatience), 1));
    return won;
  });

const renewWatches = async (ctx: Ctx, tenantId: TenantId, watches: readonly Held[]): Promise<readonly OutsideError[]> => {
  const now = ctx.clock.now();
  for (const { organiserId, expiresAt } of watches)
    if (expiresAt !== null && expiresAt - now < day) ctx.log.warn('subscription nearly expired', { organiser: organiserId });
  const answers = await ctx.watcher.renew(watches.map(({ subscriptionId }) => subscriptionId), watchUntil(now));
  return ctx.transaction(async (trx) => {
    const open: OutsideError[] = [];
    const renewals = new Set<Instant>();
    for (const [index, watch] of watches.entries()) {
      const answer = answers[index] ?? unanswered('outlook');
      if (answer instanceof OutsideError) {
        await saveWatchAsked(trx, watch, now);
        open.push(answer);
      } else if (answer === 'unknown') await loseWatch(ctx, trx, watch);
      else renewals.add(await keepWatch(ctx, trx, watch, { subscriptionId: watch.subscriptionId, expiresAt: answer }));
    }
    for (const at of renewals) await watchLater(ctx, trx, tenantId, at);
    return open;
  });
};

const removeWatches = async (ctx: Ctx, tenantId: TenantId, watches: readonly Held[]): Promise<readonly OutsideError[]> => {
  const answers = await ctx.watcher.unsubscribe(watches.map(({ subscriptionId }) => subscriptionId));
  return ctx.transaction(async (trx) => {
    const open: OutsideError[] = [];
    for (const [index, watch] of watches.entries()) {
      const answer = answers[index] ?? unanswered('outlook');
      if (answer === 'ended') {
        await removeWatch(trx, watch);
        // A booking that came meanwhile found its organiser watched.
        await ctx.enqueue(trx, { kind: 'watch-organisers', tenantId });
      } else {
        await saveWatchAsked(trx, watch, ctx.clock.now());
        open.push(answer);
      }
    }
    return open;
  });
};

/** Answers when it is to be renewed. */
const keepWatch = async (ctx: Ctx, trx: Trx, watch: Claim, { subscriptionId, expiresAt }: { subscriptionId: string; expiresAt: Instant }): Promise<Instant> => {
  const renewAt = renewalTime(ctx.clock.now(), expiresAt);
  await saveWatch(trx, watch, { state: 'live', subscriptionId, expiresAt, renewAt });
  return renewAt;
};

/** A job of that moment waits beside the one that gathers now. */
const watchLater = (ctx: Pick<Context, 'enqueue'>, trx: Trx, tenantId: TenantId, at: Instant): Promise<void> =>
  ctx.enqueue(trx, { kind: 'watch-organisers', tenantId, at }, at);

/** Graph no longer knows the subscription: another is made, and with it all is read again. */
export const loseWatch = async (ctx: Pick<Context, 'enqueue'>, trx: Trx, watch: Claim): Promise<void> => {
  await saveWatch(trx, watch, { state: 'lost', renewAt: null });
  await ctx.enqueue(trx, { kind: 'watch-organisers', tenantId: watch.tenantId });
};

/** Every meeting ahead of the organiser is read again. */
export const readAgain = async (ctx: Pick<Context, 'clock' | 'enqueue'>, trx: Trx, { tenantId, organiserId }: Pick<Watch, 'tenantId' | 'organiserId'>): Promise<void> => {
  for (const { id } of await listMeetingsAhead(trx, tenantId, ctx.clock.now(), [organiserId]))
    await ctx.enqueue(trx, { kind: 'follow-event', tenantId, meetingId: id });
};
