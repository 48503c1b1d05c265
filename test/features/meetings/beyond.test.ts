import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import type { Role } from '../../../src/features/matching/duo.ts';
import { askOtherTimes } from '../../../src/features/meetings/ask-other-times.ts';
import { askSetting } from '../../../src/features/meetings/ask-setting.ts';
import { confirmOption } from '../../../src/features/meetings/confirm-option.ts';
import { leaveDuo } from '../../../src/features/meetings/leave-duo.ts';
import { proposePlace } from '../../../src/features/meetings/propose-place.ts';
import { showDuo } from '../../../src/features/meetings/show-duo.ts';
import type { TypedPlace } from '../../../src/features/meetings/typed-place.ts';
import { answerCheckIn } from '../../../src/features/feedback/answer-check-in.ts';
import { viewDuo } from '../../../src/features/overview/view-duo.ts';
import { noPreference } from '../../../src/features/places/preferences/preferences.ts';
import { savePreferences } from '../../../src/features/places/preferences/save-preferences.ts';
import { sayPrice } from '../../../src/features/places/text.ts';
import { minute, plus } from '../../../src/kernel/time.ts';
import { checkCard } from '../../support/cards.ts';
import { openTestDatabase } from '../../support/database.ts';
import { textsIn } from './fixtures.ts';
import { setStage, type Stage } from './stage.ts';
import { book, lastMeetingOf, openOfferOf, propose } from './steps.ts';
import { wordFaultsOf } from './words.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const frameWith = async (stage: Stage, more: object) => {
  const { frame } = await stage.ctx.db.selectFrom('programmes').select('frame').where('id', '=', stage.programmeId).executeTakeFirstOrThrow();
  await stage.ctx.db.updateTable('programmes').set({ frame: JSON.stringify({ ...(frame as object), ...more }) }).where('id', '=', stage.programmeId).execute();
};
const freely = async (lang: 'fr' | 'en' = 'fr'): Promise<Stage> => {
  const stage = await setStage(database, { lang });
  await frameWith(stage, { autonomy: 'free-place' });
  return stage;
};
const place: TypedPlace = {
  name: 'Chez *Paul* <i>', address: '3, rue du Port', settingId: 'coffee', price: 1, openAir: false, fallback: '', minutes: { mentor: 9, mentee: 31 }, coordinates: null, isPublic: true,
};
const type = async (stage: Stage, by: Role, optionId: string | null, more: Partial<TypedPlace> = {}) =>
  proposePlace(stage.ctx, stage.actors[by], { offerId: (await openOfferOf(stage)).id, optionId, place: { ...place, ...more } });

