import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Duo, nextOf, startDuo } from '../journeys/steps.ts';
import type { World } from '../support/world.ts';
import { type EmptyHouse, openEmptyHouse } from './empty-house.ts';
import { newestCard } from './house.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Calendars can be filled here, and a place of one's own is allowed. */
let house: EmptyHouse;
let world: World;
let programme: { id: string };

beforeAll(async () => {
  house = await openEmptyHouse();
  ({ world, programme } = house);
  const { db } = world.app.ctx;
  const { frame } = await db.selectFrom('programmes').select('frame').where('id', '=', programme.id).executeTakeFirstOrThrow();
  await db.updateTable('programmes').set({ frame: JSON.stringify({ ...(frame as object), autonomy: 'free-place' }) }).where('id', '=', programme.id).execute();
}, 120_000);
afterAll(() => house?.close());

const phone = { width: 390, height: 844 };

/** Five weeks taken whole, and what was offered turned down: nothing is left. */
const emptied = async (mentor: string, mentee: string): Promise<Duo> => {
  const duo = await startDuo(world, programme, mentor, mentee);
  const { offerId } = await nextOf(duo.mentor, duo, 'options');
  const now = Date.parse(await world.clock.now());
  await world.block(duo.mentor, { start: new Date(now).toISOString(), end: new Date(now + 36 * 86_400_000).toISOString() });
  const answer = await duo.mentor.api('POST /api/offers/:offer/other-times', { params: { offer: offerId } });
  expect(answer.body.next.kind).toBe('nothing');
  return duo;
};

describe('when nothing fits', () => {
  it('the card says why, and one tap on what would help brings three moments, in French', async () => {
    const duo = await emptied('ines.belkacem', 'philippe.garnier');
    await world.clock.on();
    const page = await house.window(phone);
    const card = await house.chat(page, duo.mentor);
    await card.getByRole('heading', { name: 'Pas encore de moment' }).waitFor();
    await card.getByText('Votre agenda ne laisse pas de plage assez longue').waitFor();
    await card.getByRole('button', { name: /^Chercher .+ plus loin$/ }).click();
    await newestCard(page).getByRole('heading', { name: 'Trois moments hors du bureau' }).waitFor();
    expect(await newestCard(page).getByRole('checkbox').count()).toBe(3);
  });

  it('the page says the same, and its button too, in English', async () => {
    const duo = await emptied('thomas.nguyen', 'helen.whitaker');
    const page = await house.window(phone);
    const shown = await house.tab(page, duo.mentee);
    await shown.getByRole('heading', { name: 'No moment yet' }).waitFor();
    expect(await shown.getByText('Your calendar leaves').count(), 'the other’s calendar is theirs').toBe(0);
    await shown.getByRole('button', { name: /^Look .+ further ahead$/ }).click();
    await shown.getByRole('heading', { name: 'Which moment suits you?' }).waitFor();
    expect(await shown.getByRole('radio').count()).toBe(3);
  });
});

