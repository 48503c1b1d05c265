import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorld, type Somebody, type World, wordsOf } from '../support/world.ts';
import { book, type Duo, nextMorning, nextOf, openProgramme, see, startDuo } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let programme: { id: string };
let duo: Duo;
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
  duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
});
afterAll(() => world.close());

const claire = () => world.as('claire.fontaine');
const view = async () => (await claire().api('GET /api/programmes/:programme', { params: { programme: programme.id } })).body;
const resume = () => claire().api('POST /api/programmes/:programme/duos/:duo/resume', { params: { programme: programme.id, duo: duo.id } });
const directory = (person: Somebody, account: object) => world.handle('POST', `/directory/${person.key}`, account);
const rowOf = (person: Somebody) => world.app.ctx.db.selectFrom('people').select(['name', 'mail', 'office', 'gone']).where('id', '=', person.id).executeTakeFirstOrThrow();
const botLines = async (person: Somebody) => (await person.chat()).filter(({ from }) => from === 'bot');

it('somebody who changes name, address and office is known by them the next morning', async () => {
  await directory(duo.mentor, { name: 'Inès Belkacem-Roy', mail: 'ines.roy@meridiane.example', office: 'Lyon Part-Dieu' });
  await nextMorning(world);
  expect(await rowOf(duo.mentor)).toEqual({ name: 'Inès Belkacem-Roy', mail: 'ines.roy@meridiane.example', office: 'Lyon Part-Dieu', gone: null });
  await directory(duo.mentor, { name: 'Inès Belkacem', mail: 'ines.belkacem@meridiane.example', office: 'Paris-La Défense' });
  await nextMorning(world);
  expect(await rowOf(duo.mentor)).toMatchObject({ name: 'Inès Belkacem', office: 'Paris-La Défense' });
});

describe('the mentor leaves the company', () => {
  let held: number;
  it('what was booked is cancelled in both calendars, and the duo is paused; the other is told no reason', async () => {
    await book(world, duo);
    held = (await see(duo.mentee, duo)).journey.length;
    const before = (await botLines(duo.mentor)).length;
    await directory(duo.mentor, { state: 'disabled' });
    await nextMorning(world);
    expect([await duo.mentor.meetings(), await duo.mentee.meetings()]).toEqual([[], []]);
    const next = await nextOf(duo.mentee, duo, 'suspended');
    const words = wordsOf((await duo.mentee.line()).card);
    expect(words).toContain('Ce binôme est en pause');
    for (const said of [words, next.sentence]) expect(said).not.toMatch(/compte|annuaire|désactiv|quitté|parti|absent/i);
    expect((await botLines(duo.mentor)).length).toBe(before);
  });

  it('HR sees who, why and what to do', async () => {
    const { todo, duos } = await view();
    expect(todo).toMatchObject([{ action: 'form-duo', reason: expect.stringMatching(/^Le compte d’Inès Belkacem est désactivé dans l’annuaire.*Attendez son retour, rattachez son nouveau compte, ou formez un autre binôme$/) as string }]);
    expect(duos[0]?.state).toBe('En pause');
    expect((await resume()).body).toMatchObject({ code: 'still-away' });
  });

  it('is out of the tab within five minutes, whatever their token says', async () => {
    await world.clock.on(301);
    expect((await duo.mentor.api('GET /api/me')).status).toBe(401);
  });

  it('nothing more is sent to either while it waits', async () => {
    const before = [(await botLines(duo.mentor)).length, (await botLines(duo.mentee)).length];
    for (let day = 0; day < 8; day++) await nextMorning(world);
    expect([(await botLines(duo.mentor)).length, (await botLines(duo.mentee)).length]).toEqual(before);
  });

  it('back within the month, HR has the duo go on: its sessions are kept and moments are offered', async () => {
    await directory(duo.mentor, { state: 'present' });
    await nextMorning(world);
    expect((await view()).todo).toMatchObject([{ action: 'resume', reason: expect.stringContaining('le binôme peut reprendre') as string }]);
    expect((await claire().api('POST /api/programmes/:programme/duos/:duo/options', { params: { programme: programme.id, duo: duo.id } })).status).toBe(409);
    const resumed = await resume();
    expect([resumed.status, resumed.body.todo]).toEqual([200, []]);
    expect((await resume()).body).toMatchObject({ code: 'already-handled' });
    await world.clock.on();
    await nextOf(duo.mentor, duo, 'options');
    expect((await see(duo.mentee, duo)).journey).toHaveLength(held);
  });

  it('deleted, with a meeting ahead: the other’s duo waits all the same, and nothing is asked of a mailbox that is no more for ever', async () => {
    await book(world, duo);
    await directory(duo.mentor, { state: 'deleted' });
    await nextMorning(world);
    await nextOf(duo.mentee, duo, 'suspended');
    expect((await view()).todo[0]?.reason).toContain('Inès Belkacem n’est plus dans l’annuaire');
  });
});

