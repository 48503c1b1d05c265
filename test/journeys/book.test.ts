import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buttonsOf, openWorld, wordsOf, type World } from '../support/world.ts';
import { checkCards, type Duo, nextOf, openProgramme, propose, see, startDuo, until } from './steps.ts';

// Whole journeys, on a machine that may be doing other things.
vi.setConfig({ testTimeout: 60_000 });

let world: World;
let programme: { id: string };
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
});
afterAll(() => world.close());

/** What Graph was asked to create for this mentor, and what it made. */
const creations = async (duo: Duo) =>
  (await world.journal()).filter(({ service, method, url, requestBody }) =>
    service === 'graph' && method === 'POST' && url.includes(`/users/${duo.mentor.id}/events`) && JSON.stringify(requestBody).includes(duo.id));

/** One meeting, in both calendars, once. */
const expectOneEvent = async (duo: Duo): Promise<void> => {
  const [mine, theirs] = [await duo.mentor.meetings(), await duo.mentee.meetings()];
  expect(mine).toHaveLength(1);
  expect(theirs.filter(({ organizer }) => organizer.name === duo.mentor.name).map(({ iCalUId }) => iCalUId)).toEqual(mine.map(({ iCalUId }) => iCalUId));
  expect(new Set((await creations(duo)).map(({ requestBody }) => (requestBody as { transactionId: string }).transactionId)).size).toBe(1);
};

describe('from the first tap to both calendars', () => {
  let duo: Duo;
  let chosen: Awaited<ReturnType<typeof propose>>['options'][number] | undefined;

  it('the mentor receives one card with three ranked options, already ticked: when, setting, place, travel, who pays, why, in whose name', async () => {
    duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
    const { card } = await duo.mentor.line();
    const { options } = await nextOf(duo.mentor, duo, 'options');
    expect(options).toHaveLength(3);
    checkCards(card);
    const words = wordsOf(card);
    for (const option of options) {
      expect(words.toLowerCase()).toContain(`${option.day}, ${option.time} · ${option.setting.toLowerCase()}`);
      expect(words).toContain(option.doorToDoor);
      expect(words).toContain(option.price);
      if (option.place) expect(words).toContain(option.place.name);
      for (const reason of option.reasons) expect(words).toContain(reason);
      expect(option.reasons.length).toBeGreaterThan(0);
    }
    expect(words).toContain('L’invitation part en votre nom');
    const input = card.body.find((element) => element.type === 'Input.ChoiceSet');
    expect(input).toMatchObject({ isMultiSelect: true, value: options.map(({ id }) => id).join(',') });
    expect(buttonsOf(card)).toEqual(['Proposer à Philippe', 'Voir d’autres moments']);
    expect(await duo.mentee.chat()).toHaveLength(1);
  });

  it('one tap proposes, and the executive has one card with one tap to give', async () => {
    const answer = await duo.mentor.press('Proposer à Philippe');
    expect(wordsOf(answer.card)).toMatch(/Proposé à Philippe/);
    expect(answer.took).toBeLessThan(1500);
    await world.clock.on();
    const { card } = await duo.mentee.line();
    checkCards(card);
    expect(buttonsOf(card)).toEqual(['Confirmer', 'Voir d’autres moments']);
    expect(await duo.mentee.chat()).toHaveLength(2);
  });

  it('one tap confirms: the card becomes the booked one in place, and the other side gets exactly one message', async () => {
    const before = { mine: await duo.mentee.chat(), theirs: await duo.mentor.chat() };
    chosen = (await nextOf(duo.mentee, duo, 'options')).options[0];
    const answer = await duo.mentee.press('Confirmer');
    expect(answer.took).toBeLessThan(1500);
    expect(wordsOf(answer.card)).toMatch(/L’invitation est dans vos deux agendas/);
    await world.clock.on();
    const after = { mine: await duo.mentee.chat(), theirs: await duo.mentor.chat() };
    expect(after.mine.map(({ id }) => id)).toEqual(before.mine.map(({ id }) => id));
    expect(wordsOf(after.mine.at(-1)?.card)).toMatch(/L’invitation est dans vos deux agendas/);
    expect(after.theirs).toHaveLength(before.theirs.length + 1);
    expect(wordsOf(after.theirs.at(-1)?.card)).toMatch(/L’invitation est dans vos deux agendas/);
    for (const { card } of [...after.mine, ...after.theirs]) if (card) checkCards(card);
  });

  it('the event is organised by the mentor, in both calendars, with a subject that betrays nothing and all a person needs', async () => {
    await expectOneEvent(duo);
    const [event] = await duo.mentee.meetings();
    const option = chosen;
    if (!event || !option) throw new Error('no event');
    expect(event).toMatchObject({
      subject: 'Rendez-vous à l’extérieur', organizer: { mail: 'ines.belkacem@meridiane.example' }, isOrganizer: false, isPrivate: true,
      start: option.start, end: option.end, showAs: expect.stringMatching(/tentative|busy/) as unknown,
    });
    expect(event.attendees.map(({ mail }) => mail)).toEqual(['philippe.garnier@meridiane.example']);
    const text = event.bodyHtml.replaceAll('&#39;', '\'').replaceAll('&amp;', '&');
    if (option.place) {
      expect(text).toContain(option.place.address);
      expect(text).toContain(`href="${option.place.mapUrl}"`);
      expect(event.location).toContain(option.place.name);
    }
    expect(text.includes('En cas de pluie')).toBe(option.fallback !== null);
    expect(text).toContain(option.price);
    expect(text).toContain('temps de travail');
    expect(text).toMatch(/Parler à quelqu’un[^<]*Nadia Benali \(nadia\.benali@meridiane\.example\), Luc Hoffmann/);
    expect([...text.matchAll(/href="(https:\/\/teams\.microsoft\.com[^"]*)"/g)]).toHaveLength(1);
    expect(decodeURIComponent(text)).toContain(`"subEntityId":"duo/${duo.id}"`);
    expect(text).not.toMatch(/mentor|senior|jeune|RH/i);
  });

  it('the same from the tab; both languages are in the event when the two do not share one, and the open air has a roof to go to', async () => {
    const free = await openProgramme(world, { name: 'Sans frais', priceCeiling: 0 });
    const other = await startDuo(world, free, 'thomas.nguyen', 'helen.whitaker');
    const held = await nextOf(other.mentor, other, 'options');
    const outdoors = held.options.find(({ fallback }) => fallback !== null);
    if (!outdoors) throw new Error(`no option in the open air: ${held.options.map(({ settingId }) => settingId).join()}`);
    await other.mentor.api('POST /api/offers/:offer/propose', { params: { offer: held.offerId }, body: { options: [outdoors.id] } });
    await world.clock.on();
    const { card } = await other.mentee.line();
    checkCards(card);
    expect(buttonsOf(card)[0]).toMatch(/^Confirm (Mon|Tues|Wednes|Thurs|Fri)day$/);
    const answer = await other.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: held.offerId }, body: { option: outdoors.id } });
    expect(answer.body.next).toMatchObject({ kind: 'booked', organiser: 'Thomas Nguyen' });
    await expectOneEvent(other);
    const [event] = await other.mentee.meetings();
    expect(event?.bodyHtml).toMatch(/<div lang="fr">[^]*<div lang="en">/);
    expect(event?.bodyHtml).toMatch(/En cas de pluie\s: /);
    expect(event?.bodyHtml).toContain(outdoors.fallback);
    expect(event?.bodyHtml).toContain('Nothing to pay.');
    expect(event?.subject).toBe('Rendez-vous à l’extérieur');
  });
});

