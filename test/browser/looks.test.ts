import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Place } from '../../src/sandbox/host/location.ts';
import type { House } from './house.ts';
import { newestCard, openHouse, tabOf, visit } from './house.ts';

interface Screen {
  readonly name: string;
  readonly place: Partial<Place>;
  /** What is there once the screen is. */
  readonly landmark: (page: Page) => Locator;
}

const screens: readonly Screen[] = [
  { name: 'the chat', place: { person: 'ines.belkacem' }, landmark: (page) => newestCard(page).getByRole('button', { name: 'Proposer à Philippe' }) },
  { name: 'the options', place: { person: 'helen.whitaker', view: 'tab' }, landmark: (page) => tabOf(page).getByRole('button', { name: /^Confirm(er)? / }) },
  { name: 'the meeting booked', place: { person: 'mehdi.cherif', view: 'tab' }, landmark: (page) => tabOf(page).getByRole('button', { name: 'Déplacer' }) },
  { name: 'the programme', place: { person: 'claire.fontaine', view: 'tab', page: 'programme' }, landmark: (page) => tabOf(page).getByRole('table') },
];

const tooWide = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

/** Whether whoever walks by keyboard sees where they are: an outline, or a ring drawn on the element or on its label. */
const isMarked = (element: Element): boolean =>
  [element, element.closest('label')].some((each) => {
    if (!each) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2) || boxShadow !== 'none' || getComputedStyle(each, '::after').outlineStyle !== 'none';
  });

describe('every screen, for every reader', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
  }, 180_000);
  afterAll(() => house?.close());

  for (const { name, place, landmark } of screens) {
    test(`axe finds nothing in ${name}, in any theme`, async () => {
      const page = await house.window();
      await visit(page, house.address, { ...place, lang: 'fr' });
      await landmark(page).waitFor();
      for (const theme of ['Clair', 'Sombre', 'Contraste']) {
        await page.getByRole('group', { name: 'Thème' }).getByRole('button', { name: theme }).click();
        const tab = page.frames().find((frame) => frame.url().includes('/tab/'));
        if (tab) await expect.poll(() => tab.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(theme === 'Clair' ? 'light' : 'dark');
        // Of a long chat the newest message is enough, and of a theme its colours: the same elements, drawn again.
        const axe = new AxeBuilder({ page }).exclude('.messages ol > li:not(:last-child)');
        const { violations } = await (theme === 'Clair' ? axe : axe.exclude('.people').withRules('color-contrast')).analyze();
        expect(violations.map(({ id, nodes }) => `${theme}: ${id} ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)).toEqual([]);
      }
      await page.context().close();
    });

    test(`${name} fits 320 pixels`, async () => {
      const page = await house.window({ viewport: { width: 320, height: 640 } });
      await visit(page, house.address, place);
      await landmark(page).waitFor({ state: 'attached' });
      for (const frame of page.frames()) expect(await frame.evaluate(tooWide), frame.url()).toBeLessThanOrEqual(0);
      await page.context().close();
    });
  }

  test('an options card is walked through and answered by keyboard, and the focus shows', async () => {
    const page = await house.window();
    await visit(page, house.address, { person: 'ines.belkacem' });
    const card = newestCard(page);
    await card.getByRole('checkbox').first().waitFor();
    // The chat asks for the newest state of its cards when it opens, and draws again what changed.
    await page.waitForLoadState('networkidle');
    await card.focus();
    const walked: string[] = [];
    for (let step = 0; step < 6; step++) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      walked.push(await focused.evaluate((element) => (element.matches('.ac-adaptiveCard') ? 'card' : element.matches('[type=checkbox]') ? 'checkbox' : element.textContent)));
      expect(await focused.evaluate(isMarked), `the focus shows on ${walked.at(-1)}`).toBe(true);
    }
    expect(walked).toEqual(['card', 'checkbox', 'checkbox', 'checkbox', 'Proposer à Philippe', 'Voir d’autres moments']);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await newestCard(page).getByRole('heading', { name: 'Proposé à Philippe' }).waitFor();
    await page.context().close();
  });

  test('nothing complained: no error, no style refused', () => {
    expect(house.complaints).toEqual([]);
  });
});
