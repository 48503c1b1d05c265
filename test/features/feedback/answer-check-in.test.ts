import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { answerCheckIn } from '../../../src/features/feedback/answer-check-in.ts';
import { countAnswersAs, findCheckIn, insertRelease, lastRelease, latestAnswers, listAnswered } from '../../../src/features/feedback/store.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import { maxTextLength } from '../../../src/kernel/card.ts';
import { asId, type PersonId, type ProgrammeId } from '../../../src/kernel/ids.ts';
import { minute, plus } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from '../meetings/stage.ts';
import { book, openOfferOf } from '../meetings/steps.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A first meeting that is just over. */
const after = async () => {
  const stage = await setStage(database);
  const { id, end } = await book(stage);
  stage.clock.moveTo(plus(end, minute));
  const answer = (who: 'mentor' | 'mentee' | 'stranger', answers: Parameters<typeof answerCheckIn>[2]['answers']) =>
    answerCheckIn(stage.ctx, stage.actors[who], { meetingId: id, answers });
  return { stage, id, answer };
};
const statesOf = async (stage: Stage) => ({
  meetings: (await stage.at.meetings()).map(({ state }) => state), sessions: (await stage.at.sessions()).map(({ state }) => state).slice(0, 2),
});

describe('saying how a meeting went', () => {
  it('holds the session with one yes, and prepares the next, once for both', async () => {
    const { stage, answer } = await after();
    await answer('mentor', { held: true });
    await answer('mentee', { held: true, usefulness: 5 });
    await answer('mentee', { held: true, usefulness: 4 });
    expect(await statesOf(stage)).toEqual({ meetings: ['held'], sessions: ['held', 'to-plan'] });
    expect(stage.jobs.filter(({ job }) => job.kind === 'offer-session')).toHaveLength(1);
  });

  it('gives three other moments to whoever says no first, and to nobody twice', async () => {
    const { stage, answer } = await after();
    await answer('mentee', { held: false });
    await answer('mentor', { held: false });
    await answer('mentee', { held: false });
    expect(await openOfferOf(stage)).toMatchObject({ holder: 'mentee', act: 'confirm', round: 2 });
    expect(await statesOf(stage)).toEqual({ meetings: ['missed'], sessions: ['to-plan', 'to-come'] });
  });

  it('lets a yes outweigh a no, and takes the other moments back', async () => {
    const { stage, answer } = await after();
    await answer('mentee', { held: false });
    await answer('mentor', { held: true });
    expect(await statesOf(stage)).toEqual({ meetings: ['held'], sessions: ['held', 'to-plan'] });
    expect((await stage.at.offers()).filter(({ state }) => state === 'open')).toEqual([]);
  });

  it('leaves a new date standing, whatever is said of the old one afterwards', async () => {
    const { stage, answer } = await after();
    await answer('mentee', { held: false });
    const offer = await openOfferOf(stage);
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: offer.options[0]?.id ?? '' });
    await answer('mentor', { held: true });
    expect(await statesOf(stage)).toEqual({ meetings: ['missed', 'placing'], sessions: ['to-plan', 'to-come'] });
  });

  it('counts one yes when both say it at the same moment', async () => {
    const { stage, answer } = await after();
    await Promise.all([answer('mentor', { held: true }), answer('mentee', { held: true }), answer('mentor', { held: true })]);
    expect(stage.jobs.filter(({ job }) => job.kind === 'offer-session')).toHaveLength(1);
  });

  it('keeps what an answer leaves out, clears what it sets to null, and shows it to its author only', async () => {
    const { stage, id, answer } = await after();
    await answer('mentee', { held: true, usefulness: 5, tryNext: 'un essai', ease: 4 });
    const changed = await answer('mentee', { held: true, usefulness: undefined, ease: null, comment: 'un mot' });
    expect(changed).toMatchObject({ usefulness: 5, tryNext: 'un essai', ease: null, comment: 'un mot', shareComment: false });
    expect(await findCheckIn(stage.ctx.db, stage.tenantId, id, stage.actors.mentee.personId)).toEqual(changed);
    expect(await findCheckIn(stage.ctx.db, stage.tenantId, id, stage.actors.mentor.personId)).toBeUndefined();
  });

  it('no longer counts the rating of somebody who says it did not take place after all', async () => {
    const { stage, answer } = await after();
    await answer('mentee', { held: true, usefulness: 5 });
    await answer('mentee', { held: false });
    expect((await latestAnswers(stage.ctx.db, stage.tenantId, stage.programmeId)).mentees).toEqual({});
  });

  it('takes 4,000 characters and refuses one more, changing nothing', async () => {
    const { stage, id, answer } = await after();
    await answer('mentee', { held: true, tryNext: 'a'.repeat(maxTextLength) });
    await expect(answer('mentee', { held: true, comment: 'a'.repeat(maxTextLength + 1) })).rejects.toMatchObject({ code: 'too-long', field: 'comment' });
    expect(await findCheckIn(stage.ctx.db, stage.tenantId, id, stage.actors.mentee.personId)).toMatchObject({ tryNext: 'a'.repeat(maxTextLength), comment: null });
  });

  it('is refused to others, and before the end', async () => {
    const { stage, answer } = await after();
    await expect(answer('stranger', { held: true })).rejects.toMatchObject({ code: 'not-found' });
    stage.clock.moveTo(plus(stage.clock.now(), -2 * minute));
    await expect(answer('mentee', { held: true })).rejects.toMatchObject({ code: 'not-over' });
  });
});

