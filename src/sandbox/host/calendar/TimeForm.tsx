import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { instantAt, toIso, wallTime } from '../../../kernel/time.ts';
import type { Interval, LocalDate } from '../../../kernel/time.ts';
import { useFrame, zone } from '../frame-context.ts';

interface Props {
  from: Interval;
  /** What the button does with the moment: « Proposer », "Move". */
  verb: string;
  isPending: boolean;
  onChoose: (span: { start: string; end: string }) => void;
  onBack: () => void;
}

const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Another moment for an event, on the wall clock of the company. */
export const TimeForm = ({ from, verb, isPending, onChoose, onBack }: Props) => {
  const { words } = useFrame();
  const [start, end] = [wallTime(from.start, zone), wallTime(from.end, zone)];
  const [date, setDate] = useState<string>(start.date);
  const [at, setAt] = useState(timeOf(start.minutes));
  const [until, setUntil] = useState(timeOf(end.minutes));
  const isWhole = /^\d{4}-\d\d-\d\d$/.test(date) && at !== '' && until !== '' && minutesOf(until) > minutesOf(at);
  return (
    <form
      className="time-form"
      onSubmit={(submit) => {
        submit.preventDefault();
        const [first, last] = [at, until].map((time) => toIso(instantAt(date as LocalDate, minutesOf(time), zone)));
        if (isWhole && first && last) onChoose({ start: first, end: last });
      }}
    >
      <Field label={words.day}><Input size="large" type="date" value={date} onChange={(_, { value }) => setDate(value)} /></Field>
      <Field label={words.startsAt}><Input size="large" type="time" step={900} value={at} onChange={(_, { value }) => setAt(value)} /></Field>
      <Field label={words.endsAt}><Input size="large" type="time" step={900} value={until} onChange={(_, { value }) => setUntil(value)} /></Field>
      <div className="answers">
        <Button size="large" onClick={onBack}>{words.back}</Button>
        <Button size="large" type="submit" appearance="primary" disabled={!isWhole || isPending}>{verb}</Button>
      </div>
    </form>
  );
};
