import { type Instant, sayDay, sayWhen } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { type Act, listActs } from '../privacy/store.ts';
import { text } from './text.ts';
import type { View } from './view-duo.ts';

/** What is told of a duo's dates: the facts both know, in the journal's order, newest first. Nobody did them, and for no reason. */
const told = {
  'meeting-booked': 'lifeBooked', 'meeting-moved': 'lifeMoved', 'meeting-cancelled': 'lifeCancelled', 'meeting-unplaced': 'lifeUnplaced',
} as const satisfies Partial<Record<Act, string>>;
const toldOfSession = {
  'session-held': 'lifeHeld', 'session-paused': 'lifePaused', 'session-resumed': 'lifeResumed',
} as const satisfies Partial<Record<Act, string>>;

const isKey = <T extends object>(table: T, act: string): act is Extract<keyof T, string> => Object.hasOwn(table, act);

export const lifeOf = async (ctx: Pick<Context, 'db'>, { record, lang, zone }: View) => {
  const t = text(lang);
  const dates = new Map<string, Instant>(record.meetings.map(({ id, start }) => [id, start]));
  const numbers = new Map<string, number>(record.sessions.map(({ id, number }) => [id, number]));
  const acts = await listActs(ctx.db, record.duo.tenantId, [...dates.keys(), ...numbers.keys()]);
  return acts.toReversed().flatMap(({ at, act, subjectId }) => {
    const [start, number] = [dates.get(subjectId), numbers.get(subjectId)];
    const line = start !== undefined && isKey(told, act) ? t[told[act]](sayWhen(start, zone, lang))
      : number !== undefined && isKey(toldOfSession, act) ? t[toldOfSession[act]](number)
      : null;
    return line === null ? [] : [{ day: sayDay(at, zone, lang), line }];
  });
};