describe('a place of one’s own', () => {
  it.each(['fr', 'en'] as const)('takes the place of a moment, held door to door as declared, and both read it as typed and who pays, in %s', async (lang) => {
    const stage = await freely(lang);
    const before = await openOfferOf(stage);
    const at = before.options[0]!;
    await type(stage, 'mentor', at.id, { minutes: { mentor: 9, mentee: 14 } });
    const offer = await openOfferOf(stage);
    expect(offer.options.map(({ id }) => id)).toEqual(before.options.map(({ id }) => id));
    expect(offer.options[0]).toMatchObject({
      start: at.start, end: at.end, settingId: 'coffee', travel: { mentor: { minutes: 9 }, mentee: { minutes: 14 } },
      hold: { mentor: { start: plus(at.start, -15 * minute) }, mentee: { end: plus(at.end, 15 * minute) } }, place: { typedBy: 'mentor', lat: null },
    });
    await propose(stage);
    const card = await showDuo(stage.ctx, stage.actors.mentee, { duoId: stage.duoId });
    checkCard(card);
    expect(wordFaultsOf(card)).toEqual([]);
    const said = textsIn(card).join('\n');
    expect(said).toContain('Chez \\*Paul\\* \\<i\\>');
    expect(said).toContain('3, rue du Port');
    expect(said).toContain(sayPrice(1, lang));
    expect(said).toContain('Méridiane');
    await confirmOption(stage.ctx, stage.actors.mentee, { offerId: offer.id, optionId: at.id });
    await stage.run();
    expect(stage.bodies[0]).toContain('Chez *Paul* &lt;i&gt;');
    expect(JSON.parse(stage.bodies[0] ?? '')).not.toHaveProperty('location.coordinates');
  });

  it('is searched a moment when none is named, in which both are free from door to door', async () => {
    const stage = await freely();
    const before = await openOfferOf(stage);
    await type(stage, 'mentor', null);
    const typed = (await openOfferOf(stage)).options.at(-1)!;
    expect((await openOfferOf(stage)).options).toHaveLength(3);
    expect(before.options.map(({ start }) => start)).not.toContain(typed.start);
    expect(plus(typed.hold.mentee.start, 45 * minute)).toBe(typed.start);
  });

  it('does not fit a moment whose way there is taken', async () => {
    const stage = await freely();
    const at = (await openOfferOf(stage)).options[0]!;
    stage.busy.set(stage.actors.mentee.personId, [{ start: plus(at.start, -50 * minute), end: plus(at.start, -40 * minute), status: 'busy' }]);
    await expect(type(stage, 'mentor', at.id)).rejects.toMatchObject({ code: 'place-not-then' });
    stage.busy.clear();
    await type(stage, 'mentor', at.id);
  });

  it('goes to the other side when it would have been confirmed: both agree to it, and either may ask for other times', async () => {
    const stage = await freely();
    await propose(stage);
    await type(stage, 'mentee', null);
    const offer = await openOfferOf(stage);
    expect(offer).toMatchObject({ holder: 'mentor', act: 'confirm' });
    expect(offer.options.map((option) => option.place?.name)).toEqual([place.name]);
    expect((await viewDuo(stage.ctx, stage.actors.mentee, stage.duoId)).next).toMatchObject({ kind: 'waiting', options: [{ place: { name: place.name } }] });
    for (const role of ['mentor', 'mentee'] as const) checkCard(await showDuo(stage.ctx, stage.actors[role], { duoId: stage.duoId }));
    await stage.run();
    expect(stage.posted.at(-1)?.to).toBe(stage.actors.mentor.personId);
    await askOtherTimes(stage.ctx, stage.actors.mentor, { offerId: offer.id });
    expect((await openOfferOf(stage)).options).toHaveLength(3);
  });

  it.each([
    ['without a name', { name: ' ' }, 'required', 'name'],
    ['without an address', { address: '' }, 'required', 'address'],
    ['beyond what the programme pays', { price: 3 }, 'too-dear', 'price'],
    ['in the open air without a roof', { openAir: true }, 'required', 'fallback'],
    ['for a walk without a roof', { settingId: 'walk' }, 'required', 'fallback'],
    ['for a walk on the phone', { settingId: 'two-voice-walk' }, 'bad-input', 'settingId'],
    ['in a setting the programme has off', { settingId: 'end-of-day' }, 'bad-input', 'settingId'],
    ['with no way at all', { minutes: { mentor: 0, mentee: 10 } }, 'too-far', 'minutes'],
    ['too far', { minutes: { mentor: 46, mentee: 10 } }, 'too-far', 'minutes'],
    ['that bears the name of the office', { name: 'PARIS La Défense' }, 'in-the-building', 'name'],
    ['that is the building', { coordinates: { lat: 48.8919, lon: 2.2389 } }, 'in-the-building', 'coordinates'],
    ['not said to be public', { isPublic: false }, 'required', 'isPublic'],
  ] as const)('is refused %s', async (_name, more, code, field) => {
    const stage = await freely();
    const site = (await stage.ctx.db.selectFrom('sites').selectAll().where('tenant_id', '=', stage.tenantId).where('name', '=', 'Paris-La Défense').executeTakeFirstOrThrow());
    const near = 'coordinates' in more ? { coordinates: { lat: site.lat + 0.0002, lon: site.lon } } : more;
    const before = await openOfferOf(stage);
    await expect(type(stage, 'mentor', '1', near)).rejects.toMatchObject({ code, field });
    expect(await openOfferOf(stage)).toEqual(before);
  });

  it('and another setting are the holder’s alone, and only where the programme lets duos go beyond its catalogue', async () => {
    const [kept, free] = [await setStage(database), await freely()];
    await expect(type(kept, 'mentor', '1')).rejects.toMatchObject({ code: 'catalogue-only' });
    await expect(askSetting(kept.ctx, kept.actors.mentor, { offerId: (await openOfferOf(kept)).id, settingId: 'lunch' })).rejects.toMatchObject({ code: 'catalogue-only' });
    await expect(type(free, 'mentee', '1')).rejects.toMatchObject({ code: 'already-handled' });
    expect((await viewDuo(kept.ctx, kept.actors.mentor, kept.duoId)).next).toMatchObject({ beyond: null });
    expect(JSON.stringify(await showDuo(kept.ctx, kept.actors.mentor, { duoId: kept.duoId }))).not.toContain('elsewhere');
    expect(JSON.stringify(await showDuo(free.ctx, free.actors.mentor, { duoId: free.duoId }))).toContain('page=elsewhere');
  });

  it('says nothing of what the other refuses or needs: it fits or not by calendars alone', async () => {
    const stage = await freely();
    await savePreferences(stage.ctx, stage.actors.mentee, { ...noPreference, refused: ['coffee'], maxPrice: 0, maxWalk: 5 });
    await type(stage, 'mentor', '1', { minutes: { mentor: 9, mentee: 14 } });
    expect((await openOfferOf(stage)).options[0]?.place?.name).toBe(place.name);
  });
});

