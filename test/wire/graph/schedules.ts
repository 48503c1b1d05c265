import type { PersonId } from '../../../src/kernel/ids.ts';
import { asId } from '../../../src/kernel/ids.ts';
import type { Reply, Seen } from './stand-in.ts';

export const person = (n: number) => ({ id: asId<PersonId>(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`), mail: `P${n}@meridiane.example` });
export const peopleUpTo = (n: number) => Array.from({ length: n }, (_, index) => person(index));

/** One getSchedule, alone or within a batch. */
export interface Look {
  /** Whose mailbox is charged. */
  readonly mailbox: string;
  readonly mails: readonly string[];
}
type Said = Exclude<Reply, string>;

const mailboxIn = (url: string): string => /\/users\/([^/]+)\//.exec(url)?.[1] ?? '';
interface Step {
  id: string;
  url: string;
  body: { schedules: string[] };
}

/** What was asked in one HTTP call. */
export const looksIn = ({ url, body }: Pick<Seen, 'url' | 'body'>): readonly Look[] =>
  url.endsWith('/$batch')
    ? (JSON.parse(body) as { requests: Step[] }).requests.map((step) => ({ mailbox: mailboxIn(step.url), mails: step.body.schedules }))
    : [{ mailbox: mailboxIn(url), mails: (JSON.parse(body) as Step['body']).schedules }];

/** Busy at a minute of their own, so that whoever gets another's answer shows. */
export const busyMinute = (mail: string): string => {
  const n = Number(/\d+/.exec(mail)?.[0]);
  return `2026-12-0${7 + Math.floor(n / 1440) % 3}T${String(Math.floor(n / 60) % 24).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`;
};
const at = (dateTime: string) => ({ dateTime: `${dateTime}:00.0000000`, timeZone: 'UTC' });
export const entryOf = (mail: string): object =>
  ({ scheduleId: mail, availabilityView: '2', scheduleItems: [{ status: 'busy', start: at(busyMinute(mail)), end: at('2026-12-11T08:00') }] });

/** Plays getSchedule, alone or in a batch whose answers come in reverse; `say` may answer something else to one look, or leave it out. */
export const playSchedules = (say: (look: Look) => Said | 'missing' | undefined = () => undefined, entry: (mail: string) => object = entryOf) =>
  (seen: Pick<Seen, 'url' | 'body'>): Reply => {
    const answer = (look: Look): Said | 'missing' => say(look) ?? { status: 200, json: { value: look.mails.map(entry) } };
    const answers = looksIn(seen).map(answer);
    const [only] = answers;
    if (!seen.url.endsWith('/$batch')) return only === undefined || only === 'missing' ? 'reset' : only;
    const responses = answers.flatMap((said, place) => (said === 'missing' ? [] : [{
      id: String(place), status: said.status, headers: { 'Content-Type': said.json ? 'application/json' : 'text/html', ...said.headers }, body: said.json ?? said.text,
    }]));
    return { status: 200, json: { responses: responses.toReversed() } };
  };
