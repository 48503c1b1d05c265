import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { relinkAccount } from '../../src/features/overview/relink-account.ts';
import { saveGone } from '../../src/features/people/store.ts';
import { asId, type DuoId, type PersonId, type ProgrammeId, type TenantId } from '../../src/kernel/ids.ts';
import { openWorld, type Somebody, type World, wordsOf } from '../support/world.ts';
import { book, bringTogether, type Duo, getReady, nextMorning, nextOf, openProgramme, propose, see, startDuo } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let programme: { id: string };
let duo: Duo;
/** The account by which Inès is known once hers has been created anew. */
let anew: Somebody;
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
  anew = world.as('sarah.diallo');
  duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
});
afterAll(() => world.close());

const claire = () => world.as('claire.fontaine');
const view = async () => (await claire().api('GET /api/programmes/:programme', { params: { programme: programme.id } })).body;
const directory = (person: Somebody, account: object) => world.handle('POST', `/directory/${person.key}`, account);
const link = (person: { id: string }, side: 'mentor' | 'mentee' = 'mentor', of = duo.id) =>
  claire().api('POST /api/programmes/:programme/duos/:duo/account', { params: { programme: programme.id, duo: of }, body: { side, personId: person.id } });
const countRows = async () => {
  const { db } = world.app.ctx;
  const of = async (table: 'messages' | 'duos' | 'duo_members' | 'journal') => (await db.selectFrom(table).select('tenant_id').execute()).length;
  return [await of('messages'), await of('duos'), await of('duo_members'), await of('journal')];
};
const asLeft = async (of: string) => {
  const row = await world.app.ctx.db.selectFrom('duos').select(['state', 'mentor_id', 'mentee_id']).where('id', '=', of).executeTakeFirstOrThrow();
  return [row.state, row.mentor_id, row.mentee_id];
};

describe('the mentor’s account is created anew', () => {
  let began: Date | null;

  it('while the account they had is there, nothing is linked', async () => {
    const { meetingId, option } = await book(world, duo);
    await world.clock.to(new Date(Date.parse(option.end) + 3_600_000).toISOString());
    for (const person of [duo.mentor, duo.mentee])
      expect((await person.api('PUT /api/meetings/:meeting/check-in', { params: { meeting: meetingId }, body: { held: true, usefulness: 4, tryNext: 'un mot pour moi' } })).status).toBe(200);
    began = (await world.app.ctx.db.selectFrom('duos').select('activated_at').where('id', '=', duo.id).executeTakeFirstOrThrow()).activated_at;
    const before = await countRows();
    expect((await link(anew)).body.code).toBe('already-handled');
    expect(await countRows()).toEqual(before);
  });

  it('HR is told whose account is gone, and what to do about one created anew', async () => {
    await directory(duo.mentor, { state: 'deleted' });
    await nextMorning(world);
    expect((await view()).todo).toMatchObject([{
      duoId: duo.id, action: 'form-duo', gone: { side: 'mentor', name: 'Inès Belkacem' }, reason: expect.stringMatching(/recréé, il porte un autre identifiant.*rattachez-le ici$/) as string,
    }]);
  });

  it.each([
    ['the other of the two', () => duo.mentee, 'same-person'], ['the account that is gone', () => duo.mentor, 'same-person'],
    ['the other of the two, in capitals', () => ({ id: duo.mentee.id.toUpperCase() }), 'same-person'],
    ['an account nobody has', () => ({ id: '7b1b1e0c-8d5e-4c55-9a55-2f6f3b0a7e11' }), 'not-found'],
  ] as const)('refuses %s, at its field, and nothing is written', async (_who, who, code) => {
    const before = await countRows();
    const answer = await link(who());
    expect([answer.body.code, answer.body.field]).toEqual([code, 'personId']);
    expect((await link(anew, 'mentee')).body.code).toBe('already-handled');
    expect(await countRows()).toEqual(before);
    expect(await asLeft(duo.id)).toEqual(['suspended', duo.mentor.id, duo.mentee.id]);
  });

  it('refuses a guest, whoever reports to the other, and whoever is in a duo with them already', async () => {
    const guest = world.as('priya.raman');
    await directory(guest, { guest: true });
    expect((await link(guest)).body).toMatchObject({ code: 'no-guests', field: 'personId' });
    const other = await bringTogether(world, programme, 'yanis.haddad', 'philippe.garnier');
    expect((await link(other.mentor)).body).toMatchObject({ code: 'duo-exists', field: 'personId' });
    // Philippe Garnier is her manager.
    expect((await link(world.as('martine.perrin'))).body).toMatchObject({ code: 'manager-of-mentor', field: 'personId' });
    expect(await asLeft(duo.id)).toEqual(['suspended', duo.mentor.id, duo.mentee.id]);
  });

  it('linked: asked like anybody, with the words for it, and the account before is out of the duo', async () => {
    const { db } = world.app.ctx;
    // As if it had waited for the morning in which the account was gone.
    const [waiting] = await db.updateTable('messages').set({ state: 'queued' }).where('person_id', '=', duo.mentor.id).where('kind', '=', 'invitation').returning('id').execute();
    // Two of HR at once: one links it.
    const [one, two] = await Promise.all([link(anew), link(anew)]);
    expect([one.status, two.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await db.selectFrom('messages').select('state').where('id', '=', waiting!.id).executeTakeFirstOrThrow()).state).toBe('skipped');
    const { body } = one.status === 200 ? one : two;
    expect(body.todo.filter(({ duoId }) => duoId === duo.id)).toEqual([]);
    expect(body.duos.find(({ id }) => id === duo.id)?.state).toBe('Invitation en cours');
    await world.clock.on();
    expect(wordsOf((await anew.line()).card)).toMatch(/Votre binôme avec Philippe Garnier continue ici/);
    // HR names others to talk to: the invitation that waits names them, and is still that of a duo that goes on.
    const of = { params: { programme: programme.id } };
    const { version, sponsor } = (await claire().api('GET /api/programmes/:programme/people', of)).body;
    expect((await claire().api('PUT /api/programmes/:programme/people', { ...of, body: { version, sponsorId: sponsor.id, contactIds: [world.as('luc.hoffmann').id] } })).status).toBe(200);
    await world.clock.on();
    expect(wordsOf((await anew.line()).card)).toMatch(/continue ici.*Luc Hoffmann/s);
    const { next, charter, history } = await see(anew, duo);
    expect([next.kind, charter.signed]).toEqual(['getting-ready', false]);
    // The date is in the history both share; what the account before answered is not.
    expect(history).toHaveLength(1);
    expect(JSON.stringify(await see(anew, duo))).not.toContain('un mot pour moi');
    expect(await nextOf(duo.mentee, duo, 'getting-ready')).toMatchObject({ mine: [], waitingForOther: true });
    expect((await link(anew)).body.code).toBe('already-handled');
  });

  it('says yes and reads the track: the duo goes on where it stood, and has its next date', async () => {
    await getReady(anew, duo);
    expect((await see(anew, duo)).next.kind).not.toBe('check-in');
    await world.clock.on();
    const { journey, state } = await see(anew, duo);
    expect([state, journey.map((step) => step.state)]).toEqual(['active', ['held', 'next', 'to-come', 'to-come', 'to-come', 'to-come']]);
    expect((await world.app.ctx.db.selectFrom('duos').select('activated_at').where('id', '=', duo.id).executeTakeFirstOrThrow()).activated_at).toEqual(began);
    await propose({ ...duo, mentor: anew });
    await nextOf(duo.mentee, duo, 'options');
  });

  it('what they answered before counts once, under the account of today', async () => {
    const rows = await world.app.ctx.db.selectFrom('check_ins').select(['role', 'person_id', 'counts_as', 'try_next']).orderBy('role').execute();
    expect(rows).toEqual([
      { role: 'mentee', person_id: duo.mentee.id, counts_as: null, try_next: 'un mot pour moi' },
      { role: 'mentor', person_id: duo.mentor.id, counts_as: anew.id, try_next: 'un mot pour moi' },
    ]);
  });
});

