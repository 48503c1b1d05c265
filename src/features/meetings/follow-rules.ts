import type { ProgrammeId, TenantId } from '../../kernel/ids.ts';
import type { Instant } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { listDuos } from '../matching/store.ts';
import { findPeople } from '../people/store.ts';
import { findProgramme } from '../programmes/store.ts';
import { dueNow, offerAhead } from './due-date.ts';
import { isAtRest } from './quiet-options.ts';
import { listMeetings, listOpenOffers, listSessions, saveSession } from './store.ts';

/**
 * The job after HR has changed the rules: sessions not yet held are due when the new quiet periods say, and options that now fall in one
 * are replaced, offer by offer. What is booked stands.
 */
export const followRules = async (
  ctx: Pick<Context, 'db' | 'clock' | 'transaction' | 'enqueue'>, { tenantId, programmeId }: { tenantId: TenantId; programmeId: ProgrammeId },
): Promise<void> => {
  const programme = await findProgramme(ctx.db, tenantId, programmeId);
  if (!programme) return;
  const duos = (await listDuos(ctx.db, tenantId, programmeId)).filter(({ state }) => state === 'active');
  const ids = duos.map(({ id }) => id);
  const [sessions, meetings, offers, people] = await Promise.all([
    listSessions(ctx.db, tenantId, ids), listMeetings(ctx.db, tenantId, ids), listOpenOffers(ctx.db, tenantId, ids),
    findPeople(ctx.db, tenantId, duos.flatMap(({ mentor, mentee }) => [mentor.personId, mentee.personId])),
  ]);
  const [sessionsOf, meetingsOf] = [Map.groupBy(sessions, ({ duoId }) => duoId), Map.groupBy(meetings, ({ duoId }) => duoId)];
  await ctx.transaction(async (trx) => {
    for (const duo of duos) {
      const [mentor, mentee] = [people.get(duo.mentor.personId), people.get(duo.mentee.personId)];
      if (!mentor || !mentee) continue;
      const pair = { duo, programme, mentor, mentee };
      const [plan, past] = [sessionsOf.get(duo.id) ?? [], meetingsOf.get(duo.id) ?? []];
      const toCome = plan.filter(({ state }) => state !== 'held');
      for (const session of toCome) {
        const dueAt = dueNow(pair, session, plan, past);
        if (dueAt === session.dueAt) continue;
        await saveSession(trx, session, { dueAt });
        // Due sooner than the job that would offer it was told.
        if (session === toCome[0] && dueAt < session.dueAt)
          await ctx.enqueue(trx, { kind: 'offer-session', tenantId, sessionId: session.id }, Math.max(ctx.clock.now(), dueAt - offerAhead) as Instant);
      }
      for (const offer of offers)
        if (offer.duoId === duo.id && offer.options.some((option) => isAtRest(pair, option)))
          await ctx.enqueue(trx, { kind: 'renew-offer', tenantId, offerId: offer.id });
    }
  });
};