it('whoever becomes a guest while in a duo is shown to HR, with what to do, until they are none', async () => {
  const other = await startDuo(world, programme, 'sarah.diallo', 'francois.delmas');
  const line = async () => (await view()).todo.find(({ duoId }) => duoId === other.id);
  await directory(other.mentee, { guest: true });
  await nextMorning(world);
  expect(await line()).toMatchObject({ action: 'form-duo', reason: expect.stringMatching(/^François Delmas figure désormais dans l’annuaire comme personne invitée/) as string });
  expect((await see(other.mentee, other)).state).toBe('active');
  await directory(other.mentee, { guest: false });
  await nextMorning(world);
  expect((await line())?.reason ?? '').not.toContain('invitée');
});

it('whoever ran an executive’s dates and leaves runs them no more, and the executive sees it', async () => {
  const other = await startDuo(world, programme, 'jonas.weber', 'helen.whitaker');
  const sophie = world.as('sophie.arnaud');
  await other.mentee.api('PUT /api/assistant', { body: { personId: sophie.id } });
  expect((await sophie.api('GET /api/me')).body.runsDates).toBe(true);
  await directory(sophie, { state: 'disabled' });
  await world.clock.on(301);
  expect((await sophie.api('GET /api/dates')).status).toBe(401);
  await nextMorning(world);
  expect((await other.mentee.api('GET /api/assistant')).body).toEqual({ canName: true, assistant: null });
});

describe('an executive is absent for months, and HR says so', () => {
  let theirs: Duo;
  const say = (side: 'mentor' | 'mentee') =>
    claire().api('POST /api/programmes/:programme/duos/:duo/absence', { params: { programme: programme.id, duo: theirs.id }, body: { side } });

  it('what was planned is cancelled, the mentor reads of a pause and of no reason, and HR reads nothing that waits', async () => {
    theirs = await startDuo(world, programme, 'sarah.diallo', 'beatrice.lemoine');
    await book(world, theirs);
    const [before, had] = [(await botLines(theirs.mentee)).length, (await view()).todo.length];
    const answer = await say('mentee');
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    expect(answer.body.absences.map(({ duoId }) => duoId)).toEqual([theirs.id]);
    expect(answer.body.todo).toHaveLength(had);
    await nextMorning(world);
    expect([await theirs.mentor.meetings(), await theirs.mentee.meetings()]).toEqual([[], []]);
    const words = wordsOf((await theirs.mentor.line()).card);
    expect(words).toContain('Ce binôme est en pause');
    expect(words).not.toMatch(/absen|congé|contrat/i);
    expect((await botLines(theirs.mentee)).length).toBe(before);
    expect((await say('mentor')).body).toMatchObject({ code: 'already-handled' });
  });

  it('for weeks nothing is sent to either, and nothing is overdue', async () => {
    const lines = [(await botLines(theirs.mentor)).length, (await botLines(theirs.mentee)).length];
    for (let morning = 0; morning < 12; morning++) await nextMorning(world);
    expect([(await botLines(theirs.mentor)).length, (await botLines(theirs.mentee)).length]).toEqual(lines);
    expect((await view()).todo.filter(({ duoId }) => duoId === theirs.id)).toEqual([]);
  });

  it('back, HR has the duo go on: moments come, and no date was lost', async () => {
    const answer = await claire().api('POST /api/programmes/:programme/duos/:duo/resume', { params: { programme: programme.id, duo: theirs.id } });
    expect([answer.status, answer.body.absences]).toEqual([200, []]);
    await world.clock.on();
    expect(await nextOf(theirs.mentor, theirs, 'options')).toMatchObject({ again: null, pause: [] });
  });
});

