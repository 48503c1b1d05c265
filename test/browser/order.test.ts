import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { nextOf, propose, startDuo } from '../journeys/steps.ts';
import type { Somebody } from '../support/world.ts';
import { type EmptyHouse, openEmptyHouse } from './empty-house.ts';

vi.setConfig({ testTimeout: 120_000 });

let house: EmptyHouse;
let mentor: Somebody;
beforeAll(async () => {
  house = await openEmptyHouse();
  const { world, programme } = house;
  const duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
  ({ mentor } = duo);
  const { offerId, options } = await propose(duo);
  await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: options[0]?.id } });
  await world.clock.on();
  await nextOf(mentor, duo, 'booked');
}, 120_000);
afterAll(() => house?.close());

it('opens from My duo, prints as one black and white sheet to sign, and nothing else with it', async () => {
  const page = await house.window();
  const tab = await house.tab(page, mentor);
  await tab.getByRole('button', { name: 'Ordre de mission' }).click();
  const sheet = tab.getByRole('article');
  await sheet.getByRole('heading', { level: 1, name: 'Ordre de mission' }).waitFor();
  const words = await sheet.innerText();
  for (const word of ['Inès Belkacem', 'Catherine Vasseur', 'Rendez-vous professionnel à l’extérieur', 'sur le temps de travail', 'Date et signature']) expect(words).toContain(word);
  expect(words).not.toMatch(/Philippe|Garnier|binôme|mentor/i);

  const print = tab.getByRole('button', { name: 'Imprimer' });
  const frame = page.frames().find((each) => each.url().includes('/tab/'));
  await frame?.evaluate(() => Object.assign(globalThis, { print: () => Object.assign(globalThis, { wasPrinted: true }) }));
  await print.click();
  expect(await frame?.evaluate(() => (globalThis as { wasPrinted?: boolean }).wasPrinted)).toBe(true);

  await page.emulateMedia({ media: 'print' });
  expect([await sheet.isVisible(), await print.isVisible()]).toEqual([true, false]);
  const inks = await sheet.evaluate((article) => [...article.querySelectorAll('*')].filter((each) => each.textContent).map((each) => getComputedStyle(each).color));
  expect([...new Set(inks)]).toEqual(['rgb(0, 0, 0)']);
  expect(house.complaints).toEqual([]);
});
