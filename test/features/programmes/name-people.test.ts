import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import type { Actor, DirectoryPerson } from '../../../src/features/context.ts';
import { viewPeople } from '../../../src/features/overview/view-people.ts';
import { viewProgramme } from '../../../src/features/overview/view-programme.ts';
import { saveGone } from '../../../src/features/people/store.ts';
import { namePeople } from '../../../src/features/programmes/name-people.ts';
import { type NamedPeople, versionOfPeople } from '../../../src/features/programmes/named-people.ts';
import { findProgramme, listContactIds } from '../../../src/features/programmes/store.ts';
import { Refusal } from '../../../src/kernel/errors.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { openTestDatabase } from '../../support/database.ts';
import { setStage, type Stage } from '../meetings/stage.ts';

let database: Connected;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

/** A programme, and six colleagues whose accounts are open until `closed` holds them. */
const setPeople = async () => {
  const stage = await setStage(database, { ready: false });
  const crowd = [1, 2, 3, 4, 5, 6].map((n) => asId<PersonId>(stage.tenantId.replace(/^./, String(n))));
  const closed = new Set<PersonId>();
  const asked: PersonId[] = [];
  const entry = (id: PersonId): DirectoryPerson => ({
    id, name: `Personne ${crowd.indexOf(id) + 1}`, firstName: 'Personne', mail: null, jobTitle: 'Juriste', office: 'Paris-La Défense', lang: 'fr', managerId: null,
    enabled: !closed.has(id), isGuest: false,
  });
  const find = async (id: PersonId) => {
    asked.push(id);
    return crowd.includes(id) ? entry(id) : stage.ctx.directory.find(id);
  };
  return { ...stage, ctx: { ...stage.ctx, directory: { ...stage.ctx.directory, find } }, crowd, closed, asked };
};
type People = Awaited<ReturnType<typeof setPeople>>;

const namedIn = async ({ ctx, tenantId, programmeId }: Stage): Promise<NamedPeople> => {
  const programme = await findProgramme(ctx.db, tenantId, programmeId);
  if (!programme) throw new Error('a programme was due');
  return { sponsorId: programme.sponsorId, contactIds: await listContactIds(ctx.db, tenantId, programmeId) };
};
const versionIn = async (stage: Stage) => versionOfPeople(await namedIn(stage));
const name = async (stage: Stage, named: NamedPeople, version?: string, actor: Actor = stage.actors.manager) =>
  namePeople(stage.ctx, actor, { programmeId: stage.programmeId, version: version ?? (await versionIn(stage)), ...named });
const acts = async ({ ctx, tenantId }: Stage) =>
  (await ctx.db.selectFrom('journal').select('act').where('tenant_id', '=', tenantId).where('act', '=', 'people-named').execute()).length;
const leaves = (stage: Stage, id: PersonId, why: 'disabled' | 'deleted' = 'disabled') => stage.ctx.transaction((trx) => saveGone(trx, stage.tenantId, id, why, stage.clock.now()));
const follows = (stage: Stage) => stage.jobs.filter(({ job }) => job.kind === 'follow-people').length;
const [first, second, third] = [0, 1, 2] as const;
const at = ({ crowd }: People, index: number): PersonId => crowd[index] ?? asId('');

