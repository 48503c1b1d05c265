import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { fromIso, sayWhen, type Zone } from '../../src/kernel/time.ts';
import { book, type Duo, nextOf, propose, startDuo, tickMiddays, until } from '../journeys/steps.ts';
import type { Somebody, World } from '../support/world.ts';
import { type EmptyHouse, openEmptyHouse } from './empty-house.ts';
import { newestCard } from './house.ts';

vi.setConfig({ testTimeout: 120_000 });

/** People use Outlook with their own hands, entrust their dates, leave. */
let house: EmptyHouse;
let world: World;
let programme: { id: string };

beforeAll(async () => {
  house = await openEmptyHouse();
  ({ world, programme } = house);
}, 120_000);
afterAll(() => house?.close());

const kindOf = async (person: Somebody, duo: Duo) => (await person.api('GET /api/duos/:duo', { params: { duo: duo.id } })).body.next.kind;

it('an executive declines twice in Outlook: other moments each time, and the second time a pause on the card, until a day', async () => {
  const duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
  await book(world, duo);
  const page = await house.window();
  for (const time of ['first', 'second']) {
    await (await house.meeting(page, duo.mentee)).getByRole('button', { name: 'Décliner' }).click();
    await until(async () => (await kindOf(duo.mentee, duo)) === 'options');
    await world.clock.on();
    const card = await house.chat(page, duo.mentee);
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
  const theirs = await house.tab(page, duo.mentor);
  await theirs.getByRole('heading', { name: 'Votre binôme fait une pause' }).waitFor();
  await theirs.getByRole('button', { name: 'Reprendre maintenant' }).waitFor();
});

it('an executive cancels twice, on the card and in the tab: other moments each time, and the second time a pause beside them, for the mentor too', async () => {
  const duo = await startDuo(world, programme, 'camille.roux', 'catherine.vasseur');
  await book(world, duo);
  const page = await house.window();
  const card = await house.chat(page, duo.mentee);
  await card.getByRole('button', { name: 'Annuler la date' }).click();
  await card.getByRole('radio').nth(2).waitFor();
  expect(await card.getByRole('button', { name: 'Faire une pause' }).count()).toBe(0);
  await card.getByRole('button', { name: 'Confirmer' }).click();
  await newestCard(page).getByText('L’invitation est dans vos deux agendas').waitFor();

  const mine = await house.tab(page, duo.mentee);
  await mine.getByRole('button', { name: 'Annuler', exact: true }).click();
  await mine.getByText('personne n’en tient le compte').waitFor();
  await mine.getByRole('button', { name: 'Annuler la rencontre' }).click();
  await mine.getByRole('button', { name: /^Confirmer / }).first().waitFor();
  await mine.getByRole('heading', { name: 'Ou faire une pause' }).waitFor();
  await world.clock.on();
  const theirs = await house.chat(page, duo.mentor);
  await theirs.getByRole('button', { name: 'Faire une pause' }).waitFor();
  expect(await theirs.innerText()).not.toMatch(/Catherine n’|annul|refus|fois/i);
  expect((await duo.mentor.meetings()).filter(({ isCancelled }) => !isCancelled)).toEqual([]);
});

/** The organiser puts the date an hour later by hand, in their own Outlook; the other reads the new hour in the tab, and is sent nothing. */
const moveByAnHour = async (duo: Duo, organiser: Somebody, other: Somebody): Promise<void> => {
  const { option } = await nextOf(other, duo, 'booked');
  const lines = (await other.chat()).length;
  const page = await house.window();
  const event = await house.meeting(page, organiser);
  await event.getByRole('button', { name: 'Déplacer' }).click();
  const hourLater = async (label: RegExp) => {
    const field = event.getByLabel(label);
    const [hours = '', minutes = ''] = (await field.inputValue()).split(':');
    await field.fill(`${String(Number(hours) + 1).padStart(2, '0')}:${minutes}`);
  };
  await hourLater(/^Fin/);
  await hourLater(/^Début/);
  await event.getByRole('button', { name: 'Déplacer' }).click();
  await until(async () => (await nextOf(other, duo, 'booked')).option.start !== option.start);
  await world.clock.on();
  expect(Date.parse((await nextOf(other, duo, 'booked')).option.start) - Date.parse(option.start)).toBe(3_600_000);
  expect(await other.chat()).toHaveLength(lines);
  const shown = await house.tab(page, other);
  const said = new Intl.DateTimeFormat('fr', { timeZone: 'Europe/Paris', hour: 'numeric', minute: '2-digit' }).formatToParts(Date.parse(option.start) + 3_600_000);
  const [hours, minutes] = ['hour', 'minute'].map((type) => Number(said.find((part) => part.type === type)?.value));
  await shown.getByText(new RegExp(`${hours}\\sh${minutes ? `\\s${minutes}` : ''}`)).first().waitFor();
};

it('the mentor moves it by an hour in Outlook', async () => {
  const duo = await startDuo(world, programme, 'thomas.nguyen', 'francois.delmas');
  await book(world, duo);
  await moveByAnHour(duo, duo.mentor, duo.mentee);
});

it('an executive, in whose calendar it is, confirms on the card and moves it by an hour in Outlook', async () => {
  // The mentor's mailbox is closed to us: they tick their moments, and the invitation goes out in the executive's name.
  const duo = await startDuo(world, programme, 'romain.picard', 'veronique.aubry');
  await tickMiddays(duo.mentor);
  await world.clock.on();
  await propose(duo);
  await world.clock.on();
  const page = await house.window();
  const card = await house.chat(page, duo.mentee);
  await card.getByText('L’invitation part en votre nom.').waitFor();
  await card.getByRole('button', { name: 'Confirmer' }).click();
  await newestCard(page).getByText('L’invitation est dans vos deux agendas').waitFor();
  await moveByAnHour(duo, duo.mentee, duo.mentor);
});

it('an executive proposes another time in Outlook: the mentor accepts it on the card, and the event stands there in both weeks', async () => {
  const duo = await startDuo(world, programme, 'manon.bertrand', 'laurent.chevalier');
  const { offerId, options } = await propose(duo);
  const [first, other] = options;
  await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: first?.id } });
  await world.clock.on();
  const wall = (iso: string) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', dateStyle: 'short', timeStyle: 'short' }).format(new Date(iso)).split(' ');
  const page = await house.window();
  const event = await house.meeting(page, duo.mentee);
  await event.getByRole('button', { name: 'Proposer un autre moment' }).click();
  const [[day = '', from = ''], [, to = '']] = [wall(other!.start), wall(other!.end)];
  await event.getByLabel(/^Jour/).fill(day);
  await event.getByLabel(/^Fin/).fill(to);
  await event.getByLabel(/^Début/).fill(from);
  await event.getByRole('button', { name: 'Proposer', exact: true }).click();
  await until(async () => (await kindOf(duo.mentor, duo)) === 'proposal');
  await world.clock.on();
  const card = await house.chat(page, duo.mentor);
  await card.getByRole('heading', { name: /^Laurent propose/ }).waitFor();
  expect(await card.getByRole('button').allInnerTexts()).toEqual([expect.stringMatching(/^Accepter /), 'Garder la date']);
  await card.getByRole('button', { name: /^Accepter/ }).click();
  await newestCard(page).getByText('Prévue').or(newestCard(page).getByText('L’invitation est dans vos deux agendas')).first().waitFor();
  await until(async () => (await duo.mentee.meetings())[0]?.start === other!.start);
  expect((await duo.mentor.meetings()).map(({ start }) => start)).toEqual([other!.start]);
});

