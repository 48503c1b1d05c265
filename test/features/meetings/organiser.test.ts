import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { answerDuo } from '../../../src/features/matching/answer-duo.ts';
import { readTrack } from '../../../src/features/matching/read-track.ts';
import { acceptTime } from '../../../src/features/meetings/accept-time.ts';
import { buildEvent } from '../../../src/features/meetings/event.ts';
import { followMeeting } from '../../../src/features/meetings/following/follow-event.ts';
import type { StandingEvent } from '../../../src/features/meetings/following/event-state.ts';
import { listMeetingsAhead } from '../../../src/features/meetings/following/store.ts';
import type { Meeting } from '../../../src/features/meetings/meeting.ts';
import { organiserAhead, maySend } from '../../../src/features/meetings/organiser.ts';
import { offerSession } from '../../../src/features/meetings/offer-session.ts';
import { proposeOptions } from '../../../src/features/meetings/propose-options.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import { saveOffer } from '../../../src/features/meetings/store.ts';
import { viewDuo } from '../../../src/features/overview/view-duo.ts';
import { hour, instant, plus } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { bistro, duo, ids, lunch, meetingOf, pairIn } from './fixtures.ts';
import { setStage, type Stage } from './stage.ts';
import { lastMeetingOf, openOfferOf } from './steps.ts';

let database: Connected;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());

/** A stage whose open options go out in the executive's name, in the mentor's hands. */
const inTheirName = async () => {
  const stage = await setStage(database);
  const offer = await openOfferOf(stage);
  const options = offer.options.map((option) => ({ ...option, organiser: 'mentee' as const }));
  await stage.ctx.transaction((trx) => saveOffer(trx, offer, { options }));
  return { stage, offer };
};
const book = async (): Promise<{ stage: Stage; meeting: Meeting }> => {
  const { stage, offer } = await inTheirName();
  await proposeOptions(stage.ctx, stage.actors.mentor, { offerId: offer.id, optionIds: offer.options.map(({ id }) => id) });
  await confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: offer.options.at(-1)?.id ?? '' });
  await stage.run();
  return { stage, meeting: await lastMeetingOf(stage) };
};
let version = 0;
const byHand = async (stage: Stage, meeting: Meeting, change: Partial<StandingEvent> | 'deleted') => {
  stage.seen.set(meeting.eventId ?? '', change === 'deleted' ? { kind: 'gone' } : {
    kind: 'there', start: meeting.start, end: meeting.end, isCancelled: false, isOrganiser: true, isInvited: true, answer: 'none', proposed: null,
    etag: `W/"organiser-${++version}"`, modifiedAt: instant(stage.clock.now() + version), ...change,
  });
  await followMeeting(stage.ctx, { tenantId: stage.tenantId, meetingId: meeting.id });
};

describe('in whose name an invitation goes out', () => {
  const theirs = [{ ...lunch, organiser: 'mentee' as const }];
  it('is the mentor’s, or the executive’s where it must, and an event that moves keeps its organiser', () => {
    expect(organiserAhead(duo, [lunch], null)).toBe('mentor');
    expect(organiserAhead(duo, theirs, null)).toBe('mentee');
    expect(organiserAhead(duo, theirs, meetingOf(lunch))).toBe('mentor');
    expect(organiserAhead(duo, [lunch], meetingOf(lunch, { organiserId: ids.mentee }))).toBe('mentee');
  });

  it('is never an executive’s without their press, save at a place they brought', () => {
    for (const by of ['mentor', 'mentee', null] as const) expect(maySend(duo, [lunch], null, by)).toBe(true);
    expect((['mentor', 'mentee', null] as const).map((by) => maySend(duo, theirs, null, by))).toEqual([false, true, false]);
    expect(maySend(duo, theirs.map((option) => ({ ...option, place: { ...bistro, typedBy: 'mentee' as const } })), null, 'mentor')).toBe(true);
    expect(maySend(duo, theirs.map((option) => ({ ...option, place: { ...bistro, typedBy: 'mentor' as const } })), null, 'mentor')).toBe(false);
  });

  it('is who invites the other in the event, in their language, with their way there as the reminder', () => {
    const parts = { pair: pairIn('fr', 'en'), option: lunch, contacts: [], tabUrl: 'https://teams.microsoft.com/', transactionId: null };
    const [mine, theirs] = [buildEvent({ ...parts, organiser: 'mentor' }), buildEvent({ ...parts, organiser: 'mentee' })].map((body) => JSON.parse(body) as Record<string, any>);
    expect(mine?.['attendees'][0].emailAddress.name).toBe('Philippe Garnier');
    expect(theirs?.['attendees']).toEqual([{ type: 'required', emailAddress: { address: 'inès.belkacem@meridiane.example', name: 'Inès Belkacem' } }]);
    expect(theirs?.['body'].content).toMatch(/^<div lang="en">/);
    expect(theirs?.['reminderMinutesBeforeStart']).toBe(Math.max(15, lunch.travel.mentee.minutes + 10));
  });
});

