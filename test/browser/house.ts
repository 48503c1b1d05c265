import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
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

/** Opens the house in a folder of its own: every start is the same morning, 24 November 2026, 09:10 in Paris. */
export const openHouse = async (): Promise<House> => {
  const folder = mkdtempSync(join(tmpdir(), 'binome-'));
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
      expect(answer.status).toBe(200);
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

/** The newest message of the chat. */
export const newestEntry = (page: Page) => page.locator('.messages ol > li').last();
