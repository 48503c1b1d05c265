import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PlanView } from '../../src/adapters/http/contract.ts';
import { openWorld, type World, wordsOf } from '../support/world.ts';
import { bringMany, letThemBeSilent } from './many-duos.ts';
import { nextOf, openProgramme, until } from './steps.ts';

// A dozen duos and three days of their lives, through every door.
vi.setConfig({ testTimeout: 120_000 });

let world: World;
let programme: { id: string };
let duos: Awaited<ReturnType<typeof bringMany>>;
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
  duos = await bringMany(world, programme, 12);
}, 180_000);
afterAll(() => world.close());

const claire = () => world.as('claire.fontaine');
const ofProgramme = () => ({ params: { programme: programme.id } });
const look = async (): Promise<PlanView> => {
  const answer = await claire().api('GET /api/programmes/:programme/plan', ofProgramme());
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const plan = async () => {
  const { plan: found } = await look();
  if (!found) throw new Error('there is no plan');
  return found;
};
const ready = () => until(async () => { const seen = await plan(); return seen.state === 'ready' && seen; }, 60_000);

describe('a plan of the whole programme', () => {
  it('leaves alone the duos whose moments are in somebody’s hands', async () => {
    expect(await look()).toMatchObject({ plan: null, plannable: 0, active: duos.length });
    const answer = await claire().api('POST /api/programmes/:programme/plan', ofProgramme());
    expect([answer.status, answer.body.code]).toEqual([409, 'nothing-to-plan']);
  });

  it('starts, shows how far it is, stops, resumes, and accounts for every duo', async () => {
    await letThemBeSilent(world);
    expect((await look()).plannable).toBe(duos.length);
    const started = await claire().api('POST /api/programmes/:programme/plan', ofProgramme());
    expect([started.status, started.body.plan?.state, started.body.plan?.total]).toEqual([200, 'working', duos.length]);
    const stopped = await claire().api('POST /api/programmes/:programme/plan/stop', ofProgramme());
    expect([stopped.status, stopped.body.plan?.state]).toEqual([200, 'stopped']);
    const { done } = await plan();
    expect(done).toBeLessThan(duos.length);
    await claire().api('POST /api/programmes/:programme/plan/resume', ofProgramme());
    const { items } = await ready();
    expect(items.map(({ duoId }) => duoId).toSorted()).toEqual(duos.map(({ id }) => id).toSorted());
    for (const item of items) expect(item.moment !== null, JSON.stringify(item)).toBe(item.reason === null);
    expect(items.filter(({ state }) => state === 'planned').length).toBeGreaterThan(8);
  });

  it('shows HR a week and a setting; no day, no hour, no place, nobody’s wish', async () => {
    const answers = [await claire().api('GET /api/programmes/:programme/plan', ofProgramme())];
    const [first] = (await plan()).items.filter(({ state }) => state === 'planned');
    answers.push(await claire().api('POST /api/programmes/:programme/plan/duos/:duo/choices', { params: { programme: programme.id, duo: first?.duoId ?? '' } }) as never);
    const { db } = world.app.ctx;
    const places = await db.selectFrom('places').select(['id', 'name', 'address']).execute();
    const rows = await db.selectFrom('plan_items').select('option').where('option', 'is not', null).execute();
    const starts = rows.map(({ option }) => (option as { start: number }).start);
    for (const { body } of answers) {
      const told = JSON.stringify(body);
      expect(told).not.toMatch(/\d{1,2}\u00a0h|\d:\d\d|lundi|mardi|mercredi|jeudi|vendredi|hold|score|travel|reasons/);
      for (const { id, name, address } of places) expect([id, name, address].some((word) => told.includes(word)), name).toBe(false);
      for (const start of starts) expect(told.includes(String(start)) || told.includes(new Date(start).toISOString().slice(11, 16))).toBe(false);
    }
    // One choice for each week and setting: two that read alike would tell that there are two hours.
    const { choices } = answers[1]!.body as unknown as { choices: { week: string; setting: string }[] };
    expect(new Set(choices.map(({ week, setting }) => `${week} ${setting}`)).size).toBe(choices.length);
  });

  it('keeps nobody twice at once and no place over what it takes', async () => {
    const { db } = world.app.ctx;
    const rows = await db.selectFrom('plan_items').select(['mentor_id', 'mentee_id', 'option']).where('state', '=', 'planned').execute();
    type Held = { readonly who: string; readonly start: number; readonly end: number };
    const held = rows.flatMap(({ mentor_id, mentee_id, option }): Held[] => {
      const { hold } = option as { hold: Record<'mentor' | 'mentee', { start: number; end: number }> };
      return [{ who: mentor_id, ...hold.mentor }, { who: mentee_id, ...hold.mentee }];
    });
    const clashes = held.filter((a, index) => held.some((b, other) => other > index && a.who === b.who && a.start < b.end && b.start < a.end));
    expect(clashes).toEqual([]);
    const seated = rows.map(({ option }) => option as { placeId: string | null; start: number; end: number }).filter(({ placeId }) => placeId !== null);
    for (const { placeId, start } of seated)
      expect(seated.filter((other) => other.placeId === placeId && other.start <= start && start < other.end).length).toBeLessThanOrEqual(2);
  });

  it('lets HR pin, swap and set aside; what is pinned and set aside stands when the rest is planned anew', async () => {
    const planned = (await plan()).items.filter(({ state }) => state === 'planned');
    const [pinned, swapped, aside] = planned;
    if (!pinned || !swapped || !aside) throw new Error('too few are planned');
    const of = (duo: string) => ({ params: { programme: programme.id, duo } });
    const momentOf = async (duo: string) => (await plan()).items.find(({ duoId }) => duoId === duo)?.moment;
    expect((await claire().api('PUT /api/programmes/:programme/plan/duos/:duo/pin', { ...of(pinned.duoId), body: { pinned: true } })).status).toBe(200);
    const { body: { choices } } = await claire().api('POST /api/programmes/:programme/plan/duos/:duo/choices', of(swapped.duoId));
    const choice = choices.at(-1);
    expect(choice, 'another moment').toBeDefined();
    const answer = await claire().api('POST /api/programmes/:programme/plan/duos/:duo/swap', { ...of(swapped.duoId), body: { choice: choice?.choice } });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(await momentOf(swapped.duoId)).toEqual({ week: choice?.week, weekOf: choice?.weekOf, settingId: choice?.settingId, setting: choice?.setting });
    await claire().api('PUT /api/programmes/:programme/plan/duos/:duo/exclusion', { ...of(aside.duoId), body: { excluded: true } });
    expect(await momentOf(aside.duoId)).toBeNull();

    const again = await claire().api('POST /api/programmes/:programme/plan', ofProgramme());
    expect(again.body.plan?.state).toBe('working');
    const busy = await claire().api('PUT /api/programmes/:programme/plan/duos/:duo/pin', { ...of(pinned.duoId), body: { pinned: false } });
    // It may be done already: then it is an act like another.
    expect([200, 409]).toContain(busy.status);
    if (busy.status === 200) await claire().api('PUT /api/programmes/:programme/plan/duos/:duo/pin', { ...of(pinned.duoId), body: { pinned: true } });
    const { items } = await ready();
    const stateOf = (duo: string) => items.find(({ duoId }) => duoId === duo);
    expect(stateOf(pinned.duoId)).toMatchObject({ state: 'planned', pinned: true, moment: pinned.moment });
    expect(stateOf(swapped.duoId)).toMatchObject({ state: 'planned', pinned: true, moment: { settingId: choice?.settingId, week: choice?.week } });
    expect(stateOf(aside.duoId)).toMatchObject({ state: 'excluded', moment: null });
  });

  it('is sent once: each mentor holds the planned moment, one tap from the executive; others say why not', async () => {
    const before = await plan();
    const toSend = before.items.filter(({ state }) => state === 'planned');
    const [first, meanwhile, blocked] = toSend.map(({ duoId }) => duos.find(({ id }) => id === duoId)!);
    if (!first || !meanwhile || !blocked) throw new Error('too few are planned');
    // One duo found moments by itself; another's executive is taken since.
    const { offerId } = await nextOf(world.as(meanwhile.mentor), { id: meanwhile.id }, 'options');
    expect((await world.as(meanwhile.mentor).api('POST /api/offers/:offer/other-times', { params: { offer: offerId } })).status).toBe(200);
    const { db } = world.app.ctx;
    const item = await db.selectFrom('plan_items').select('option').where('duo_id', '=', blocked.id).executeTakeFirstOrThrow();
    const { start, end } = item.option as { start: number; end: number };
    await world.block(world.as(blocked.mentee), { start: new Date(start).toISOString(), end: new Date(end).toISOString() });

    const pressed = await Promise.all([1, 2].map(() => claire().api('POST /api/programmes/:programme/plan/send', ofProgramme())));
    expect(pressed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const sent = await until(async () => { const seen = await plan(); return seen.state === 'sent' && seen; }, 60_000);
    const stateOf = (duo: string) => sent.items.find(({ duoId }) => duoId === duo);
    expect(stateOf(meanwhile.id)).toMatchObject({ state: 'skipped', reason: 'A déjà des moments en main' });
    expect(stateOf(blocked.id)).toMatchObject({ state: 'gone', reason: 'Le moment prévu n’est plus libre' });
    expect(stateOf(first.id)?.state).toBe('sent');
    // What HR was shown is forgotten with the plan: the duos' own page says the week.
    expect(sent.items.every(({ moment }) => moment === null)).toBe(true);
    expect(await db.selectFrom('plan_items').select('duo_id').where((eb) => eb.or([eb('option', 'is not', null), eb('options', 'is not', null)])).execute()).toEqual([]);

    const { options, act } = await nextOf(world.as(first.mentor), { id: first.id }, 'options');
    expect([options.length, act]).toEqual([1, 'propose']);
    await world.clock.on(60);
    const line = await world.as(first.mentor).line(/Un moment hors du bureau|One moment out of the office/);
    expect(wordsOf(line.card)).not.toMatch(/Trois|Three/);
    const answer = await world.as(first.mentor).press('propose', { line });
    expect(answer.status).toBe(200);
    await nextOf(world.as(first.mentee), { id: first.id }, 'options');
    const offers = await db.selectFrom('offers').select('session_id').where('state', '=', 'open').where('duo_id', 'in', duos.map(({ id }) => id)).execute();
    expect(new Set(offers.map(({ session_id }) => session_id)).size).toBe(offers.length);
  });
});
