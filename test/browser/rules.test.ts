import { AxeBuilder } from '@axe-core/playwright';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { House } from './house.ts';
import { openHouse, tabOf, visit } from './house.ts';

describe('HR edits the rules of a programme', () => {
  let house: House;
  const windowOf = async (lang: 'fr' | 'en', width = 1280): Promise<readonly [Page, FrameLocator]> => {
    const page = await house.window({ viewport: { width, height: 900 } });
    await visit(page, house.address, { person: 'claire.fontaine', view: 'tab', page: 'programme', lang });
    const tab = tabOf(page);
    await tab.getByRole('link', { name: lang === 'fr' ? 'Règles' : 'Rules', exact: true }).click();
    await tab.getByRole('heading', { level: 1, name: lang === 'fr' ? 'Règles du programme' : 'Programme rules' }).waitFor();
    return [page, tab];
  };

  beforeAll(async () => {
    house = await openHouse();
  }, 180_000);
  afterAll(() => house?.close());

  test('sees at once what a choice closes, is told what is missing where it is missing, and saves', async () => {
    const [page, tab] = await windowOf('fr');
    await tab.getByRole('switch', { name: /^Les vacances scolaires/ }).check();
    await tab.getByText('du samedi 19 décembre au dimanche 3 janvier').first().waitFor();
    await tab.getByText('zone B').waitFor();
    await tab.getByRole('button', { name: 'Ajouter une période' }).click();
    await tab.getByLabel('Nom (facultatif)').fill('Fermeture d’août');
    await tab.getByRole('button', { name: 'Enregistrer les règles' }).click();
    await tab.getByText('Indiquez le premier et le dernier jour de chaque période.').waitFor();
    await tab.getByLabel('Premier jour').fill('2027-08-02');
    await tab.getByLabel('Dernier jour').fill('2027-08-20');
    await tab.getByText('du lundi 2 août au vendredi 20 août').first().waitFor();
    await tab.getByLabel('Qui paie', { exact: true }).fill('');
    await tab.getByRole('button', { name: 'Enregistrer les règles' }).click();
    await tab.getByText('Dites qui paie, ou choisissez des lieux gratuits seulement.').waitFor();
    await tab.getByLabel('Qui paie', { exact: true }).fill('Méridiane');
    await tab.getByRole('button', { name: 'Enregistrer les règles' }).click();
    await tab.getByRole('status').filter({ hasText: 'Enregistré' }).waitFor();
    // Saved twice in a row: the second starts from what the first left.
    await tab.getByRole('radio', { name: /^Un lieu libre/ }).check();
    await tab.getByRole('button', { name: 'Enregistrer les règles' }).click();
    await tab.getByRole('status').filter({ hasText: 'Enregistré' }).waitFor();
    await page.context().close();
  });

  test('finds them again, in English, and is refused when somebody else saved meanwhile', async () => {
    const [page, tab] = await windowOf('en');
    expect(await tab.getByLabel('Name (optional)').inputValue()).toBe('Fermeture d’août');
    const [other, theirs] = await windowOf('en');
    await theirs.getByLabel('Notice, at least').selectOption('48');
    await theirs.getByRole('button', { name: 'Save the rules' }).click();
    await theirs.getByRole('status').filter({ hasText: 'Saved' }).waitFor();
    await other.context().close();
    await tab.getByRole('radio', { name: /^Binôme books/ }).check();
    await tab.getByRole('button', { name: 'Save the rules' }).click();
    await tab.getByText(/^Somebody else has changed these rules meanwhile/).waitFor();
    await tab.getByRole('button', { name: 'Read the rules again' }).click();
    await tab.getByText(/^Somebody else/).waitFor({ state: 'detached' });
    expect(await tab.getByLabel('Notice, at least').inputValue()).toBe('48');
    expect(await tab.getByRole('radio', { name: /^A free choice of place/ }).isChecked()).toBe(true);
    await page.context().close();
  });

  test('axe finds nothing, and 320 pixels are enough', async () => {
    const [page] = await windowOf('fr');
    const { violations } = await new AxeBuilder({ page }).exclude('.people').analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)).toEqual([]);
    await page.context().close();
    const [phone] = await windowOf('fr', 320);
    for (const frame of phone.frames())
      expect(await frame.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), frame.url()).toBeLessThanOrEqual(0);
    await phone.context().close();
  });

  test('nothing complained: no error, no style refused', () => {
    expect(house.complaints.filter((complaint) => !/40[09] \(/.test(complaint))).toEqual([]);
  });
});
