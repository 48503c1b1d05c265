import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import type { Calendar } from '../../../src/features/context.ts';
import { cancelMeeting } from '../../../src/features/meetings/cancel-meeting.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import { transactionIdOf } from '../../../src/features/meetings/event.ts';
import { leaveDuo } from '../../../src/features/meetings/leave-duo.ts';
import { lostDates } from '../../../src/features/meetings/meeting.ts';
import { moveMeeting } from '../../../src/features/meetings/move-meeting.ts';
import { placeMeeting } from '../../../src/features/meetings/place-meeting.ts';
import type { BusyItem } from '../../../src/features/places/slot.ts';
import { viewProgramme } from '../../../src/features/overview/view-programme.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import { hour, type Instant, minute, plus } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from './stage.ts';
import { book, confirm, lastMeetingOf, openOfferOf, propose } from './steps.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const died = new Error('the process died');
const no = (status: number, code: string) => new OutsideError('outlook', { status, code, certain: true });
const jobOf = (stage: Stage, meetingId: Awaited<ReturnType<typeof confirm>>['id']) => ({ tenantId: stage.tenantId, meetingId });
const messagesTo = async (stage: Stage, who: 'mentor' | 'mentee') =>
  (await stage.ctx.db.selectFrom('messages').select('kind').where('tenant_id', '=', stage.tenantId).where('person_id', '=', stage.actors[who].personId).execute())
    .map(({ kind }) => kind).toSorted();
const holdsOf = (stage: Stage) =>
  stage.ctx.db.selectFrom('meeting_holds').select(['meeting_id', 'live']).where('tenant_id', '=', stage.tenantId).orderBy('hold_start').execute();

describe('confirming an option', () => {
  it('writes the meeting, both door-to-door times and the job together, and asks Outlook nothing', async () => {
    const stage = await setStage(database);
    const meeting = await confirm(stage);
    expect(meeting).toMatchObject({ state: 'placing', attempt: 1, eventId: null, askedAt: null, chosenBy: stage.actors.mentee.personId });
    expect(await holdsOf(stage)).toEqual([{ meeting_id: meeting.id, live: true }, { meeting_id: meeting.id, live: true }]);
    expect(stage.jobs.filter(({ job }) => job.kind === 'place-meeting')).toHaveLength(1);
    expect((await stage.at.offers()).map(({ state }) => state)).toEqual(['taken']);
    expect(stage.bodies).toEqual([]);
  });

  it('writes nothing at all when the job cannot be left', async () => {
    const stage = await setStage(database);
    const offer = await propose(stage);
    stage.trouble.enqueue = 'place-meeting';
    await expect(confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: '1' })).rejects.toThrow('the queue is full');
    expect([await stage.at.meetings(), await holdsOf(stage)]).toEqual([[], []]);
    expect(await openOfferOf(stage)).toEqual(offer);
  });

  it('books once, however often and by however many devices it is pressed', async () => {
    const stage = await setStage(database);
    const offer = await propose(stage);
    const presses = await Promise.allSettled(Array.from({ length: 8 }, (_, index) =>
      confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: String((index % 3) + 1) })));
    await stage.run();
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const press of presses) if (press.status === 'rejected') expect(press.reason).toMatchObject({ code: 'already-handled' });
    expect(stage.events.size).toBe(1);
  });

  it.each([
    ['the mentor, who does not hold it', 'mentor', '1', 'already-handled'],
    ['somebody else', 'stranger', '1', 'not-found'],
    ['HR', 'manager', '1', 'not-found'],
    ['an option that is not there', 'mentee', '9', 'bad-input'],
  ] as const)('is refused to %s', async (_name, who, optionId, code) => {
    const stage = await setStage(database);
    const offer = await propose(stage);
    await expect(confirmOption(stage.ctx, stage.actors[who], { offerId: offer.id, optionId })).rejects.toMatchObject({ code });
    expect(await stage.at.meetings()).toEqual([]);
  });

  it('is refused once the moment is too close', async () => {
    const stage = await setStage(database);
    const offer = await propose(stage);
    const [first] = offer.options.toSorted((a, b) => a.start - b.start);
    if (!first) throw new Error('no option');
    stage.clock.moveTo(plus(first.start, -119 * minute));
    await expect(confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: first.id })).rejects.toMatchObject({ code: 'option-gone' });
  });
});

