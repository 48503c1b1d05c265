import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { book, type Duo, nextOf, openProgramme, propose, startDuo, until } from '../journeys/steps.ts';
import { openBrowser } from '../support/browser.ts';
import { openWorld, type Somebody, type World } from '../support/world.ts';
import { newestCard, openMeeting, tabOf, visit } from './house.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A tenant without a story, whose people use Outlook with their own hands, and a browser before it. */
let world: World;
let browser: Browser;
let programme: { id: string };
const complaints: string[] = [];

beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  programme = await openProgramme(world, { payer: 'Méridiane' });
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const openWindow = async (): Promise<Page> => {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })).newPage();
  page.setDefaultTimeout(15_000);
  await page.route('https://res.cdn.office.net/**', (route) => route.abort());
  page.on('pageerror', (error) => complaints.push(error.message));
  return page;
};
const chatOf = async (page: Page, person: Somebody) => {
  await visit(page, world.url, { person: person.key });
  return newestCard(page);
};
const tab = async (page: Page, person: Somebody) => {
  await visit(page, world.url, { person: person.key, view: 'tab' });
  return tabOf(page);
};
/** The Binôme meeting of a person's week, opened in their Outlook. */
const inOutlook = async (page: Page, person: Somebody) => {
  await visit(page, world.url, { person: person.key });
  return openMeeting(page, 'Calendrier');
};
const kindOf = async (person: Somebody, duo: Duo) => (await person.api('GET /api/duos/:duo', { params: { duo: duo.id } })).body.next.kind;

it('an executive declines twice in Outlook: other moments each time, and the second time a pause on the card, until a day', async () => {
  const duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
  await book(world, duo);
  const page = await openWindow();
  for (const time of ['first', 'second']) {
    await (await inOutlook(page, duo.mentee)).getByRole('button', { name: 'Décliner' }).click();
    await until(async () => (await kindOf(duo.mentee, duo)) === 'options');
    await world.clock.on();
    const card = await chatOf(page, duo.mentee);
    await card.getByRole('heading', { name: 'Trois autres moments' }).waitFor();
    await card.getByText('La date n’a pas tenu, le binôme continue').first().waitFor();
    await card.getByRole('radio').nth(2).waitFor();
    expect(await card.getByRole('button', { name: 'Faire une pause' }).count()).toBe(time === 'first' ? 0 : 1);
    if (time === 'second') break;
    await card.getByRole('button', { name: 'Confirmer' }).click();
    await newestCard(page).getByText('L’invitation est dans vos deux agendas').waitFor();
  }
  await newestCard(page).getByRole('button', { name: 'Faire une pause' }).click();
  await newestCard(page).getByRole('radio', { name: /^Jusqu’au/ }).nth(1).check();
  await newestCard(page).getByRole('button', { name: 'Faire une pause' }).click();
  await newestCard(page).getByRole('heading', { name: 'Le binôme fait une pause' }).waitFor();
  const theirs = await tab(page, duo.mentor);
  await theirs.getByRole('heading', { name: 'Votre binôme fait une pause' }).waitFor();
  await theirs.getByRole('button', { name: 'Reprendre maintenant' }).waitFor();
});

it('the mentor moves it by an hour in Outlook: the executive reads the new hour in the tab, and is sent nothing', async () => {
  const duo = await startDuo(world, programme, 'thomas.nguyen', 'francois.delmas');
  const { option } = await book(world, duo);
  const lines = (await duo.mentee.chat()).length;
  const page = await openWindow();
  const event = await inOutlook(page, duo.mentor);
  await event.getByRole('button', { name: 'Déplacer' }).click();
  const hourLater = async (label: RegExp) => {
    const field = event.getByLabel(label);
    const [hours = '', minutes = ''] = (await field.inputValue()).split(':');
    await field.fill(`${String(Number(hours) + 1).padStart(2, '0')}:${minutes}`);
  };
  await hourLater(/^Fin/);
  await hourLater(/^Début/);
  await event.getByRole('button', { name: 'Déplacer' }).click();
  await until(async () => (await nextOf(duo.mentee, duo, 'booked')).option.start !== option.start);
  await world.clock.on();
  expect(Date.parse((await nextOf(duo.mentee, duo, 'booked')).option.start) - Date.parse(option.start)).toBe(3_600_000);
  expect(await duo.mentee.chat()).toHaveLength(lines);
  const shown = await tab(page, duo.mentee);
  const said = new Intl.DateTimeFormat('fr', { timeZone: 'Europe/Paris', hour: 'numeric', minute: '2-digit' }).formatToParts(Date.parse(option.start) + 3_600_000);
  const [hours, minutes] = ['hour', 'minute'].map((type) => Number(said.find((part) => part.type === type)?.value));
  await shown.getByText(new RegExp(`${hours}\\sh${minutes ? `\\s${minutes}` : ''}`)).first().waitFor();
});

it('an executive proposes another time in Outlook: the mentor accepts it on the card, and the event stands there in both weeks', async () => {
  const duo = await startDuo(world, programme, 'manon.bertrand', 'laurent.chevalier');
  const { offerId, options } = await propose(duo);
  const [first, other] = options;
  await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: first?.id } });
  await world.clock.on();
  const wall = (iso: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' }).format(new Date(iso)).split(' ');
  const page = await openWindow();
  const event = await inOutlook(page, duo.mentee);
  await event.getByRole('button', { name: 'Proposer un autre moment' }).click();
  const [[day = '', from = ''], [, to = '']] = [wall(other!.start), wall(other!.end)];
  await event.getByLabel(/^Jour/).fill(day);
  await event.getByLabel(/^Fin/).fill(to);
  await event.getByLabel(/^Début/).fill(from);
  await event.getByRole('button', { name: 'Proposer', exact: true }).click();
  await until(async () => (await kindOf(duo.mentor, duo)) === 'proposal');
  await world.clock.on();
  const card = await chatOf(page, duo.mentor);
  await card.getByRole('heading', { name: /^Laurent propose/ }).waitFor();
  expect(await card.getByRole('button').allInnerTexts()).toEqual([expect.stringMatching(/^Accepter /), 'Garder la date']);
  await card.getByRole('button', { name: /^Accepter/ }).click();
  await newestCard(page).getByText('Prévue').or(newestCard(page).getByText('L’invitation est dans vos deux agendas')).first().waitFor();
  await until(async () => (await duo.mentee.meetings())[0]?.start === other!.start);
  expect((await duo.mentor.meetings()).map(({ start }) => start)).toEqual([other!.start]);
});

it('Graph is down as an executive confirms: one honest line, and the same card says it is booked once Graph is back', async () => {
  const duo = await startDuo(world, programme, 'sarah.diallo', 'beatrice.lemoine');
  await propose(duo);
  await world.clock.on();
  await world.handle('POST', '/concurrency', { isDown: true });
  const page = await openWindow();
  const card = await chatOf(page, duo.mentee);
  await card.getByRole('button', { name: 'Confirmer' }).click();
  await newestCard(page).getByText('Réservation en cours').first().waitFor();
  const other = await openWindow();
  const shown = await tab(other, duo.mentor);
  await shown.getByText('Choisie, en cours de réservation').waitFor();
  await world.handle('POST', '/concurrency', { isDown: false });
  await world.clock.on(60);
  await newestCard(page).getByText('L’invitation est dans vos deux agendas').waitFor();
  await shown.getByText('Prévue', { exact: true }).waitFor();
});

it('nothing complained', () => expect(complaints).toEqual([]));
