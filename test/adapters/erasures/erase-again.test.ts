import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import type { Erasures } from '../../../src/features/context.ts';
import type { Erasure } from '../../../src/features/privacy/erasure.ts';
import { watchDirectory } from '../../../src/features/meetings/leavers/watch-directory.ts';
import { Refusal } from '../../../src/kernel/errors.ts';
import { type Log, silentLog } from '../../../src/kernel/log.ts';
import { hour, minute, plus } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setTable } from './restored.ts';

let database: Connected;
const folder = mkdtempSync(join(tmpdir(), 'binome-erase-again-'));
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async () => {
  const table = await setTable(database, mkdtempSync(join(folder, 'case-')));
  await table.grant('mentee', { stepFree: true, quiet: true });
  await table.say('mentee', { comment: 'un mot', tryNext: 'un essai', usefulness: 4, shareComment: true });
  await table.name('stranger');
  const later = (): void => table.stage.clock.moveTo(plus(table.stage.clock.now(), hour));
  later();
  return { ...table, later };
};
const takeAllBack = async ({ withdraw, say, unname }: Awaited<ReturnType<typeof open>>): Promise<void> => {
  await withdraw('mentee');
  await say('mentee', { comment: null, shareComment: false });
  await unname();
};
const nowhere: Erasures = { remember: async () => { throw new Refusal('erasure-not-kept'); } };

describe('a backup that comes back', () => {
  it('brings back nothing that was erased since, leaves the rest, and the log says how many, never whose', async () => {
    const table = await open();
    const backup = await table.backUp();
    const before = await table.held();
    await takeAllBack(table);
    await table.restore(backup);
    expect(await table.held()).toEqual(before);
    const lines: unknown[] = [];
    const log: Log = { ...silentLog, info: (event, fields) => void lines.push([event, fields]) };
    await table.start(log);
    expect(await table.held()).toMatchObject({
      access: { mentee: null }, said: { mentee: { comment: null, tryNext: 'un essai', usefulness: 4, shareComment: false } }, assistant: null,
    });
    await table.start(log);
    expect(lines).toEqual([['erasures applied again', { remembered: 3, again: 3 }], ['erasures applied again', { remembered: 3, again: 0 }]]);
  });

  it('takes away what was put otherwise or left out since, and leaves what was corrected or only grew', async () => {
    const table = await open();
    const [backup, before] = [await table.backUp(), await table.held()];
    const { mentee } = before.said;
    const acts: readonly (readonly [() => Promise<unknown>, unknown])[] = [
      [() => table.say('mentee', { comment: 'un mot de plus, puis un mot', usefulness: 1 }), before],
      [() => table.say('mentee', { usefulness: null }), { ...before, said: { ...before.said, mentee: { ...mentee, usefulness: null } } }],
      [() => table.say('mentee', { comment: 'autre chose' }), { said: { mentee: { tryNext: 'un essai', comment: null, shareComment: false } } }],
      [() => table.grant('mentee', { stepFree: true, quiet: false }), { access: { mentee: null }, assistant: 'stranger' }],
      [() => table.name('manager'), { assistant: null }],
    ];
    for (const [act, left] of acts) {
      await act();
      await table.restore(backup);
      await table.start();
      expect(await table.held()).toMatchObject(left as object);
    }
  });

  it('does not touch what was given anew, before the backup or after the start', async () => {
    const table = await open();
    await takeAllBack(table);
    table.later();
    // Each in place of another: what is erased and what is given bear one and the same moment.
    await table.grant('mentee', { stepFree: true, quiet: true });
    await table.grant('mentee', { stepFree: true, quiet: false });
    await table.say('mentee', { comment: 'un mot de plus' });
    await table.say('mentee', { comment: 'un autre mot' });
    await table.name('stranger');
    await table.name('manager');
    const [backup, anew] = [await table.backUp(), await table.held()];
    for (let n = 0; n < 2; n++) {
      await table.restore(backup);
      await table.start();
      expect(await table.held()).toEqual(anew);
    }
  });

  it('takes no message to whoever ran the dates when it was made', async () => {
    const table = await open();
    const { db, tenantId } = { db: database.db, tenantId: table.stage.tenantId };
    const messages = () => db.selectFrom('messages').selectAll().where('tenant_id', '=', tenantId).where('person_id', '=', table.stage.actors.stranger.personId).execute();
    const waiting = { tenant_id: tenantId, id: crypto.randomUUID(), person_id: table.stage.actors.stranger.personId, kind: 'dates', duo_id: table.stage.duoId, subject_id: 'offer', card: '{}', state: 'queued' as const, reason: null, activity_id: null, created_at: new Date(), sent_at: null };
    const backup = await table.backUp();
    await table.unname();
    await table.restore(backup);
    await db.insertInto('messages').values(waiting).execute();
    await table.start();
    expect((await messages()).filter(({ state }) => state === 'queued')).toEqual([]);
  });
});

