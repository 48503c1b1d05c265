import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { answerDuo } from '../../../src/features/matching/answer-duo.ts';
import { formDuo } from '../../../src/features/matching/form-duo.ts';
import { readTrack } from '../../../src/features/matching/read-track.ts';
import { findDuo } from '../../../src/features/matching/store.ts';
import { createProgramme } from '../../../src/features/programmes/create-programme.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from '../meetings/stage.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());
const invite = () => setStage(database, { ready: false });
const stateOf = async (stage: Stage) => (await findDuo(stage.ctx.db, stage.tenantId, stage.duoId))?.state;
const starts = (stage: Stage) => stage.jobs.filter(({ job }) => job.kind === 'start-duo').length;

describe('a duo begins', () => {
  it('with the last of four steps, in whatever order, once', async () => {
    const stage = await invite();
    const { duoId, ctx, actors } = stage;
    await readTrack(ctx, actors.mentee, { duoId });
    await answerDuo(ctx, actors.mentor, { duoId, answer: 'yes' });
    await answerDuo(ctx, actors.mentor, { duoId, answer: 'yes' });
    await readTrack(ctx, actors.mentor, { duoId });
    expect([await stateOf(stage), starts(stage)]).toEqual(['invited', 0]);
    await answerDuo(ctx, actors.mentee, { duoId, answer: 'yes' });
    await answerDuo(ctx, actors.mentee, { duoId, answer: 'yes' });
    await readTrack(ctx, actors.mentee, { duoId });
    expect([await stateOf(stage), starts(stage)]).toEqual(['active', 1]);
    await stage.run();
    expect((await stage.at.sessions()).map(({ number, state }) => `${number} ${state}`)).toEqual(['1 to-plan', '2 to-come', '3 to-come', '4 to-come', '5 to-come', '6 to-come']);
    expect((await stage.at.offers()).map(({ holder, act, state }) => [holder, act, state])).toEqual([['mentor', 'propose', 'open']]);
  });

  it('never with one no, and no yes afterwards undoes it', async () => {
    const stage = await invite();
    const { duoId, ctx, actors } = stage;
    await answerDuo(ctx, actors.mentee, { duoId, answer: 'no' });
    expect(await stateOf(stage)).toBe('declined');
    await expect(answerDuo(ctx, actors.mentor, { duoId, answer: 'yes' })).rejects.toMatchObject({ code: 'already-handled' });
    await expect(readTrack(ctx, actors.mentor, { duoId })).rejects.toMatchObject({ code: 'duo-closed' });
  });

  it('for its two people only', async () => {
    const { ctx, actors, duoId } = await invite();
    for (const who of ['stranger', 'manager'] as const) await expect(answerDuo(ctx, actors[who], { duoId, answer: 'no' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('forming a duo', () => {
  it('is refused twice, with oneself, to who does not run the programme, and with one’s own N+1 or N+2', async () => {
    const { ctx, actors, programmeId } = await invite();
    const [mentorId, menteeId] = [actors.mentor.personId, actors.mentee.personId];
    const form = (more: object, who: 'manager' | 'mentor' = 'manager', from = ctx) => formDuo(from, actors[who], { programmeId, mentorId, menteeId, ...more });
    await expect(form({})).rejects.toMatchObject({ code: 'duo-exists', field: 'menteeId' });
    await expect(form({ menteeId: mentorId })).rejects.toMatchObject({ code: 'same-person' });
    await expect(form({}, 'mentor')).rejects.toMatchObject({ code: 'not-allowed' });
    const under = (chain: Record<string, string>) => ({
      ...ctx, directory: { ...ctx.directory, find: async (id: typeof mentorId) => {
        const found = await ctx.directory.find(id);
        return found && { ...found, managerId: (chain[id] ?? null) as typeof found.managerId };
      } },
    });
    const { personId: boss } = actors.stranger;
    await expect(form({ menteeId: boss }, 'manager', under({ [mentorId]: boss }))).rejects.toMatchObject({ code: 'manager-of-mentor' });
    await expect(form({ menteeId: boss }, 'manager', under({ [mentorId]: menteeId, [menteeId]: boss }))).rejects.toMatchObject({ code: 'manager-of-mentor' });
    await expect(form({ menteeId: boss }, 'manager', under({ [mentorId]: menteeId, [menteeId]: actors.manager.personId }))).resolves.toBeTypeOf('string');
  });

  it('in a programme only HR can open', async () => {
    const { ctx, actors } = await invite();
    const input = { template: 'pilot', name: 'Pilote', sponsorId: actors.mentee.personId, priceCeiling: 0, payer: '', contactIds: [actors.stranger.personId] } as const;
    await expect(createProgramme(ctx, actors.mentor, input)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(createProgramme(ctx, actors.manager, { ...input, sponsorId: '00000000-0000-4000-8000-00000000dead' as never })).rejects.toMatchObject({ code: 'not-found', field: 'sponsorId' });
  });
});
