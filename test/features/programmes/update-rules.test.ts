import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import type { Actor } from '../../../src/features/context.ts';
import { previewRules, viewRules } from '../../../src/features/overview/view-rules.ts';
import { frameFrom } from '../../../src/features/programmes/programme.ts';
import { type Rules, rulesOf, versionOf } from '../../../src/features/programmes/rules.ts';
import { findProgramme } from '../../../src/features/programmes/store.ts';
import { updateRules } from '../../../src/features/programmes/update-rules.ts';
import { asId } from '../../../src/kernel/ids.ts';
import { day, fromIso, type LocalDate, plus, toIso, wallTime } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { paris } from '../meetings/fixtures.ts';
import { setStage, type Stage } from '../meetings/stage.ts';
import { book, openOfferOf } from '../meetings/steps.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const first = rulesOf(frameFrom('classic', { priceCeiling: 2, payer: 'Méridiane' }));
const closing = (from: string, to: string) => ({ quiet: [{ from: from as LocalDate, to: to as LocalDate }] });
const versionIn = async ({ ctx, tenantId, programmeId }: Stage) => {
  const programme = await findProgramme(ctx.db, tenantId, programmeId);
  return programme ? versionOf(programme.frame) : '';
};
const save = async (stage: Stage, more: Partial<Rules>, version?: string, actor: Actor = stage.actors.manager) =>
  updateRules(stage.ctx, actor, { programmeId: stage.programmeId, version: version ?? (await versionIn(stage)), rules: { ...first, ...more } });
const acts = async ({ ctx, tenantId }: Stage) =>
  (await ctx.db.selectFrom('journal').select('act').where('tenant_id', '=', tenantId).where('act', '=', 'rules-changed').execute()).length;

