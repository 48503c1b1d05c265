import { day, type Instant, plus } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { addWorkingDays } from '../messages/working-time.ts';
import { isHolidayFor } from '../people/person.ts';
import type { SlotSearch } from '../places/slot.ts';
import { type Found, findOptions, foundIn, type Pair, readQuestion } from './find-options.ts';
import type { Meeting, Session } from './meeting.ts';
import type { Asked } from './offer.ts';

/** Working days within which a lost session has other moments: soon, or else at least this far. */
const soon = 10;
const far = 25;
/** Before one gives up, the session gets shorter; under this it would no longer be one, minutes. */
const shorter = [60, 45] as const;

/**
 * Other moments for a session whose date was lost: a lost session is never lost. First within ten working days, then within
 * twenty-five, then shorter within those; then as ever, which explains why there is nothing. `lost`: its own time counts as free.
 */
export const findAgain = async (ctx: Pick<Context, 'db' | 'clock' | 'calendar'>, pair: Pair, session: Session, lost: Meeting | null): Promise<Found> => {
  const now = ctx.clock.now();
  const { zone } = pair.mentor;
  const within = (days: number): Instant => addWorkingDays(now, days, zone, isHolidayFor(pair.mentor, pair.programme.frame));
  // `horizonOf` takes four weeks from a week before a session is due; the rest is what 25 working days need beyond them.
  const question = await readQuestion(ctx, pair, { ...session, dueAt: plus(now, 7 * day) }, lost, 3, Math.max(0, within(far) - now - 28 * day));
  const until = (days: number): SlotSearch =>
    ({ ...question.search, horizon: { start: now, end: Math.min(within(days), question.readUntil) as Instant } });
  const attempts: readonly { readonly search: SlotSearch; readonly asked: Asked | null }[] = [
    { search: until(soon), asked: null },
    { search: until(far), asked: null },
    ...shorter.filter((duration) => duration < question.search.duration)
      .map((duration) => ({ search: { ...until(far), duration }, asked: { code: 'shorter-session', duration } as const })),
  ];
  for (const { search, asked } of attempts) {
    const result = question.find(search);
    if (result.kind === 'found') return foundIn(question, result.options, asked);
  }
  return findOptions(ctx, pair, session, lost);
};