it('Graph is down for an hour as an executive confirms: one honest line, HR reads what waits, and the same card says it is booked once Graph is back', async () => {
  const duo = await startDuo(world, programme, 'sarah.diallo', 'beatrice.lemoine');
  await propose(duo);
  await world.clock.on();
  await world.handle('POST', '/concurrency', { isDown: true });
  const page = await house.window();
  const card = await house.chat(page, duo.mentee);
  await card.getByRole('button', { name: 'Confirmer' }).click();
  await newestCard(page).getByText('Réservation en cours').first().waitFor();
  const other = await house.window();
  const shown = await house.tab(other, duo.mentor);
  await shown.getByText('Choisie, en cours de réservation').waitFor();
  await world.clock.on(61 * 60);
  await (await house.tab(other, world.as('claire.fontaine'), { page: 'programme' })).getByText('Outlook ne répond pas : la réservation attend').waitFor();
  await house.tab(other, duo.mentor);
  await shown.getByText('Outlook ne répond pas : l’invitation arrivera').waitFor();
  await world.handle('POST', '/concurrency', { isDown: false });
  await world.clock.on(6 * 60);
  await newestCard(page).getByText('L’invitation est dans vos deux agendas').waitFor();
  await shown.getByText('Prévue', { exact: true }).waitFor();
});