describe('another setting', () => {
  it('brings moments in it, once a session for each side', async () => {
    const stage = await freely();
    const ask = async () => askSetting(stage.ctx, stage.actors.mentor, { offerId: (await openOfferOf(stage)).id, settingId: 'lunch' });
    await ask();
    expect(new Set((await openOfferOf(stage)).options.map(({ settingId }) => settingId))).toEqual(new Set(['lunch']));
    expect((await viewDuo(stage.ctx, stage.actors.mentor, stage.duoId)).next).toMatchObject({ beyond: { settings: [] } });
    await expect(ask()).rejects.toMatchObject({ code: 'setting-asked' });
  });

  it('that the other refuses is answered with other moments, never with a no', async () => {
    const stage = await freely();
    await savePreferences(stage.ctx, stage.actors.mentee, { ...noPreference, refused: ['lunch'] });
    await askSetting(stage.ctx, stage.actors.mentor, { offerId: (await openOfferOf(stage)).id, settingId: 'lunch' });
    const { options } = await openOfferOf(stage);
    expect(options).toHaveLength(3);
    expect(options.map(({ settingId }) => settingId)).not.toContain('lunch');
    await expect(askSetting(stage.ctx, stage.actors.mentor, { offerId: (await openOfferOf(stage)).id, settingId: 'coffee' })).rejects.toMatchObject({ code: 'setting-asked' });
  });
});

describe('who pays', () => {
  it.each([[null], [1], [2]] as const)('stands on every option, and nothing costs more than a programme pays (%s)', async (priceCeiling) => {
    const stage = await setStage(database);
    await frameWith(stage, { priceCeiling });
    for (let round = 0; round < 6; round++) {
      await askOtherTimes(stage.ctx, stage.actors.mentor, { offerId: (await openOfferOf(stage)).id });
      const { options } = await openOfferOf(stage);
      const said = textsIn(await showDuo(stage.ctx, stage.actors.mentor, { duoId: stage.duoId })).join('\n').replaceAll('\\', '');
      for (const option of options) {
        const price = option.place?.price ?? 0;
        expect(price).toBeLessThanOrEqual(priceCeiling ?? 0);
        expect(said).toContain(price === 0 ? 'Rien à payer.' : `Payé par Méridiane, ${sayPrice(price, 'fr')}`);
      }
    }
  });
});

describe('a duo that has ended', () => {
  it('is asked nothing of a past meeting, and a no there opens no offer', async () => {
    const stage = await setStage(database);
    const meeting = await book(stage);
    stage.clock.moveTo(plus(meeting.end, minute));
    await leaveDuo(stage.ctx, stage.actors.mentor, { duoId: stage.duoId });
    expect((await viewDuo(stage.ctx, stage.actors.mentee, stage.duoId)).next.kind).toBe('declined');
    const asked = stage.posted.length;
    await stage.run(plus(meeting.end, 24 * 60 * minute), ['deliver-message']);
    expect(stage.posted).toHaveLength(asked);
    expect(stage.jobs.filter(({ job }) => job.kind === 'deliver-message').length).toBeLessThan(2);
    await answerCheckIn(stage.ctx, stage.actors.mentee, { meetingId: meeting.id, answers: { held: false } });
    expect((await lastMeetingOf(stage)).state).toBe('missed');
    expect((await stage.at.offers()).filter(({ state }) => state === 'open')).toEqual([]);
  });
});
