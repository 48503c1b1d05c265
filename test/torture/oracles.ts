import { setTimeout } from 'node:timers/promises';
import { createHash } from 'node:crypto';
import { addDays, fromDate, type Instant, instantAt, type LocalDate, wallTime, weekdayOf, type Zone } from '../../src/kernel/time.ts';
import type { Rows } from './app-process.ts';
import type { Ledger } from './acts.ts';
import type { Stage } from './stage.ts';
import type { Exchange } from './wire.ts';

interface CalendarItem {
  readonly iCalUId: string;
  readonly start: string;
  readonly viaGraph: boolean;
  readonly attendees: readonly unknown[];
  readonly organizer: { readonly name: string };
}

/** Meetings that stand in both calendars, or have stood there until they were over. */
const inCalendars = new Set(['booked', 'held', 'missed', 'unsaid']);

/** What must be true whenever the product has come to rest; a sentence for each thing that is not. */
export const findFaults = async (stage: Stage, ledger: Ledger): Promise<readonly string[]> => {
  const rows = await stage.rows();
  return [...ledger.wrong, ...stage.running.flatMap(({ bugs }) => bugs), ...(await calendarFaults(stage, rows)), ...keptFaults(rows, ledger), ...messageFaults(stage.sent, rows), ...jobFaults(rows, stage.now()),
    ...(await outsideFaults(stage, rows, ledger)), ...watchFaults(rows, stage.now())];
};

