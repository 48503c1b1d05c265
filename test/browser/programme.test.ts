import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { House } from './house.ts';
import { newestCard, openHouse, pick, tabOf, visit } from './house.ts';

describe('HR, in French: the programme seen, another one made, a duo brought together', () => {
  let house: House;
  let claire: Page;
  const openAs = async (person: string, view: 'chat' | 'tab' = 'chat'): Promise<Page> => {
    await visit(claire, house.address, { person, view, ...(person === 'claire.fontaine' && { page: 'programme' as const }) });
    return claire;
  };

  beforeAll(async () => {
    house = await openHouse();
    claire = await house.window();
  }, 180_000);
  afterAll(() => house?.close());

  test('the page says whether it is alive, what to do, and why a figure is withheld', async () => {
    const tab = tabOf(await openAs('claire.fontaine', 'tab'));
    await tab.getByRole('heading', { level: 1, name: /binômes sur 8 avance|Les 8 binômes avancent/ }).waitFor();
    expect(await tab.getByRole('row').count(), 'a strip for each duo, under its headings').toBe(9);
    await tab.getByText('Effectif encore trop faible').first().waitFor();
    await tab.getByText('sur 5', { exact: true }).first().waitFor();
    const words = await tab.locator('main').innerText();
    expect(words, 'weeks, never an hour').not.toMatch(/\d+\s?h\s?\d\d|\d{2}:\d{2}/);
    await tab.getByRole('button', { name: /^Envoyer trois autres moments/ }).first().click();
    await tab.getByRole('status').filter({ hasText: 'Trois moments sont partis' }).first().waitFor();
  });

  test('a programme is made from a template, with people of the directory', async () => {
    const tab = tabOf(await openAs('claire.fontaine', 'tab'));
    await tab.getByRole('link', { name: 'Créer un programme' }).click();
    await tab.getByRole('button', { name: 'Créer le programme' }).click();
    expect(await tab.getByText('À compléter').count(), 'what is missing is said where it is missing').toBe(4);
    await tab.getByRole('radio', { name: /Pilote/ }).check();
    await tab.getByLabel('Nom du programme').fill('Pilote de printemps');
    await pick(tab, 'Qui parraine', 'vass', 'Catherine Vasseur');
    await tab.getByLabel('Qui paie').fill('La direction des ressources humaines');
    await pick(tab, 'À qui parler', 'nad', 'Nadia Benali');
    await tab.getByRole('button', { name: 'Retirer Nadia Benali' }).waitFor();
    await tab.getByRole('button', { name: 'Créer le programme' }).click();
    await tab.getByText('Aucun binôme pour l’instant.').waitFor();
    await tab.getByText('Pilote de printemps').first().waitFor();
  });

  test('and a duo from two people of the directory', async () => {
    const tab = tabOf(claire);
    await tab.getByRole('button', { name: 'Former un binôme' }).click();
    await pick(tab, 'Mentor', 'bert', mentor.name);
    await pick(tab, 'Mentoré·e', 'aub', 'Véronique Aubry');
    await tab.getByRole('button', { name: 'Inviter les deux personnes' }).click();
    await tab.getByText(new RegExp(`${mentor.name} et Véronique Aubry`)).first().waitFor();
  });

  test('both say yes in the chat and read their track in the tab', async () => {
    for (const person of [mentor.key, 'veronique.aubry']) {
      const page = await openAs(person);
      await newestCard(page).getByRole('button', { name: 'Accepter et signer la charte' }).click();
      await newestCard(page).getByRole('heading', { name: 'Charte signée' }).waitFor();
      const tab = tabOf(await openAs(person, 'tab'));
      await tab.getByRole('button', { name: 'Lire le parcours' }).click();
      await tab.getByRole('button', { name: 'J’ai lu le parcours' }).click();
      await tab.getByRole('heading', { level: 1, name: /^Vous et / }).waitFor();
    }
  });

  test('then the first options reach the mentor, in the chat and in the tab', async () => {
    await house.setClock('2026-11-24T08:45:00Z');
    const page = await openAs(mentor.key);
    await newestCard(page).getByRole('heading', { name: /moments? hors du bureau/i }).waitFor();
    await newestCard(page).getByRole('button', { name: 'Proposer à Véronique' }).waitFor();
    await openAs(mentor.key, 'tab');
    await tabOf(page).getByRole('button', { name: /^Proposer / }).waitFor();
  });

  test('somebody to talk to leaves: HR names others from the line that says so, and the duo reads them', async () => {
    await fetch(`${house.address}/sandbox/directory/nadia.benali`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ state: 'disabled' }),
    });
    await house.setClock('2026-11-25T08:00:00Z');
    const tab = tabOf(await openAs('claire.fontaine', 'tab'));
    await tab.getByRole('button', { name: 'Nommer quelqu’un d’autre, Nadia Benali' }).click();
    await tab.getByRole('heading', { level: 1, name: 'Qui parraine, à qui parler' }).waitFor();
    await tab.getByText('Le compte de Nadia Benali est désactivé dans l’annuaire.').first().waitFor();
    await tab.getByRole('button', { name: 'Retirer Nadia Benali' }).click();
    await tab.getByRole('combobox', { name: 'Qui parraine', exact: true }).fill('');
    await tab.getByRole('button', { name: 'Enregistrer ces noms' }).click();
    expect(await tab.getByText('À compléter').count(), 'what is missing is said where it is missing').toBe(2);
    await pick(tab, 'Qui parraine', 'faur', 'Olivier Faure');
    await pick(tab, 'À qui parler', 'meye', 'Arthur Meyer');
    await tab.getByRole('button', { name: 'Enregistrer ces noms' }).click();
    await tab.getByRole('status').filter({ hasText: 'Enregistré' }).waitFor();
    await tab.getByRole('button', { name: 'Retirer Arthur Meyer' }).waitFor();
    await tab.getByText('Retour', { exact: true }).click();
    await tab.getByText('Avec le soutien d’Olivier Faure').waitFor();
    expect(await tab.getByRole('button', { name: /^Nommer quelqu’un d’autre/ }).count()).toBe(0);
    await tab.getByRole('link', { name: 'Qui parraine, à qui parler' }).click();
    await tab.getByRole('button', { name: 'Retirer Arthur Meyer' }).waitFor();
    await openAs(mentor.key, 'tab');
    await tabOf(claire).getByText('Arthur Meyer').first().waitFor();
  });

  test('a member who opens the programme page is told kindly that it is not theirs', async () => {
    await visit(claire, house.address, { person: 'ines.belkacem', view: 'tab', page: 'programme' });
    const tab = tabOf(claire);
    await tab.getByRole('heading', { name: 'Cette page est celle des RH' }).waitFor();
    expect(await tab.locator('main').innerText()).not.toContain('Promotion');
    await tab.getByRole('button', { name: 'Ouvrir mon binôme' }).click();
    await tab.getByRole('heading', { name: 'Vous et Philippe' }).waitFor();
  });

  test('nothing complained: no error, no style refused', () => {
    expect(house.complaints).toEqual([]);
  });
});

/** Somebody without a duo, whom HR finds by the first letters of the name. */
const mentor = { key: 'manon.bertrand', name: 'Manon Bertrand' };