describe('changing the rules', () => {
  it('is for whoever runs the programme, is written in the journal once, and a second save of the same writes nothing', async () => {
    const stage = await setStage(database, { ready: false });
    await expect(save(stage, { buffer: 15 }, undefined, stage.actors.mentor)).rejects.toMatchObject({ code: 'not-allowed' });
    const elsewhere = { ...stage.actors.manager, personId: asId<Actor['personId']>('00000000-0000-4000-8000-00000000000f') };
    await expect(save(stage, { buffer: 15 }, undefined, elsewhere)).rejects.toMatchObject({ code: 'not-found' });
    expect(await acts(stage)).toBe(0);
    await save(stage, { buffer: 15 });
    await save(stage, { buffer: 15 });
    expect([await acts(stage), (await viewRules(stage.ctx, stage.actors.manager, stage.programmeId)).rules.buffer]).toEqual([1, 15]);
  });

  it('names the field at fault, and saves nothing', async () => {
    const stage = await setStage(database, { ready: false });
    await expect(save(stage, { payer: '' })).rejects.toMatchObject({ code: 'no-payer', field: 'payer' });
    await expect(save(stage, closing('2027-08-02', '2027-08-01'))).rejects.toMatchObject({ code: 'bad-period', field: 'quiet' });
    expect(await acts(stage)).toBe(0);
  });

  it('refuses rules written over others that somebody saved meanwhile', async () => {
    const stage = await setStage(database, { ready: false });
    const seen = await versionIn(stage);
    await save(stage, { buffer: 20 }, seen);
    await expect(save(stage, { notice: 600 }, seen)).rejects.toMatchObject({ code: 'rules-changed' });
    expect((await viewRules(stage.ctx, stage.actors.manager, stage.programmeId)).rules).toMatchObject({ buffer: 20, notice: first.notice });
  });

  it('of two at the same moment, one is saved', async () => {
    const stage = await setStage(database, { ready: false });
    const seen = await versionIn(stage);
    const both = await Promise.allSettled([save(stage, { buffer: 20 }, seen), save(stage, { buffer: 25 }, seen)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await acts(stage)).toBe(1);
  });
});

describe('a quiet period declared over what is there', () => {
  it('pushes what is due, renews every option in it in silence, and leaves none there', async () => {
    const stage = await setStage(database);
    const before = await openOfferOf(stage);
    const due = (await stage.at.sessions()).map(({ dueAt }) => dueAt);
    const posted = stage.posted.length;
    expect(await previewRules(stage.ctx, stage.actors.manager, { programmeId: stage.programmeId, rules: { ...first, ...closing('2026-11-25', '2026-12-18') } }))
      .toMatchObject({ affected: { offers: 1, booked: 0 } });
    await save(stage, closing('2026-11-25', '2026-12-18'));
    await stage.run();
    const after = await openOfferOf(stage);
    expect(after.id).not.toBe(before.id);
    expect([after.holder, after.options.length > 0, stage.posted.length]).toEqual(['mentor', true, posted]);
    for (const { start } of after.options) expect(wallTime(start, paris).date > '2026-12-18').toBe(true);
    expect((await stage.at.sessions()).map(({ dueAt }) => dueAt)).toEqual(due.map((at) => plus(at, 24 * day)));
  });

  it('drops some options and keeps those outside it', async () => {
    const stage = await setStage(database);
    const before = await openOfferOf(stage);
    const [option] = before.options;
    const on = wallTime(option?.start ?? before.openedAt, paris).date;
    await save(stage, closing(on, on));
    await stage.run();
    const after = await openOfferOf(stage);
    expect(after.id).toBe(before.id);
    expect(after.options).toEqual(before.options.filter(({ start }) => wallTime(start, paris).date !== on));
  });

  it('leaves what is booked as it is, and counts it', async () => {
    const stage = await setStage(database);
    const meeting = await book(stage);
    const on = wallTime(meeting.start, paris).date;
    const events = JSON.stringify([...stage.events]);
    await save(stage, closing(on, on));
    await stage.run();
    expect((await stage.at.meetings()).map(({ state, start }) => [state, start])).toEqual([['booked', meeting.start]]);
    expect(JSON.stringify([...stage.events])).toBe(events);
    expect(await viewRules(stage.ctx, stage.actors.manager, stage.programmeId)).toMatchObject({ affected: { offers: 0, booked: 1 } });
  });

  it('taken back gives the dates back, and offers what is due sooner', async () => {
    const stage = await setStage(database, { ready: false });
    await save(stage, closing('2026-11-24', '2026-12-18'));
    const { answerDuo } = await import('../../../src/features/matching/answer-duo.ts');
    const { readTrack } = await import('../../../src/features/matching/read-track.ts');
    for (const who of ['mentor', 'mentee'] as const) {
      await answerDuo(stage.ctx, stage.actors[who], { duoId: stage.duoId, answer: 'yes' });
      await readTrack(stage.ctx, stage.actors[who], { duoId: stage.duoId });
    }
    await stage.run();
    expect([(await stage.at.sessions())[0]?.dueAt, await stage.at.offers()]).toEqual([fromIso('2026-12-25T08:10:00Z'), []]);
    await save(stage, { quiet: [] });
    await stage.run();
    expect(toIso((await stage.at.sessions())[0]?.dueAt ?? plus(fromIso('2000-01-01T00:00:00Z'), 0))).toBe('2026-12-01T08:10:00.000Z');
    expect(await stage.at.offers()).toHaveLength(1);
  });
});

describe('what HR is shown', () => {
  it('is the year to come by site, with its school zone and where the known calendar ends', async () => {
    const stage = await setStage(database, { ready: false });
    const rules: Rules = { ...first, bridges: true, schoolHolidays: true, quiet: [{ from: '2027-08-02' as LocalDate, to: '2027-08-20' as LocalDate, name: 'Fermeture d’août' }] };
    const seen = await previewRules(stage.ctx, stage.actors.manager, { programmeId: stage.programmeId, rules });
    expect(seen.regions).toHaveLength(1);
    expect(seen.regions[0]).toMatchObject({ site: 'Paris-La Défense', people: 2, schoolZone: 'C' });
    expect(seen.regions[0]?.spells).toEqual(expect.arrayContaining([
      { reason: 'school-holiday', name: 'winter', when: 'du samedi 6 février au dimanche 21 février' }, { reason: 'bridge', name: null, when: 'vendredi 7 mai' },
      { reason: 'closing', name: 'Fermeture d’août', when: 'du lundi 2 août au vendredi 20 août' },
    ]));
    expect(seen.schoolYearsEnd).toBe('lundi 3 juillet 2028');
  });

  it('says of people without a declared site that no school zone is known', async () => {
    const stage = await setStage(database, { ready: false });
    await stage.ctx.db.updateTable('people').set({ office: 'Ailleurs' }).where('id', '=', stage.actors.mentee.personId).execute();
    const { regions } = await viewRules(stage.ctx, stage.actors.manager, stage.programmeId);
    expect(regions.map(({ site, people, schoolZone }) => [site, people, schoolZone])).toEqual(expect.arrayContaining([[null, 1, null], ['Paris-La Défense', 1, 'C']]));
  });
});