/** Each meeting that stands is one event in each of its two mailboxes; nothing else of ours is in any. */
const calendarFaults = async (stage: Stage, rows: Rows): Promise<readonly string[]> => {
  // What Binôme chose by itself within the last minute is still being gathered, and has a job of its own from the moment Graph is asked.
  const isLeft = ({ id, asked_at }: Rows['meetings'][number]): boolean => rows.jobs.some(({ name, state, data }) =>
    state === 'created' && (asked_at === null ? name === 'place-meetings' : name === 'place-meeting' && data['meetingId'] === id));
  const left = rows.meetings.filter((meeting) => meeting.state === 'placing' && meeting.chosen_by === null && isLeft(meeting));
  const faults: string[] = rows.meetings.filter((meeting) => meeting.state === 'placing' && !left.includes(meeting)).map(({ id }) => `meeting ${id} is still being placed`);
  const people = [...new Set(rows.members.map(({ person_id }) => person_id))];
  for (const person of people) {
    const startsOf = (meetings: Rows['meetings']): readonly string[] =>
      meetings.filter(({ duo_id }) => rows.members.some((member) => member.duo_id === duo_id && member.person_id === person)).map(({ start_at }) => new Date(start_at).toISOString()).toSorted();
    const [expected, mayStand] = [startsOf(rows.meetings.filter(({ state }) => inCalendars.has(state))), startsOf(left)];
    const items = await stage.handle<CalendarItem[]>('GET', `/calendar/${person}?from=2026-11-01T00:00:00Z&to=2027-12-31T00:00:00Z`);
    // Of these nobody can say yet whether Graph has made them.
    const ours = items.filter(({ viaGraph, attendees, start }) => viaGraph && attendees.length > 0 && !mayStand.includes(new Date(start).toISOString()));
    const found = ours.map(({ start }) => new Date(start).toISOString()).toSorted();
    if (JSON.stringify(found) !== JSON.stringify(expected)) faults.push(`calendar of ${person} holds ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
    if (new Set(ours.map(({ iCalUId }) => iCalUId)).size !== ours.length) faults.push(`calendar of ${person} holds an event twice`);
  }
  return faults;
};

/** What was acknowledged is done, and done once. */
const keptFaults = (rows: Rows, ledger: Ledger): readonly string[] => {
  const faults: string[] = [];
  const fault = (is: boolean, sentence: string): void => void (is || faults.push(sentence));
  for (const { act, duo, subject, option, words } of ledger.kept) {
    const offer = rows.offers.find(({ id }) => id === subject);
    const meeting = rows.meetings.find(({ id }) => id === subject);
    const role = act.endsWith('mentor') ? 'mentor' : 'mentee';
    const member = rows.members.find((one) => one.duo_id === duo.id && one.role === role);
    if (act.startsWith('answer')) fault(member?.answer === 'yes', `the yes of ${duo[role]} is lost`);
    if (act.startsWith('track')) fault(member?.track_read_at !== null, `the track of ${duo[role]} is lost`);
    if (act === 'propose') fault(offer !== undefined && !(offer.state === 'open' && offer.act === 'propose'), `the proposal of offer ${subject} is lost`);
    if (act.startsWith('confirm')) {
      const made = rows.meetings.filter((one) => one.session_id === offer?.session_id && new Date(one.start_at).toISOString() === option);
      fault(made.length === 1 && made[0]?.state !== 'unplaced', `the choice of offer ${subject} made ${made.length} meetings: ${made.map(({ state }) => state).join()}`);
    }
    if (act === 'decline-by-hand') fault(meeting?.state === 'cancelled', `meeting ${subject} was declined in Outlook and is ${meeting?.state}`);
    if (act === 'install' || act === 'write-by-mail') {
      const invited = rows.messages.filter((one) => one.kind === 'invitation' && one.duo_id === subject);
      fault(invited.length === 2, `duo ${subject} has ${invited.length} invitations`);
      if (act === 'install') fault(invited.every(({ state }) => state === 'sent'), `invitations of duo ${subject} are ${invited.map(({ state }) => state).join()} once the app is installed`);
      else fault(invited.some(({ mail }) => mail === 'sent' || mail === 'unknown'), `no mail stands in for an invitation of duo ${subject}`);
    }
    if (act === 'cancel') fault(meeting?.state === 'cancelled', `meeting ${subject} was cancelled and is ${meeting?.state}`);
    if (act.startsWith('check-in')) fault(rows.checkIns.some((one) => one.meeting_id === subject && one.role === role && one.try_next === words), `the check-in « ${words} » is lost`);
  }
  for (const session of rows.sessions) {
    const [meetings, taken] = [rows.meetings.filter((one) => one.session_id === session.id).length, rows.offers.filter((one) => one.session_id === session.id && one.state === 'taken').length];
    fault(meetings === taken, `session ${session.id} has ${meetings} meetings for ${taken} choices`);
  }
  return faults;
};

const isSend = ({ method, path, status }: Exchange): boolean => method === 'POST' && path.endsWith('/activities') && status === 201;

/** Nobody has the same card twice, and every message is sent, perhaps sent, or still to be sent by a job that exists. */
const messageFaults = (sent: readonly Exchange[], rows: Rows): readonly string[] => {
  const posts = sent.filter(isSend);
  const cards = new Map<string, number>();
  for (const { path, body } of posts) {
    const key = createHash('sha256').update(`${path} ${body}`).digest('hex');
    cards.set(key, (cards.get(key) ?? 0) + 1);
  }
  const twice = [...cards.values()].filter((times) => times > 1).length;
  const known = rows.messages.filter(({ state }) => state === 'sent').length;
  const perhaps = rows.messages.filter(({ state }) => state === 'unknown').length;
  const forgotten = rows.messages.filter(({ id, state }) =>
    state === 'queued' && !rows.jobs.some((job) => job.name === 'deliver-message' && job.data.messageId === id && ['created', 'retry', 'active'].includes(job.state)));
  return [
    // Two messages may say the same words (a second date lost, and again no other found): a double is one that no message accounts for.
    ...(twice > 0 && posts.length > known ? [`${twice} cards were posted twice`] : []),
    ...(posts.length < known || posts.length > known + perhaps ? [`${posts.length} cards reached Teams, ${known} are noted as sent and ${perhaps} as unknown`] : []),
    ...forgotten.map(({ id, kind }) => `message ${id} (${kind}) is queued and no job will send it`),
  ];
};

/** What the product asked of others than Teams: a mail that stands in is there once, an answer given for the executive stands, a plan that was sent is out. */
const outsideFaults = async (stage: Stage, rows: Rows, { kept }: Ledger): Promise<readonly string[]> => {
  const faults: string[] = [];
  const mailed = Map.groupBy(rows.messages.filter(({ mail }) => mail !== null), ({ person_id }) => person_id);
  for (const [person, messages] of mailed) {
    const found = (await stage.handle<unknown[]>('GET', `/mail/${person}`)).length;
    const [known, perhaps] = (['sent', 'unknown'] as const).map((state) => messages.filter(({ mail }) => mail === state).length) as [number, number];
    if (found < known || found > known + perhaps) faults.push(`${found} mails reached ${person}, ${known} are noted as sent and ${perhaps} as unknown`);
  }
  for (const { subject, option, duo } of kept.filter(({ act }) => act === 'confirm')) {
    const session = rows.offers.find(({ id }) => id === subject)?.session_id;
    const stands = rows.meetings.some((one) => one.session_id === session && one.state === 'booked' && one.replaces_id === null && new Date(one.start_at).toISOString() === option);
    if (!stands || option === undefined || option <= stage.now()) continue;
    const [item] = await stage.handle<{ start: string; viaGraph: boolean; response: string }[]>('GET', `/calendar/${duo.mentee}?from=${option}&to=${option.replace(/\.\d+Z$/, '.001Z')}`)
      .then((items) => items.filter(({ viaGraph, start }) => viaGraph && new Date(start).toISOString() === option));
    if (item && item.response !== 'accepted') faults.push(`the date at ${option} is « ${item.response} » in the calendar of ${duo.mentee}, who chose it`);
  }
  for (const { subject } of kept.filter(({ act }) => act === 'send-plan')) {
    const { plan } = await look(stage, `/api/programmes/${subject}/plan`) as { plan: { state: string; items: { state: string }[] } | null };
    if (plan?.state === 'sending' || plan?.items.some(({ state }) => state === 'sending')) faults.push(`a plan that was sent is ${plan.state}`);
  }
  return faults;
};

/** What HR reads there. Whoever looks just after a kill may meet a connection that went with it, and looks again. */
const look = async (stage: Stage, path: string): Promise<unknown> => {
  for (let left = 5; left > 0; left--) {
    const { status, body } = await stage.api('claire.fontaine', 'GET', path);
    if (status === 200) return body;
    await setTimeout(1000);
  }
  throw new Error(`${path} gives no answer`);
};

/** Whoever organises a date ahead is watched, or will be: one whose asking died is asked for again by the nightly pass, which reads the date meanwhile. */
const watchFaults = (rows: Rows, now: string): readonly string[] => {
  const organisers = new Set(rows.meetings.filter(({ state, start_at }) => state === 'booked' && new Date(start_at).toISOString() > now).map(({ organiser_id }) => organiser_id));
  return [...organisers].filter((id) =>
    !rows.watches.some(({ organiser_id, state }) => organiser_id === id && state === 'live') &&
    !rows.jobs.some(({ name, data, state }) => (name === 'reconcile-meetings' || (name === 'watch-organiser' && data['organiserId'] === id)) && ['created', 'retry', 'active'].includes(state)))
    .map((id) => `the calendar of ${id} is ${rows.watches.find(({ organiser_id }) => organiser_id === id)?.state ?? 'not'} watched, and nothing will ask again`);
};

const paris = 'Europe/Paris' as Zone;
const holidays: readonly string[] = ['2026-12-25', '2027-01-01'];
/** When its reminder goes: at 16:30 on the last working day before. */
const eveOf = (start: Instant): Instant => {
  let date: LocalDate = addDays(wallTime(start, paris).date, -1);
  while (weekdayOf(date) > 5 || holidays.includes(date)) date = addDays(date, -1);
  return instantAt(date, 16 * 60 + 30, paris);
};

/** What is to happen once, later, waits once. A date booked on its own eve, after the hour of reminders, has none. */
const jobFaults = (rows: Rows, now: string): readonly string[] => {
  const waiting = rows.jobs.filter(({ state }) => state === 'created' || state === 'retry');
  const faults: string[] = [];
  const weeks = waiting.filter(({ name }) => name === 'start-week').length;
  if (weeks !== rows.programmes.length) faults.push(`${weeks} next Mondays are set for ${rows.programmes.length} programmes`);
  for (const meeting of rows.meetings.filter(({ state }) => state === 'booked'))
    for (const name of ['remind-meeting', 'ask-check-in']) {
      const times = rows.jobs.filter((job) => job.name === name && job.data.meetingId === meeting.id).length;
      const isDue = name === 'ask-check-in' || meeting.booked_at === null || fromDate(new Date(meeting.booked_at)) < eveOf(fromDate(new Date(meeting.start_at)));
      // Of a date that has passed both are done, and after some days the queue forgets them.
      const isAhead = new Date(meeting.start_at).toISOString() > now;
      if (times > 1 || (isDue && isAhead && times === 0)) faults.push(`${name} of meeting ${meeting.id}, booked at ${String(meeting.booked_at)} for ${String(meeting.start_at)}, is set ${times} times`);
    }
  for (const { name, data } of rows.jobs.filter(({ state }) => state === 'failed')) faults.push(`job ${name} was given up: ${JSON.stringify(data)}`);
  return faults;
};