describe('placing a meeting', () => {
  it('books it, tells the one who did not choose, once, and sets the reminder and the check-in', async () => {
    const stage = await setStage(database);
    const meeting = await book(stage);
    expect(meeting).toMatchObject({ state: 'booked', eventId: 'event-1' });
    expect([...stage.events.keys()]).toEqual([transactionIdOf(stage.duoId, meeting.sessionId, 1)]);
    expect(await messagesTo(stage, 'mentor')).toEqual(['booked', 'invitation', 'options']);
    expect(await messagesTo(stage, 'mentee')).toEqual(['invitation', 'options']);
    expect(stage.jobs.map(({ job }) => job.kind)).toEqual(expect.arrayContaining(['remind-meeting', 'ask-check-in']));
  });

  it('replays the same bytes after a crash between Outlook’s yes and our own: one event', async () => {
    const stage = await setStage(database);
    const { id } = await confirm(stage);
    stage.trouble.createAfter = died;
    await expect(placeMeeting(stage.ctx, jobOf(stage, id))).rejects.toBe(died);
    expect((await lastMeetingOf(stage)).state).toBe('placing');
    stage.trouble.createAfter = undefined;
    // Our own event now stands in both calendars: looking again would call the moment taken.
    const { start, end } = await lastMeetingOf(stage);
    for (const who of ['mentor', 'mentee'] as const) stage.busy.set(stage.actors[who].personId, [{ start, end, status: 'busy' }]);
    await placeMeeting(stage.ctx, jobOf(stage, id));
    await placeMeeting(stage.ctx, jobOf(stage, id));
    expect(stage.bodies).toHaveLength(2);
    expect(stage.bodies[1]).toBe(stage.bodies[0]);
    expect(stage.events.size).toBe(1);
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'booked', eventId: 'event-1' });
    expect(await messagesTo(stage, 'mentor')).toEqual(['booked', 'invitation', 'options']);
  });

  it('looks again after a crash between the look and the asking', async () => {
    const stage = await setStage(database);
    const { id, start, end } = await confirm(stage);
    const { transaction } = stage.ctx;
    await expect(placeMeeting({ ...stage.ctx, transaction: () => Promise.reject(died) }, jobOf(stage, id))).rejects.toBe(died);
    expect(stage.bodies).toEqual([]);
    stage.busy.set(stage.actors.mentor.personId, [{ start, end, status: 'busy' }]);
    await placeMeeting({ ...stage.ctx, transaction }, jobOf(stage, id));
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'unplaced' });
    expect(stage.bodies).toEqual([]);
  });

  it('gives three other moments to whoever chose, when this one is taken meanwhile', async () => {
    const stage = await setStage(database);
    const { id, start, end } = await confirm(stage);
    stage.busy.set(stage.actors.mentee.personId, [{ start, end, status: 'tentative' }]);
    await placeMeeting(stage.ctx, jobOf(stage, id));
    const offer = await openOfferOf(stage);
    expect(offer).toMatchObject({ holder: 'mentee', act: 'confirm' });
    expect(offer.options).toHaveLength(3);
    expect(offer.options.map((option) => option.start)).not.toContain(start);
    expect((await holdsOf(stage)).every(({ live }) => !live)).toBe(true);
    // They stand in the answer to the press: a message would say it twice.
    expect(await messagesTo(stage, 'mentee')).toEqual(['invitation', 'options']);
  });

  it('tells whoever chose, once, when the answer they read was that it was being booked', async () => {
    const stage = await setStage(database);
    const { id, start, end } = await confirm(stage);
    stage.busy.set(stage.actors.mentee.personId, [{ start, end, status: 'busy' }]);
    stage.clock.moveTo(plus(stage.clock.now(), 700));
    await placeMeeting(stage.ctx, jobOf(stage, id));
    expect(await messagesTo(stage, 'mentee')).toEqual(['invitation', 'options', 'options-again']);
  });

  it('asks again later, and never gives the date up, when Outlook does not answer', async () => {
    const stage = await setStage(database);
    const { id } = await confirm(stage);
    stage.trouble.create = new OutsideError('outlook', { status: 503, certain: false });
    await expect(placeMeeting(stage.ctx, jobOf(stage, id))).rejects.toBe(stage.trouble.create);
    stage.trouble.create = undefined;
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'placing' });
    await placeMeeting(stage.ctx, jobOf(stage, id));
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'booked' });
  });

  it('does not lose the date because a calendar gives no answer just then', async () => {
    const stage = await setStage(database);
    const { id } = await confirm(stage);
    stage.unknown.set(stage.actors.mentee.personId, 'no-answer');
    await placeMeeting(stage.ctx, jobOf(stage, id)).catch(() => {});
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'placing' });
  });

  describe('when something comes into a calendar between the look and the event', () => {
    /** What stands in the executive's calendar once the event is there. */
    const place = async (stage: Stage, what: (own: { start: Instant; end: Instant }) => readonly BusyItem[], duringCreate: () => Promise<unknown> = async () => {}) => {
      const { id, start, end } = await confirm(stage);
      const create: Calendar['create'] = async (organiser, body) => {
        const made = await stage.ctx.calendar.create(organiser, body);
        for (const who of ['mentor', 'mentee'] as const) stage.busy.set(stage.actors[who].personId, [{ start, end, status: 'tentative' }]);
        stage.busy.set(stage.actors.mentee.personId, [...what({ start, end })]);
        await duringCreate();
        return made;
      };
      await placeMeeting({ ...stage.ctx, calendar: { ...stage.ctx.calendar, create } }, jobOf(stage, id));
      return { id, start, end };
    };
    const own = { status: 'tentative' } as const;
    const beside = (at: { start: Instant; end: Instant }): readonly BusyItem[] => [{ ...at, ...own }, { start: plus(at.start, 30 * minute), end: plus(at.end, hour), status: 'busy' }];

    it('the event goes again, once, whoever chose has three others, and it counts as nobody’s lost date', async () => {
      const stage = await setStage(database);
      const { id, start } = await place(stage, beside);
      expect(stage.jobs.filter(({ job }) => job.kind === 'cancel-event')).toHaveLength(1);
      await stage.run();
      expect([...stage.events.values()]).toMatchObject([{ cancelled: true }]);
      expect(await lastMeetingOf(stage)).toMatchObject({ id, state: 'unplaced', eventId: 'event-1' });
      expect(lostDates(await stage.at.meetings(), (await lastMeetingOf(stage)).sessionId)).toBe(0);
      const offer = await openOfferOf(stage);
      expect(offer).toMatchObject({ holder: 'mentee', act: 'confirm' });
      expect(offer.options.map((option) => option.start)).not.toContain(start);
      expect(await messagesTo(stage, 'mentor')).toEqual(['invitation', 'options']);
      expect((await holdsOf(stage)).every(({ live }) => !live)).toBe(true);
    });

    it.each<[string, (own: { start: Instant; end: Instant }) => readonly BusyItem[]]>([
      ['our own event alone is no conflict', (at) => [{ ...at, ...own }]],
      ['nor one that is not in the other’s calendar yet', () => []],
      ['two at the very same hour are', (at) => [{ ...at, ...own }, { ...at, status: 'busy' }]],
    ])('%s', async (name, what) => {
      const stage = await setStage(database);
      await place(stage, what);
      expect((await lastMeetingOf(stage)).state).toBe(name.startsWith('two') ? 'unplaced' : 'booked');
    });

    it('a calendar that gives no answer then loses no date', async () => {
      const stage = await setStage(database);
      await place(stage, beside, async () => stage.unknown.set(stage.actors.mentee.personId, 'no-answer'));
      expect((await lastMeetingOf(stage)).state).toBe('booked');
    });

    it('nor does it silence the other', async () => {
      const stage = await setStage(database);
      await place(stage, beside, async () => stage.unknown.set(stage.actors.mentor.personId, 'no-answer'));
      expect((await lastMeetingOf(stage)).state).toBe('unplaced');
    });

    it('a duo that ended meanwhile loses its event all the same', async () => {
      const stage = await setStage(database);
      await place(stage, beside, async () => {
        await leaveDuo(stage.ctx, stage.actors.mentor, { duoId: stage.duoId });
        // Its cancellation came before the event did, and found nothing.
        stage.jobs.splice(stage.jobs.findIndex(({ job }) => job.kind === 'cancel-event'), 1);
      });
      await stage.run();
      expect([...stage.events.values()]).toMatchObject([{ cancelled: true }]);
    });

    /** The answer to the create is lost; what the calendar then shows is seen at the replay. */
    const replay = async (stage: Stage) => {
      const { id, start, end } = await confirm(stage);
      stage.trouble.createAfter = died;
      await placeMeeting(stage.ctx, jobOf(stage, id)).catch(() => {});
      stage.trouble.createAfter = undefined;
      stage.busy.set(stage.actors.mentee.personId, [...beside({ start, end })]);
      return { id, start, end };
    };

    it('a replay sees it as well: nobody had been told that the date stands', async () => {
      const stage = await setStage(database);
      const { id } = await replay(stage);
      await placeMeeting(stage.ctx, jobOf(stage, id));
      await stage.run();
      expect(await lastMeetingOf(stage)).toMatchObject({ state: 'unplaced', eventId: 'event-1' });
      expect([...stage.events.values()]).toMatchObject([{ cancelled: true }]);
    });

    it('our own event, which a hand has moved a little meanwhile, is no conflict: it is followed', async () => {
      const stage = await setStage(database);
      const { id, start, end } = await replay(stage);
      const moved = { start: plus(start, 30 * minute), end: plus(end, 30 * minute) };
      stage.busy.set(stage.actors.mentee.personId, [{ ...moved, status: 'tentative' }]);
      stage.seen.set('event-1', {
        ...moved, kind: 'there', isCancelled: false, isOrganiser: true, isInvited: true, answer: 'none', proposed: null, etag: 'W/"moved"', modifiedAt: stage.clock.now(),
      });
      await placeMeeting(stage.ctx, jobOf(stage, id));
      expect(await lastMeetingOf(stage)).toMatchObject({ state: 'booked' });
      await stage.run(plus(stage.clock.now(), hour));
      expect((await lastMeetingOf(stage)).start).toBe(moved.start);
      expect([...stage.events.values()]).toMatchObject([{ cancelled: false }]);
    });
  });

  it.each([
    [403, 'ErrorAccessDenied', 'Lecture de l’agenda non autorisée (côté mentor)'],
    [404, 'MailboxNotEnabledForRESTAPI', 'Agenda absent de Microsoft 365 (côté mentor)'],
  ])('lets HR see it when Outlook says %i', async (status, code, reason) => {
    const stage = await setStage(database);
    const { id } = await confirm(stage);
    stage.trouble.create = no(status, code);
    await placeMeeting(stage.ctx, jobOf(stage, id));
    expect(await lastMeetingOf(stage)).toMatchObject({ state: 'unplaced' });
    const { todo, duos } = await viewProgramme(stage.ctx, stage.actors.manager, stage.programmeId);
    expect(todo).toMatchObject([{ reason: expect.stringContaining(reason) as string }]);
    expect(duos).toMatchObject([{ state: 'Sans moment', week: null }]);
  });
});

