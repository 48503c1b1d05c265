import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { askOtherTimes } from '../../../src/features/meetings/ask-other-times.ts';
import { moveMeeting } from '../../../src/features/meetings/move-meeting.ts';
import { nudgeOffer } from '../../../src/features/meetings/nudge-offer.ts';
import { recheckOffer } from '../../../src/features/meetings/recheck-offer.ts';
import { proposeOptions } from '../../../src/features/meetings/propose-options.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import { day, fromIso, minute, plus } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from './stage.ts';
import { lastMeetingOf, openOfferOf, propose } from './steps.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const nudgesOf = async (stage: Stage) =>
  (await stage.ctx.db.selectFrom('messages').select(['kind', 'person_id']).where('tenant_id', '=', stage.tenantId).where('kind', 'in', ['nudge', 'waiting-told']).execute())
    .map(({ kind, person_id }) => `${kind} to ${person_id === stage.actors.mentor.personId ? 'mentor' : 'mentee'}`).toSorted();

describe('silence', () => {
  it('gets one nudge after two working days, to whoever holds the options, and the mentor hears of it', async () => {
    const stage = await setStage(database);
    await propose(stage);
    await stage.run(fromIso('2026-11-26T08:09:00Z'));
    expect(await nudgesOf(stage)).toEqual([]);
    await stage.run(fromIso('2026-11-26T08:10:00Z'));
    expect(await nudgesOf(stage)).toEqual(['nudge to mentee', 'waiting-told to mentor']);
    const { id, nudgedAt } = await openOfferOf(stage);
    await stage.run(fromIso('2026-12-01T08:10:00Z'));
    await nudgeOffer(stage.ctx, { tenantId: stage.tenantId, offerId: id });
    expect((await openOfferOf(stage)).nudgedAt).toBe(nudgedAt);
    expect(await nudgesOf(stage)).toEqual(['nudge to mentee', 'waiting-told to mentor']);
  });

  it('is counted anew when the options change hands', async () => {
    const stage = await setStage(database);
    stage.clock.moveTo(fromIso('2026-11-25T15:00:00Z'));
    await propose(stage);
    await stage.run(fromIso('2026-11-27T14:59:00Z'));
    expect(await nudgesOf(stage)).toEqual([]);
    await stage.run(fromIso('2026-11-27T15:00:00Z'));
    expect(await nudgesOf(stage)).toEqual(['nudge to mentee', 'waiting-told to mentor']);
  });

  it('is nobody’s once the options are taken', async () => {
    const stage = await setStage(database);
    const { id } = await propose(stage);
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: id, optionId: '1' });
    await stage.run(fromIso('2026-11-27T15:00:00Z'), ['remind-meeting', 'ask-check-in']);
    expect(await nudgesOf(stage)).toEqual([]);
  });

  it('of an executive who looks for another date is told to nobody who has one', async () => {
    const stage = await setStage(database);
    const { id, options } = await propose(stage);
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: id, optionId: options.at(-1)?.id ?? '' });
    await stage.run();
    await moveMeeting(stage.ctx, stage.actors.mentee, { meetingId: (await lastMeetingOf(stage)).id });
    await stage.run(plus(stage.clock.now(), 2 * day + minute));
    expect(await nudgesOf(stage)).toEqual(['nudge to mentee']);
  });

  it('of the mentor is told to the mentor alone', async () => {
    const stage = await setStage(database);
    await stage.run(plus(stage.clock.now(), 3 * day), ['start-week']);
    expect(await nudgesOf(stage)).toEqual(['nudge to mentor']);
  });
});

