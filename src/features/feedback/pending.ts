import { day, type Instant, plus } from '../../kernel/time.ts';
import type { Meeting } from '../meetings/meeting.ts';

/** After this long nobody is asked in the first place any more; the history still lets them answer. */
const askedFor = 21 * day;

export const isOver = (meeting: Meeting, now: Instant): boolean =>
  meeting.end <= now && (meeting.state === 'booked' || meeting.state === 'held' || meeting.state === 'missed' || meeting.state === 'unsaid');

/** The newest meeting that is over and that this person has said nothing of; each side answers for itself. */
export const pendingCheckIn = (meetings: readonly Meeting[], answered: { has(id: Meeting['id']): boolean }, now: Instant): Meeting | undefined => {
  const last = meetings.filter((meeting) => isOver(meeting, now)).toSorted((a, b) => a.end - b.end).at(-1);
  return last && !answered.has(last.id) && plus(last.end, askedFor) > now ? last : undefined;
};
