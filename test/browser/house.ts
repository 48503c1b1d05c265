import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core';
import { startDemonstration } from '../../src/demonstration.ts';
import { silentLog } from '../../src/kernel/log.ts';
import type { Place } from '../../src/sandbox/host/location.ts';
import { writePlace } from '../../src/sandbox/host/location.ts';
import { openBrowser } from '../support/browser.ts';

/** What a browser complained of: page errors, refused styles and scripts, anything on the console that is an error. */
export type Complaints = string[];

/** The whole product on its first morning, and a real Chromium before it. */
export interface House {
  readonly address: string;
  readonly browser: Browser;
  /** A window of its own, whose complaints gather in `complaints`. */
  window(options?: BrowserContextOptions): Promise<Page>;
  readonly complaints: Complaints;
  /** Moves the clock; answers once the jobs due by then have run. */
  setClock(now: string): Promise<void>;
  /** The evening of the next Binôme meeting of this calendar, when the bot asks how it went, ISO 8601. */
  eveningOf(person: string): Promise<string>;
  close(): Promise<void>;
}

/** teams-js asks Microsoft's CDN for its list of hosts, which no test reaches: the one complaint that is not ours. */
const isOurs = (complaint: string): boolean => !complaint.includes('res.cdn.office.net');

const listen = (page: Page, complaints: Complaints): void => {
  const note = (complaint: string): void => {
    if (isOurs(complaint)) complaints.push(complaint);
  };
  page.on('pageerror', (error) => note(`${error.name}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') note(`${message.text()} (${message.location().url})`);
  });
};

/**
 * A data folder of its own for one start: the same morning every time, 24 November 2026, 09:10 in Paris. PLAYED_STORY names one that was played
 * before, for those who change the server and do not want the autumn played again at each run.
 */
export const newMorning = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'binome-'));
  const played = process.env['PLAYED_STORY'];
  if (played) cpSync(played, folder, { recursive: true });
  return folder;
};

/** Opens the whole product, and Chromium before it. */
export const openHouse = async (): Promise<House> => {
  const folder = newMorning();
  const app = await startDemonstration({ DATA_DIR: folder, PORT: '0' }, silentLog);
  const [address, browser] = await Promise.all([app.listen(), openBrowser()]);
  const complaints: Complaints = [];
  return {
    address,
    browser,
    complaints,
    window: async (options = {}) => {
      // Nobody waits for an animation here, and none may hide what the page says.
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
      context.setDefaultTimeout(15_000);
      await context.route('https://res.cdn.office.net/**', (route) => route.abort());
      const page = await context.newPage();
      listen(page, complaints);
      return page;
    },
    setClock: async (now) => {
      const answer = await fetch(`${address}/sandbox/clock`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ now }),
      });
      if (!answer.ok) throw new Error(`The clock refused ${now}: ${answer.status}`);
    },
    eveningOf: async (person) => {
      const response = await fetch(`${address}/sandbox/calendar/${person}?from=2026-11-24T08:00:00Z&to=2027-01-31T00:00:00Z`);
      const events = (await response.json()) as { end: string; viaGraph: boolean; isCancelled: boolean }[];
      const [next] = events.filter(({ viaGraph, isCancelled }) => viaGraph && !isCancelled).map(({ end }) => end).toSorted();
      if (next === undefined) throw new Error(`${person} has no meeting.`);
      // 18:30 in Paris, in winter.
      return `${next.slice(0, 10)}T17:30:00Z`;
    },
    close: async () => {
      await browser.close();
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

/** Opens the showroom at a place; what is left out is at its default. */
export const visit = async (page: Page, address: string, place: Partial<Place>): Promise<void> => {
  await page.goto(`${address}/sandbox/${writePlace({ view: 'chat', host: 'teams', theme: 'default', page: 'my-duo', tour: 'off', ...place })}`);
};

/** The product's own tab, inside the host. */
export const tabOf = (page: Page): FrameLocator => page.frameLocator('.tab-frame iframe');

/** Types a few letters as a person would, and takes the name that comes. */
export const pick = async (tab: FrameLocator, field: string, typed: string, name: string): Promise<void> => {
  const box = tab.getByRole('combobox', { name: field, exact: true });
  await box.click();
  await box.pressSequentially(typed, { delay: 20 });
  await tab.getByRole('option', { name }).click();
};

/** The messages of the chat, oldest first. */
export const entries = (page: Page): Locator => page.locator('.messages ol > li');

export const newestCard = (page: Page): Locator => page.locator('.messages .bubble.is-card').last();

/** Opens the next Binôme meeting from the person's week. */
export const openMeeting = async (page: Page, calendar: 'Calendrier' | 'Calendar'): Promise<Locator> => {
  await page.getByRole('button', { name: calendar, exact: true }).click();
  await page.locator('.event').first().waitFor();
  const meeting = page.locator('.event[data-binome]:not([data-cancelled])').first();
  const elsewhere = page.locator('.week-next');
  await meeting.or(elsewhere).first().waitFor();
  if (await elsewhere.isVisible()) await elsewhere.click();
  await meeting.click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
};
