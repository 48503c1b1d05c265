import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Card } from '../../src/kernel/card.ts';
import { asId } from '../../src/kernel/ids.ts';
import { openWorld, wordsOf, buttonsOf, type World } from '../support/world.ts';
import { book, checkCards, type Duo, minutesAfter, nextOf, openProgramme, propose, see, startDuo } from './steps.ts';

// Whole journeys, on a machine that may be doing other things.
vi.setConfig({ testTimeout: 60_000 });

/** Each world lives its own weeks: its clock moves on from one journey to the next. */
const openHouse = async (): Promise<{ world: World; programme: { id: string } }> => {
  const world = await openWorld();
  return { world, programme: await openProgramme(world) };
};
const leave = (world: World): Promise<void> => world.close();
/** Days on the wall in Paris; the demonstration starts on Tuesday 24 November 2026. */
const wall = (iso: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' }).format(new Date(iso));

describe('a date that changes', () => {
  let world: World;
  let programme: { id: string };
  beforeAll(async () => ({ world, programme } = await openHouse()));
  afterAll(() => leave(world));

  it('the executive moves it from the card: the old date stands until another is confirmed, then the same event is changed', async () => {
    const duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
    const booked = await book(world, duo);
    const [before] = await duo.mentee.meetings();
    const asked = await duo.mentee.press('Déplacer');
    expect(wordsOf(asked.card)).toMatch(/Déplacer la rencontre[^]*reste prévue tant qu’une autre date n’est pas confirmée/);
    checkCards(...(asked.card ? [asked.card] : []));
    expect(buttonsOf(asked.card)).toContain('Garder la date');
    const choice = await nextOf(duo.mentee, duo, 'options');
    expect(choice.options).toHaveLength(3);
    expect(choice.moving?.start).toBe(booked.option.start);
    expect(choice.options.map(({ start }) => start)).not.toContain(booked.option.start);
    expect((await duo.mentee.meetings()).map(({ start }) => start)).toEqual([before?.start]);
    expect((await nextOf(duo.mentor, duo, 'booked')).option.start).toBe(booked.option.start);

    const messages = (await duo.mentor.chat()).length;
    await duo.mentee.press('Confirmer');
    await world.clock.on();
    const [after, ...others] = await duo.mentee.meetings({ deleted: true });
    expect(others).toEqual([]);
    expect(after).toMatchObject({ iCalUId: before?.iCalUId, start: choice.options[0]?.start, isCancelled: false });
    expect((await duo.mentor.meetings())[0]?.start).toBe(choice.options[0]?.start);
    expect(await duo.mentor.chat()).toHaveLength(messages + 1);
    expect((await see(duo.mentor, duo)).history).toMatchObject([{ state: 'moved' }]);
    const graph = (await world.journal()).filter(({ service, url }) => service === 'graph' && url.includes(`/users/${duo.mentor.id}/events`));
    expect(graph.map(({ method }) => method).filter((method) => method !== 'GET')).toEqual(['POST', 'PATCH']);
  });

  it('or keeps it: nothing changed, nothing was said', async () => {
    const duo = await startDuo(world, programme, 'thomas.nguyen', 'beatrice.lemoine');
    const booked = await book(world, duo);
    const messages = (await duo.mentor.chat()).length;
    await duo.mentee.press('Déplacer');
    const kept = await duo.mentee.press('Garder la date');
    expect(wordsOf(kept.card)).toMatch(/L’invitation est dans vos deux agendas/);
    await world.clock.on();
    expect((await nextOf(duo.mentee, duo, 'booked')).option.start).toBe(booked.option.start);
    expect((await duo.mentee.meetings()).map(({ start }) => start)).toEqual([booked.option.start]);
    expect(await duo.mentor.chat()).toHaveLength(messages);
  });

  it('the mentor moves it too: proposes, and the executive’s pick moves it', async () => {
    const duo = await startDuo(world, programme, 'manon.bertrand', 'helen.whitaker');
    const booked = await book(world, duo);
    await duo.mentor.press('Déplacer');
    expect(await nextOf(duo.mentor, duo, 'options')).toMatchObject({ act: 'propose', moving: { start: booked.option.start } });
    await duo.mentor.press('propose');
    await world.clock.on();
    const choice = await nextOf(duo.mentee, duo, 'options');
    expect(choice).toMatchObject({ act: 'confirm', moving: { start: booked.option.start } });
    await duo.mentee.press('confirm');
    await world.clock.on();
    expect((await duo.mentor.meetings()).map(({ start }) => start)).toEqual([choice.options[0]?.start]);
  });

  it('cancelled from the tab: gone from both calendars, three new options for whoever pressed, one message without author or cause for the other', async () => {
    const duo = await startDuo(world, programme, 'sarah.diallo', 'francois.delmas');
    const booked = await book(world, duo);
    const messages = (await duo.mentor.chat()).length;
    const answer = await duo.mentee.api('POST /api/meetings/:meeting/cancel', { params: { meeting: booked.meetingId } });
    expect(answer.body.next).toMatchObject({ kind: 'options', act: 'confirm', moving: null });
    const { options } = await nextOf(duo.mentee, duo, 'options');
    expect(options).toHaveLength(3);
    expect(options.map(({ start }) => start)).not.toContain(booked.option.start);
    await world.clock.on();
    expect([await duo.mentor.meetings(), await duo.mentee.meetings()]).toEqual([[], []]);
    expect((await duo.mentee.meetings({ deleted: true }))[0]).toMatchObject({ isDeleted: true });
    const told = await duo.mentor.chat();
    expect(told).toHaveLength(messages + 1);
    const words = wordsOf(told.at(-1)?.card);
    expect(words).toMatch(/La date n’a pas tenu, le binôme continue/);
    expect(words).not.toMatch(/annul|à cause|demande de|indisponible/i);
    // One place to look at: what was booked is no longer shown as such.
    expect(told.filter(({ card }) => /L’invitation est dans vos deux agendas/.test(wordsOf(card)))).toEqual([]);
    const { sessions } = (await world.as('claire.fontaine').api('GET /api/programmes/:programme', { params: { programme: programme.id } })).body;
    expect(sessions.toReplan).toBe(1);
  });
});

describe('silence', () => {
  let world: World;
  let programme: { id: string };
  beforeAll(async () => ({ world, programme } = await openHouse()));
  afterAll(() => leave(world));

  it('is met with one nudge after two working days; the mentor is told, HR sees it, and nothing more is said', async () => {
    const duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
    await propose(duo);
    await world.clock.on();
    const [mentorHad, menteeHad] = [(await duo.mentor.chat()).length, (await duo.mentee.chat()).length];
    await world.clock.to('2026-11-26T07:00:00Z');
    expect(await duo.mentee.chat()).toHaveLength(menteeHad);
    await world.clock.to('2026-11-26T11:00:00Z');
    const nudged = await duo.mentee.chat();
    expect(nudged).toHaveLength(menteeHad + 1);
    expect(wordsOf(nudged.at(-1)?.card)).toMatch(/Rien n’est encore choisi\. Ce rappel est le seul/);
    expect(buttonsOf(nudged.at(-1)?.card ?? undefined)).toContain('Confirmer');
    expect((await duo.mentor.chat())).toHaveLength(mentorHad + 1);
    expect(wordsOf((await duo.mentor.line()).card)).toMatch(/un rappel vient de partir/);
    const { todo } = (await world.as('claire.fontaine').api('GET /api/programmes/:programme', { params: { programme: programme.id } })).body;
    expect(todo).toMatchObject([{ duoId: duo.id, reason: 'Moments proposés, sans réponse après un rappel', action: 'send-options' }]);
    await world.clock.to('2026-12-08T11:00:00Z');
    expect(await duo.mentee.chat()).toHaveLength(menteeHad + 1);
    expect(await duo.mentor.chat()).toHaveLength(mentorHad + 1);
  });

  it('HR sends three new options with one action, and the duo is no longer waiting for HR', async () => {
    const claire = world.as('claire.fontaine');
    const [todo] = (await claire.api('GET /api/programmes/:programme', { params: { programme: programme.id } })).body.todo;
    const before = (await world.as('philippe.garnier').chat()).length;
    const sent = await claire.api('POST /api/programmes/:programme/duos/:duo/options', { params: { programme: programme.id, duo: todo?.duoId ?? '' } });
    expect(sent.body.todo).toEqual([]);
    await world.clock.on();
    expect(await world.as('philippe.garnier').chat()).toHaveLength(before + 1);
    const next = await nextOf(world.as('philippe.garnier'), { id: todo?.duoId ?? '' }, 'options');
    expect(next.options).toHaveLength(3);
  });
});

describe('the meeting, before and after', () => {
  let world: World;
  let programme: { id: string };
  let duo: Duo;
  let booked: Awaited<ReturnType<typeof book>>;
  let pageTwo: Card;
  beforeAll(async () => {
    ({ world, programme } = await openHouse());
    duo = await startDuo(world, programme, 'thomas.nguyen', 'helen.whitaker');
    booked = await book(world, duo);
  });
  afterAll(() => leave(world));

  it('is recalled on the working day before, in the afternoon, with the canvas', async () => {
    const [mentorHad, menteeHad] = [(await duo.mentor.chat()).length, (await duo.mentee.chat()).length];
    await world.clock.to(minutesAfter(booked.option.start, -1));
    const [mine, theirs] = [await duo.mentor.chat(), await duo.mentee.chat()];
    expect([mine.length, theirs.length]).toEqual([mentorHad + 1, menteeHad + 1]);
    expect(wordsOf(mine.at(-1)?.card)).toMatch(/Le canevas[^]*Un sujet[^]*Une chose à essayer[^]*Une question en retour/);
    expect(wordsOf(theirs.at(-1)?.card)).toMatch(/The canvas[^]*One topic[^]*One thing to try[^]*One question back/);
    const [recalled, meeting] = [new Date(theirs.at(-1)?.at ?? ''), new Date(booked.option.start)];
    expect(wall(recalled.toISOString())).toMatch(/ 16:30$/);
    const daysBefore = Math.round((Date.parse(wall(meeting.toISOString()).slice(0, 10)) - Date.parse(wall(recalled.toISOString()).slice(0, 10))) / 86_400_000);
    expect(daysBefore).toBe(meeting.getUTCDay() === 1 ? 3 : 1);
    for (const { card } of [...mine, ...theirs]) if (card) checkCards(card);
  });

  it('can neither be moved nor cancelled once it has begun, and is not asked about before its end', async () => {
    await world.clock.to(minutesAfter(booked.option.start, 5));
    const moved = await duo.mentee.api('POST /api/meetings/:meeting/move', { params: { meeting: booked.meetingId } });
    expect([moved.status, moved.body.message]).toEqual([409, 'The meeting has begun or is over: it can no longer be moved.']);
    const early = await duo.mentee.api('PUT /api/meetings/:meeting/check-in', { params: { meeting: booked.meetingId }, body: { held: true } });
    expect([early.status, early.body.code]).toEqual([409, 'not-over']);
  });

  it('after its end both are asked once, worded for each, in the evening or on the next working morning', async () => {
    const [mentorHad, menteeHad] = [(await duo.mentor.chat()).length, (await duo.mentee.chat()).length];
    const ends = wall(booked.option.end);
    const late = ends.slice(11) > '17:30';
    await world.clock.to(minutesAfter(booked.option.end, late ? 4 * 1440 : 10 * 60));
    const [mine, theirs] = [await duo.mentor.chat(), await duo.mentee.chat()];
    expect([mine.length, theirs.length]).toEqual([mentorHad + 1, menteeHad + 1]);
    expect(wall(theirs.at(-1)?.at ?? '')).toMatch(late ? / 08:45$/ : new RegExp(`^${ends.slice(0, 10)} 17:30$`));
    expect(wordsOf(mine.at(-1)?.card)).toMatch(/La rencontre de \p{L}+ a-t-elle pu avoir lieu/u);
    expect(wordsOf(theirs.at(-1)?.card)).toMatch(/Were you able to meet on \w+\?/);
    expect(wordsOf(theirs.at(-1)?.card)).toMatch(/HR only sees an average, from 5 answers on[^]*Who reads this/);
    expect(buttonsOf(theirs.at(-1)?.card ?? undefined)).toEqual(['Yes', 'No']);
  });

  it('two taps answer; page two carries the form at session 1, and each input says who reads it', async () => {
    const yes = await duo.mentee.press('Yes');
    expect(wordsOf(yes.card)).toMatch(/Was it useful to you\?[^]*1: not at all\. 5: very much[^]*Who reads this: nobody but you\. HR only sees an average, from 5/);
    const rated = await duo.mentee.press('4');
    const { card } = rated;
    if (!card) throw new Error('no page two');
    pageTwo = card;
    checkCards(...(yes.card ? [yes.card] : []), card);
    const inputs = card.body.flatMap((element, index) => (element.type.startsWith('Input.') ? [{ id: (element as { id: string }).id, next: card.body[index + 1] }] : []));
    expect(inputs.map(({ id }) => id)).toEqual(['tryNext', 'ease', 'pace', 'comment', 'shareComment']);
    for (const { id, next } of inputs.filter(({ id }) => id !== 'comment')) expect(wordsOf(next), id).toMatch(/^Who reads this/);
    const view = (await duo.mentee.api('GET /api/meetings/:meeting/check-in', { params: { meeting: booked.meetingId } })).body;
    expect(view).toMatchObject({ number: 1, formDue: true, held: true, usefulness: 4, canChange: true });
    expect(Object.values(view.readers).every((sentence) => sentence.startsWith('Who reads this'))).toBe(true);
  });

  it('4,000 characters are kept to the last, 4,001 are refused and the card with the text stays', async () => {
    const long = 'é'.repeat(4000);
    const line = await duo.mentee.line();
    const refused = await duo.mentee.press('Save', { inputs: { tryNext: `${long}x`, ease: '5', pace: '', comment: 'Walking helps' } });
    expect(refused).toMatchObject({ statusCode: 400, card: undefined });
    expect(refused.error?.message).toBe('This text is longer than 4,000 characters. It is kept here: shorten it, then save.');
    expect((await duo.mentee.line()).card).toEqual(line.card);
    const kept = await duo.mentee.press('Save', { inputs: { tryNext: long, ease: '5', pace: '', comment: 'Walking helps' } });
    expect(wordsOf(kept.card)).toMatch(/Noted[^]*Usefulness: 4 out of 5[^]*Your words are kept for you/);
    const view = (await duo.mentee.api('GET /api/meetings/:meeting/check-in', { params: { meeting: booked.meetingId } })).body;
    expect(view).toMatchObject({ tryNext: long, ease: 5, pace: null, comment: 'Walking helps', shareComment: false });
    const tab = await duo.mentee.api('PUT /api/meetings/:meeting/check-in', { params: { meeting: booked.meetingId }, body: { held: true, tryNext: `${long}x` } });
    expect([tab.status, tab.body.code, tab.body.field]).toEqual([400, 'too-long', 'tryNext']);
    expect((await duo.mentee.api('GET /api/meetings/:meeting/check-in', { params: { meeting: booked.meetingId } })).body.tryNext).toBe(long);
  });

  it('answers can be changed in the tab and appear there; the other side never sees them', async () => {
    const changed = await duo.mentee.api('PUT /api/meetings/:meeting/check-in', {
      params: { meeting: booked.meetingId }, body: { held: true, usefulness: 2, tryNext: null, comment: 'Court', shareComment: true },
    });
    expect(changed.body).toMatchObject({ usefulness: 2, tryNext: null, ease: 5, comment: 'Court', shareComment: true });
    expect((await see(duo.mentee, duo)).history).toMatchObject([{ state: 'held', usefulness: 2, canCheckIn: true }]);
    expect((await see(duo.mentor, duo)).history).toMatchObject([{ state: 'held', usefulness: null }]);
    const theirs = (await duo.mentor.api('GET /api/meetings/:meeting/check-in', { params: { meeting: booked.meetingId } })).body;
    expect(theirs).toMatchObject({ held: null, usefulness: null, comment: null });
    expect((await nextOf(duo.mentor, duo, 'check-in')).meetingId).toBe(booked.meetingId);
    await duo.mentor.press('Oui');
  });

  it('the form left open on another device takes nothing back that it leaves empty, and keeps what was typed once its date is no more', async () => {
    const { messenger, db } = world.app.ctx;
    const chat = await messenger.open({ tenantId: asId('5f0c8f3a-0d5e-4c55-9a55-2f6f3b0a7e11'), id: asId(duo.mentee.id) });
    const elsewhere = async () => ({ id: await messenger.post(chat, { card: pageTwo, summary: '' }) });
    const answers = async () => (await duo.mentee.api('GET /api/meetings/:meeting/check-in', { params: { meeting: booked.meetingId } })).body;
    const before = await answers();
    const empty = { tryNext: '', ease: 'none', pace: 'none', comment: '', shareComment: 'false' };
    expect((await duo.mentee.press('Save', { line: await elsewhere(), inputs: empty })).card).toBeDefined();
    expect(await answers()).toEqual(before);
    expect(before).toMatchObject({ ease: 5, comment: 'Court', shareComment: true });

    const put = (state: 'moved' | 'held') => db.updateTable('meetings').set({ state }).where('id', '=', booked.meetingId).execute();
    await put('moved');
    const line = await elsewhere();
    const refused = await duo.mentee.press('Save', { line, inputs: { ...empty, tryNext: 'An hour of typing' } });
    expect(refused).toMatchObject({ status: 200, statusCode: 400, card: undefined, error: { code: 'already-handled' } });
    expect((await duo.mentee.chat()).find(({ id }) => id === line.id)).toMatchObject({ updatedAt: null, card: { body: pageTwo.body } });
    await put('held');
    expect(await answers()).toEqual(before);
  });

  it('the next session is offered by itself, two weeks before it is due', async () => {
    expect((await see(duo.mentee, duo)).journey.slice(0, 3).map(({ state }) => state)).toEqual(['held', 'next', 'to-come']);
    expect((await see(duo.mentee, duo)).next.kind).toBe('later');
    const had = (await duo.mentor.chat()).length;
    await world.clock.to(minutesAfter(booked.option.start, 15 * 1440));
    expect((await see(duo.mentor, duo)).next.kind).toBe('later');
    await world.clock.to(minutesAfter(booked.option.start, 19 * 1440));
    expect(await duo.mentor.chat()).toHaveLength(had + 1);
    expect(await nextOf(duo.mentor, duo, 'options')).toMatchObject({ act: 'propose' });
    const second = await book(world, duo);
    await world.clock.to(minutesAfter(second.option.end, 5 * 1440));
    const no = await duo.mentee.press('No');
    expect(wordsOf(no.card)).toMatch(/Confirm/);
    expect(wordsOf(no.card)).not.toMatch(/sorry|why|missed|fault|reason/i);
    const next = await nextOf(duo.mentee, duo, 'options');
    expect(next).toMatchObject({ act: 'confirm', moving: null });
    expect((await see(duo.mentee, duo)).journey[1]).toMatchObject({ state: 'next' });
    expect((await see(duo.mentor, duo)).history[0]).toMatchObject({ state: 'missed' });
    // Four weeks between check-ins: the form comes back at the middle and at the end, not at session 2.
    expect((await duo.mentee.api('GET /api/meetings/:meeting/check-in', { params: { meeting: second.meetingId } })).body.formDue).toBe(false);
  });
});
