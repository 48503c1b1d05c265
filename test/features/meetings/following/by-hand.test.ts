import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../../src/db/connect.ts';
import { askCheckIn } from '../../../../src/features/feedback/ask-check-in.ts';
import { acceptTime } from '../../../../src/features/meetings/accept-time.ts';
import { cancelMeeting } from '../../../../src/features/meetings/cancel-meeting.ts';
import { confirmOption } from '../../../../src/features/meetings/confirm-option.ts';
import { findOptions } from '../../../../src/features/meetings/find-options.ts';
import { loadPair } from '../../../../src/features/meetings/load-duo.ts';
import type { StandingEvent } from '../../../../src/features/meetings/following/event-state.ts';
import { reconcileMeetings } from '../../../../src/features/meetings/following/reconcile-meetings.ts';
import { followMeeting } from '../../../../src/features/meetings/following/follow-event.ts';
import { answerDuo } from '../../../../src/features/matching/answer-duo.ts';
import { formDuo } from '../../../../src/features/matching/form-duo.ts';
import { readTrack } from '../../../../src/features/matching/read-track.ts';
import type { Meeting } from '../../../../src/features/meetings/meeting.ts';
import { moveMeeting } from '../../../../src/features/meetings/move-meeting.ts';
import { proposeOptions } from '../../../../src/features/meetings/propose-options.ts';
import { findSession, listMeetings, listOpenOffers } from '../../../../src/features/meetings/store.ts';
import { viewProgramme } from '../../../../src/features/overview/view-programme.ts';
import { pauseDuo } from '../../../../src/features/meetings/pause-duo.ts';
import { refuseTime } from '../../../../src/features/meetings/refuse-time.ts';
import { resumeDuo } from '../../../../src/features/meetings/resume-duo.ts';
import { showDuo } from '../../../../src/features/meetings/show-duo.ts';
import { viewDuo } from '../../../../src/features/overview/view-duo.ts';
import { Refusal } from '../../../../src/kernel/errors.ts';
import { day, fromIso, hour, instant, plus, toIso } from '../../../../src/kernel/time.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { wordsOf } from '../../../support/world.ts';
import { setStage, type Stage } from '../stage.ts';
import { book, lastMeetingOf, openOfferOf, propose } from '../steps.ts';

let database: Connected;
beforeAll(async () => { database = await openTestDatabase(); });
afterAll(() => database.close());

const booked = async () => {
  const stage = await setStage(database);
  const meeting = await book(stage);
  stage.clock.moveTo(plus(stage.clock.now(), hour));
  return { stage, meeting };
};
let version = 1;
/** Somebody does something in Outlook, and Graph tells of it. */
const byHand = async (stage: Stage, meeting: Meeting, change: Partial<StandingEvent> | 'deleted'): Promise<void> => {
  const standing: StandingEvent = {
    kind: 'there', start: meeting.start, end: meeting.end, isCancelled: false, isOrganiser: true, isInvited: true, answer: 'none', proposed: null,
    etag: `W/"hand-${++version}"`, modifiedAt: instant(stage.clock.now() + version),
  };
  stage.seen.set(meeting.eventId ?? '', change === 'deleted' ? { kind: 'gone' } : { ...standing, ...change });
  await followMeeting(stage.ctx, { tenantId: stage.tenantId, meetingId: meeting.id });
};
const messages = async (stage: Stage, who: 'mentor' | 'mentee'): Promise<string[]> => (await stage.ctx.db
  .selectFrom('messages').select('kind').where('person_id', '=', stage.actors[who].personId).where('tenant_id', '=', stage.tenantId).execute()).map(({ kind }) => kind);
const isCancelled = (stage: Stage, meeting: Meeting): boolean => [...stage.events.values()].some(({ id, cancelled }) => id === meeting.eventId && cancelled);