describe('a place of one’s own', () => {
  it('is typed on a phone, and the other side sees it like any option', async () => {
    const duo = await startDuo(world, programme, 'mehdi.cherif', 'anne-sophie.mercier');
    const page = await house.window(phone);
    const shown = await house.tab(page, duo.mentor);
    await shown.getByRole('button', { name: 'Un autre cadre ou lieu' }).click();
    await shown.getByRole('button', { name: 'Proposer ce lieu' }).click();
    await shown.getByText('À compléter.').first().waitFor();
    await shown.getByLabel('Nom du lieu').fill('Chez Paulette *');
    await shown.getByLabel('Adresse, ou où se retrouver').fill('3, rue du Port, Courbevoie');
    await shown.getByLabel('Prix par personne').selectOption({ label: 'Jusqu’à 10\u00a0€' });
    await shown.getByLabel('Votre trajet (min)').fill('9');
    await shown.getByLabel('Pour Anne-Sophie (min)').fill('14');
    await shown.getByLabel(/^C’est un lieu public/).check();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await shown.getByRole('button', { name: 'Proposer ce lieu' }).click();
    await shown.getByText('Chez Paulette *').waitFor();
    await shown.getByText('À neuf minutes à pied').waitFor();
    await shown.getByRole('button', { name: 'Proposer ces trois moments' }).click();
    await shown.getByRole('heading', { name: 'C’est à Anne-Sophie de choisir' }).waitFor();
    await world.clock.on();
    const theirs = await house.window(phone);
    const card = await house.chat(theirs, duo.mentee);
    await card.getByText('Chez Paulette *').first().waitFor();
    await card.getByText('Payé par Méridiane, 10\u00a0€ au plus par personne').first().waitFor();
    await card.getByText('à quatorze minutes à pied').first().waitFor();
  });

  it('is agreed by both: whoever would have confirmed hands it over, in English', async () => {
    const duo = await startDuo(world, programme, 'jonas.weber', 'helen.whitaker');
    const held = await nextOf(duo.mentor, duo, 'options');
    await duo.mentor.api('POST /api/offers/:offer/propose', { params: { offer: held.offerId }, body: { options: held.options.map(({ id }) => id) } });
    const page = await house.window(phone);
    const shown = await house.tab(page, duo.mentee);
    await shown.getByRole('button', { name: 'Another setting or place' }).click();
    await shown.getByLabel('Name of the place').fill('The Long Table');
    await shown.getByLabel('Address, or where to meet').fill('by the fountain');
    await shown.getByLabel('Your way (min)').fill('5');
    await shown.getByLabel('For Jonas (min)').fill('10');
    await shown.getByLabel(/^It is a public place/).check();
    await shown.getByRole('button', { name: 'Suggest this place' }).click();
    await shown.getByRole('heading', { name: 'It is now Jonas’s choice' }).waitFor();
    await world.clock.on();
    const { card } = await duo.mentor.line();
    expect(card.actions?.[0]).toMatchObject({ verb: 'confirm', style: 'positive' });
    const pressed = await duo.mentor.press('confirm');
    expect(JSON.stringify(pressed.card)).toContain('The Long Table');
    await nextOf(duo.mentee, duo, 'booked');
  });
});

describe('a place for the catalogue', () => {
  it('is suggested by a duo; HR completes one, leaves the other, and never learns whose idea they were', async () => {
    const duo = await startDuo(world, programme, 'sarah.diallo', 'francois.delmas');
    const page = await house.window(phone);
    const shown = await house.tab(page, duo.mentor);
    await shown.getByRole('link', { name: 'Suggérer un lieu' }).click();
    await shown.getByText('les RH, sans votre nom').waitFor();
    for (const name of ['Café de l’Écluse', 'La Serre']) {
      await shown.getByLabel('Nom', { exact: true }).fill(name);
      await shown.getByLabel('Adresse').fill('12, quai des Saules');
      await shown.getByLabel('Café', { exact: true }).check();
      await shown.getByLabel(/^Pourquoi/).fill('On s’y entend.');
      await shown.getByRole('button', { name: 'Suggérer ce lieu' }).click();
      await shown.getByText(name, { exact: true }).waitFor();
    }
    const claire = await house.window();
    const places = await house.tab(claire, world.as('claire.fontaine'), { page: 'programme' });
    await places.getByRole('link', { name: /Lieux/ }).or(places.getByRole('button', { name: /Lieux/ })).first().click();
    await places.getByRole('heading', { name: '2 lieux suggérés par des binômes' }).waitFor();
    expect(await places.locator('main').innerText()).not.toMatch(/Sarah|Diallo|Delmas/);
    await places.getByRole('button', { name: /La Serre/ }).click();
    await places.getByRole('heading', { name: 'Un lieu suggéré par un binôme' }).waitFor();
    await places.getByRole('button', { name: 'Compléter et ajouter' }).click();
    expect(await places.getByLabel('Nom', { exact: true }).inputValue()).toBe('Café de l’Écluse');
    await places.getByLabel('Ville').fill('Courbevoie');
    await places.getByLabel('Latitude').fill('48.8951, 2.2401');
    await places.getByLabel('Paris-La Défense').check();
    await places.getByRole('button', { name: 'Enregistrer' }).click();
    await places.getByRole('heading', { name: 'Lieux', exact: true }).waitFor();
    await places.getByText(/suggéré/).waitFor({ state: 'detached' });
    const again = await house.tab(page, duo.mentor);
    await again.getByRole('link', { name: 'Suggérer un lieu' }).click();
    await again.getByText('au catalogue, merci').waitFor();
    await again.getByText('pas cette fois, merci de l’idée').waitFor();
  });
});

it('nothing complained', () => expect(house.complaints).toEqual([]));