it('the app’s secret has expired: HR opens the tab and reads it there, until it is renewed', async () => {
  const page = await house.window();
  await world.handle('POST', '/concurrency', { isStranger: true });
  // Whether an account is open is asked every five minutes at most.
  await world.clock.on(6 * 60);
  const claire = world.as('claire.fontaine');
  const hr = await house.tab(page, claire, { page: 'programme' });
  await hr.getByRole('heading', { name: 'Microsoft refuse la connexion de Binôme' }).waitFor();
  await hr.getByText('renouveler son secret ou son certificat, puis redémarrer Binôme').waitFor();
  expect((await new AxeBuilder({ page }).include('.tab-frame').analyze()).violations).toEqual([]);
  await world.handle('POST', '/concurrency', { isStranger: false });
  await world.clock.on(6 * 60);
  await house.tab(page, claire, { page: 'programme' });
  await hr.getByRole('heading', { level: 1 }).waitFor();
  expect(await hr.getByRole('heading', { name: 'Microsoft refuse' }).count()).toBe(0);
});

/** What of a duo is nobody's who only runs dates: what they do together, why a moment was found, who pays. */
const notHers = /Séance|Déjeuner|Café|Musée|Payé|Rien à payer|personne n’invite|vous n’avez pas encore|mentor|charte|canevas/;

it('an executive entrusts their dates: the assistant confirms one on a card, moves it in the tab, and both of the duo read the other day', async () => {
  const duo = await startDuo(world, programme, 'mehdi.cherif', 'anne-sophie.mercier');
  const martine = world.as('martine.perrin');
  const page = await house.window();
  const mine = await house.tab(page, duo.mentee);
  await mine.getByRole('link', { name: 'Vos préférences' }).click();
  await mine.getByLabel('Confier mes dates à').pressSequentially('Martine');
  await mine.getByRole('option', { name: /^Martine Perrin/ }).click();
  await mine.getByRole('button', { name: 'Reprendre mes dates' }).waitFor();
  await propose(duo);
  await world.clock.on();

  const card = await house.chat(page, martine);
  await card.getByRole('heading', { name: 'Une date à choisir pour Anne-Sophie Mercier' }).waitFor();
  await card.getByText('L’invitation part au nom de Mehdi Cherif.').waitFor();
  expect(await card.innerText()).not.toMatch(notHers);
  await card.getByRole('button', { name: 'Confirmer' }).click();
  await newestCard(page).getByRole('heading', { name: 'Une date prévue pour Anne-Sophie Mercier' }).waitFor();
  const first = await nextOf(duo.mentee, duo, 'booked');

  const hers = await house.tab(page, martine);
  await hers.getByRole('button', { name: 'Déplacer' }).click();
  await hers.getByText(/reste prévue tant qu’une autre date n’est pas confirmée/).waitFor();
  await hers.getByText('L’invitation part au nom de Mehdi Cherif.').waitFor();
  await hers.getByRole('radio').nth(1).check();
  expect(await hers.locator('main').innerText()).not.toMatch(notHers);
  await hers.getByRole('button', { name: /^Confirmer/ }).click();
  await hers.getByText('La date prévue').waitFor();
  await world.clock.on();

  const { option: { start } } = await nextOf(duo.mentee, duo, 'booked');
  expect(start).not.toBe(first.option.start);
  const when = new RegExp(sayWhen(fromIso(start), 'Europe/Paris' as Zone, 'fr').replaceAll('\u00a0', '\\s'), 'i');
  for (const person of [duo.mentor, duo.mentee]) {
    await (await house.chat(page, person)).getByRole('heading', { name: when }).waitFor();
    expect((await person.meetings()).map((event) => event.start)).toEqual([start]);
  }
});

