import { instant } from '../../../kernel/time.ts';
import type { LocalDate } from '../../../kernel/time.ts';
import type { CalendarEvent } from '../api.ts';
import { useFrame } from '../frame-context.ts';
import { sayDate } from '../format.ts';
import { firstMinute, lastMinute, minuteHeight, shownMinutes } from './event.ts';
import { EventButton } from './EventButton.tsx';
import { layOutDay } from './lay-out-day.ts';

interface Props {
  date: LocalDate;
  events: readonly CalendarEvent[];
  nowMinutes: number | undefined;
}

/** One day: its events where they stand on the wall clock, side by side where they meet. */
export const DayColumn = ({ date, events, nowMinutes }: Props) => {
  const { lang } = useFrame();
  // Laid out by the minutes shown rather than by instants: that is what may collide on the screen.
  const laid = layOutDay(
    events.flatMap((event) => {
      const shown = shownMinutes(event, date);
      return shown ? [{ event, shown, interval: { start: instant(shown.from), end: instant(shown.to) } }] : [];
    }),
  );
  return (
    <ol className="day-column" aria-label={sayDate(date, lang)} style={{ height: (lastMinute - firstMinute) * minuteHeight }}>
      {laid.map(({ item: { event, shown }, column, columns }) => (
        <li
          key={event.id}
          style={{
            top: (shown.from - firstMinute) * minuteHeight,
            height: (shown.to - shown.from) * minuteHeight - 2,
            left: `${(column / columns) * 100}%`,
            width: `${100 / columns}%`,
          }}
        >
          <EventButton event={event} isShort={shown.to - shown.from < 45} />
        </li>
      ))}
      {nowMinutes !== undefined && nowMinutes >= firstMinute && nowMinutes <= lastMinute && (
        <li className="now-line" aria-hidden style={{ top: (nowMinutes - firstMinute) * minuteHeight }} />
      )}
    </ol>
  );
};
