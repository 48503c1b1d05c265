import { jobHandlers } from '../../src/adapters/jobs/handlers.ts';
import type { Db } from '../../src/db/connect.ts';
import type { Actor, Context, DirectoryPerson, Links } from '../../src/features/context.ts';
import { answerDuo } from '../../src/features/matching/answer-duo.ts';
import { formDuo } from '../../src/features/matching/form-duo.ts';
import { readTrack } from '../../src/features/matching/read-track.ts';
import { confirmOption } from '../../src/features/meetings/confirm-option.ts';
import { proposeOptions } from '../../src/features/meetings/propose-options.ts';
import { listOpenOffers } from '../../src/features/meetings/store.ts';
import { seedPlaces } from '../../src/features/places/content/places.ts';
import { seedSiteId, seedSites } from '../../src/features/places/content/sites.ts';
import { savePlaces, saveSites } from '../../src/features/places/store.ts';
import { createProgramme } from '../../src/features/programmes/create-programme.ts';
import { rulesOf, versionOf } from '../../src/features/programmes/rules.ts';
import { findManagedProgramme } from '../../src/features/programmes/store.ts';
import { updateRules } from '../../src/features/programmes/update-rules.ts';
import { asId, type DuoId, type PersonId, type TenantId } from '../../src/kernel/ids.ts';
import { silentLog } from '../../src/kernel/log.ts';
import { type Clock, type Zone } from '../../src/kernel/time.ts';
import { type Chats, createChats } from './chats.ts';
import { enqueueOn, type JobRow } from './jobs.ts';
import { createOutlook, type Outlook, type OutlookEvent } from './outlook.ts';
import type { Season } from './rest.ts';
import type { Chance, Process } from './scheduler.ts';

const zone = 'Europe/Paris' as Zone;
const nobody = '00000000-0000-4000-8000-00000000000';
const links: Links = { tab: ({ page }) => `https://tab.example/${page}`, home: () => 'https://tab.example/' };

export type Who = 'mentor' | 'otherMentor' | 'executive' | 'otherExecutive' | 'manager' | 'contact';
const people: readonly Who[] = ['mentor', 'otherMentor', 'executive', 'otherExecutive', 'manager', 'contact'];

/** Two people are in two duos each: whoever books one must see the other. */
export const pairs = [['mentor', 'executive'], ['otherMentor', 'executive'], ['mentor', 'otherExecutive']] as const satisfies readonly (readonly [Who, Who])[];

export const idOf = (who: Who): PersonId => asId(`${nobody}${people.indexOf(who)}`);
const mailOf = (who: Who): string => `${who}@meridiane.example`;

/** A tenant that is small and has all that goes wrong: one programme, three duos, Outlook and Teams. */
export interface World {
  readonly tenantId: TenantId;
  readonly outlook: Outlook;
  readonly chats: Chats;
  readonly clock: Clock;
  readonly season: Season;
  actor(who: Who): Actor;
  /** What one process of the product holds; `row` is the job it is doing, if any. */
  contextOf(process: Process, db: Db, row?: JobRow): Context;
}

/** What the world must know of the queue, which comes after it. */
interface JobsThen {
  readonly isActive: (jobId: string) => boolean;
  readonly list: () => readonly JobRow[];
}

export const createWorld = (
  tenantId: TenantId, season: Season, chance: Chance, clock: Clock, jobs: JobsThen, standing: readonly OutlookEvent[] = [],
): World => {
  const outlook = createOutlook(chance, clock, (mail) => people.flatMap((who) => (mailOf(who) === mail ? [idOf(who)] : []))[0] ?? null, standing);
  const chats = createChats(chance, clock, jobs.list);
  const known = people.map((who): DirectoryPerson => ({
    id: idOf(who), name: `${who} Dupont`, firstName: who, mail: mailOf(who), jobTitle: null, office: seedSites[0]!.name, lang: 'fr', managerId: null, enabled: true, isGuest: false,
  }));
  const enqueue = enqueueOn(() => clock.now(), jobs.isActive);
  return {
    tenantId, outlook, chats, clock, season,
    actor: (who) => ({ tenantId, personId: idOf(who), lang: 'fr', canManage: who === 'manager' }),
    contextOf: (process, db, row) => ({
      db, clock, links, log: silentLog, enqueue, installer: { install: async () => 'installed' }, mailer: undefined, erasures: { remember: async () => {} },
      calendar: outlook.calendarOf(process), watcher: outlook.watcherOf(process),
      messenger: chats.messengerOf(process, row),
      directory: { find: async (id) => known.find((person) => person.id === id), search: async () => [], zone: async () => zone, isOpen: async () => true, readMany: async () => new Map() },
      transaction: (work) => db.transaction().execute(work),
    }),
  };
};

/** The programme and its duos, through the use cases, up to the first search. */
export const settle = async (world: World, ctx: Context): Promise<readonly DuoId[]> => {
  const places = seedPlaces(seedSiteId).filter(({ nearSites, openAir }) => nearSites.includes(seedSites[0]!.id) && !openAir).slice(0, 4);
  await ctx.transaction(async (trx) => {
    await saveSites(trx, world.tenantId, seedSites);
    await savePlaces(trx, world.tenantId, places);
  });
  const programmeId = await createProgramme(ctx, world.actor('manager'), {
    template: 'classic', name: 'Regards', sponsorId: idOf('otherExecutive'), priceCeiling: 2, payer: 'Méridiane', contactIds: [idOf('contact')],
  });
  const { window, quiet } = world.season;
  const found = await findManagedProgramme(ctx.db, world.tenantId, programmeId, idOf('manager'));
  if (found && quiet) await updateRules(ctx, world.actor('manager'), { programmeId, version: versionOf(found.frame), rules: { ...rulesOf(found.frame), window, quiet: [quiet] } });
  const duos: DuoId[] = [];
  for (const [mentor, executive] of pairs) {
    const duoId = await formDuo(ctx, world.actor('manager'), { programmeId, mentorId: idOf(mentor), menteeId: idOf(executive) });
    for (const who of [mentor, executive]) {
      await answerDuo(ctx, world.actor(who), { duoId, answer: 'yes' });
      await readTrack(ctx, world.actor(who), { duoId });
    }
    duos.push(duoId);
  }
  return duos;
};

/** The two agree on the first of their options, with all well. */
export const bookDuo = async (world: World, ctx: Context, duoId: DuoId, index: number): Promise<void> => {
  const [mentor, mentee] = pairs[index]!;
  const open = async () => {
    const [offer] = await listOpenOffers(ctx.db, world.tenantId, [duoId]);
    if (!offer) throw new Error('a duo that is to be booked has no options');
    return { offerId: offer.id, optionIds: offer.options.map(({ id }) => id) };
  };
  await proposeOptions(ctx, world.actor(mentor), await open());
  const { offerId, optionIds } = await open();
  await confirmOption(ctx, world.actor(mentee), { offerId, optionId: optionIds.at(-index)! });
};

export const handlersOf = jobHandlers;