describe('naming others', () => {
  it('is for whoever runs the programme', async () => {
    const stage = await setPeople();
    const [before, wanted] = [await namedIn(stage), { sponsorId: at(stage, first), contactIds: [at(stage, second)] }];
    const elsewhere = { ...stage.actors.manager, personId: asId<PersonId>('00000000-0000-4000-8000-00000000000f') };
    await expect(name(stage, wanted, undefined, stage.actors.mentor)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(name(stage, wanted, undefined, elsewhere)).rejects.toMatchObject({ code: 'not-found', field: undefined });
    await expect(viewPeople(stage.ctx, stage.actors.mentor, stage.programmeId)).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(viewPeople(stage.ctx, elsewhere, stage.programmeId)).rejects.toMatchObject({ code: 'not-found' });
    expect([await namedIn(stage), await acts(stage), stage.asked]).toEqual([before, 0, []]);
  });

  it('keeps the order, counts whoever is named twice once, is in the journal once, and the same again writes nothing', async () => {
    const stage = await setPeople();
    const [a, b, c] = [at(stage, first), at(stage, second), at(stage, third)];
    await name(stage, { sponsorId: a, contactIds: [c, b, c, a] });
    expect(await namedIn(stage)).toEqual({ sponsorId: a, contactIds: [c, b, a] });
    const jobs = stage.jobs.length;
    await name(stage, { sponsorId: a, contactIds: [c, b, a, b] });
    expect([await acts(stage), stage.jobs.length, follows(stage)]).toEqual([1, jobs, 1]);
    expect(stage.jobs.map(({ job }) => job.kind)).toContain('watch-directory');
    await name(stage, { sponsorId: a, contactIds: [b, c, a] });
    expect([(await namedIn(stage)).contactIds, await acts(stage)]).toEqual([[b, c, a], 2]);
  });

  it('looks up whoever is new, and nobody who was named before', async () => {
    const stage = await setPeople();
    await name(stage, { sponsorId: at(stage, first), contactIds: [at(stage, second)] });
    expect(stage.asked).toEqual([at(stage, first), at(stage, second)]);
    stage.asked.length = 0;
    await name(stage, { sponsorId: at(stage, second), contactIds: [at(stage, first), at(stage, third)] });
    expect(stage.asked).toEqual([at(stage, third)]);
  });

  it('refuses an account that is closed or unknown, and a programme that is over', async () => {
    const stage = await setPeople();
    const before = await namedIn(stage);
    stage.closed.add(at(stage, first));
    await expect(name(stage, { ...before, sponsorId: at(stage, first) })).rejects.toMatchObject({ code: 'not-found', field: 'sponsorId' });
    await expect(name(stage, { ...before, contactIds: [at(stage, second), asId('00000000-0000-4000-8000-0000000000aa')] })).rejects.toMatchObject({ code: 'not-found', field: 'contactIds' });
    await stage.ctx.db.updateTable('programmes').set({ state: 'closed' }).where('id', '=', stage.programmeId).execute();
    await expect(name(stage, { ...before, sponsorId: at(stage, second) })).rejects.toMatchObject({ code: 'already-handled' });
    expect([await namedIn(stage), await acts(stage), follows(stage)]).toEqual([before, 0, 0]);
  });

  it('keeps nobody who has left, as the one or the other, and takes whoever has come back as new', async () => {
    const stage = await setPeople();
    const [a, b, c] = [at(stage, first), at(stage, second), at(stage, third)];
    await name(stage, { sponsorId: a, contactIds: [b] });
    await leaves(stage, b, 'deleted');
    await expect(name(stage, { sponsorId: c, contactIds: [b] })).rejects.toMatchObject({ code: 'has-left', field: 'contactIds' });
    await expect(name(stage, { sponsorId: a, contactIds: [b] })).rejects.toMatchObject({ code: 'has-left', field: 'contactIds' });
    await leaves(stage, a);
    await expect(name(stage, { sponsorId: a, contactIds: [c] })).rejects.toMatchObject({ code: 'has-left', field: 'sponsorId' });
    expect(await namedIn(stage)).toEqual({ sponsorId: a, contactIds: [b] });
    await name(stage, { sponsorId: c, contactIds: [c] });
    await name(stage, { sponsorId: a, contactIds: [c] });
    expect((await viewPeople(stage.ctx, stage.actors.manager, stage.programmeId)).sponsor).toMatchObject({ id: a, left: null });
  });

  it('is refused where somebody else has named others meanwhile; of two at the same moment, one is saved whole', async () => {
    const stage = await setPeople();
    const [a, b, c] = [at(stage, first), at(stage, second), at(stage, third)];
    const seen = await versionIn(stage);
    await name(stage, { sponsorId: a, contactIds: [b] }, seen);
    await expect(name(stage, { sponsorId: c, contactIds: [c] }, seen)).rejects.toMatchObject({ code: 'people-changed' });
    expect(await namedIn(stage)).toEqual({ sponsorId: a, contactIds: [b] });
    const now = await versionIn(stage);
    const wishes: NamedPeople[] = [{ sponsorId: b, contactIds: [c] }, { sponsorId: c, contactIds: [a, b] }];
    const both = await Promise.allSettled(wishes.map((wish) => name(stage, wish, now)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await namedIn(stage)).toEqual(wishes[both.findIndex(({ status }) => status === 'fulfilled')]);
    expect(await acts(stage)).toBe(2);
  });

  it.each(['follow-people', 'watch-directory'] as const)('is saved whole or not at all: without its %s there is neither name nor journal', async (kind) => {
    const stage = await setPeople();
    const before = await namedIn(stage);
    stage.trouble.enqueue = kind;
    await expect(name(stage, { sponsorId: at(stage, first), contactIds: [at(stage, second)] })).rejects.toThrow('the queue is full');
    expect([await namedIn(stage), await acts(stage)]).toEqual([before, 0]);
  });
});

it('whatever is asked, in whatever order, by two who may not know of one another: what is saved is what a list says', async () => {
  const stage = await setPeople();
  let before = await namedIn(stage);
  let written = 0;
  const seen = [versionOfPeople(before)];
  const gone = new Set<PersonId>();
  const [person, rarely] = [fc.nat({ max: 5 }), fc.nat({ max: 5 }).map((n) => n === 0)];
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        sponsor: person, contacts: fc.array(person, { minLength: 1, maxLength: 4 }), isStale: rarely, leaves: fc.option(person, { freq: 2 }), isSame: rarely,
        isClosed: fc.array(rarely, { minLength: 6, maxLength: 6 }),
      }),
      async ({ sponsor, contacts, isStale, leaves: who, isSame, isClosed }) => {
        stage.closed.clear();
        stage.crowd.forEach((id, index) => { if (isClosed[index]) stage.closed.add(id); });
        const left = who === null ? undefined : [before.sponsorId, ...before.contactIds][who];
        if (left) { await leaves(stage, left); gone.add(left); }
        const wanted: NamedPeople = isSame ? before : { sponsorId: at(stage, sponsor), contactIds: contacts.map((index) => at(stage, index)) };
        const current = versionOfPeople(before);
        const version = isStale ? (seen.at(-2) ?? current) : current;
        const ids = [before.sponsorId, ...before.contactIds];
        const asked = [['sponsorId', wanted.sponsorId], ...wanted.contactIds.map((id) => ['contactIds', id])] as [string, PersonId][];
        const kept = asked.find(([, id]) => ids.includes(id) && gone.has(id));
        const refused = asked.find(([, id]) => !ids.includes(id) && stage.closed.has(id));
        const due = version !== current ? ['people-changed', undefined] : kept ? ['has-left', kept[0]] : refused ? ['not-found', refused[0]] : null;
        const came = await name(stage, wanted, version).then(() => null, (error: unknown) => (error instanceof Refusal ? [error.code, error.field] : error));
        expect(came).toEqual(due);
        if (due === null) {
          const after = { sponsorId: wanted.sponsorId, contactIds: wanted.contactIds.filter((id, index, all) => all.indexOf(id) === index) };
          if (versionOfPeople(after) !== current) { written++; seen.push(versionOfPeople(after)); for (const [, id] of asked) gone.delete(id); }
          before = after;
        }
        expect([await namedIn(stage), await acts(stage), follows(stage)]).toEqual([before, written, written]);
      },
    ),
    // Each builds on what the one before left.
    { numRuns: 80, endOnFailure: true },
  );
  expect(written).toBeGreaterThan(5);
});