describe('moved by the organiser', () => {
  it('stands where it was put, with the same ways, jobs of its own, and no word to anybody', async () => {
    const { stage, meeting } = await booked();
    const before = [await messages(stage, 'mentor'), await messages(stage, 'mentee'), stage.bodies.length];
    const at = { start: plus(meeting.start, hour), end: plus(meeting.end, hour) };
    await byHand(stage, meeting, at);
    const [was, now] = (await stage.at.meetings()).toSorted((a, b) => a.attempt - b.attempt);
    expect([was?.state, now?.state, now?.start, now?.end]).toEqual(['moved', 'booked', at.start, at.end]);
    expect(now?.eventId).toBe(meeting.eventId);
    expect(now?.option.placeId).toBe(meeting.option.placeId);
    expect(now?.option.hold.mentor.start).toBe(plus(meeting.option.hold.mentor.start, hour));
    expect([await messages(stage, 'mentor'), await messages(stage, 'mentee'), stage.bodies.length]).toEqual(before);
    expect(stage.jobs.filter(({ job }) => job.kind === 'ask-check-in' && job.meetingId === now?.id)).toHaveLength(1);
    await stage.run(plus(meeting.start, -2 * hour), ['nudge-offer']);
    expect((await messages(stage, 'mentee')).filter((kind) => kind === 'reminder')).toHaveLength(1);
  });

  it('onto another of our meetings: it stands all the same, that hold is not live, and HR reads it', async () => {
    const { stage, meeting } = await booked();
    const { ctx, actors, tenantId, programmeId } = stage;
    const duoId = await formDuo(ctx, actors.manager, { programmeId, mentorId: actors.mentor.personId, menteeId: actors.stranger.personId });
    for (const who of ['mentor', 'stranger'] as const) {
      await answerDuo(ctx, actors[who], { duoId, answer: 'yes' });
      await readTrack(ctx, actors[who], { duoId });
    }
    await stage.run();
    const [offer] = await listOpenOffers(ctx.db, tenantId, [duoId]);
    const optionIds = offer?.options.map(({ id }) => id) ?? [];
    await proposeOptions(ctx, actors.mentor, { offerId: offer!.id, optionIds });
    await confirmOption(ctx, actors.stranger, { offerId: offer!.id, optionId: optionIds[0] ?? '' });
    await stage.run();
    const [other] = await listMeetings(ctx.db, tenantId, [duoId]);
    await byHand(stage, meeting, { start: other!.start, end: other!.end });
    const standing = await lastMeetingOf(stage);
    expect([standing.state, standing.start, standing.inOutlook]).toEqual(['booked', other!.start, { isClashing: true }]);
    const { todo } = await viewProgramme(ctx, actors.manager, programmeId);
    expect(todo.map(({ reason }) => reason).join()).toContain('sur une autre rencontre');
  });

  it('while another date is being chosen: what was chosen moves the event from where it now stands, or not at all', async () => {
    const { stage, meeting } = await booked();
    await moveMeeting(stage.ctx, stage.actors.mentee, { meetingId: meeting.id });
    const offer = await openOfferOf(stage);
    const at = { start: plus(meeting.start, hour), end: plus(meeting.end, hour) };
    stage.seen.set(meeting.eventId ?? '', {
      kind: 'there', ...at, isCancelled: false, isOrganiser: true, isInvited: true, answer: 'none', proposed: null, etag: 'W/"x"', modifiedAt: instant(stage.clock.now() + 999),
    });
    const sent = stage.bodies.length;
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: offer.options[0]?.id ?? '' });
    await stage.run();
    expect(stage.bodies).toHaveLength(sent);
    const live = (await stage.at.meetings()).filter(({ state }) => state === 'booked');
    expect(live.map(({ start }) => start)).toEqual([at.start]);
  });
});

