import { useEffect, useRef, useState } from 'react';
import { weekdayOf } from '../../../kernel/time.ts';
import type { LocalDate } from '../../../kernel/time.ts';
import type { CalendarEvent } from '../api.ts';
import { useNarrow } from '../frame/use-narrow.ts';
import { useFrame } from '../frame-context.ts';
import { sayShortDay } from '../format.ts';
import { DayColumn } from './DayColumn.tsx';
import { fillsDay, firstMinute, isOn, lastMinute, minuteHeight } from './event.ts';
import { EventButton } from './EventButton.tsx';

const hours = Array.from({ length: (lastMinute - firstMinute) / 60 }, (_, index) => firstMinute / 60 + index);

interface Props {
  days: readonly LocalDate[];
  events: readonly CalendarEvent[];
  today: LocalDate;
  /** The wall clock of today, in minutes since midnight. */
  minutes: number;
}

interface HeadsProps {
  days: readonly LocalDate[];
  today: LocalDate;
  /** On a narrow screen the heads choose the one day that is shown. */
  choose?: { chosen: LocalDate | undefined; onChoose: (date: LocalDate) => void } | undefined;
}

const Heads = ({ days, today, choose }: HeadsProps) => {
  const { lang } = useFrame();
  return days.map((date) => {
    const { weekday, day } = sayShortDay(date, lang);
    const current = date === today ? 'date' : undefined;
    const inside = <><span>{weekday}</span> <b>{day}</b></>;
    return choose ? (
      <button
        key={date} type="button" className="day-head" aria-current={current}
        aria-pressed={date === choose.chosen} onClick={() => choose.onChoose(date)}
      >
        {inside}
      </button>
    ) : (
      <div key={date} className="day-head" aria-current={current}>{inside}</div>
    );
  });
};

/** The early hours are mostly empty: a day opens a little before nine. */
const openingScroll = (8.5 * 60 - firstMinute) * minuteHeight;

/** Five columns side by side; on a narrow screen, one day at a time. */
export const WeekGrid = ({ days, events, today, minutes }: Props) => {
  const { lang, words } = useFrame();
  const isNarrow = useNarrow();
  const [chosen, setChosen] = useState(weekdayOf(today) - 1);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (grid.current) grid.current.scrollTop = openingScroll;
  }, []);

  // At the weekend, and in other weeks, the working week is looked at from its first day.
  const one = days[chosen] ?? days[0];
  const shown = isNarrow && one ? [one] : days;
  const whole = shown.map((date) => events.filter((event) => fillsDay(event, date)));
  return (
    <div className="week" ref={grid} tabIndex={0} role="region" aria-label={words.week}>
      <div className="week-heads">
        {!isNarrow && <span />}
        <Heads days={days} today={today} choose={isNarrow ? { chosen: one, onChoose: (date) => setChosen(days.indexOf(date)) } : undefined} />
        {whole.some((each) => each.length > 0) && (
          <>
            {!isNarrow && <span className="strip-label">{words.allDay}</span>}
            {whole.map((those, index) => (
              <div key={shown[index]} className="strip">
                {those.map((event) => <EventButton key={event.id} event={event} isWholeDay />)}
              </div>
            ))}
          </>
        )}
      </div>
      <div className="week-body">
        <div className="hours" aria-hidden>
          {hours.map((hour) => (
            <span key={hour} style={{ height: 60 * minuteHeight }}>{lang === 'fr' ? `${hour}\u00a0h` : `${hour}:00`}</span>
          ))}
        </div>
        {shown.map((date) => (
          <DayColumn
            key={date}
            date={date}
            events={events.filter((event) => isOn(event, date) && !fillsDay(event, date))}
            nowMinutes={date === today ? minutes : undefined}
          />
        ))}
      </div>
    </div>
  );
};
