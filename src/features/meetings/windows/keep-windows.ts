import { Refusal, unanswered } from '../../../kernel/errors.ts';
import { day, plus, sayDay } from '../../../kernel/time.ts';
import type { Actor, Context } from '../../context.ts';
import { listOwnDuos } from '../../matching/store.ts';
import { findPerson } from '../../people/store.ts';
import { isHolidayFor } from '../../people/person.ts';
import { findProgramme } from '../../programmes/store.ts';
import { listSessions } from '../store.ts';
import { listWindows, replaceWindows } from './store.ts';
import { windowLimits, windowsAhead } from './windows.ts';

type Ctx = Pick<Context, 'db' | 'clock' | 'calendar' | 'transaction' | 'enqueue'>;

/** What this person may tick and has ticked; null when their calendar can be read, or when they are in no living duo. Throws when it gives no answer. */
const readWindows = async (ctx: Pick<Ctx, 'db' | 'clock' | 'calendar'>, { tenantId, personId }: Actor) => {
  const duos = (await listOwnDuos(ctx.db, tenantId, personId)).filter(({ state }) => state === 'active');
  const [person, [duo]] = [await findPerson(ctx.db, tenantId, personId), duos];
  const programme = duo && (await findProgramme(ctx.db, tenantId, duo.programmeId));
  if (!person || !programme) return null;
  const now = ctx.clock.now();
  const ticked = (await listWindows(ctx.db, tenantId, [personId])).get(personId) ?? [];
  const read = (await ctx.calendar.availability([person], { start: now, end: plus(now, day) })).get(personId);
  if (ticked.length === 0 && read?.kind === 'unknown' && read.reason === 'no-answer') throw unanswered('outlook');
  const isBlind = ticked.length > 0 || read?.kind === 'unknown';
  return isBlind ? { person, duos, ticked, ahead: windowsAhead(now, person.zone, isHolidayFor(person, programme.frame)) } : null;
};

/** The windows of the two weeks to come, for whoever has to say when they are free. */
export const viewWindows = async (ctx: Pick<Ctx, 'db' | 'clock' | 'calendar'>, actor: Actor) => {
  const found = await readWindows(ctx, actor);
  const keys = new Set(found?.ticked.map(({ key }) => key));
  return {
    isNeeded: found !== null, ...windowLimits,
    days: [...Map.groupBy(found?.ahead ?? [], ({ date }) => date)].map(([date, windows]) => ({
      date, day: sayDay(windows[0]?.start ?? ctx.clock.now(), found?.person.zone ?? ('Europe/Paris' as never), actor.lang),
      windows: windows.map(({ key, part }) => ({ key, part, isTicked: keys.has(key) })),
    })),
  };
};

/** They say when they are free; what waited for it is looked for at once, and only then. */
export const keepWindows = async (ctx: Ctx, actor: Actor, input: { windows: readonly string[] }): Promise<void> => {
  const found = await readWindows(ctx, actor);
  if (!found) throw new Refusal('not-found');
  const windows = found.ahead.filter(({ key }) => input.windows.includes(key));
  if (windows.length < windowLimits.least || windows.length > windowLimits.most) throw new Refusal('windows-count', 'windows');
  const sessions = await listSessions(ctx.db, actor.tenantId, found.duos.map(({ id }) => id));
  await ctx.transaction(async (trx) => {
    await replaceWindows(trx, actor.tenantId, actor.personId, windows);
    for (const own of Map.groupBy(sessions, ({ duoId }) => duoId).values()) {
      const next = own.find(({ state }) => state !== 'held');
      if (next?.state === 'to-plan') await ctx.enqueue(trx, { kind: 'offer-session', tenantId: actor.tenantId, sessionId: next.id });
    }
  });
};