describe('moved by the organiser while nobody told us, and only seen once our date has passed', () => {
  const passed = async (change: Partial<StandingEvent> = {}) => {
    const { stage, meeting } = await booked();
    const at = { start: plus(meeting.start, 7 * day), end: plus(meeting.end, 7 * day) };
    stage.seen.set(meeting.eventId ?? '', {
      kind: 'there', ...at, isCancelled: false, isOrganiser: true, isInvited: true, answer: 'none', proposed: null, etag: 'W/"late"', modifiedAt: plus(meeting.start, -hour), ...change,
    });
    stage.clock.moveTo(plus(meeting.end, hour));
    const [job, states] = [{ tenantId: stage.tenantId, meetingId: meeting.id }, async () => (await stage.at.meetings()).toSorted((a, b) => a.attempt - b.attempt).map(({ state }) => state)];
    return { stage, meeting, at, job, states };
  };

  it('nobody is asked how it went: the later date stands', async () => {
    const { stage, at, job, states } = await passed();
    await askCheckIn(stage.ctx, job);
    expect(await states()).toEqual(['moved', 'booked']);
    expect(await lastMeetingOf(stage)).toMatchObject(at);
    expect(await messages(stage, 'mentee')).not.toContain('check-in');
    expect(stage.jobs.filter(({ job: { kind }, at: due }) => kind === 'ask-check-in' && due > at.end)).toHaveLength(1);
  });

  it('refused where it was put: that date is lost, and the session is not', async () => {
    const { stage, meeting, job, states } = await passed({ answer: 'declined' });
    await askCheckIn(stage.ctx, job);
    await stage.run();
    expect(await states()).toEqual(['cancelled']);
    expect(await openOfferOf(stage)).toMatchObject({ holder: 'mentee', act: 'confirm' });
    expect(isCancelled(stage, meeting)).toBe(true);
  });

  it('refused where it was: of a date that has begun it is asked whether it took place', async () => {
    const { stage, meeting } = await booked();
    stage.clock.moveTo(plus(meeting.end, hour));
    await byHand(stage, meeting, { answer: 'declined' });
    expect((await stage.at.meetings()).map(({ state }) => state)).toEqual(['booked']);
  });

  it('when Outlook does not answer they are asked all the same, and a later night finds the date', async () => {
    const { stage, at, job, states } = await passed();
    await askCheckIn({ ...stage.ctx, calendar: { ...stage.ctx.calendar, read: async (refs) => refs.map(() => ({ kind: 'unreadable', reason: 'no-answer' })) } }, job);
    expect(await states()).toEqual(['booked']);
    expect(await messages(stage, 'mentee')).toContain('check-in');
    stage.clock.moveTo(fromIso(`${toIso(plus(stage.clock.now(), 3 * day)).slice(0, 10)}T01:00:00Z`));
    await reconcileMeetings(stage.ctx, stage);
    expect(await states()).toEqual(['moved', 'booked']);
    expect(await lastMeetingOf(stage)).toMatchObject(at);
    // What was asked too early is no longer asked: its card shows the date there is.
    const { card } = await stage.ctx.db.selectFrom('messages').select('card').where('tenant_id', '=', stage.tenantId).where('kind', '=', 'check-in')
      .where('person_id', '=', stage.actors.mentee.personId).executeTakeFirstOrThrow();
    expect(wordsOf(card)).toContain('L’invitation est dans vos deux agendas.');
  });
});

describe('a date lost in Outlook', () => {
  it('declined: new moments in the decliner’s hands, the mentor hears that the date did not hold, the event goes once', async () => {
    const { stage, meeting } = await booked();
    await byHand(stage, meeting, { answer: 'declined' });
    await byHand(stage, meeting, { answer: 'declined' });
    await stage.run();
    expect((await stage.at.meetings()).map(({ state }) => state)).toEqual(['cancelled']);
    expect(await openOfferOf(stage)).toMatchObject({ holder: 'mentee', act: 'confirm' });
    expect((await messages(stage, 'mentee')).filter((kind) => kind === 'options-again')).toHaveLength(1);
    expect((await messages(stage, 'mentor')).filter((kind) => kind === 'date-lost')).toHaveLength(1);
    expect(isCancelled(stage, meeting)).toBe(true);
  });

  it.each(['deleted', 'cancelled'] as const)('%s by the organiser: new moments for the mentor, and nothing is cancelled again', async (how) => {
    const { stage, meeting } = await booked();
    await byHand(stage, meeting, how === 'deleted' ? 'deleted' : { isCancelled: true });
    await stage.run();
    expect(await openOfferOf(stage)).toMatchObject({ holder: 'mentor', act: 'propose' });
    expect(isCancelled(stage, meeting)).toBe(false);
    expect(await messages(stage, 'mentee')).toContain('date-lost');
  });

  it('where a hand had put it: that moment is not offered again, as none is that was', async () => {
    const { stage, meeting } = await booked();
    const [pair, session] = [await loadPair(stage.ctx.db, stage.tenantId, meeting.duoId), await findSession(stage.ctx.db, stage.tenantId, meeting.sessionId)];
    const found = await findOptions(stage.ctx, pair, session!, meeting);
    const [there] = found.kind === 'found' ? found.options : [];
    const at = { start: there!.start, end: there!.end };
    for (const isCancelled of [false, true]) await byHand(stage, await lastMeetingOf(stage), { ...at, isCancelled });
    await stage.run();
    expect((await openOfferOf(stage)).options.map(({ start }) => start)).not.toContain(at.start);
  });

  it('leaves no trace of whose act it was', async () => {
    const { stage, meeting } = await booked();
    await byHand(stage, meeting, { answer: 'declined' });
    expect(await stage.ctx.db.selectFrom('meeting_events_seen').selectAll().where('meeting_id', '=', meeting.id).execute()).toEqual([]);
    const acts = await stage.ctx.db.selectFrom('journal').selectAll().where('subject_id', '=', meeting.id).where('act', '=', 'meeting-cancelled').execute();
    expect(acts.map(({ actor_id }) => actor_id)).toEqual([null]);
  });

  it('found gone while it is being moved: not a mailbox that is missing, a date that is lost', async () => {
    const { stage, meeting } = await booked();
    await moveMeeting(stage.ctx, stage.actors.mentor, { meetingId: meeting.id });
    const offer = await propose(stage);
    stage.seen.set(meeting.eventId ?? '', { kind: 'gone' });
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: offer.options[0]?.id ?? '' });
    await stage.run();
    expect((await stage.at.meetings()).map(({ state }) => state).toSorted()).toEqual(['cancelled', 'unplaced']);
    expect((await openOfferOf(stage)).movingId).toBeNull();
  });
});