describe('one meeting and a clear answer, whatever is pressed', () => {
  it('twice on two devices and in the tab at once: one meeting, one event, the same answer to all', async () => {
    const duo = await startDuo(world, programme, 'sarah.diallo', 'francois.delmas');
    const { offerId, options } = await propose(duo);
    await world.clock.on();
    const confirm = (option: number) =>
      duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: options[option]?.id } });
    const line = await duo.mentee.line();
    const [first, second, ...tab] = await Promise.all([
      duo.mentee.press('Confirmer', { line }), duo.mentee.press('Confirmer', { line, inputs: { options: options[1]?.id } }), confirm(0), confirm(2),
    ]);
    for (const pressed of [first, second]) expect(wordsOf(pressed?.card)).toMatch(/L’invitation est dans vos deux agendas|Réservation en cours/);
    expect(tab.map(({ status }) => status).filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(tab.filter(({ status }) => status === 409).every(({ body }) => body.message.startsWith('C’est déjà réglé'))).toBe(true);
    await world.clock.on();
    await expectOneEvent(duo);
    const booked = await nextOf(duo.mentee, duo, 'booked');
    expect((await duo.mentor.meetings())[0]?.start).toBe(booked.option.start);
    expect((await duo.mentor.chat()).filter(({ card }) => /L’invitation est dans vos deux agendas/.test(wordsOf(card)))).toHaveLength(1);
  });

  it('an old card answers with where the duo stands now, and says why', async () => {
    const duo = await startDuo(world, programme, 'manon.bertrand', 'laurent.chevalier');
    const { offerId } = await propose(duo);
    await world.clock.on();
    const old = await duo.mentee.line();
    const sent = await world.as('claire.fontaine').api('POST /api/programmes/:programme/duos/:duo/options', { params: { programme: programme.id, duo: duo.id } });
    expect(sent.status).toBe(200);
    const answer = await duo.mentee.press('Confirmer', { line: old });
    expect(wordsOf(answer.card)).toMatch(/C’est déjà réglé[^]*Confirmer/);
    const tab = await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: '1' }, lang: 'en' });
    expect([tab.status, tab.body.code, tab.body.message]).toEqual([409, 'already-handled', 'This is already settled: here is where the duo stands.']);
    expect(await duo.mentor.meetings()).toEqual([]);
    await world.clock.on();
    const cards = (await duo.mentee.chat()).filter(({ card }) => buttonsOf(card ?? undefined).includes('Confirmer'));
    expect(cards).toHaveLength(1);
  });
});

