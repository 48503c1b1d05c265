import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { House } from './house.ts';
import { entries, newestCard, openHouse, openMeeting, tabOf, visit } from './house.ts';

describe('in English, a duo confirms, gives the date back and books another from the tab', () => {
  let house: House;
  let jonas: Page;
  let helen: Page;

  beforeAll(async () => {
    house = await openHouse();
    [jonas, helen] = [await house.window(), await house.window()];
    await visit(jonas, house.address, { person: 'jonas.weber' });
    await visit(helen, house.address, { person: 'helen.whitaker' });
  }, 180_000);
  afterAll(() => house?.close());

  test('the executive confirms with one tap and the mentor is told', async () => {
    await newestCard(jonas).getByRole('heading', { name: 'Proposed to Helen' }).waitFor();
    const card = newestCard(helen);
    await card.getByRole('heading', { name: 'Your next moment out of the office' }).waitFor();
    expect(await card.getByRole('radio', { checked: true }).count()).toBe(1);
    const before = await entries(helen).count();
    await card.getByRole('button', { name: 'Confirm', exact: true }).click();
    await newestCard(helen).getByText('The invitation is in both calendars.').waitFor();
    expect(await entries(helen).count()).toBe(before);
    await newestCard(jonas).getByText('The invitation is in both calendars.').waitFor();
  });

  test('the event opens from both weeks and leads to the tab', async () => {
    for (const page of [jonas, helen]) {
      const dialog = await openMeeting(page, 'Calendar');
      const words = await dialog.innerText();
      expect(words).toContain('Meeting out of the office');
      expect(words).toMatch(/Talk to someone, in confidence/);
      expect(await dialog.getByRole('link', { name: 'see the map' }).getAttribute('href')).toMatch(/^https:\/\//);
    }
    await helen.getByRole('dialog').getByRole('link', { name: 'Open in Binôme' }).click();
    await tabOf(helen).getByRole('heading', { level: 1, name: 'You and Jonas' }).waitFor();
    await tabOf(helen).getByText('Talk to someone').waitFor();
  });

  test('cancelled from the card, three other moments come at once', async () => {
    await visit(jonas, house.address, { person: 'jonas.weber' });
    await newestCard(jonas).getByRole('button', { name: 'Cancel the date' }).click();
    await newestCard(jonas).getByRole('button', { name: 'Propose to Helen' }).waitFor();
    expect(await newestCard(jonas).getByRole('checkbox').count()).toBe(3);
    await visit(helen, house.address, { person: 'helen.whitaker' });
    await newestCard(helen).getByRole('heading', { name: 'The date did not hold, the duo goes on' }).waitFor();
  });

  test('the mentor proposes one of them from the tab, the executive confirms from theirs', async () => {
    await visit(jonas, house.address, { person: 'jonas.weber', view: 'tab' });
    const tab = tabOf(jonas);
    await tab.getByRole('heading', { name: /moments out of the office/i }).waitFor();
    const ticked = tab.getByRole('checkbox', { checked: true });
    expect(await ticked.count()).toBe(3);
    for (const at of [2, 1]) await tab.getByRole('checkbox').nth(at).uncheck();
    await tab.getByRole('button', { name: 'Propose this moment' }).click();
    await tab.getByText('It is now Helen’s choice').waitFor();
    await visit(helen, house.address, { person: 'helen.whitaker', view: 'tab' });
    await tabOf(helen).getByRole('button', { name: /^Confirm / }).click();
    await tabOf(helen).getByText('Next meeting').waitFor();
  });

  test('when it is over the tab asks in two taps, and keeps page two', async () => {
    await house.setClock(await house.eveningOf('helen.whitaker'));
    await visit(helen, house.address, { person: 'helen.whitaker', view: 'tab' });
    const tab = tabOf(helen);
    await tab.getByText('Yes', { exact: true }).click();
    await tab.getByRole('radio', { name: '5 out of 5' }).check();
    await tab.getByLabel('What I will try before next time').fill('Ask one question a day');
    await tab.getByRole('button', { name: 'Save' }).click();
    await tab.getByText('Noted.').waitFor();
    await tab.getByRole('link', { name: 'Back to my duo' }).click();
    await tab.getByText('Your answer: 5 out of 5').first().waitFor();
  });

  test('nothing complained: no error, no style refused', () => {
    expect(house.complaints).toEqual([]);
  });
});