describe('an erasure', () => {
  it('is remembered while what it erases is still there, and never once it is gone', async () => {
    const table = await open();
    const seen: (readonly [Erasure['what'], unknown])[] = [];
    table.keepIn({ remember: async ({ what }) => {
      const { access, said, assistant } = await table.held();
      seen.push([what, what === 'access-needs' ? access.mentee : what === 'check-in' ? said.mentee.comment : assistant]);
    } });
    await takeAllBack(table);
    await takeAllBack(table);
    expect(seen).toEqual([['access-needs', { stepFree: true, quiet: true }], ['check-in', 'un mot'], ['assistant', 'stranger']]);
  });

  it('that cannot be remembered is refused, and nothing of it is done; what erases nothing goes on', async () => {
    const table = await open();
    const before = await table.held();
    table.keepIn(nowhere);
    const acts = [
      () => table.withdraw('mentee'), () => table.grant('mentee', { stepFree: true, quiet: false }), () => table.say('mentee', { comment: 'autre chose', usefulness: 5 }),
      () => table.say('mentee', { tryNext: null }), () => table.unname(), () => table.name('manager'),
    ];
    for (const act of acts) await expect(act()).rejects.toMatchObject({ code: 'erasure-not-kept' });
    expect(await table.held()).toEqual(before);
    await table.say('mentee', { comment: 'un mot, et un autre', usefulness: 2 });
    await table.say('mentor', { comment: 'un mot' });
    await table.grant('mentee', { stepFree: true, quiet: true });
    await table.grant('mentor', { stepFree: false, quiet: true });
    expect(await table.held()).toMatchObject({ access: { mentor: { quiet: true } }, said: { mentor: { comment: 'un mot' }, mentee: { comment: 'un mot, et un autre', usefulness: 2 } } });
  });

  it('that the database then failed to do is done by the next start: its owner asked', async () => {
    const table = await open();
    const transaction = table.stage.ctx.transaction.bind(table.stage.ctx);
    Object.assign(table.stage.ctx, { transaction: async () => { throw new Error('the database is gone'); } });
    await expect(table.withdraw('mentee')).rejects.toThrow('the database is gone');
    Object.assign(table.stage.ctx, { transaction });
    expect((await table.held()).access.mentee).not.toBeNull();
    await table.start();
    expect((await table.held()).access.mentee).toBeNull();
  });

  it('of words is not undone by an answer that was on its way', async () => {
    const table = await open();
    await Promise.all([table.say('mentee', { comment: null, tryNext: null }), table.say('mentee', { usefulness: 5 })]);
    expect((await table.held()).said.mentee).toMatchObject({ comment: null, tryNext: null, usefulness: 5 });
  });

  it('by a machine whose clock is behind erases all the same, and is kept after a restore', async () => {
    const table = await open();
    const backup = await table.backUp();
    table.stage.clock.moveTo(plus(table.stage.clock.now(), -hour - minute / 2));
    await takeAllBack(table);
    const gone = { access: { mentee: null }, said: { mentee: { comment: null } }, assistant: null };
    expect(await table.held()).toMatchObject(gone);
    await table.restore(backup);
    await table.start();
    expect(await table.held()).toMatchObject(gone);
  });

  it('of an assistant who has left the company is left to the nightly look, which finds it again', async () => {
    const table = await open();
    table.keepIn(nowhere);
    const { ctx, tenantId, actors } = table.stage;
    await watchDirectory({ ...ctx, directory: { ...ctx.directory, readMany: async () => new Map([[actors.stranger.personId, 'gone']]) } }, { tenantId });
    expect((await table.held()).assistant).toBeNull();
  });
});