describe('both accounts are gone', () => {
  let theirs: Duo;
  let second: Somebody;

  it('one linked, the duo waits for the other, and its invitation too', async () => {
    theirs = await startDuo(world, programme, 'jonas.weber', 'helen.whitaker');
    second = world.as('thomas.nguyen');
    for (const person of [theirs.mentor, theirs.mentee]) await directory(person, { state: 'deleted' });
    await nextMorning(world);
    const before = (await second.chat()).length;
    // Restored between HR's look and the writing of it: they keep their place.
    const { ctx } = world.app;
    const [tenantId, id] = [asId<TenantId>((await ctx.db.selectFrom('duos').select('tenant_id').where('id', '=', theirs.id).executeTakeFirstOrThrow()).tenant_id), asId<PersonId>(theirs.mentor.id)];
    const say = (why: 'deleted' | null) => ctx.transaction((trx) => saveGone(trx, tenantId, id, why, ctx.clock.now()));
    const late = { ...ctx, transaction: (async (work) => { await say(null); return ctx.transaction(work); }) as typeof ctx.transaction };
    const input = { programmeId: asId<ProgrammeId>(programme.id), duoId: asId<DuoId>(theirs.id), side: 'mentor', personId: asId<PersonId>(second.id) } as const;
    await expect(relinkAccount(late, { tenantId, personId: asId(claire().id), lang: 'fr', canManage: true }, input)).rejects.toMatchObject({ code: 'already-handled' });
    expect(await asLeft(theirs.id)).toEqual(['suspended', theirs.mentor.id, theirs.mentee.id]);
    await say('deleted');
    const { body } = await link(second, 'mentor', theirs.id);
    expect(body.todo.find(({ duoId }) => duoId === theirs.id)?.gone).toEqual({ side: 'mentee', name: 'Helen Whitaker' });
    await nextMorning(world);
    expect((await second.chat()).length).toBe(before);
    expect(await asLeft(theirs.id)).toEqual(['suspended', second.id, theirs.mentee.id]);
  });

  it('the other restored, HR has it go on: the one who was linked is asked, and it is not active before', async () => {
    await directory(theirs.mentee, { state: 'present' });
    await nextMorning(world);
    const resumed = await claire().api('POST /api/programmes/:programme/duos/:duo/resume', { params: { programme: programme.id, duo: theirs.id } });
    expect([resumed.status, (await asLeft(theirs.id))[0]]).toEqual([200, 'invited']);
    await nextMorning(world);
    expect(wordsOf((await second.line()).card)).toContain('continue ici');
    await getReady(second, theirs);
    expect((await asLeft(theirs.id))[0]).toBe('active');
  });
});
