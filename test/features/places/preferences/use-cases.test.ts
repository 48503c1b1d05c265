import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../../src/db/connect.ts';
import type { Actor } from '../../../../src/features/context.ts';
import { askOptions } from '../../../../src/features/meetings/ask-options.ts';
import { askOtherTimes } from '../../../../src/features/meetings/ask-other-times.ts';
import { viewDuo } from '../../../../src/features/overview/view-duo.ts';
import { viewProgramme } from '../../../../src/features/overview/view-programme.ts';
import { grantAccessNeeds } from '../../../../src/features/places/preferences/grant-access-needs.ts';
import { noPreference, type Preferences } from '../../../../src/features/places/preferences/preferences.ts';
import { savePreferences } from '../../../../src/features/places/preferences/save-preferences.ts';
import { findWishes } from '../../../../src/features/places/preferences/store.ts';
import { viewPreferences } from '../../../../src/features/places/preferences/view-preferences.ts';
import { withdrawAccessNeeds } from '../../../../src/features/places/preferences/withdraw-access-needs.ts';
import { likeableSettings } from '../../../../src/features/places/setting.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { setStage, type Stage } from '../../meetings/stage.ts';
import { openOfferOf } from '../../meetings/steps.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const mine: Preferences = {
  enjoyed: ['walk'], refused: ['lunch', 'museum'], maxPrice: 1, openAir: false, maxWalk: 20, avoided: ['morning'], telework: { days: [2, 5], minutes: 35 },
  languages: ['fr', 'en'], neutralRoom: true,
};
const refusing = (...refused: Preferences['refused'][number][]): Preferences => ({ ...noPreference, refused });
const shown = async (stage: Stage, as: Actor) => (await viewDuo(stage.ctx, as, stage.duoId)).next;

describe('one’s own preferences', () => {
  it('are those of nobody else, and start with nothing said', async () => {
    const { ctx, actors } = await setStage(database, { ready: false });
    const before = await viewPreferences(ctx, actors.mentee);
    expect(before).toMatchObject({ ...noPreference, access: null });
    await savePreferences(ctx, actors.mentee, mine);
    expect(await viewPreferences(ctx, actors.mentee)).toMatchObject({ ...mine, access: null });
    for (const other of [actors.mentor, actors.manager, { ...actors.mentee, tenantId: '7b1b1e0c-8d5e-4c55-9a55-2f6f3b0a7e11' as Actor['tenantId'] }])
      expect(await viewPreferences(ctx, other)).toEqual(before);
  });

  it('are replaced whole, once each, and minutes go with the last telework day', async () => {
    const { ctx, actors } = await setStage(database, { ready: false });
    await savePreferences(ctx, actors.mentor, { ...mine, refused: ['lunch', 'lunch'], telework: { days: [5, 2, 5], minutes: 35 } });
    expect(await viewPreferences(ctx, actors.mentor)).toMatchObject({ refused: ['lunch'], telework: { days: [2, 5], minutes: 35 } });
    await savePreferences(ctx, actors.mentor, { ...mine, telework: { days: [], minutes: 35 } });
    expect(await viewPreferences(ctx, actors.mentor)).toMatchObject({ telework: { days: [], minutes: 0 } });
  });

  it('are refused, field named and nothing kept, when they cross or leave too little', async () => {
    const { ctx, actors } = await setStage(database, { ready: false });
    const wrong: readonly (readonly [Preferences, string, string])[] = [
      [{ ...noPreference, enjoyed: ['walk'], refused: ['walk'] }, 'bad-input', 'refused'],
      [refusing(...likeableSettings.slice(2)), 'too-narrow', 'refused'],
      [{ ...noPreference, avoided: ['morning', 'lunch', 'afternoon'] }, 'too-narrow', 'avoided'],
    ];
    for (const [preferences, code, field] of wrong) await expect(savePreferences(ctx, actors.mentor, preferences)).rejects.toMatchObject({ code, field });
    expect(await viewPreferences(ctx, actors.mentor)).toMatchObject(noPreference);
  });
});

