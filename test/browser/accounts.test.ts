import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, newestCard, openHouse, pick, tabOf, visit } from './house.ts';

let house: House;
let page: Page;
beforeAll(async () => {
  house = await openHouse();
  page = await house.window();
}, 180_000);
afterAll(() => house?.close());

const directory = (person: string, account: object) =>
  fetch(`${house.address}/sandbox/directory/${person}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(account) });
const openProgramme = async (more: Partial<Parameters<typeof visit>[2]> = {}) => {
  await visit(page, house.address, { person: 'claire.fontaine', view: 'tab', page: 'programme', ...more });
  return tabOf(page);
};

test('an account created anew: HR links it, and its person finds the duo again in the chat', async () => {
  await directory('jonas.weber', { state: 'deleted' });
  await house.setClock('2026-11-25T08:30:00Z');
  const tab = await openProgramme();
  const line = tab.getByRole('listitem').filter({ hasText: 'Jonas Weber n’est plus dans l’annuaire' });
  await line.getByRole('button', { name: /^Rattacher un compte/ }).click();
  await tab.getByRole('heading', { level: 1, name: 'Un nouveau compte pour Jonas Weber' }).waitFor();
  await tab.getByRole('button', { name: 'Rattacher ce compte' }).click();
  expect(await tab.getByText('À compléter').count()).toBe(1);
  await pick(tab, 'Son compte aujourd’hui', 'léa', 'Léa Schmitt');
  await tab.getByRole('button', { name: 'Rattacher ce compte' }).click();
  await tab.getByRole('heading', { level: 1, name: /binômes sur 8|Les 8 binômes/ }).waitFor();
  expect(await tab.getByText('Jonas Weber').count()).toBe(0);
  await visit(page, house.address, { person: 'lea.schmitt' });
  await newestCard(page).getByRole('heading', { name: /continue ici$/ }).waitFor();
  await newestCard(page).getByRole('button', { name: 'Accepter et signer la charte' }).click();
  await newestCard(page).getByRole('heading', { name: 'Charte signée' }).waitFor();
  expect(house.complaints).toEqual([]);
});

test('a guest is refused at their field, until HR admits guests', async () => {
  await directory('martine.perrin', { guest: true });
  const tab = await openProgramme();
  await tab.getByRole('button', { name: 'Former un binôme', exact: true }).click();
  await pick(tab, 'Mentor', 'per', 'Martine Perrin');
  await pick(tab, 'Mentoré·e', 'aub', 'Véronique Aubry');
  await tab.getByRole('button', { name: 'Inviter les deux personnes' }).click();
  await tab.getByText('les règles du programme n’admettent pas de personnes invitées').waitFor();
  await openProgramme();
  await tab.getByRole('link', { name: 'Règles', exact: true }).click();
  const admit = tab.getByRole('switch', { name: /^Admettre des personnes invitées/ });
  await admit.click();
  await tab.getByRole('button', { name: 'Enregistrer les règles' }).click();
  await tab.getByText('Enregistré. Les recherches à venir suivent ces règles.').waitFor();
  expect(await admit.isChecked()).toBe(true);
});

test('somebody of another organisation is told which account to choose, in their language', async () => {
  await page.route('**/sandbox/token', async (route) => {
    const body = JSON.parse(route.request().postData() ?? '{}') as object;
    await route.continue({ postData: JSON.stringify({ ...body, tenant: '11111111-0d5e-4c55-9a55-2f6f3b0a7e11' }) });
  });
  const tab = await openProgramme();
  await tab.getByText('Vous êtes ici avec le compte d’une autre organisation.').waitFor();
  await openProgramme({ lang: 'en' });
  await tab.getByText('You are here with the account of another organisation.').waitFor();
  await page.unroute('**/sandbox/token');
});
