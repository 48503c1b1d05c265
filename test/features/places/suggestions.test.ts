import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { savePlaceDraft } from '../../../src/features/places/catalogue/save-place.ts';
import { viewCatalogue } from '../../../src/features/places/catalogue/view-catalogue.ts';
import { seedSiteId } from '../../../src/features/places/content/sites.ts';
import { declineSuggestion } from '../../../src/features/places/suggestions/decline-suggestion.ts';
import { suggestPlace } from '../../../src/features/places/suggestions/suggest-place.ts';
import { mostWaiting, type SuggestionDraft } from '../../../src/features/places/suggestions/suggestion.ts';
import { viewSuggestions } from '../../../src/features/places/suggestions/view-suggestions.ts';
import { asId } from '../../../src/kernel/ids.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from '../meetings/stage.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const draft: SuggestionDraft = { name: '  Café de l’Écluse ', address: '12, quai des Saules', settings: ['coffee', 'two-voice-walk'], why: ' On s’y entend. ' };
const place = {
  name: 'Café de l’Écluse', address: '12, quai des Saules', city: 'Courbevoie', coordinates: { lat: 48.8951, lon: 2.2401 }, settings: ['coffee' as const],
  opening: [{ day: 1 as const, from: 480, to: 1080 }], price: 1 as const, stepFree: true, quiet: false, openAir: false, fallbackId: null, nearSites: [seedSiteId('paris')], capacity: null,
};
const suggested = async (more: Partial<SuggestionDraft> = {}): Promise<{ stage: Stage; id: string }> => {
  const stage = await setStage(database);
  await suggestPlace(stage.ctx, stage.actors.mentor, { ...draft, ...more });
  const [first] = (await viewCatalogue(stage.ctx, stage.actors.manager)).suggestions;
  return { stage, id: first?.id ?? '' };
};
const journal = async ({ ctx, tenantId }: Stage) =>
  (await ctx.db.selectFrom('journal').select(['act', 'actor_id']).where('tenant_id', '=', tenantId).where('subject_kind', '=', 'suggestion').execute());

describe('a place that a duo suggests', () => {
  it('reaches HR tidied, and without a trace of whose idea it was: not on the page, not in the journal, not in a message', async () => {
    const { stage } = await suggested();
    const page = await viewCatalogue(stage.ctx, stage.actors.manager);
    expect(page.suggestions).toEqual([{ id: expect.any(String) as string, name: 'Café de l’Écluse', address: '12, quai des Saules', settings: ['coffee'], why: 'On s’y entend.' }]);
    expect(JSON.stringify(page)).not.toContain(stage.actors.mentor.personId);
    expect(await journal(stage)).toEqual([]);
    expect(stage.jobs.filter(({ job, at }) => job.kind === 'deliver-message' && at === stage.clock.now())).toEqual([]);
    expect((await viewSuggestions(stage.ctx, stage.actors.mentor)).suggestions).toMatchObject([{ name: 'Café de l’Écluse', state: 'open' }]);
    expect((await viewSuggestions(stage.ctx, stage.actors.mentee)).suggestions).toEqual([]);
  });

  it('is accepted by the act that adds the place, once; the journal holds HR’s act', async () => {
    const { stage, id } = await suggested();
    await savePlaceDraft(stage.ctx, stage.actors.manager, { placeId: null, draft: place, suggestionId: asId(id) });
    expect((await viewSuggestions(stage.ctx, stage.actors.mentor)).suggestions).toMatchObject([{ state: 'accepted' }]);
    expect((await viewCatalogue(stage.ctx, stage.actors.manager)).suggestions).toEqual([]);
    expect(await journal(stage)).toEqual([{ act: 'suggestion-accepted', actor_id: stage.actors.manager.personId }]);
    const before = (await viewCatalogue(stage.ctx, stage.actors.manager)).places.length;
    await expect(savePlaceDraft(stage.ctx, stage.actors.manager, { placeId: null, draft: { ...place, name: 'Autre', address: '1, rue Neuve' }, suggestionId: asId(id) })).rejects.toMatchObject({ code: 'already-handled' });
    expect((await viewCatalogue(stage.ctx, stage.actors.manager)).places).toHaveLength(before);
  });

  it('is declined once, by HR alone', async () => {
    const { stage, id } = await suggested();
    const decline = (who: keyof Stage['actors']) => declineSuggestion(stage.ctx, stage.actors[who], { suggestionId: asId(id) });
    for (const who of ['mentor', 'mentee', 'stranger'] as const) await expect(decline(who)).rejects.toMatchObject({ code: 'not-allowed' });
    const elsewhere = { ...stage.actors.manager, tenantId: asId<Stage['tenantId']>(randomUUID()) };
    await expect(declineSuggestion(stage.ctx, elsewhere, { suggestionId: asId(id) })).rejects.toMatchObject({ code: 'not-allowed' });
    await decline('manager');
    await expect(decline('manager')).rejects.toMatchObject({ code: 'already-handled' });
    expect((await viewSuggestions(stage.ctx, stage.actors.mentor)).suggestions).toMatchObject([{ state: 'declined' }]);
    expect(await journal(stage)).toMatchObject([{ act: 'suggestion-declined' }]);
  });

  it.each([[{ name: '' }, 'required', 'name'], [{ address: ' ' }, 'required', 'address'], [{ settings: ['two-voice-walk'] }, 'no-setting', 'settings']] as const)(
    'says what is missing: %o', async (more, code, field) => {
      const stage = await setStage(database);
      await expect(suggestPlace(stage.ctx, stage.actors.mentor, { ...draft, ...more })).rejects.toMatchObject({ code, field });
    });

  it('comes from the people of a duo, and ten at a time', async () => {
    const { stage } = await suggested();
    for (const who of ['stranger', 'manager'] as const) await expect(suggestPlace(stage.ctx, stage.actors[who], draft)).rejects.toMatchObject({ code: 'not-found' });
    for (let more = 1; more < mostWaiting; more++) await suggestPlace(stage.ctx, stage.actors.mentor, draft);
    await expect(suggestPlace(stage.ctx, stage.actors.mentor, draft)).rejects.toMatchObject({ code: 'enough-suggestions' });
  });
});