describe('an answer that leaves the date standing', () => {
  it('perhaps: the mentor reads that it is not confirmed yet, the mentee reads nothing of it', async () => {
    const { stage, meeting } = await booked();
    await byHand(stage, meeting, { answer: 'tentative' });
    const line = async (who: 'mentor' | 'mentee') => (await viewDuo(stage.ctx, stage.actors[who], stage.duoId)).stateLine;
    expect([await line('mentor'), await line('mentee')]).toEqual(['Prévue\u00a0; Philippe n’a pas encore confirmé dans Outlook', 'Prévue']);
  });

  it('organised by somebody else: it stays, and we neither move nor cancel it', async () => {
    const { stage, meeting } = await booked();
    await byHand(stage, meeting, { isOrganiser: false });
    for (const act of [cancelMeeting, moveMeeting])
      await expect(act(stage.ctx, stage.actors.mentor, { meetingId: meeting.id })).rejects.toEqual(new Refusal('organised-elsewhere'));
    const card = await showDuo(stage.ctx, stage.actors.mentor, { duoId: stage.duoId });
    expect(card.actions?.map(({ type }) => type)).toEqual(['Action.OpenUrl']);
  });

  const proposed = async (more: Partial<StandingEvent>) => {
    const { stage, meeting } = await booked();
    const wish = { start: plus(meeting.start, 2 * hour), end: plus(meeting.end, 2 * hour) };
    await byHand(stage, meeting, { answer: 'tentative', proposed: wish, ...more });
    return { stage, meeting, wish };
  };

  it('another time: the mentor grants it, and the same event moves', async () => {
    const { stage, meeting, wish } = await proposed({});
    expect(await messages(stage, 'mentor')).toContain('time-proposed');
    stage.seen.delete(meeting.eventId ?? '');
    await expect(acceptTime(stage.ctx, stage.actors.mentee, { meetingId: meeting.id })).rejects.toEqual(new Refusal('already-handled'));
    await acceptTime(stage.ctx, stage.actors.mentor, { meetingId: meeting.id });
    await stage.run();
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'booked', start: wish.start, eventId: meeting.eventId });
  });

  it('another time: the mentor keeps the date, and is not asked the same again', async () => {
    const { stage, meeting, wish } = await proposed({});
    await refuseTime(stage.ctx, stage.actors.mentor, { meetingId: meeting.id });
    await byHand(stage, meeting, { answer: 'tentative', proposed: wish });
    const { next } = await viewDuo(stage.ctx, stage.actors.mentor, stage.duoId);
    expect(next?.kind).toBe('booked');
    expect((await lastMeetingOf(stage)).start).toBe(meeting.start);
  });

  it('another time, with a no: not granting it loses the date', async () => {
    const { stage, meeting } = await proposed({ answer: 'declined' });
    await refuseTime(stage.ctx, stage.actors.mentor, { meetingId: meeting.id });
    expect((await lastMeetingOf(stage)).state).toBe('cancelled');
    expect((await openOfferOf(stage)).holder).toBe('mentor');
  });

  it('another time that is past is no wish: with a no, the date is lost', async () => {
    const { stage } = await proposed({ answer: 'declined', proposed: { start: instant(0), end: instant(hour) } });
    expect((await lastMeetingOf(stage)).state).toBe('cancelled');
  });
});