describe('options in hand', () => {
  it('that one would have to leave for at once are replaced, like those that are past', async () => {
    const stage = await setStage(database);
    const { id, options } = await propose(stage);
    const [first] = options.toSorted((a, b) => a.start - b.start);
    if (!first) throw new Error('options were due');
    await stage.ctx.db.updateTable('offers').set({ options: JSON.stringify([first]) }).where('id', '=', id).execute();
    stage.clock.moveTo(plus(first.start, -90 * minute));
    await recheckOffer(stage.ctx, stage.actors.mentee, { duoId: stage.duoId });
    const renewed = await openOfferOf(stage);
    expect(renewed.id).not.toBe(id);
    expect(renewed.options.length).toBeGreaterThan(0);
  });

  it('go one by one as they are taken, and are replaced when none is left', async () => {
    const stage = await setStage(database);
    const before = await openOfferOf(stage);
    const [first, second, third] = before.options;
    if (!first || !second || !third) throw new Error('three options were due');
    const take = (options: typeof before.options) => options.map(({ start, end }) => ({ start, end, status: 'busy' as const }));
    stage.busy.set(stage.actors.mentee.personId, take([first]));
    await recheckOffer(stage.ctx, stage.actors.mentee, { duoId: stage.duoId });
    expect((await openOfferOf(stage)).options).toHaveLength(3);
    await recheckOffer(stage.ctx, stage.actors.mentor, { duoId: stage.duoId });
    expect((await openOfferOf(stage)).options.map(({ id }) => id)).toEqual(['2', '3']);
    stage.busy.set(stage.actors.mentee.personId, take([first, second, third]));
    await recheckOffer(stage.ctx, stage.actors.mentor, { duoId: stage.duoId });
    const after = await openOfferOf(stage);
    expect(after.id).not.toBe(before.id);
    expect(after.options).toHaveLength(3);
    for (const { start } of after.options) expect(before.options.map((option) => option.start)).not.toContain(start);
  });

  it('stay while a calendar gives no answer', async () => {
    const stage = await setStage(database);
    const before = await openOfferOf(stage);
    stage.unknown.set(stage.actors.mentee.personId, 'no-answer');
    await recheckOffer(stage.ctx, stage.actors.mentor, { duoId: stage.duoId });
    expect(await openOfferOf(stage)).toEqual(before);
  });

  it('are three others on demand, none of which was shown before', async () => {
    const stage = await setStage(database);
    const shown: number[] = [];
    for (let round = 0; round < 3; round++) {
      const { id, options } = await openOfferOf(stage);
      for (const { start } of options) expect(shown).not.toContain(start);
      shown.push(...options.map(({ start }) => start));
      await askOtherTimes(stage.ctx, stage.actors.mentor, { offerId: id });
    }
    expect((await stage.at.offers()).map(({ state }) => state)).toEqual(['replaced', 'replaced', 'replaced', 'open']);
  });

  it('are proposed once: a second press, or the other side’s, is settled already', async () => {
    const stage = await setStage(database);
    const offer = await openOfferOf(stage);
    await expect(proposeOptions(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionIds: ['1'] })).rejects.toMatchObject({ code: 'already-handled' });
    await expect(proposeOptions(stage.ctx, stage.actors.mentor, { offerId: offer.id, optionIds: [] })).rejects.toMatchObject({ code: 'bad-input' });
    await proposeOptions(stage.ctx, stage.actors.mentor, { offerId: offer.id, optionIds: ['2'] });
    await expect(proposeOptions(stage.ctx, stage.actors.mentor, { offerId: offer.id, optionIds: ['1'] })).rejects.toMatchObject({ code: 'already-handled' });
    expect(await openOfferOf(stage)).toMatchObject({ holder: 'mentee', act: 'confirm', options: [{ id: '2' }] });
  });

  it('cannot be proposed once they are past', async () => {
    const stage = await setStage(database);
    const offer = await openOfferOf(stage);
    stage.clock.moveTo(plus(Math.max(...offer.options.map(({ start }) => start)) as typeof offer.heldSince, minute));
    await expect(proposeOptions(stage.ctx, stage.actors.mentor, { offerId: offer.id, optionIds: ['1', '2', '3'] })).rejects.toMatchObject({ code: 'option-gone' });
  });
});
