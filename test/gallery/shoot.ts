import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import type { Lang } from '../../src/kernel/text.ts';
import { writePlace } from '../../src/sandbox/host/location.ts';
import type { Place } from '../../src/sandbox/host/location.ts';

export const sizes = { desktop: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } } as const;
export type Size = keyof typeof sizes;
export const themes = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** What is photographed: the whole window, the product's tab in full, or the newest card alone. */
export type Part = 'window' | 'tab' | 'card';

export interface Scene {
  /** The name of its files: small letters and hyphens. */
  readonly id: string;
  readonly group: string;
  readonly title: string;
  readonly part: Part;
  /** Languages in which the scene exists: a card speaks its reader's, a page speaks the host's. */
  readonly langs: readonly Lang[];
  readonly place: (lang: Lang) => Partial<Place>;
  /** Pixels, when the usual height would cut what the picture is about. */
  readonly height?: number;
  /** What a hand does before the picture. */
  readonly prepare?: (page: Page, tab: FrameLocator, lang: Lang) => Promise<void>;
}

export interface Shot {
  readonly scene: Scene;
  readonly lang: Lang;
  readonly theme: Theme;
  readonly size: Size;
  readonly file: string;
}

const tallest = 3600;

const isSettled = async (page: Page): Promise<void> => {
  await page.waitForFunction(() => document.fonts.status === 'loaded' && !document.querySelector('.view-skeleton, [aria-busy="true"]'));
  const frame = page.frames().find((each) => each.url().includes('/tab/'));
  // A lazy page shows its bones first.
  await frame?.waitForFunction(() => document.querySelector('h1, h2') !== null && !document.querySelector('[class*="fui-Skeleton"]'), undefined, { timeout: 10_000 });
  await page.waitForTimeout(120);
};

/** Makes the window as tall as the page inside the frame, so that one picture shows all of it. */
const unroll = async (page: Page, size: Size): Promise<void> => {
  const frame = page.frames().find((each) => each.url().includes('/tab/'));
  if (!frame) return;
  const missing = await frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  if (missing > 0) await page.setViewportSize({ width: sizes[size].width, height: Math.min(sizes[size].height + missing, tallest) });
};

const picture = async (page: Page, part: Part, path: string): Promise<void> => {
  if (part === 'window') await page.screenshot({ path });
  else if (part === 'tab') await page.locator('.tab-frame').screenshot({ path });
  else await page.locator('.bubble.is-card').last().screenshot({ path });
};

/** The showroom changes its theme under a page that stays: one visit gives the three pictures. */
const changeTheme = (page: Page, theme: Theme): Promise<void> =>
  page.evaluate((name) => {
    const params = new URLSearchParams(location.search);
    params.set('theme', name);
    history.replaceState(null, '', `?${params.toString()}`);
    dispatchEvent(new PopStateEvent('popstate'));
  }, theme);

/** Photographs a scene in every theme; answers what was taken. */
export const shoot = async (
  browser: Browser, address: string, folder: string, { scene, lang, size }: Pick<Shot, 'scene' | 'lang' | 'size'>, only: readonly Theme[] = themes,
): Promise<Shot[]> => {
  const height = scene.height ?? (scene.part === 'card' ? tallest / 2 : sizes[size].height);
  const context = await browser.newContext({ viewport: { width: sizes[size].width, height }, reducedMotion: 'reduce', locale: lang === 'fr' ? 'fr-FR' : 'en-GB', timezoneId: 'Europe/Paris' });
  context.setDefaultTimeout(12_000);
  await context.route('https://res.cdn.office.net/**', (route) => route.abort());
  try {
    const page = await context.newPage();
    const place = { view: 'chat', host: 'teams', theme: 'default', page: 'my-duo', tour: 'off', lang, ...scene.place(lang) } as const;
    await page.goto(`${address}/sandbox/${writePlace(place)}`);
    const tab = page.frameLocator('.tab-frame iframe');
    if (scene.part === 'card') await page.locator('.bubble.is-card').last().waitFor();
    await isSettled(page);
    await scene.prepare?.(page, tab, lang);
    await isSettled(page);
    if (scene.part !== 'window') await unroll(page, size);
    const shots: Shot[] = [];
    for (const theme of only) {
      await changeTheme(page, theme);
      await page.waitForTimeout(150);
      const file = `${scene.id}.${lang}.${theme}.${size}.png`;
      await picture(page, scene.part, join(folder, file));
      shots.push({ scene, lang, theme, size, file });
    }
    return shots;
  } finally {
    await context.close();
  }
};
