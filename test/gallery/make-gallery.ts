import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDemonstration } from '../../src/demonstration.ts';
import { createLog } from '../../src/log.ts';
import { newMorning } from '../browser/house.ts';
import { openBrowser } from '../support/browser.ts';
import { galleryPage } from './gallery-page.ts';
import { createHands } from './hands.ts';
import { moments, readmeShots } from './moments.ts';
import { shoot, sizes, themes } from './shoot.ts';
import { shrinkPng } from './shrink-png.ts';
import type { Scene, Shot, Size } from './shoot.ts';

/**
 * `npm run gallery`: plays a day of the story and photographs every page and card on the way, into dist/gallery/index.html.
 * `-- --only=card,duo` keeps the scenes whose name holds one of these, `-- --looks=fr.light.phone` the looks;
 * `-- --readme` makes the few pictures of the README instead, into docs/screenshots.
 */
const option = (name: string): string | undefined => process.argv.find((each) => each.startsWith(`--${name}=`))?.split('=')[1];
const only = option('only')?.split(',');
const looks = option('looks')?.split('.');
const isForReadme = process.argv.includes('--readme');
const root = join(import.meta.dirname, '../..');

const isWanted = ({ id }: Scene): boolean => !only || only.some((part) => id.includes(part));
/** A dimension of which nothing was named is kept whole. */
const hasLook = (look: string, all: readonly string[]): boolean => !looks || !all.some((each) => looks.includes(each)) || looks.includes(look);

const dataFolder = newMorning();
const app = await startDemonstration({ DATA_DIR: dataFolder, PORT: '0' }, createLog('warn'));
const [address, browser] = await Promise.all([app.listen(), openBrowser()]);
const hands = createHands(address);

const shootReadme = async (): Promise<void> => {
  const folder = join(root, 'docs/screenshots');
  mkdirSync(folder, { recursive: true });
  for (const { reach, scene, theme, size } of readmeShots) {
    await reach(hands);
    for (const lang of scene.langs)
      for (const { file } of await shoot(browser, address, folder, { scene, lang, size }, [theme])) {
        const path = join(folder, `${scene.id}.png`);
        renameSync(join(folder, file), path);
        shrinkPng(path);
      }
  }
};

const shootGallery = async (): Promise<void> => {
  const folder = join(root, 'dist/gallery');
  if (!only) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const shots: Shot[] = [];
  const kept = themes.filter((theme) => hasLook(theme, themes));
  for (const moment of moments) {
    const queue = (await moment.reach(hands))
      .filter(isWanted)
      .flatMap((scene) => scene.langs.flatMap((lang) => (Object.keys(sizes) as Size[]).map((size) => ({ scene, lang, size }))))
      .filter(({ lang, size }) => hasLook(lang, ['fr', 'en']) && hasLook(size, Object.keys(sizes)));
    // Two windows at a time: the machine draws one while the server answers the other.
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        try {
          shots.push(...(await shoot(browser, address, folder, next, kept)));
        } catch (error) {
          console.error(`${next.scene.id} (${next.lang}, ${next.size}): ${(error as Error).message}`);
          process.exitCode = 1;
        }
      }
    };
    await Promise.all([work(), work()]);
    console.log(`${moment.name}: ${shots.length} pictures so far`);
  }
  const ordered = shots.toSorted((a, b) =>
    a.scene.group.localeCompare(b.scene.group) || a.scene.title.localeCompare(b.scene.title) || a.size.localeCompare(b.size) || a.file.localeCompare(b.file));
  // A few pictures made again leave the page of all of them as it is.
  if (!only) writeFileSync(join(folder, 'index.html'), galleryPage(ordered));
  console.log(`${shots.length} pictures in ${folder}`);
};

try {
  await (isForReadme ? shootReadme() : shootGallery());
} finally {
  await browser.close();
  await app.stop();
  rmSync(dataFolder, { recursive: true, force: true });
}
