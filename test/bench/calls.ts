import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { createCalendar } from '../../src/adapters/graph/calendar.ts';
import { createGraphClient } from '../../src/adapters/graph/client.ts';
import { asId } from '../../src/kernel/ids.ts';
import type { PersonId } from '../../src/kernel/ids.ts';
import { day, fromIso, hour, plus, systemClock, toIso } from '../../src/kernel/time.ts';
import type { Figure } from './figures.ts';

const start = fromIso('2026-11-23T00:00:00Z');
const horizon = { start, end: plus(start, 28 * day) };
const duos = 10_000;

/** Four weeks of three meetings a working day, as Exchange writes them: the same for all, the search is not what is measured here. */
const schedule = (): string => {
  const at = (moment: number) => ({ dateTime: `${toIso(plus(start, moment)).slice(0, 19)}.0000000`, timeZone: 'UTC' });
  const days = Array.from({ length: 28 }, (_, index) => index).filter((index) => index % 7 < 5);
  const scheduleItems = days.flatMap((index) => [8, 10, 14].map((from) => (
    { status: 'busy', start: at(index * day + from * hour), end: at(index * day + (from + 1) * hour) })));
  const workingHours = { daysOfWeek: ['monday', 'friday'], startTime: '08:30:00.0000000', endTime: '18:00:00.0000000', timeZone: { name: 'Romance Standard Time' } };
  return JSON.stringify({ availabilityView: '', scheduleItems, workingHours }).slice(1);
};

/** Plays `$batch` on a thread of its own, and counts; each answer is the schedule it was handed, under the address asked about. */
const serve = (rest: string, tell: (port: number, calls: Int32Array) => void): void => {
  const calls = new Int32Array(new SharedArrayBuffer(4));
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      Atomics.add(calls, 0, 1);
      const { requests } = JSON.parse(Buffer.concat(chunks).toString()) as { requests: { id: string; body: { schedules: string[] } }[] };
      const entries = (mails: readonly string[]): string => mails.map((mail) => `{"scheduleId":"${mail}",${rest}`).join();
      const answers = requests.map(({ id, body: { schedules } }) => `{"id":"${id}","status":200,"headers":{},"body":{"value":[${entries(schedules)}]}}`);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(`{"responses":[${answers.reverse().join()}]}`);
    });
  });
  server.listen(0, '127.0.0.1', () => tell((server.address() as AddressInfo).port, calls));
};
const thread = `
  import { parentPort, workerData } from 'node:worker_threads';
  import { createServer } from 'node:http';
  (${serve.toString()})(workerData, (port, calls) => parentPort.postMessage({ port, calls }));`;

/** What it takes to read the calendars of 10,000 duos at once, through our own adapter and HTTP on loopback. */
export const callFigures = async (): Promise<Figure[]> => {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(thread)}`), { workerData: schedule() });
  const { port, calls } = await new Promise<{ port: number; calls: Int32Array }>((resolve) => void worker.once('message', resolve));
  const people = Array.from({ length: 2 * duos }, (_, n) => ({ id: asId<PersonId>(`person-${n}`), mail: `person-${n}@meridiane.example` }));
  const graph = createGraphClient({ baseUrl: `http://127.0.0.1:${port}`, token: async () => 'token' });
  const before = process.memoryUsage().heapUsed;
  let peak = before;
  const sampling = setInterval(() => void (peak = Math.max(peak, process.memoryUsage().heapUsed)), 20);
  const [from, processor] = [performance.now(), process.cpuUsage()];
  const found = await createCalendar(graph, systemClock).availability(people, horizon);
  const seconds = (performance.now() - from) / 1000;
  const used = process.cpuUsage(processor);
  clearInterval(sampling);
  const searched = calls[0] ?? 0;
  await worker.terminate();
  const known = [...found.values()].filter(({ kind }) => kind === 'known').length;
  const megabytes = (Math.max(peak, process.memoryUsage().heapUsed) - before) / 1e6;
  return [
    {
      name: 'HTTP calls to find times for 10,000 duos', value: `${searched} calls`, n: known,
      note: `${2 * duos} calendars of 60 items over four weeks; n counts those read; no retry was needed`,
    },
    {
      name: '  the same, time', value: `${seconds.toFixed(1)} s, processor ${((used.user + used.system) / 1e6).toFixed(1)} s`, n: 1,
      note: 'every item parsed and checked; the server, on loopback in the same process, answers at once',
    },
    { name: '  the same, memory', value: `${megabytes.toFixed(0)} MB`, n: 1, note: 'most heap above the start, answers kept whole' },
  ];
};