describe('momentum', () => {
  const loseOnce = async (stage: Stage): Promise<void> => {
    const offer = await openOfferOf(stage);
    if (offer.act === 'propose') await propose(stage);
    const held = await openOfferOf(stage);
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: held.id, optionId: held.options[0]?.id ?? '' });
    await stage.run();
    await cancelMeeting(stage.ctx, stage.actors.mentee, { meetingId: (await lastMeetingOf(stage)).id });
  };
  /** The mentee is the sponsor on this stage: HR is told in their place. */
  const told = async (stage: Stage) => (await stage.ctx.db.selectFrom('messages').select(['kind', 'person_id']).where('tenant_id', '=', stage.tenantId).where('kind', '=', 'momentum').execute())
    .map(({ person_id }) => person_id);

  it('moments after a lost date lie within ten working days', async () => {
    const { stage, meeting } = await booked();
    await cancelMeeting(stage.ctx, stage.actors.mentee, { meetingId: meeting.id });
    for (const option of (await openOfferOf(stage)).options) expect(option.start).toBeLessThan(plus(stage.clock.now(), 15 * day));
  });

  it('a pause is offered at the second, silence after it is told to one, once', async () => {
    const stage = await setStage(database);
    await loseOnce(stage);
    expect((await viewDuo(stage.ctx, stage.actors.mentee, stage.duoId)).next).toMatchObject({ kind: 'options', pause: [] });
    await expect(pauseDuo(stage.ctx, stage.actors.mentee, { duoId: stage.duoId, weeks: 2 })).rejects.toEqual(new Refusal('already-handled'));
    await loseOnce(stage);
    const { next } = await viewDuo(stage.ctx, stage.actors.mentee, stage.duoId);
    expect(next && 'pause' in next && next.pause?.map(({ weeks }) => weeks)).toEqual([2, 4, 6]);
    expect(await told(stage)).toEqual([]);
    await stage.run(plus(stage.clock.now(), 8 * day));
    expect(await told(stage)).toEqual([stage.actors.manager.personId]);
  });

  it('a third lost date is told at once', async () => {
    const stage = await setStage(database);
    for (let n = 0; n < 3; n++) await loseOnce(stage);
    expect(await told(stage)).toEqual([stage.actors.manager.personId]);
  });

  it('a pause stops offers, nudges and the sponsor’s clock, and ends by itself with new moments', async () => {
    const stage = await setStage(database);
    await loseOnce(stage);
    await loseOnce(stage);
    await pauseDuo(stage.ctx, stage.actors.mentor, { duoId: stage.duoId, weeks: 2 });
    expect((await viewDuo(stage.ctx, stage.actors.mentee, stage.duoId)).next?.kind).toBe('paused');
    const before = (await messages(stage, 'mentor')).length;
    await stage.run(plus(stage.clock.now(), 13 * day));
    expect([(await messages(stage, 'mentor')).length, await told(stage)]).toEqual([before, []]);
    await stage.run(plus(stage.clock.now(), 3 * day));
    expect(await openOfferOf(stage)).toMatchObject({ holder: 'mentor', act: 'propose' });
  });

  it('either side ends it before', async () => {
    const stage = await setStage(database);
    await loseOnce(stage);
    await loseOnce(stage);
    await pauseDuo(stage.ctx, stage.actors.mentor, { duoId: stage.duoId, weeks: 6 });
    await resumeDuo(stage.ctx, stage.actors.mentee, { duoId: stage.duoId });
    expect(await openOfferOf(stage)).toMatchObject({ holder: 'mentee', act: 'confirm' });
    await stage.run(plus(stage.clock.now(), 45 * day));
  });
});