describe('moving a meeting', () => {
  const choose = async (stage: Stage) => {
    const before = await book(stage);
    await moveMeeting(stage.ctx, stage.actors.mentee, { meetingId: before.id });
    return { before, offer: await openOfferOf(stage) };
  };

  it('offers other moments, never the one that is to be moved', async () => {
    const stage = await setStage(database);
    const { before, offer } = await choose(stage);
    expect(offer).toMatchObject({ movingId: before.id, holder: 'mentee', act: 'confirm' });
    expect(offer.options).toHaveLength(3);
    expect(offer.options.map(({ start }) => start)).not.toContain(before.start);
  });

  it('changes the event there is, and keeps one', async () => {
    const stage = await setStage(database);
    const { before, offer } = await choose(stage);
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: '1' });
    await stage.run();
    expect((await stage.at.meetings()).map(({ id, state, eventId }) => [id === before.id, state, eventId])).toEqual(
      expect.arrayContaining([[true, 'moved', 'event-1'], [false, 'booked', 'event-1']]));
    expect(stage.events.size).toBe(1);
    expect(JSON.parse(stage.bodies.at(-1) ?? '')).not.toHaveProperty('transactionId');
  });

  it('gives the old date back when the new one is taken meanwhile', async () => {
    const stage = await setStage(database);
    const { before, offer } = await choose(stage);
    const option = offer.options.find(({ start }) => start !== before.start);
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: option?.id ?? '' });
    if (option) stage.busy.set(stage.actors.mentor.personId, [{ start: option.start, end: option.end, status: 'busy' }]);
    // A pass that came while it was being moved found no date, and was the last.
    const passes = () => stage.jobs.filter(({ job }) => job.kind === 'reconcile-meetings');
    for (const pass of passes()) stage.jobs.splice(stage.jobs.indexOf(pass), 1);
    await stage.run();
    expect((await stage.at.meetings()).map(({ id, state }) => [id === before.id, state])).toEqual(expect.arrayContaining([[true, 'booked'], [false, 'unplaced']]));
    expect(passes()).toHaveLength(1);
    expect(await openOfferOf(stage)).toMatchObject({ movingId: before.id, holder: 'mentee' });
    expect((await holdsOf(stage)).filter(({ live }) => live).map(({ meeting_id }) => meeting_id)).toEqual([before.id, before.id]);
  });

  it('loses both dates with the one event when the new one was taken while it was being moved', async () => {
    const stage = await setStage(database);
    const { before, offer } = await choose(stage);
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: '1' });
    const { start, end, id } = await lastMeetingOf(stage);
    const update: Calendar['update'] = async (...asked) => {
      await stage.ctx.calendar.update(...asked);
      stage.busy.set(stage.actors.mentor.personId, [{ start, end, status: 'busy' }, { start: plus(start, -15 * minute), end, status: 'busy' }]);
    };
    await placeMeeting({ ...stage.ctx, calendar: { ...stage.ctx.calendar, update } }, jobOf(stage, id));
    expect(stage.jobs.filter(({ job }) => job.kind === 'cancel-event')).toHaveLength(1);
    await stage.run();
    expect((await stage.at.meetings()).map((meeting) => [meeting.id === before.id, meeting.state])).toEqual(expect.arrayContaining([[true, 'cancelled'], [false, 'unplaced']]));
    expect([...stage.events.values()]).toMatchObject([{ cancelled: true }]);
    expect(await openOfferOf(stage)).toMatchObject({ movingId: null, holder: 'mentee', act: 'confirm' });
    expect((await holdsOf(stage)).every(({ live }) => !live)).toBe(true);
  });

  it('never moves a meeting that has taken place, from a card left in the chat', async () => {
    const stage = await setStage(database);
    const { before, offer } = await choose(stage);
    const late = offer.options.toSorted((a, b) => b.start - a.start)[0];
    stage.clock.moveTo(plus(before.end, minute));
    if (!late || late.start <= before.end) throw new Error('this test needs an option after the meeting');
    await expect(confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: late.id })).rejects.toMatchObject({ name: 'Refusal' });
    expect((await stage.at.meetings()).map(({ id, state }) => [id === before.id, state])).toEqual([[true, 'booked']]);
  });
});

describe('cancelling a meeting', () => {
  it('frees both, takes the event away, and never offers the date that did not hold', async () => {
    const stage = await setStage(database);
    const { id, start } = await book(stage);
    await cancelMeeting(stage.ctx, stage.actors.mentor, { meetingId: id });
    const offer = await openOfferOf(stage);
    expect(offer).toMatchObject({ holder: 'mentor', act: 'propose', movingId: null });
    await stage.run();
    expect([...stage.events.values()]).toMatchObject([{ cancelled: true }]);
    expect((await holdsOf(stage)).every(({ live }) => !live)).toBe(true);
    expect(await messagesTo(stage, 'mentee')).toEqual(['date-lost', 'invitation', 'options']);
    expect(offer.options.map((option) => option.start)).not.toContain(start);
  });
  it('does it once', async () => {
    const stage = await setStage(database);
    const { id } = await book(stage);
    const presses = await Promise.allSettled(['mentor', 'mentee', 'mentor'].map((who) => cancelMeeting(stage.ctx, stage.actors[who as 'mentor'], { meetingId: id })));
    expect(presses.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected']);
    expect((await stage.at.offers()).filter(({ state }) => state === 'open')).toHaveLength(1);
  });
});
