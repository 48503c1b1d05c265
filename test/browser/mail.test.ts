import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { propose, startDuo } from '../journeys/steps.ts';
import { type EmptyHouse, openEmptyHouse } from './empty-house.ts';
import { tabOf, visit } from './house.ts';

let house: EmptyHouse;
beforeAll(async () => {
  house = await openEmptyHouse();
}, 120_000);
afterAll(() => house.close());

test('HR allows mail; an executive who blocked the bot opens the tab from it and confirms; HR reads that it went', async () => {
  const { world } = house;
  const page = await house.window();
  await visit(page, world.url, { person: 'claire.fontaine', view: 'tab', page: 'programme' });
  const programme = tabOf(page);
  await programme.getByRole('link', { name: 'Règles', exact: true }).click();
  const permission = programme.getByRole('switch', { name: /^Écrire par courriel/ });
  await permission.waitFor();
  expect(await permission.isChecked()).toBe(false);
  await permission.check();
  await programme.getByRole('button', { name: 'Enregistrer les règles' }).click();
  await programme.getByRole('status').filter({ hasText: 'Enregistré' }).waitFor();

  const duo = await startDuo(world, house.programme, 'ines.belkacem', 'philippe.garnier');
  await world.handle('POST', '/chats/philippe.garnier/bot', { reach: 'blocked' });
  await propose(duo);
  await world.clock.on();

  const his = await house.window();
  await visit(his, world.url, { person: 'philippe.garnier', host: 'outlook', view: 'calendar' });
  await his.getByRole('button', { name: 'Courrier', exact: true }).click();
  await his.getByRole('heading', { name: 'Binôme n’a pas pu vous écrire dans Teams' }).waitFor();
  expect((await new AxeBuilder({ page: his }).include('.mails').analyze()).violations).toEqual([]);
  await his.getByRole('link', { name: 'Ouvrir Binôme' }).click();
  await tabOf(his).getByRole('button', { name: /^Confirmer/ }).first().click();
  await tabOf(his).getByText(/réserv|Prévue|calendrier/i).first().waitFor();

  await visit(page, world.url, { person: 'claire.fontaine', view: 'tab', page: 'programme' });
  await programme.getByText(/un courriel est parti à la place le mardi 24 novembre/).first().waitFor();
}, 90_000);

test('where no mailbox is named the rule says why, and what to do, and cannot be switched on', async () => {
  const page = await house.window({ width: 320, height: 800 });
  await page.route('**/api/programmes/*/rules', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json() as object), canMail: false, rules: { ...(await answer.json() as { rules: object }).rules, mailIfUnreachable: false } } });
  });
  await visit(page, house.world.url, { person: 'claire.fontaine', view: 'tab', page: 'programme', lang: 'en' });
  const tab = tabOf(page);
  await tab.getByRole('link', { name: 'Rules', exact: true }).click();
  await tab.getByText(/Your IT team can name one \(the setting MAIL_FROM/).waitFor();
  expect(await tab.getByRole('switch', { name: /^Write by mail/ }).isDisabled()).toBe(true);
  expect(await tab.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth)).toBe(true);
  expect(house.complaints).toEqual([]);
}, 60_000);