describe('when Outlook is slow or loses its answer', () => {
  it('says "being booked" within about a second, and both chats reach the booked state by themselves', async () => {
    const duo = await startDuo(world, programme, 'lucie.moulin', 'laurent.chevalier');
    await propose(duo, 1);
    await world.clock.on();
    const answer = await duo.mentee.press('confirm');
    expect(answer.took).toBeLessThan(1500);
    expect(wordsOf(answer.card)).toMatch(/Réservation en cours/);
    const booked = /L’invitation est dans vos deux agendas/;
    await until(async () => booked.test(wordsOf((await duo.mentor.chat()).at(-1)?.card)));
    await until(async () => booked.test(wordsOf((await duo.mentee.line()).card)));
    await expectOneEvent(duo);
  });

  it('an answer lost after the event was made leaves one event', async () => {
    const duo = await startDuo(world, programme, 'agathe.collin', 'francois.delmas');
    await propose(duo, 1);
    await world.clock.on();
    await duo.mentee.press('confirm');
    await until(async () => (await see(duo.mentee, duo)).next.kind === 'booked', 15_000);
    await expectOneEvent(duo);
    expect((await creations(duo)).map(({ status }) => status)).toContain(504);
  });
});

describe('options are looked at again', () => {
  const clashes = (options: readonly { start: string; end: string }[], spans: readonly { start: string; end: string }[]) =>
    options.filter((option) => spans.some((span) => option.start < span.end && span.start < option.end));

  it('when the card is opened: what was taken goes, and three others come when nothing is left', async () => {
    const duo = await startDuo(world, programme, 'priya.raman', 'beatrice.lemoine');
    const { options } = await nextOf(duo.mentor, duo, 'options');
    const [first, ...rest] = options;
    if (!first) throw new Error('no option');
    await world.block(duo.mentee, first);
    const line = await duo.mentor.line();
    await duo.mentor.press('refresh', { line });
    expect((await nextOf(duo.mentor, duo, 'options')).options.map(({ start }) => start)).toEqual(rest.map(({ start }) => start));
    for (const option of rest) await world.block(duo.mentor, option);
    const opened = await duo.mentor.press('refresh', { line });
    const renewed = (await nextOf(duo.mentor, duo, 'options')).options;
    expect(renewed).toHaveLength(3);
    expect(clashes(renewed, options)).toEqual([]);
    expect(wordsOf(opened.card)).toContain(renewed[0]?.doorToDoor);
  });

  it('before booking: a moment taken since is never booked, and three others are in the presser’s hands', async () => {
    const duo = await startDuo(world, programme, 'chloe.masson', 'beatrice.lemoine');
    const { options } = await propose(duo, 1);
    await world.clock.on();
    const line = await duo.mentee.line();
    for (const option of options) await world.block(duo.mentor, option);
    const pressed = await duo.mentee.press('confirm', { line });
    expect(pressed.statusCode).toBe(200);
    await world.clock.on();
    const renewed = await nextOf(duo.mentee, duo, 'options');
    expect(renewed).toMatchObject({ act: 'confirm' });
    expect(renewed.options).toHaveLength(3);
    expect(clashes(renewed.options, options)).toEqual([]);
    expect(await duo.mentor.meetings()).toEqual([]);
    expect(await creations(duo)).toEqual([]);
  });

  it('other times are other times', async () => {
    const duo = await startDuo(world, programme, 'paul.lefebvre', 'helen.whitaker');
    const before = (await nextOf(duo.mentor, duo, 'options')).options;
    const answer = await duo.mentor.press('other-times');
    const after = (await nextOf(duo.mentor, duo, 'options')).options;
    expect(after.map(({ start }) => start).filter((start) => before.some((option) => option.start === start))).toEqual([]);
    expect(wordsOf(answer.card)).toContain(after[0]?.time);
  });
});