describe('somebody who goes on under another account', () => {
  it('counts once, in what is to be released and in what was, and the one before keeps the words', async () => {
    const { stage, id, answer } = await after();
    const { ctx, tenantId, programmeId, clock } = stage;
    const before = stage.actors.mentee.personId;
    const [next, last] = [asId<PersonId>(randomUUID()), asId<PersonId>(randomUUID())];
    await answer('mentor', { held: true, usefulness: 5 });
    await answer('mentee', { held: true, usefulness: 3, tryNext: 'un mot pour moi', comment: 'partagé', shareComment: true });
    const latest = () => latestAnswers(ctx.db, tenantId, programmeId);
    const released = await latest();
    await ctx.transaction(async (trx) => {
      for (const slice of ['mentors', 'mentees', 'comments'] as const)
        await insertRelease(trx, tenantId, programmeId, slice, { answers: released[slice], releasedAt: clock.now() });
    });
    // Twice: the second account goes as well.
    for (const [from, to] of [[before, next], [next, last]] as const)
      await ctx.transaction((trx) => countAnswersAs(trx, { tenantId, id: programmeId }, from, to));
    const now = await latest();
    expect(now).toEqual({ mentors: released.mentors, mentees: { [last]: 3 }, comments: { [last]: 'partagé' } });
    for (const slice of ['mentors', 'mentees', 'comments'] as const) expect((await lastRelease(ctx.db, tenantId, programmeId, slice))?.answers).toEqual(now[slice]);
    expect(await findCheckIn(ctx.db, tenantId, id, last)).toBeUndefined();
    expect((await findCheckIn(ctx.db, tenantId, id, before))?.tryNext).toBe('un mot pour moi');
    expect([await listAnswered(ctx.db, tenantId, last, [id]), await listAnswered(ctx.db, tenantId, next, [id])]).toEqual([new Set([id]), new Set()]);
  });

  it('leaves other programmes as they are', async () => {
    const { stage, answer } = await after();
    await answer('mentee', { held: true, usefulness: 3 });
    const [before, elsewhere] = [stage.actors.mentee.personId, asId<ProgrammeId>(randomUUID())];
    await stage.ctx.transaction((trx) => countAnswersAs(trx, { tenantId: stage.tenantId, id: elsewhere }, before, asId(randomUUID())));
    expect((await latestAnswers(stage.ctx.db, stage.tenantId, stage.programmeId)).mentees).toEqual({ [before]: 3 });
  });
});
