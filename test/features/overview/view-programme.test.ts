import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { insertRelease } from '../../../src/features/feedback/store.ts';
import { startWeek } from '../../../src/features/overview/start-week.ts';
import { viewProgramme } from '../../../src/features/overview/view-programme.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from '../meetings/stage.ts';
import { book } from '../meetings/steps.ts';

let database: Connected;
let stage: Stage;
beforeAll(async () => {
  database = await openTestDatabase();
  stage = await setStage(database);
});
afterAll(() => database.close());

const look = (who: 'manager' | 'mentor' = 'manager') => viewProgramme(stage.ctx, stage.actors[who], stage.programmeId);
const week = () => startWeek(stage.ctx, { tenantId: stage.tenantId, programmeId: stage.programmeId });

/** Answers of so many people to the one meeting there is: the foreign keys ask no more. */
const answer = async (meetingId: string, role: 'mentor' | 'mentee', ratings: readonly number[], comment?: (n: number) => string) => {
  const ids = ratings.map(() => randomUUID());
  await stage.ctx.db.insertInto('check_ins').values(ratings.map((usefulness, index) => ({
    tenant_id: stage.tenantId, meeting_id: meetingId, person_id: ids[index] ?? '', role, held: true, usefulness, try_next: null, ease: null, pace: null,
    comment: comment?.(index) ?? null, share_comment: comment !== undefined, answered_at: new Date(stage.clock.now()),
  }))).execute();
  return ids;
};

it('is closed to whoever does not run the programme', async () => {
  await expect(look('mentor')).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(viewProgramme(stage.ctx, stage.actors.manager, randomUUID() as never)).rejects.toMatchObject({ code: 'not-found' });
});

it('shows the week of a meeting, and neither its place, its hour nor its kind', async () => {
  const { option } = await book(stage);
  const seen = await look();
  expect(seen).toMatchObject({ moving: 1, total: 1, todo: [], sessions: { toPlan: 0, booked: 1, held: 0, toReplan: 0 }, duos: [{ state: 'Prévue', held: 0, planned: 6 }] });
  expect(seen.duos[0]?.week).toMatch(/^semaine du \d/);
  const text = JSON.stringify(seen);
  for (const hidden of [option.place?.name, option.place?.address, option.settingId, String(option.start)]) if (hidden) expect(text).not.toContain(hidden);
  expect(text).not.toMatch(/\d\d?\u00a0h/);
});

it('publishes nothing that was not released, then holds a figure until five people have changed', async () => {
  const [meeting] = await stage.at.meetings();
  if (!meeting) throw new Error('a meeting was due');
  const figures = async () => (await look()).usefulness.map(({ aggregate }) => aggregate);
  await answer(meeting.id, 'mentor', [5, 4, 3, 2]);
  await week();
  expect(await figures()).toMatchObject([{ kind: 'suppressed', threshold: 5 }, { kind: 'suppressed', threshold: 5 }]);

  const [fifth] = await answer(meeting.id, 'mentor', [1]);
  expect((await figures())[0]).toMatchObject({ kind: 'suppressed' });
  stage.clock.moveTo(stage.clock.now() + 7 * 864e5 as never);
  await week();
  expect((await figures())[0]).toMatchObject({ kind: 'published', n: 5, mean: 3 });

  // One more, and one who changes: the released figure stands, so that no subtraction names either.
  await answer(meeting.id, 'mentor', [5]);
  await stage.ctx.db.updateTable('check_ins').set({ usefulness: 5 }).where('person_id', '=', fifth ?? '').execute();
  stage.clock.moveTo(stage.clock.now() + 7 * 864e5 as never);
  await week();
  expect((await figures())[0]).toMatchObject({ kind: 'published', n: 5, mean: 3 });

  await answer(meeting.id, 'mentor', [5, 5, 5]);
  stage.clock.moveTo(stage.clock.now() + 7 * 864e5 as never);
  await week();
  expect((await figures())[0]).toMatchObject({ kind: 'published', n: 9 });
  expect((await figures())[1]).toMatchObject({ kind: 'suppressed' });
});

it('shows comments from ten on, in an order that tells nothing', async () => {
  const [meeting] = await stage.at.meetings();
  if (!meeting) throw new Error('a meeting was due');
  await answer(meeting.id, 'mentee', [3, 3, 3, 3, 3, 3, 3, 3, 3], (n) => `mot ${9 - n}`);
  stage.clock.moveTo(stage.clock.now() + 7 * 864e5 as never);
  await week();
  expect((await look()).comments).toEqual({ kind: 'suppressed', threshold: 10 });
  expect((await look()).usefulness[1]?.aggregate).toMatchObject({ kind: 'band', n: 9 });
  await answer(meeting.id, 'mentee', [3], () => 'mot 0');
  stage.clock.moveTo(stage.clock.now() + 7 * 864e5 as never);
  await week();
  const { comments } = await look();
  expect(comments).toMatchObject({ kind: 'published', texts: Array.from({ length: 10 }, (_, n) => `mot ${n}`) });
});

it('never publishes a release that is too small, however it came to be there', async () => {
  const small = await setStage(database, { ready: false });
  await small.ctx.transaction((trx) => insertRelease(trx, small.tenantId, small.programmeId, 'mentors', { answers: { a: 1, b: 2 }, releasedAt: small.clock.now() }));
  expect((await viewProgramme(small.ctx, small.actors.manager, small.programmeId)).usefulness[0]?.aggregate).toMatchObject({ kind: 'suppressed' });
});

it('starts a week once, though its job may run twice: one digest, and one next Monday', async () => {
  const twice = await setStage(database, { ready: false });
  twice.jobs.length = 0;
  const job = { tenantId: twice.tenantId, programmeId: twice.programmeId };
  await startWeek(twice.ctx, job);
  await startWeek(twice.ctx, job);
  expect(twice.jobs.filter(({ job: { kind } }) => kind === 'deliver-message')).toHaveLength(1);
  expect(twice.jobs.filter(({ job: { kind } }) => kind === 'start-week')).toHaveLength(1);
});
