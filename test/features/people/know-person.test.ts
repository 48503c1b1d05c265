import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { knowPerson } from '../../../src/features/people/know-person.ts';
import { OutsideError } from '../../../src/kernel/errors.ts';
import type { Zone } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from '../meetings/stage.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const down = () => Promise.reject(new OutsideError('directory', { status: 503, certain: false }));
const know = async (stage: Stage, zone: () => Promise<Zone | undefined>, who: 'mentor' | 'stranger' = 'mentor') =>
  (await knowPerson({ ...stage.ctx, directory: { ...stage.ctx.directory, zone } }, stage.tenantId, stage.actors[who].personId)).zone;
const moveSite = (stage: Stage, zone: string) => stage.ctx.db.updateTable('sites').set({ zone }).where('tenant_id', '=', stage.tenantId).execute();

it('lives by the mailbox, else by the site', async () => {
  const stage = await setStage(database, { ready: false });
  await moveSite(stage, 'America/Montreal');
  expect(await know(stage, async () => 'Asia/Tokyo' as Zone)).toBe('Asia/Tokyo');
  expect(await know(stage, async () => undefined)).toBe('America/Montreal');
});

it('is kept as known while the mailbox does not answer, and by the site when never met', async () => {
  const stage = await setStage(database, { ready: false });
  await moveSite(stage, 'America/Montreal');
  await know(stage, async () => 'Asia/Tokyo' as Zone);
  expect(await know(stage, down)).toBe('Asia/Tokyo');
  await stage.ctx.db.deleteFrom('programme_contacts').where('person_id', '=', stage.actors.stranger.personId).execute();
  await stage.ctx.db.deleteFrom('people').where('id', '=', stage.actors.stranger.personId).execute();
  expect(await know(stage, down, 'stranger')).toBe('America/Montreal');
});

it('hides no bug', async () => {
  const stage = await setStage(database, { ready: false });
  await expect(know(stage, () => Promise.reject(new TypeError('ours')))).rejects.toThrow(TypeError);
});
