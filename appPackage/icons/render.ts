/**
 * Draws the PNGs from their SVG sources: `node appPackage/icons/render.ts`, after a change to a drawing.
 * The PNGs are committed, so that a package is built without a browser.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import { chromium as browsers } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The accent, a little lighter: 3:1 on a white card and on the grey one of the dark theme (WCAG 1.4.11). */
const lineOnCards = '#C9583E';

const drawings = [
  { source: 'appPackage/icons/color.svg', target: 'appPackage/color.png', size: 192 },
  { source: 'appPackage/icons/color32x32.svg', target: 'appPackage/color32x32.png', size: 32 },
  { source: 'appPackage/icons/outline.svg', target: 'appPackage/outline.png', size: 32 },
  ...readdirSync(`${root}src/web/shared/settings`)
    .filter((name) => name.endsWith('.svg'))
    .map((name) => ({
      source: `src/web/shared/settings/${name}`,
      target: `src/web/public/settings/${name.replace('.svg', '.png')}`,
      size: 96,
    })),
];

const browser = await browsers.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const { source, target, size } of drawings) {
  const svg = readFileSync(root + source, 'utf8');
  await page.setViewportSize({ width: size, height: size });
  const style = `body{margin:0;color:${lineOnCards}}svg{display:block;width:${size}px;height:${size}px}`;
  await page.setContent(`<style>${style}</style>${svg}`);
  await page.screenshot({ path: root + target, omitBackground: true });
}
await browser.close();
console.log(`${drawings.length} drawings rendered.`);
