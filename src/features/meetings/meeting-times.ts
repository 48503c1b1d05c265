import { type Instant, instantAt, wallTime } from '../../kernel/time.ts';
import { addWorkingDays, nextSpeakingTime, nextWorkingDay, previousWorkingDay, speakingWithin } from '../messages/working-time.ts';
import { isHolidayFor } from '../people/person.ts';
import type { Pair } from './find-options.ts';
import type { Meeting } from './meeting.ts';

const reminderHour = 16 * 60 + 30;
const sameEvening = 17 * 60 + 30;
const nextMorning = 8 * 60 + 45;
/** Working days that the question of how a date went waits for an answer. */
const patience = 5;

/** In the afternoon of the last day before on which both may be written to: a reminder that waited would come after the meeting. */
export const reminderTime = ({ mentor, mentee, programme: { frame } }: Pair, meeting: Pick<Meeting, 'start'>): Instant => {
  const { date } = wallTime(meeting.start, mentor.zone);
  const [rests, otherRests] = [isHolidayFor(mentor, frame), isHolidayFor(mentee, frame)];
  const { to } = speakingWithin(frame.window);
  return instantAt(previousWorkingDay(date, (day) => rests(day) || otherRests(day)), Math.min(reminderHour, to - 30), mentor.zone);
};

/** 17:30 the same day, or 08:45 on the next working day when the meeting ends later. */
export const checkInTime = ({ mentor, programme }: Pair, meeting: Pick<Meeting, 'end'>): Instant => {
  const { date, minutes } = wallTime(meeting.end, mentor.zone);
  const isHoliday = isHolidayFor(mentor, programme.frame);
  const at = minutes <= sameEvening ? instantAt(date, sameEvening, mentor.zone) : instantAt(nextWorkingDay(date, isHoliday), nextMorning, mentor.zone);
  return nextSpeakingTime(at, mentor.zone, isHoliday);
};

/** When nobody is waited for any longer to say how a date went. */
export const passTime = (pair: Pair, meeting: Pick<Meeting, 'end'>): Instant =>
  addWorkingDays(checkInTime(pair, meeting), patience, pair.mentor.zone, isHolidayFor(pair.mentor, pair.programme.frame));