describe('what HR is shown', () => {
  it('is who is named, what the directory says of whoever has left, and a way to name somebody else on each line of it', async () => {
    const stage = await setPeople();
    await name(stage, { sponsorId: at(stage, first), contactIds: [at(stage, second), at(stage, third)] });
    await leaves(stage, at(stage, first));
    await leaves(stage, at(stage, third), 'deleted');
    const look = async (lang: 'fr' | 'en') => {
      const { sponsor, contacts, version, name: programme } = await viewPeople(stage.ctx, { ...stage.actors.manager, lang }, stage.programmeId);
      expect([version, programme]).toEqual([await versionIn(stage), 'Regards croisés']);
      return [sponsor, ...contacts].map(({ left }) => left);
    };
    expect(await look('fr')).toEqual(['Le compte de Personne 1 est désactivé dans l’annuaire', null, 'Personne 3 n’est plus dans l’annuaire']);
    expect(await look('en')).toEqual(['Personne 1’s account is disabled in the directory', null, 'Personne 3 is no longer in the directory']);
    const { todo } = await viewProgramme(stage.ctx, stage.actors.manager, stage.programmeId);
    expect(todo.map(({ people, action, duoId }) => [people, action, duoId])).toEqual([['Personne 1', 'name-people', null], ['Personne 3', 'name-people', null]]);
  });
});
