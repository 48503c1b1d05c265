import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { openProgramme } from '../journeys/steps.ts';
import { openBrowser } from '../support/browser.ts';
import { openWorld, type Somebody, type World } from '../support/world.ts';
import { type Complaints, newestCard, openMeeting, tabOf, visit } from './house.ts';

/** A tenant without a story, in which people act as a test has them, one programme of theirs, and a real Chromium before it. */
export interface EmptyHouse {
  readonly world: World;
  readonly browser: Browser;
  readonly programme: { readonly id: string };
  /** What pages complained of. */
  readonly complaints: Complaints;
  window(size?: { width: number; height: number }): Promise<Page>;
  /** Their newest card, in Teams. */
  chat(page: Page, person: Somebody): Promise<Locator>;
  /** Binôme's own tab, as they see it. */
  tab(page: Page, person: Somebody, more?: { page?: 'my-duo' | 'programme' }): Promise<FrameLocator>;
  /** The Binôme meeting of their week, opened in Outlook. */
  meeting(page: Page, person: Somebody): Promise<Locator>;
  close(): Promise<void>;
}

export const openEmptyHouse = async (): Promise<EmptyHouse> => {
  const [world, browser] = await Promise.all([openWorld(), openBrowser()]);
  const programme = await openProgramme(world, { payer: 'Méridiane' });
  const complaints: Complaints = [];
  return {
    world, browser, programme, complaints,
    window: async (viewport = { width: 1280, height: 900 }) => {
      const page = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage();
      page.setDefaultTimeout(20_000);
      await page.route('https://res.cdn.office.net/**', (route) => route.abort());
      page.on('pageerror', (error) => complaints.push(error.message));
      return page;
    },
    chat: async (page, person) => {
      await visit(page, world.url, { person: person.key });
      return newestCard(page);
    },
    tab: async (page, person, more = {}) => {
      await visit(page, world.url, { person: person.key, view: 'tab', ...more });
      return tabOf(page);
    },
    meeting: async (page, person) => {
      await visit(page, world.url, { person: person.key });
      return openMeeting(page, 'Calendrier');
    },
    close: async () => {
      await browser.close();
      await world.close();
    },
  };
};