describe('access needs', () => {
  it('exist only while consented to; withdrawing erases them and leaves the rest', async () => {
    const { ctx, actors, tenantId } = await setStage(database, { ready: false });
    await savePreferences(ctx, actors.mentee, mine);
    await expect(grantAccessNeeds(ctx, actors.mentee, { stepFree: false, quiet: false })).rejects.toMatchObject({ code: 'bad-input' });
    await grantAccessNeeds(ctx, actors.mentee, { stepFree: true, quiet: false });
    await grantAccessNeeds(ctx, actors.mentee, { stepFree: true, quiet: true });
    expect((await findWishes(ctx.db, tenantId, actors.mentee.personId)).access).toEqual({ stepFree: true, quiet: true });
    await withdrawAccessNeeds(ctx, actors.mentee);
    await withdrawAccessNeeds(ctx, actors.mentee);
    expect(await viewPreferences(ctx, actors.mentee)).toMatchObject({ ...mine, access: null });
    expect(await ctx.db.selectFrom('access_needs').selectAll().where('tenant_id', '=', tenantId).execute()).toEqual([]);
  });
});

describe('what the other side can learn', () => {
  it('no message, offer, journal line or page of HR changes its shape or holds a preference', async () => {
    const stage = await setStage(database, { ready: false });
    const { ctx, actors, tenantId } = stage;
    const journal = () => ctx.db.selectFrom('journal').select('act').where('tenant_id', '=', tenantId).execute();
    const before = await journal();
    await savePreferences(ctx, actors.mentee, mine);
    await grantAccessNeeds(ctx, actors.mentee, { stepFree: true, quiet: true });
    await withdrawAccessNeeds(ctx, actors.mentee);
    await grantAccessNeeds(ctx, actors.mentee, { stepFree: true, quiet: true });
    expect(await journal()).toEqual(before);
    const said = JSON.stringify([await viewDuo(ctx, actors.mentor, stage.duoId), await viewProgramme(ctx, actors.manager, stage.programmeId), stage.posted, stage.jobs]);
    expect(said).not.toMatch(/refused|enjoyed|step.?free|plain-pied|openAir|maxWalk|telework|télétravail|avoided/i);
  });

  it('asking again and again, whatever the other refuses in between: never the refused, and always the same reasons for the same thing', async () => {
    const stage = await setStage(database);
    const { ctx, actors, at } = stage;
    const reasons = new Map<string, string>();
    const refusals = [refusing(), refusing('coffee'), refusing('coffee', 'co-working'), { ...noPreference, openAir: false }, { ...noPreference, maxPrice: 0 } as const, refusing('lunch'), refusing()];
    for (const [index, preferences] of refusals.entries()) {
      await savePreferences(ctx, actors.mentee, preferences);
      if (index % 2) await grantAccessNeeds(ctx, actors.mentee, { stepFree: true, quiet: true });
      else await withdrawAccessNeeds(ctx, actors.mentee);
      const offer = (await at.offers()).find(({ state }) => state === 'open');
      await (offer ? askOtherTimes(ctx, actors.mentor, { offerId: offer.id }) : askOptions(ctx, actors.mentor, { duoId: stage.duoId }));
      const answer = await shown(stage, actors.mentor);
      expect(['options', 'nothing']).toContain(answer.kind);
      if (answer.kind !== 'options') continue;
      for (const option of answer.options) {
        expect(preferences.refused).not.toContain(option.settingId);
        // A reason that speaks of the place or the setting: the same words each time it is offered, and for no other cause.
        const key = `${option.settingId} ${option.place?.name ?? ''} ${option.start}`;
        const words = JSON.stringify(option.reasons);
        expect(reasons.get(key) ?? words).toBe(words);
        reasons.set(key, words);
      }
    }
    expect(reasons.size).toBeGreaterThan(9);
  });

  it('nothing left reads the same to both and to HR, whichever wish emptied it', async () => {
    const sentences = new Set<string>();
    const emptying: readonly Preferences[] = [
      refusing('coffee', 'co-working', 'other-site', 'maker-space'), { ...noPreference, telework: { days: [1, 2, 3, 4, 5], minutes: 0 } },
    ];
    for (const who of ['mentor', 'mentee'] as const)
      for (const narrow of emptying) {
        const stage = await setStage(database);
        const { ctx, actors } = stage;
        // Hands-on: no walk on the phone serves it.
        await ctx.db.updateTable('sessions').set({ purpose: 'hands-on' }).where('tenant_id', '=', stage.tenantId).execute();
        await savePreferences(ctx, actors[who], narrow);
        await askOtherTimes(ctx, actors.mentor, { offerId: (await openOfferOf(stage)).id });
        for (const side of ['mentor', 'mentee'] as const) sentences.add(JSON.stringify(await shown(stage, actors[side])));
        const { todo } = await viewProgramme(ctx, actors.manager, stage.programmeId);
        sentences.add(todo.map(({ reason }) => reason).join());
      }
    expect([...sentences]).toHaveLength(2);
    expect([...sentences].join()).toContain('moment commun');
  });
});
