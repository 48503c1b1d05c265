import { Button } from '@fluentui/react-components';
import { ChevronLeftRegular } from '@fluentui/react-icons/svg/chevron-left';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useQuery } from '@tanstack/react-query';
import { addDays, fromIso, sayDay, toIso, wallTime } from '../../../kernel/time.ts';
import type { LocalDate } from '../../../kernel/time.ts';
import { askCalendar } from '../api.ts';
import { Trouble } from '../frame/Trouble.tsx';
import { useNow } from '../frame/use-clock.ts';
import { ViewSkeleton } from '../frame/ViewSkeleton.tsx';
import { useFrame, zone } from '../frame-context.ts';
import { mondayOf, sayWeek, workingDays } from '../format.ts';
import { go } from '../location.ts';
import { dayInterval } from './event.ts';
import { EventDialog } from './EventDialog.tsx';
import { WeekGrid } from './WeekGrid.tsx';

/** How far ahead the next meeting is looked for: a monthly cadence, and room for one that slipped. */
const ahead = 45;

/** The way to Binôme's next meeting, when it is not in the week on the screen. */
const NextMeeting = ({ monday, today }: { monday: LocalDate; today: LocalDate }) => {
  const { words, lang, person } = useFrame();
  const [from, to] = [toIso(dayInterval(today).start), toIso(dayInterval(addDays(today, ahead)).end)];
  const { data } = useQuery({ queryKey: ['calendar', person.id, from, to], queryFn: () => askCalendar(person.id, from, to) });
  const next = data?.find(({ viaGraph, isCancelled, isAllDay }) => viaGraph && !isCancelled && !isAllDay);
  if (!next) return null;
  const { date } = wallTime(fromIso(next.start), zone);
  if (mondayOf(date) === monday) return null;
  return (
    <Button className="week-next" onClick={() => go({ week: date, event: undefined })}>
      {words.nextMeeting(sayDay(fromIso(next.start), zone, lang))}
    </Button>
  );
};

const WeekBar = ({ monday, today }: { monday: LocalDate; today: LocalDate }) => {
  const { words, lang } = useFrame();
  const show = (date: LocalDate): void => go({ week: mondayOf(date) === mondayOf(today) ? undefined : date, event: undefined });
  return (
    <header className="view-head week-bar">
      <Button onClick={() => show(today)}>{words.today}</Button>
      <Button appearance="subtle" icon={<ChevronLeftRegular />} aria-label={words.previousWeek} onClick={() => show(addDays(monday, -7))} />
      <Button appearance="subtle" icon={<ChevronRightRegular />} aria-label={words.nextWeek} onClick={() => show(addDays(monday, 7))} />
      <h2 aria-live="polite">{sayWeek(monday, lang)}</h2>
      <NextMeeting monday={monday} today={today} />
    </header>
  );
};

const Week = ({ today, minutes }: { today: LocalDate; minutes: number }) => {
  const { words, person, place } = useFrame();
  const days = workingDays((place.week ?? today) as LocalDate);
  const monday = days[0] ?? today;
  const [from, to] = [toIso(dayInterval(monday).start), toIso(dayInterval(addDays(monday, 4)).end)];
  const calendar = useQuery({ queryKey: ['calendar', person.id, from, to], queryFn: () => askCalendar(person.id, from, to) });
  const open = calendar.data?.find(({ id }) => id === place.event);
  return (
    <section className="calendar" aria-label={words.calendarOf(person.name)}>
      <WeekBar monday={monday} today={today} />
      {calendar.isPending && <ViewSkeleton />}
      {calendar.isError && <Trouble retry={() => void calendar.refetch()} />}
      {person.trouble === 'no-mailbox' && calendar.data?.length === 0 && <p className="hint week-note">{words.noMailbox}</p>}
      {calendar.data && <WeekGrid days={days} events={calendar.data} today={today} minutes={minutes} />}
      {open && <EventDialog event={open} />}
    </section>
  );
};

/** The person's working week, from 7 to 20. */
export const CalendarView = () => {
  const now = useNow();
  if (now === undefined) return <ViewSkeleton />;
  const { date, minutes } = wallTime(now, zone);
  return <Week today={date} minutes={minutes} />;
};
