import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { answerCheckIn } from '../../../src/features/feedback/answer-check-in.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import { suspendDuo } from '../../../src/features/meetings/leavers/suspend-duo.ts';
import { findDuo, saveDuoState } from '../../../src/features/matching/store.ts';
import { viewDuo } from '../../../src/features/overview/view-duo.ts';
import { viewProgramme } from '../../../src/features/overview/view-programme.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import { day, hour, instant, plus } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from './stage.ts';
import { book, lastMeetingOf, openOfferOf, propose } from './steps.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const say = (stage: Stage, who: 'mentor' | 'mentee', meetingId: Awaited<ReturnType<typeof book>>['id'], held: boolean) =>
  answerCheckIn(stage.ctx, stage.actors[who], { meetingId, answers: { held } });
const stateOf = async (stage: Stage, id: string) => (await stage.at.meetings()).find((meeting) => meeting.id === id)?.state;
const phaseOf = async (stage: Stage) => (await viewProgramme(stage.ctx, stage.actors.manager, stage.programmeId)).duos[0]?.state;

describe('a date of which nobody says how it went', () => {
  it('waits five working days for an answer, past and to be confirmed for everybody, HR included', async () => {
    const stage = await setStage(database);
    const meeting = await book(stage);
    await stage.run(plus(meeting.end, 5 * day));
    expect(await stateOf(stage, meeting.id)).toBe('booked');
    expect(await phaseOf(stage)).toBe('Passée, à confirmer');
    for (const who of ['mentor', 'mentee'] as const) expect((await viewDuo(stage.ctx, stage.actors[who], stage.duoId)).next.kind).toBe('check-in');
  });

  it('then lets go of its session: the mentor has moments in hand, which say why, and nobody has lost anything', async () => {
    const stage = await setStage(database);
    const meeting = await book(stage);
    await stage.run(plus(meeting.end, 9 * day));
    expect(await stateOf(stage, meeting.id)).toBe('unsaid');
    expect((await openOfferOf(stage)).holder).toBe('mentor');
    const { next, history } = await viewDuo(stage.ctx, stage.actors.mentor, stage.duoId);
    expect(next).toMatchObject({ kind: 'options', again: expect.stringContaining('a-t-elle eu lieu'), pause: [] });
    expect(history[0]).toMatchObject({ state: 'unsaid', stateLabel: 'Passée, sans réponse', canCheckIn: true });
    expect(await phaseOf(stage)).toBe('À planifier');
    expect(stage.jobs.filter(({ job }) => job.kind === 'guard-session')).toEqual([]);
  });

  it('is held by a yes that comes late, and what was offered meanwhile goes', async () => {
    const stage = await setStage(database);
    const meeting = await book(stage);
    await stage.run(plus(meeting.end, 9 * day));
    await say(stage, 'mentee', meeting.id, true);
    expect(await stateOf(stage, meeting.id)).toBe('held');
    expect((await stage.at.offers()).filter(({ state }) => state === 'open')).toEqual([]);
    expect((await stage.at.sessions()).map(({ state }) => state).slice(0, 2)).toEqual(['held', 'to-plan']);
  });

  it('and a yes that comes once there is another date changes nothing', async () => {
    const stage = await setStage(database);
    const meeting = await book(stage);
    await stage.run(plus(meeting.end, 9 * day));
    const { id, options } = await propose(stage);
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: id, optionId: options[0]?.id ?? '' });
    await stage.run();
    await say(stage, 'mentee', meeting.id, true);
    expect(await stateOf(stage, meeting.id)).toBe('unsaid');
    expect((await lastMeetingOf(stage)).state).toBe('booked');
  });

  it('is one that did not take place after a no that comes late, and the moments in hand stay', async () => {
    const stage = await setStage(database);
    const meeting = await book(stage);
    await stage.run(plus(meeting.end, 9 * day));
    const open = await openOfferOf(stage);
    await say(stage, 'mentee', meeting.id, false);
    expect(await stateOf(stage, meeting.id)).toBe('missed');
    expect((await openOfferOf(stage)).id).toBe(open.id);
  });

  it('that somebody has put to a later time is asked about then, and not let go of', async () => {
    const stage = await setStage(database);
    const meeting = await book(stage);
    await stage.run(plus(meeting.end, 6 * hour), ['reconcile-meetings', 'ask-check-in']);
    stage.seen.set(meeting.eventId ?? '', {
      kind: 'there', start: plus(meeting.start, 14 * day), end: plus(meeting.end, 14 * day), isCancelled: false, isOrganiser: true, isInvited: true, answer: 'none', proposed: null,
      etag: 'W/"later"', modifiedAt: instant(stage.clock.now()),
    });
    await stage.run(plus(meeting.end, 9 * day), ['reconcile-meetings']);
    expect(await stateOf(stage, meeting.id)).toBe('moved');
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'booked', start: plus(meeting.start, 14 * day) });
  });

  it('waits on while Outlook does not say where it stands', async () => {
    const stage = await setStage(database);
    const meeting = await book(stage);
    stage.seen.set(meeting.eventId ?? '', { kind: 'unreadable', reason: 'no-answer' });
    await expect(stage.run(plus(meeting.end, 9 * day))).rejects.toThrow(OutsideError);
    expect(await stateOf(stage, meeting.id)).toBe('booked');
  });

  it('of a duo that waits for somebody lets go too, so that the duo finds moments when it goes on', async () => {
    const stage = await setStage(database);
    const meeting = await book(stage);
    await stage.run(plus(meeting.end, day));
    const duo = await findDuo(stage.ctx.db, stage.tenantId, stage.duoId);
    if (!duo) throw new Error('a duo was due');
    await suspendDuo(stage.ctx, duo, stage.actors.mentee.personId);
    await stage.run(plus(meeting.end, 9 * day));
    expect(await stateOf(stage, meeting.id)).toBe('unsaid');
    expect((await stage.at.offers()).filter(({ state }) => state === 'open')).toEqual([]);
    const [session] = await stage.at.sessions();
    await stage.ctx.transaction(async (trx) => {
      await saveDuoState(trx, { ...duo, state: 'suspended' }, 'active', duo.activatedAt);
      if (session) await stage.ctx.enqueue(trx, { kind: 'offer-session', tenantId: stage.tenantId, sessionId: session.id });
    });
    await stage.run();
    expect((await openOfferOf(stage)).options.length).toBeGreaterThan(0);
  });
});