it('the mentor leaves the company: the executive reads of a pause and of no reason, the date is gone, and HR reads who and what to do', async () => {
  const duo = await startDuo(world, programme, 'lea.schmitt', 'marc.kessler');
  await book(world, duo);
  const page = await house.window();
  await (await house.meeting(page, duo.mentee)).getByText('Léa Schmitt').first().waitFor();
  await world.handle('POST', `/directory/${duo.mentor.key}`, { state: 'disabled' });
  // The directory is read at night.
  await world.clock.to(`${new Date(Date.parse(await world.clock.now()) + 86_400_000).toISOString().slice(0, 10)}T09:00:00Z`);

  const card = await house.chat(page, duo.mentee);
  await card.getByRole('heading', { name: 'Ce binôme est en pause' }).waitFor();
  expect(await card.innerText()).not.toMatch(/compte|annuaire|désactiv|quitté|parti|absent/i);
  expect(await duo.mentee.meetings()).toEqual([]);
  const theirs = await house.tab(page, duo.mentee);
  await theirs.getByRole('heading', { name: 'Votre binôme est en pause' }).waitFor();
  expect(await theirs.locator('main').innerText()).not.toMatch(/compte|annuaire|désactiv|quitté|parti|absent/i);

  const hr = await house.tab(page, world.as('claire.fontaine'), { page: 'programme' });
  await hr.getByText('Le compte de Léa Schmitt est désactivé dans l’annuaire').waitFor();
  await hr.getByRole('button', { name: /^Former un autre binôme, Léa/ }).click();
  await hr.getByRole('heading', { name: 'Former un binôme' }).waitFor();
});

it('an executive is absent for months: HR says so on the programme’s page, nothing waits for them, and one button takes the duo up again', async () => {
  const duo = await startDuo(world, programme, 'lucie.moulin', 'gilles.chapuis');
  const page = await house.window();
  const hr = await house.tab(page, world.as('claire.fontaine'), { page: 'programme' });
  await hr.getByRole('button', { name: 'Signaler une absence' }).click();
  const absences = hr.getByRole('region', { name: 'Une absence longue' });
  await absences.getByText('Aucun motif n’est demandé ni gardé').waitFor();
  expect(await absences.getByRole('button', { name: 'Mettre le binôme en pause' }).isDisabled()).toBe(true);
  await absences.getByLabel('La personne absente').selectOption({ label: `${duo.mentee.name}, avec ${duo.mentor.name}` });
  await absences.getByRole('button', { name: 'Mettre le binôme en pause' }).click();
  const resting = hr.getByRole('region', { name: 'En pause pour une absence' });
  await resting.getByRole('heading', { name: `${duo.mentor.name} · ${duo.mentee.name}` }).waitFor();
  expect((await new AxeBuilder({ page }).include('.tab-frame').analyze()).violations).toEqual([]);
  await resting.getByRole('button', { name: 'Reprendre le binôme' }).click();
  await hr.getByText('Le binôme reprend').waitFor();
  await resting.waitFor({ state: 'detached' });
});

it('nothing complained', () => expect(house.complaints).toEqual([]));
