import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fromIso, instant, MovableClock } from '../../src/kernel/time.ts';
import { openState } from '../../src/sandbox/state.ts';
import { ines, meeting, philippe, setStage, start } from './stage.ts';

let folder: string;
let stateFile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
  stateFile = join(folder, 'tenant.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const stopped = (at = start) => new MovableClock(at, () => 0);

test('what was committed is there at the next start, and what was removed is not', () => {
  const first = openState(stateFile, stopped());
  const things = first.table<{ n: number }>('things');
  for (const n of [1, 2, 3]) things.put(String(n), { n });
  first.commit();
  things.remove('2');
  first.commit();
  const again = openState(stateFile, stopped()).table<{ n: number }>('things');
  expect([...again.values()]).toEqual([{ n: 1 }, { n: 3 }]);
  first.close();
});

test('a request half written when the process died leaves nothing of itself', () => {
  const first = openState(stateFile, stopped());
  first.table('things').put('1', 'whole');
  first.commit();
  first.close();
  appendFileSync(stateFile, '{"at":1,"puts":[["things","2","torn"]');
  const again = openState(stateFile, stopped());
  expect([...again.table('things').values()]).toEqual(['whole']);
  again.table('things').put('3', 'next');
  again.commit();
  again.close();
  expect([...openState(stateFile, stopped()).table('things').values()]).toEqual(['whole', 'next']);
});

test('the clock resumes where it was left; with a new file it stays where the caller put it', () => {
  const clock = stopped();
  const first = openState(stateFile, clock);
  expect(clock.now()).toBe(start);
  clock.moveTo(fromIso('2027-01-12T10:00:00Z'));
  first.close();
  const later = stopped(instant(0));
  openState(stateFile, later).close();
  expect(later.now()).toBe(fromIso('2027-01-12T10:00:00Z'));
});

test('a clock that was moved is on disk at the next commit, before anything is closed', () => {
  const clock = stopped();
  const first = openState(stateFile, clock);
  clock.moveTo(fromIso('2027-02-02T10:00:00Z'));
  first.commit();
  const later = stopped(instant(0));
  openState(stateFile, later);
  expect(later.now()).toBe(fromIso('2027-02-02T10:00:00Z'));
  first.close();
});

test('a file that has grown is written anew', () => {
  const first = openState(stateFile, stopped());
  for (let n = 0; n < 70; n++) {
    first.table('things').put('same', `${n} ${'x'.repeat(1024 * 1024)}`);
    first.commit();
  }
  expect(statSync(stateFile).size).toBeLessThan(10 * 1024 * 1024);
  first.close();
  expect([...openState(stateFile, stopped()).table<string>('things').values()][0]).toMatch(/^69 x/);
});

test('the file is compact after a start', () => {
  const first = openState(stateFile, stopped());
  for (let n = 0; n < 100; n++) {
    first.table('things').put('same', n);
    first.commit();
  }
  first.close();
  openState(stateFile, stopped()).close();
  expect(readFileSync(stateFile, 'utf8').trim().split('\n').length).toBeLessThan(5);
});

const child = `
  import { MovableClock, fromIso } from '${new URL('../../src/kernel/time.ts', import.meta.url).href}';
  import { openState } from '${new URL('../../src/sandbox/state.ts', import.meta.url).href}';
  const state = openState(process.argv[1], new MovableClock(fromIso('2026-11-24T08:00:00Z')));
  const [left, right] = [state.table('left'), state.table('right')];
  for (let n = 0; ; n++) {
    left.put(String(n), n);
    right.put(String(n), n);
    state.commit();
    console.log(n);
    if (n % 50 === 0) await new Promise(setImmediate);
  }`;

test('kill -9 loses nothing acknowledged and tears no pair', async () => {
  for (const after of [150, 600, 1200]) {
    rmSync(stateFile, { force: true });
    const writer = spawn(
      process.execPath, ['--input-type=module', '-e', child, stateFile], { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let last = -1;
    for await (const line of createInterface(writer.stdout)) {
      last = Number(line);
      if (last >= after && !writer.killed) writer.kill('SIGKILL');
    }
    const state = openState(stateFile, stopped());
    const [left, right] = [[...state.table('left').values()], [...state.table('right').values()]];
    expect(left.length).toBeGreaterThan(last);
    expect(right).toEqual(left);
    state.close();
  }
}, 30_000);

test('a tenant comes back whole: events in both calendars, chats, journal, keys', async () => {
  const tokens: string[] = [];
  let uid = '';
  {
    await using stage = await setStage({ stateFile });
    uid = (await stage.graph('POST', `${ines}/events`, meeting())).body.iCalUId;
    const { body } = await stage.connector(
      'POST', 'v3/conversations',
      {
        members: [{ id: await idOf(stage) }], tenantId: stage.endpoints.tenantId, activity: { type: 'message', text: 'Bonjour' },
      },
    );
    expect(body.activityId).toMatch(/^\d+$/);
    await stage.handle('POST', '/clock', { now: '2026-12-01T08:00:00Z' });
    tokens.push(await stage.token('https://graph.microsoft.com/.default'));
  }
  await using again = await setStage({ stateFile });
  expect(again.clock.now()).toBeGreaterThanOrEqual(fromIso('2026-12-01T08:00:00Z'));
  const filter = `startDateTime=2026-12-08T00:00:00Z&endDateTime=2026-12-09T00:00:00Z&$top=50`;
  for (const user of [ines, philippe]) {
    const { body } = await again.graph(
      'GET', `${user}/calendarView?${filter}`, undefined, { authorization: `Bearer ${tokens[0]}` },
    );
    expect(body.value.filter((event: { iCalUId: string }) => event.iCalUId === uid)).toHaveLength(1);
  }
  expect((await again.graph('POST', `${ines}/events`, meeting())).body.iCalUId).toBe(uid);
  expect((await again.handle('GET', '/chats/ines.belkacem')).body).toMatchObject([{ from: 'bot', text: 'Bonjour' }]);
  expect((await again.handle('GET', '/journal')).body).toContain('"service":"connector"');
});

const idOf = async (stage: Awaited<ReturnType<typeof setStage>>): Promise<string> => (await stage.graph('GET', ines)).body.id;