describe('somebody whom the programme names leaves, and is in no duo', () => {
  it('HR reads that the sponsor has left, and what became of it; their way back is followed too', async () => {
    const catherine = world.as('catherine.vasseur');
    await directory(catherine, { state: 'disabled' });
    await nextMorning(world);
    expect((await view()).todo).toContainEqual({
      duoId: null, people: 'Catherine Vasseur', since: null, action: 'name-people', gone: null,
      reason: expect.stringMatching(/^Le compte de Catherine Vasseur est désactivé.*Ce qui lui était destiné vous revient/) as string,
    });
    await directory(catherine, { state: 'present' });
    await nextMorning(world);
    expect((await view()).todo.map(({ people }) => people)).not.toContain('Catherine Vasseur');
  });

  it('whom people may talk to is named no more; once nobody is left, whoever runs the programme is', async () => {
    const names = async () => (await see(duo.mentee, duo)).talkTo.map(({ name }) => name);
    expect(await names()).toEqual(['Nadia Benali', 'Luc Hoffmann']);
    await directory(world.as('nadia.benali'), { state: 'deleted' });
    await nextMorning(world);
    expect(await names()).toEqual(['Luc Hoffmann']);
    expect((await view()).todo).toContainEqual(expect.objectContaining({ duoId: null, people: 'Nadia Benali', reason: expect.stringMatching(/^Nadia Benali n’est plus dans l’annuaire/) as string }));
    await directory(world.as('luc.hoffmann'), { state: 'disabled' });
    await nextMorning(world);
    expect(await names()).toEqual(['Claire Fontaine']);
  });

  it('HR names others in their place: nobody who has left, nobody whose account is closed, and not over what a colleague has just saved', async () => {
    const route = 'PUT /api/programmes/:programme/people';
    const params = { programme: programme.id };
    const { version, sponsor, contacts } = (await claire().api('GET /api/programmes/:programme/people', { params })).body;
    expect([sponsor.name, sponsor.left, ...contacts.map(({ left }) => left)])
      .toEqual(['Catherine Vasseur', null, 'Nadia Benali n’est plus dans l’annuaire', 'Le compte de Luc Hoffmann est désactivé dans l’annuaire']);
    const [arthur, priya, catherine] = ['arthur.meyer', 'priya.raman', 'catherine.vasseur'].map((key) => world.as(key).id);
    const say = async (body: object) => {
      const { status, body: { code, field, message } } = (await claire().api(route, { params, body: { version, ...body } })) as { status: number; body: { code?: string; field?: string; message?: string } };
      return [status, code, field, message];
    };
    await directory(world.as('manon.bertrand'), { state: 'disabled' });
    const before = await world.app.ctx.db.selectFrom('programme_contacts').selectAll().orderBy('position').execute();
    expect(await say({ sponsorId: catherine, contactIds: [arthur, contacts[0]?.id] }))
      .toEqual([409, 'has-left', 'contactIds', 'Cette personne n’a plus de compte ouvert dans l’annuaire\u00a0: nommez quelqu’un d’autre.']);
    expect((await say({ sponsorId: world.as('manon.bertrand').id, contactIds: [arthur] })).slice(0, 3)).toEqual([404, 'not-found', 'sponsorId']);
    expect((await say({ sponsorId: catherine, contactIds: [] }))[0]).toBe(400);
    expect((await say({ sponsorId: catherine, contactIds: [arthur], name: 'x' }))[0]).toBe(400);
    expect(await world.app.ctx.db.selectFrom('programme_contacts').selectAll().orderBy('position').execute()).toEqual(before);

    const saved = await claire().api(route, { params, body: { version, sponsorId: priya, contactIds: [arthur?.toUpperCase(), catherine, arthur] } });
    expect([saved.status, saved.body.sponsor, saved.body.contacts.map(({ name }) => name)])
      .toEqual([200, expect.objectContaining({ name: 'Priya Raman', left: null }), ['Arthur Meyer', 'Catherine Vasseur']]);
    expect((await say({ sponsorId: catherine, contactIds: [arthur] })).slice(0, 2)).toEqual([409, 'people-changed']);
    expect((await see(duo.mentee, duo)).talkTo.map(({ name }) => name)).toEqual(['Arthur Meyer', 'Catherine Vasseur']);
    const { todo, sponsor: named } = await view();
    expect([named, todo.filter(({ action }) => action === 'name-people')]).toEqual(['Priya Raman', []]);
  });

  it('whoever was named last is looked for in the night like the rest', async () => {
    await directory(world.as('arthur.meyer'), { state: 'deleted' });
    await nextMorning(world);
    expect((await view()).todo.filter(({ action }) => action === 'name-people').map(({ people }) => people)).toEqual(['Arthur Meyer']);
    expect((await see(duo.mentee, duo)).talkTo.map(({ name }) => name)).toEqual(['Catherine Vasseur']);
  });
});
