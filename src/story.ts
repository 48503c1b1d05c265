import type { App } from './app.ts';
import { instantAt, type Instant, type LocalDate, type MovableClock, type Zone } from './kernel/time.ts';

const paris = 'Europe/Paris' as Zone;
export const storyStart: Instant = instantAt('2026-09-01' as LocalDate, 9 * 60, paris);

export const playStory = async (_parts: { app: App; clock: MovableClock; address: string; until: Instant }): Promise<void> => {
  await _parts.app.advance(_parts.until);
};
