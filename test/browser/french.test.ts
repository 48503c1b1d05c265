import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { House } from './house.ts';
import { entries, newestCard, openHouse, openMeeting, tabOf, visit } from './house.ts';

/** A no-break space, as French puts before its double punctuation. */
const nb = '\u00a0';

describe('in French, a duo from three options to what it said of the meeting', () => {
  let house: House;
  let ines: Page;
  let philippe: Page;

  beforeAll(async () => {
    house = await openHouse();
    [ines, philippe] = [await house.window(), await house.window()];
    await visit(ines, house.address, { person: 'ines.belkacem' });
    await visit(philippe, house.address, { person: 'philippe.garnier' });
  }, 180_000);
  afterAll(() => house?.close());

  test('the mentor proposes three moments with one tap', async () => {
    const card = newestCard(ines);
    await card.getByRole('heading', { name: 'Trois moments hors du bureau' }).waitFor();
    const ticked = card.getByRole('checkbox', { checked: true });
    expect(await ticked.count()).toBe(3);
    expect(await card.locator('.style-positive').count(), 'one primary action').toBe(1);
    await card.getByText('L’invitation part en votre nom.').waitFor();
    const before = await entries(ines).count();
    await card.getByRole('button', { name: 'Proposer à Philippe' }).click();
    await newestCard(ines).getByRole('heading', { name: 'Proposé à Philippe' }).waitFor();
    expect(await entries(ines).count(), 'the card changed in place').toBe(before);
  });

  test('the executive confirms with one tap, and both chats come to the booked state by themselves', async () => {
    const card = newestCard(philippe);
    await card.getByRole('heading', { name: 'Votre prochain moment hors du bureau' }).waitFor();
    expect(await card.getByRole('radio').count()).toBe(3);
    const before = await entries(philippe).count();
    await card.getByRole('button', { name: 'Confirmer', exact: true }).click();
    await newestCard(philippe).getByText('L’invitation est dans vos deux agendas.').waitFor();
    expect(await entries(philippe).count(), 'the card changed in place').toBe(before);
    await newestCard(ines).getByText('L’invitation est dans vos deux agendas.').waitFor();
  });

  test('the event stands in both weeks, with where, the way there and whom to talk to', async () => {
    for (const [page, other] of [[ines, 'Philippe Garnier'], [philippe, 'Inès Belkacem']] as const) {
      const dialog = await openMeeting(page, 'Calendrier');
      await dialog.getByRole('heading', { name: 'Rendez-vous à l’extérieur' }).waitFor();
      const words = await dialog.innerText();
      expect(words).toMatch(/Parler à quelqu’un, en confiance/);
      expect(words).toContain('Nadia Benali');
      expect(words).toContain(other);
      expect(words).toMatch(/\d+.*(rue|avenue|boulevard|place|esplanade|cours|parvis|quai|allée|square|passage)/i);
      expect(await dialog.getByRole('link', { name: 'voir le plan' }).getAttribute('href')).toMatch(/^https:\/\//);
      expect(words, 'no word of the topic in a calendar').not.toMatch(/mentor/i);
    }
  });

  test('its one link opens the tab inside the host', async () => {
    await philippe.getByRole('dialog').getByRole('link', { name: 'Ouvrir dans Binôme' }).click();
    await tabOf(philippe).getByRole('heading', { level: 1, name: 'Vous et Inès' }).waitFor();
    expect(new URL(philippe.url()).searchParams.get('view')).toBe('tab');
    await tabOf(philippe).getByText(/^Invitation envoyée au nom d(e |’)Inès Belkacem$/).waitFor();
  });

  test('from the tab the meeting is to be moved, then kept', async () => {
    const tab = tabOf(philippe);
    await tab.getByRole('button', { name: 'Déplacer' }).click();
    await tab.getByText('tient tant qu’une autre date n’est pas confirmée').waitFor();
    await tab.getByRole('button', { name: /^Garder / }).click();
    await tab.getByText('Prochaine rencontre').waitFor();
    const dialog = await openMeeting(philippe, 'Calendrier');
    expect(await dialog.innerText(), 'the event never moved').toContain('Rendez-vous à l’extérieur');
    await philippe.keyboard.press('Escape');
  });

  test('HR sees the week, and neither place nor hour', async () => {
    const claire = await house.window();
    await visit(claire, house.address, { person: 'claire.fontaine', view: 'tab', page: 'programme' });
    const row = tabOf(claire).getByRole('row', { name: /Inès Belkacem et Philippe Garnier/ });
    await row.getByText('Prévue').waitFor();
    expect(await row.innerText()).toMatch(/semaine du \d/);
    expect(await row.innerText()).not.toMatch(/\d\s?h/);
    await claire.context().close();
  });

  test('when it is over, two taps say how it went and a page more says what next', async () => {
    await house.setClock(await house.eveningOf('philippe.garnier'));
    await visit(philippe, house.address, { person: 'philippe.garnier' });
    const card = newestCard(philippe);
    await card.getByRole('heading', { name: /^Avez-vous pu vous retrouver / }).waitFor();
    await card.getByRole('button', { name: 'Oui' }).click();
    await newestCard(philippe).getByRole('heading', { name: `Vous a-t-elle été utile${nb}?` }).waitFor();
    await newestCard(philippe).getByRole('button', { name: '4', exact: true }).click();
    await newestCard(philippe).getByLabel('Ce que j’essaierai d’ici la prochaine fois').fill('Dicter mes comptes rendus');
    await newestCard(philippe).getByRole('button', { name: 'Enregistrer' }).click();
    await newestCard(philippe).getByRole('heading', { name: 'C’est noté' }).waitFor();
    expect(await newestCard(philippe).innerText(), 'a text is not echoed into a chat').not.toContain('Dicter');
  });

  test('the answers are in the tab, and may be changed there', async () => {
    await newestCard(philippe).getByRole('link', { name: 'Modifier mes réponses' }).click();
    const tab = tabOf(philippe);
    const words = tab.getByLabel('Ce que j’essaierai d’ici la prochaine fois');
    await words.waitFor();
    expect(await tab.locator('main').innerText(), 'each field says once who reads it').not.toMatch(/Qui (le )?lit[^.]*Qui (le )?lit/);
    expect(await words.inputValue()).toBe('Dicter mes comptes rendus');
    expect(await tab.getByRole('radio', { name: '4 sur 5' }).first().isChecked()).toBe(true);
    await tab.getByRole('radio', { name: '5 sur 5' }).first().check();
    await tab.getByRole('button', { name: 'Enregistrer' }).click();
    await tab.getByText('C’est noté.').waitFor();
    await tab.getByRole('link', { name: 'Revenir à mon binôme' }).click();
    await tab.getByText(`Votre réponse${nb}: 5 sur 5`).first().waitFor();
  });

  test('nothing complained: no error, no style refused', () => {
    expect(house.complaints).toEqual([]);
  });
});
