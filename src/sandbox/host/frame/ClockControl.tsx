import { Button, Skeleton, SkeletonItem, Spinner } from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { useRef, useState } from 'react';
import { addDays, day, hour, instantAt, plus, wallTime } from '../../../kernel/time.ts';
import type { Instant, LocalDate } from '../../../kernel/time.ts';
import { sayMoment, sayShortMoment } from '../format.ts';
import { useFrame, zone } from '../frame-context.ts';
import { useMoveClock, useNow } from './use-clock.ts';

/** 08:45, when a working day begins for Binôme (product.md, section 8). */
const morning = 8 * 60 + 45;

const nextMorning = (now: Instant): Instant => instantAt(addDays(wallTime(now, zone).date, 1), morning, zone);

/** The same wall time `days` later, summer time or not. */
const daysLater = (now: Instant, days: number): Instant => {
  const { date, minutes } = wallTime(now, zone);
  return instantAt(addDays(date, days), minutes, zone);
};

const pad = (value: number): string => String(value).padStart(2, '0');
const fieldValue = (at: Instant): string => {
  const { date, minutes } = wallTime(at, zone);
  return `${date}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
};
const momentIn = (field: string): Instant | undefined => {
  const [, date, hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(field) ?? [];
  return date ? instantAt(date as LocalDate, Number(hours) * 60 + Number(minutes), zone) : undefined;
};

const OtherMoment = ({ now, onMove }: { now: Instant; onMove: (to: Instant) => void }) => {
  const { words } = useFrame();
  const [typed, setTyped] = useState(fieldValue(plus(now, day)));
  const to = momentIn(typed);
  return (
    <form
      className="clock-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (to !== undefined) onMove(to);
      }}
    >
      <label htmlFor="moment">{words.otherMoment}</label>
      <input id="moment" type="datetime-local" value={typed} min={fieldValue(now)} onChange={(event) => setTyped(event.target.value)} required />
      <Button type="submit" appearance="primary" disabled={to === undefined || to <= now}>{words.goThere}</Button>
    </form>
  );
};

/** The clock of the whole tenant: what it shows, and the ways to move it forward. */
export const ClockControl = () => {
  const { words, lang } = useFrame();
  const menu = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const now = useNow();
  const move = useMoveClock();
  if (now === undefined)
    return <Skeleton className="clock" aria-label={words.loading}><SkeletonItem size={28} /></Skeleton>;
  const moveTo = (to: Instant): void => {
    menu.current?.hidePopover();
    move.mutate(to);
  };
  const steps: [label: string, to: () => Instant][] = [
    [words.plusHour, () => plus(now, hour)],
    [words.nextMorning, () => nextMorning(now)],
    [words.plusDay, () => daysLater(now, 1)],
    [words.plusWeek, () => daysLater(now, 7)],
  ];
  const buttons = steps.map(([label, to]) => (
    <Button key={label} className="clock-step" size="small" disabled={move.isPending} onClick={() => moveTo(to())}>{label}</Button>
  ));
  return (
    <section className="clock" aria-label={words.clock}>
      <time className="clock-face" dateTime={fieldValue(now)}>
        {move.isPending ? <Spinner size="tiny" /> : <ClockRegular aria-hidden />}
        <span className="wide-only">{sayMoment(now, lang)}</span>
        <span className="narrow-only">{sayShortMoment(now, lang)}</span>
      </time>
      <div className="clock-steps" role="group" aria-label={words.moveClock}>{buttons}</div>
      <button type="button" className="opener clock-more" popoverTarget="moments" disabled={move.isPending}>
        <span className="clock-other">{words.otherMoment}…</span>
        <span className="clock-forward">{words.forward}</span>
      </button>
      <div
        ref={menu} id="moments" popover="auto" className="menu" role="group" aria-label={words.moveClock}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        <div className="clock-steps-narrow">{buttons}</div>
        {isOpen && <OtherMoment now={now} onMove={moveTo} />}
      </div>
      <span className={move.isError ? 'clock-said is-wrong' : 'only-heard'} role="status">
        {move.isPending && words.clockMoving}
        {move.isError && words.clockRefused}
        {move.isSuccess && words.clockMoved(sayMoment(now, lang))}
      </span>
    </section>
  );
};