describe('a date in the executive’s name', () => {
  it('is stored so, watched and read in their calendar, and accepted by nobody for the mentor', async () => {
    const { stage, meeting } = await book();
    expect(meeting).toMatchObject({ state: 'booked', organiserId: stage.actors.mentee.personId });
    expect([...stage.watched.values()].map(({ organiser }) => organiser)).toEqual([stage.actors.mentee.personId]);
    expect(await listMeetingsAhead(stage.ctx.db, stage.tenantId, stage.clock.now())).toMatchObject([{ organiserId: stage.actors.mentee.personId, attendeeMails: ['mentor@meridiane.example', 'mentor@meridiane.example'] }]);
    expect(await listMeetingsAhead(stage.ctx.db, stage.tenantId, stage.clock.now(), [stage.actors.mentor.personId])).toEqual([]);
    expect(stage.accepted).toEqual([]);
  });

  it('declined by the mentor in Outlook is lost by the mentor; deleted in the executive’s, by the executive', async () => {
    for (const [change, holder] of [[{ answer: 'declined' }, 'mentor'], ['deleted', 'mentee']] as const) {
      const { stage, meeting } = await book();
      await byHand(stage, meeting, change);
      expect((await openOfferOf(stage)).holder).toBe(holder);
    }
  });

  it('another time that the mentor asks for is the executive’s to grant, and nobody else’s', async () => {
    const { stage, meeting } = await book();
    await byHand(stage, meeting, { answer: 'tentative', proposed: { start: plus(meeting.start, hour), end: plus(meeting.end, hour) } });
    expect((await viewDuo(stage.ctx, stage.actors.mentee, stage.duoId)).next?.kind).toBe('proposal');
    expect((await viewDuo(stage.ctx, stage.actors.mentor, stage.duoId)).stateLine).toMatch(/^Prévue\s; vous avez proposé/);
    await expect(acceptTime(stage.ctx, stage.actors.mentor, { meetingId: meeting.id })).rejects.toMatchObject({ code: 'already-handled' });
    stage.seen.clear();
    await acceptTime(stage.ctx, stage.actors.mentee, { meetingId: meeting.id });
    await stage.run();
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'booked', start: plus(meeting.start, hour), organiserId: stage.actors.mentee.personId, eventId: meeting.eventId });
  });

  it('is not booked by a mentor who presses for both, nor by Binôme itself', async () => {
    const { stage, offer } = await inTheirName();
    await stage.ctx.transaction((trx) => saveOffer(trx, offer, { act: 'confirm' }));
    await expect(confirmOption(stage.ctx, stage.actors.mentor, { offerId: offer.id, optionId: offer.options[0]?.id ?? '' })).rejects.toThrow('whose owner has not agreed');
    expect(await stage.at.meetings()).toEqual([]);

    const alone = await setStage(database, { ready: false });
    const { frame } = await alone.ctx.db.selectFrom('programmes').select('frame').where('id', '=', alone.programmeId).executeTakeFirstOrThrow();
    await alone.ctx.db.updateTable('programmes').set({ frame: JSON.stringify({ ...(frame as object), autonomy: 'books-itself' }) }).where('id', '=', alone.programmeId).execute();
    await getReady(alone);
    expect([(await alone.at.meetings()).length, (await openOfferOf(alone)).act, (await openOfferOf(alone)).holder]).toEqual([0, 'propose', 'mentor']);
  });
});

/** Both are ready, the mentor's calendar being what they ticked. */
const getReady = async (stage: Stage): Promise<void> => {
  const ctx = {
    ...stage.ctx,
    calendar: {
      ...stage.ctx.calendar,
      availability: async (...asked: Parameters<typeof stage.ctx.calendar.availability>) =>
        new Map([...(await stage.ctx.calendar.availability(...asked))].map(([id, found]) =>
          [id, id === stage.actors.mentor.personId && found.kind === 'known' ? { ...found, ticked: 'no-mailbox' as const } : found])),
    },
  };
  for (const who of ['mentor', 'mentee'] as const) {
    await answerDuo(ctx, stage.actors[who], { duoId: stage.duoId, answer: 'yes' });
    await readTrack(ctx, stage.actors[who], { duoId: stage.duoId });
  }
  await stage.run(stage.clock.now(), ['offer-session']);
  const [session] = await stage.at.sessions();
  if (session) await offerSession(ctx, { tenantId: stage.tenantId, sessionId: session.id });
};
