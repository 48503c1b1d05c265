import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDemonstration } from '../../src/demonstration.ts';
import { createLog } from '../../src/log.ts';
import { newMorning } from '../browser/house.ts';
import { openBrowser } from '../support/browser.ts';
import { galleryPage } from './gallery-page.ts';
import { createHands } from './hands.ts';
import { moments } from './moments.ts';
import { shoot, sizes } from './shoot.ts';
import type { Scene, Shot, Size, Theme } from './shoot.ts';

/**
 * `npm run gallery`: plays a day of the story and photographs every page and card on the way, into dist/gallery/index.html.
 * `-- --only=card` keeps the scenes whose name holds these letters (any of them, with commas), `-- --looks=fr.light.phone` the looks.
 */
const option = (name: string): string | undefined => process.argv.find((each) => each.startsWith(`--${name}=`))?.split('=')[1];
const only = option('only')?.split(',');
const looks = option('looks')?.split('.');

const folder = join(import.meta.dirname, '../../dist/gallery');
const isWanted = ({ id }: Scene): boolean => !only || only.some((part) => id.includes(part));
const hasLook = (look: string, all: readonly string[]): boolean => !looks || !all.some((each) => looks.includes(each)) || looks.includes(look);

const dataFolder = newMorning();
const app = await startDemonstration({ DATA_DIR: dataFolder, PORT: '0' }, createLog('warn'));
const [address, browser] = await Promise.all([app.listen(), openBrowser()]);
if (!only) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const allThemes: readonly Theme[] = ['light', 'dark', 'contrast'];
const shots: Shot[] = [];
try {
  const hands = createHands(address);
  for (const moment of moments) {
    const scenes = (await moment.reach(hands)).filter(isWanted);
    const wanted = scenes
      .flatMap((scene) => scene.langs.flatMap((lang) => (Object.keys(sizes) as Size[]).map((size) => ({ scene, lang, size }))))
      .filter(({ lang, size }) => hasLook(lang, ['fr', 'en']) && hasLook(size, ['desktop', 'phone']));
    const themes = allThemes.filter((theme) => hasLook(theme, allThemes));
    // Two windows at a time: the machine draws one while the server answers the other.
    const queue = [...wanted];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        try {
          shots.push(...(await shoot(browser, address, folder, next, themes)));
        } catch (error) {
          console.error(`${next.scene.id} (${next.lang}, ${next.size}): ${(error as Error).message}`);
          process.exitCode = 1;
        }
      }
    };
    await Promise.all([work(), work()]);
    console.log(`${moment.name}: ${wanted.length * themes.length} pictures`);
  }
} finally {
  await browser.close();
  await app.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}
const order = new Map(shots.toSorted((a, b) => a.file.localeCompare(b.file)).map((shot, index) => [shot, index]));
writeFileSync(join(folder, 'index.html'), galleryPage(shots.toSorted((a, b) =>
  a.scene.group.localeCompare(b.scene.group) || a.scene.title.localeCompare(b.scene.title) || (order.get(a) ?? 0) - (order.get(b) ?? 0))));
console.log(`${shots.length} pictures: ${join(folder, 'index.html')}`);