describe('held by somebody else since', () => {
  it('is followed where they put it', async () => {
    const { stage, meeting } = await booked();
    await byHand(stage, meeting, { isOrganiser: false });
    const at = { start: plus(meeting.start, 3 * day), end: plus(meeting.end, 3 * day) };
    await byHand(stage, meeting, { isOrganiser: false, ...at });
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'booked', ...at, inOutlook: { isElsewhere: true } });
    await stage.run(plus(meeting.end, day), ['reconcile-meetings']);
    expect((await messages(stage, 'mentee')).filter((kind) => kind === 'check-in')).toEqual([]);
  });
});

describe('a place that somebody has written in Outlook', () => {
  it('is what both read, without a way nobody knows; HR reads nothing of it', async () => {
    const { stage, meeting } = await booked();
    await byHand(stage, meeting, { place: 'Au Petit Comptoir' });
    for (const who of ['mentor', 'mentee'] as const) {
      expect((await viewDuo(stage.ctx, stage.actors[who], stage.duoId)).next).toMatchObject({ kind: 'booked', placeInOutlook: 'Au Petit Comptoir' });
      const words = wordsOf(await showDuo(stage.ctx, stage.actors[who], { duoId: stage.duoId }));
      expect(words).toContain('Au Petit Comptoir');
      expect(words).not.toContain('Trajet');
      if (meeting.option.place) expect(words).not.toContain(meeting.option.place.name);
    }
    expect(JSON.stringify(await viewProgramme(stage.ctx, stage.actors.manager, stage.programmeId))).not.toContain('Comptoir');
  });

  it('stays when the date is moved there too, and goes when our own is written again', async () => {
    const { stage, meeting } = await booked();
    const at = { start: plus(meeting.start, hour), end: plus(meeting.end, hour) };
    await byHand(stage, meeting, { ...at, place: 'Au Petit Comptoir' });
    const moved = await lastMeetingOf(stage);
    expect(moved).toMatchObject({ ...at, inOutlook: { place: 'Au Petit Comptoir' } });
    const ours = (JSON.parse(moved.requestBody) as { location: { displayName: string } }).location.displayName;
    await byHand(stage, moved, { ...at, place: ours });
    expect((await lastMeetingOf(stage)).inOutlook).toEqual({});
  });
});

describe('moved in Binôme, an event that somebody has edited', () => {
  const change = async (option: 'same place' | 'another place', edited: string) => {
    const { stage, meeting } = await booked();
    const event = [...stage.events.values()].find(({ id }) => id === meeting.eventId);
    if (!event) throw new Error('an event was due');
    const written = JSON.parse(event.body) as { body: { content: string } };
    event.body = JSON.stringify({ ...written, subject: 'Notre point', body: { contentType: 'html', content: `<html><head><meta charset="utf-8"></head><body>${written.body.content.replaceAll('é', '&eacute;')}${edited}</body></html>` } });
    await moveMeeting(stage.ctx, stage.actors.mentee, { meetingId: meeting.id });
    const offer = await openOfferOf(stage);
    const [first, ...others] = offer.options;
    if (!first) throw new Error('moments were due');
    const place = option === 'same place' ? meeting.option : (others.find(({ placeId }) => placeId !== meeting.option.placeId) ?? first);
    const { settingId, placeId, fallbackId, place: at, fallback, travel } = place;
    await stage.ctx.db.updateTable('offers').set({ options: JSON.stringify([{ ...first, settingId, placeId, fallbackId, place: at, fallback, travel }]) }).where('id', '=', offer.id).execute();
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: first.id });
    await stage.run();
    expect((await lastMeetingOf(stage)).state).toBe('booked');
    return JSON.parse(stage.bodies.at(-1) ?? '{}') as Record<string, unknown>;
  };

  it('is asked for its time, and nothing else of it is touched', async () =>
    expect(Object.keys(await change('same place', ''))).toEqual(['start', 'end']));
  it('is told the other place, and says so as long as its words are ours, however Exchange spells them', async () =>
    expect(Object.keys(await change('another place', ''))).toEqual(['start', 'end', 'location', 'body']));
  it('keeps the words that somebody has added to it, a link to a call or an agenda', async () =>
    expect(Object.keys(await change('another place', '<p>Rejoindre la r&eacute;union : https://example.org/call</p>'))).toEqual(['start', 'end', 'location']));
});
