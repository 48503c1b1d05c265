import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PlanView } from '../../src/adapters/http/contract.ts';
import { asId, type PlanId, type TenantId } from '../../src/kernel/ids.ts';
import { type Exchange, openWorld, type World, wordsOf } from '../support/world.ts';
import { bringMany, letThemBeSilent } from './many-duos.ts';
import { checkCards, nextOf, openProgramme, until } from './steps.ts';

vi.setConfig({ testTimeout: 120_000 });

let world: World;
let programme: { id: string };
let duos: Awaited<ReturnType<typeof bringMany>>;
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
  duos = await bringMany(world, programme, 8);
  await letThemBeSilent(world);
}, 180_000);
afterAll(() => world.close());

const claire = () => world.as('claire.fontaine');
const ofProgramme = () => ({ params: { programme: programme.id } });
const plan = async (): Promise<NonNullable<PlanView['plan']>> => {
  const { status, body } = await claire().api('GET /api/programmes/:programme/plan', ofProgramme());
  expect(status, JSON.stringify(body)).toBe(200);
  if (!body.plan) throw new Error('there is no plan');
  return body.plan;
};
const ready = () => until(async () => { const seen = await plan(); return seen.state === 'ready' && seen; }, 60_000);
/** What was posted to Graph, in its own words: the sandbox's journal tells what a `$batch` holds one by one before it. */
const nameOf = (url: string): string => (/\/events\//.test(url) ? 'events read' : (url.split('/').at(-1) ?? ''));
const askedOf = (exchanges: readonly Exchange[]): readonly string[] =>
  exchanges.filter(({ service, method }) => service === 'graph' && method === 'POST').map(({ url, requestBody }) => {
    const parts = (requestBody as { requests?: { url: string }[] } | null)?.requests;
    return parts ? `${parts.length} together: ${[...new Set(parts.map((part) => nameOf(part.url)))].join()}` : nameOf(url);
  });
const linesOf = async (key: string): Promise<number> => (await world.as(key).chat()).length;
const planned = async (duoId: string) => {
  const row = await world.app.ctx.db.selectFrom('plan_items').select('option').where('duo_id', '=', duoId).executeTakeFirstOrThrow();
  const { start, end } = row.option as { start: number; end: number };
  return { start: new Date(start).toISOString(), end: new Date(end).toISOString() };
};

describe('a plan of a programme in which Binôme books by itself', () => {
  let asked = 0;
  let moments: ReadonlyMap<string, { start: string; end: string }>;
  let taken: (typeof duos)[number];
  const lines = new Map<string, number>();

  it('says before it is sent that invitations go out in the mentors’ names, and how many', async () => {
    const rules = await claire().api('GET /api/programmes/:programme/rules', ofProgramme());
    await claire().api('PUT /api/programmes/:programme/rules', { ...ofProgramme(), body: { version: rules.body.version, rules: { ...rules.body.rules, autonomy: 'books-itself' } } });
    expect((await claire().api('POST /api/programmes/:programme/plan', ofProgramme())).status).toBe(200);
    const { items, sends } = await ready();
    expect(items.every(({ state }) => state === 'planned'), JSON.stringify(items)).toBe(true);
    expect(sends).toEqual({ invitations: duos.length, cards: 0 });
    moments = new Map(await Promise.all(items.map(async ({ duoId }) => [duoId, await planned(duoId)] as const)));
  });

  it('is sent with one look at all calendars; the moment that was taken meanwhile is not booked, and says so', async () => {
    taken = duos[0]!;
    await world.block(world.as(taken.mentee), moments.get(taken.id)!);
    asked = (await world.journal()).length;
    for (const key of duos.flatMap(({ mentor, mentee }) => [mentor, mentee])) lines.set(key, await linesOf(key));
    expect((await claire().api('POST /api/programmes/:programme/plan/send', ofProgramme())).status).toBe(200);
    const sent = await until(async () => { const seen = await plan(); return seen.state === 'sent' && seen; }, 60_000);
    expect(sent.items.find(({ duoId }) => duoId === taken.id)).toMatchObject({ state: 'gone', reason: 'Le moment prévu n’est plus libre', moment: null });
    expect(sent.items.filter(({ state }) => state === 'placing').map(({ duoId }) => duoId).toSorted()).toEqual(duos.slice(1).map(({ id }) => id).toSorted());
    expect(askedOf((await world.journal()).slice(asked))).toEqual(['getSchedule']);
  });

  it('stands in both calendars within minutes, at the planned hour, organised by the mentor; both are told once', async () => {
    await world.clock.on(120);
    const { items, sends } = await plan();
    expect(sends).toEqual({ invitations: duos.length - 1, cards: 0 });
    for (const { id, mentor, mentee } of duos.slice(1)) {
      expect(items.find(({ duoId }) => duoId === id), id).toMatchObject({ state: 'booked', reason: null, moment: null });
      const { start } = moments.get(id)!;
      for (const person of [world.as(mentor), world.as(mentee)]) {
        const events = (await person.meetings()).filter((event) => Date.parse(event.start) === Date.parse(start));
        expect(events.map(({ organizer }) => organizer.name), `${person.name} ${start}`).toEqual([world.as(mentor).name]);
        await nextOf(person, { id }, 'booked');
      }
    }
    // One look more behind, and one request for up to twenty events, one for their organisers' subscriptions, one for the first look behind those.
    const toGraph = askedOf((await world.journal()).slice(asked));
    expect(toGraph.filter((line) => line === 'getSchedule')).toHaveLength(2);
    expect(toGraph.filter((line) => line.includes('together'))).toEqual(['7 together: events', '7 together: subscriptions', '7 together: events read']);
    for (const { id, mentor, mentee } of duos)
      for (const key of [mentor, mentee]) expect(await linesOf(key), key).toBe(lines.get(key)! + (id === taken.id ? 0 : 1));
    const line = await world.as(duos[1]!.mentee).line();
    expect(wordsOf(line.card)).toMatch(/The invitation is in both calendars|L’invitation est dans les deux agendas/);
    checkCards(line.card);
  });

  it('makes nothing twice when its jobs run again', async () => {
    const { ctx } = world.app;
    const row = await ctx.db.selectFrom('plans').select(['tenant_id', 'id']).where('programme_id', '=', programme.id).executeTakeFirstOrThrow();
    const [tenantId, planId] = [asId<TenantId>(row.tenant_id), asId<PlanId>(row.id)];
    const everything = () => Promise.all(duos.flatMap(({ mentor, mentee }) => [mentor, mentee]).map(async (key) => [(await world.as(key).meetings()).length, await linesOf(key)]));
    const before = await everything();
    // As it was when the process died just after the dates were written.
    await ctx.db.updateTable('plans').set({ state: 'sending' }).where('id', '=', planId).execute();
    await ctx.transaction(async (trx) => {
      for (let n = 0; n < 2; n++) await ctx.enqueue(trx, { kind: 'send-plan', tenantId, planId });
      await ctx.enqueue(trx, { kind: 'place-meetings', tenantId });
    });
    await world.clock.on(120);
    expect((await plan()).state).toBe('sent');
    expect(await everything()).toEqual(before);
    const rows = await ctx.db.selectFrom('meetings').select('duo_id').where('state', 'in', ['placing', 'booked']).execute();
    expect(rows.map(({ duo_id }) => duo_id).toSorted()).toEqual(duos.slice(1).map(({ id }) => id).toSorted());
  });

  it('leaves to the next plan what it could not book', async () => {
    const { body } = await claire().api('GET /api/programmes/:programme/plan', ofProgramme());
    expect(body.plannable).toBe(1);
    const again = await claire().api('POST /api/programmes/:programme/plan', ofProgramme());
    expect(again.body.plan?.items.map(({ duoId }) => duoId)).toEqual([taken.id]);
    expect((await ready()).sends).toEqual({ invitations: 1, cards: 0 });
  });
});
