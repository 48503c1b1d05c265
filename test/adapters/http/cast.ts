import { contract } from '../../../src/adapters/http/contract.ts';
import { seedPlaces } from '../../../src/features/places/content/places.ts';
import { seedSiteId } from '../../../src/features/places/content/sites.ts';
import { noPreference } from '../../../src/features/places/preferences/preferences.ts';
import { frameFrom } from '../../../src/features/programmes/programme.ts';
import { versionOfPeople } from '../../../src/features/programmes/named-people.ts';
import { rulesOf, versionOf } from '../../../src/features/programmes/rules.ts';
import { asId, type PersonId } from '../../../src/kernel/ids.ts';
import { openWorld, type Somebody, type World } from '../../support/world.ts';
import { book, bringTogether, type Duo, openProgramme, startDuo } from '../../journeys/steps.ts';

export type Route = keyof typeof contract;
export const routes = Object.keys(contract) as Route[];

/** A programme with a duo at each moment the routes speak of, and everybody who might ask. */
export interface Cast {
  readonly world: World;
  readonly programme: { readonly id: string };
  /** Booked. */
  readonly duo: Duo;
  /** Runs the dates of that duo's executive. */
  readonly assistant: Somebody;
  readonly meeting: string;
  readonly offer: string;
  /** One that did not arrive. */
  readonly message: string;
  /** A programme that somebody else runs, and its duo. */
  readonly elsewhere: { readonly id: string; readonly duo: string };
}

export const openCast = async (): Promise<Cast> => {
  const world = await openWorld();
  const programme = await openProgramme(world);
  const duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
  const assistant = world.as('martine.perrin');
  await duo.mentee.api('PUT /api/assistant', { body: { personId: assistant.id } });
  const booked = await book(world, duo);
  const elsewhere = await openProgramme(world, { name: 'Ailleurs' });
  const other = await bringTogether(world, elsewhere, 'jonas.weber', 'beatrice.lemoine');
  const { db } = world.app.ctx;
  await db.updateTable('programme_managers').set({ person_id: world.as('nadia.benali').id }).where('programme_id', '=', elsewhere.id).execute();
  const [offer] = await db.selectFrom('offers').select('id').where('duo_id', '=', duo.id).execute();
  const [message] = await db.updateTable('messages').set({ state: 'failed', reason: 'MessageWritesBlocked' }).where('duo_id', '=', duo.id).where('kind', '=', 'invitation').returning('id').execute();
  return { message: message?.id ?? '', world, programme, duo, assistant, meeting: booked.meetingId, offer: offer?.id ?? '', elsewhere: { id: elsewhere.id, duo: other.id } };
};

const newPlace = {
  name: 'Café du Canal', address: '8, quai des Saules', city: 'Courbevoie', coordinates: { lat: 48.8951, lon: 2.2401 }, settings: ['coffee'],
  opening: [{ day: 1, from: 480, to: 1080 }], price: 1, stepFree: true, quiet: false, openAir: false, fallbackId: null, nearSites: [seedSiteId('paris')], capacity: null,
};
const newLines = {
  lines: [{ line: 2, name: 'Table ronde', address: '2, rue Neuve', city: 'Puteaux', lat: '48.8890', lon: '2.2400' }],
  defaults: { settings: ['lunch'], opening: [{ day: 1, from: 480, to: 1080 }], price: 1, city: '', within: 5 },
};

/** The rules of the programme as openProgramme makes it. */
const frame = frameFrom('classic', { priceCeiling: 2, payer: 'la direction du programme' });

/** Whom openProgramme names, and another to talk to. */
const namedAnew = (world: World) => {
  const idOf = (key: string) => asId<PersonId>(world.as(key).id);
  const named = { sponsorId: idOf('catherine.vasseur'), contactIds: [idOf('nadia.benali'), idOf('luc.hoffmann')] };
  return { ...named, version: versionOfPeople(named), contactIds: [...named.contactIds, idOf('arthur.meyer')] };
};

/** A body the route's schema takes. */
export const goodBody = (route: Route, { world, duo, assistant }: Cast): unknown => {
  switch (route) {
    case 'POST /api/duos/:duo/answer': return { answer: 'yes' };
    case 'POST /api/duos/:duo/pause': return { weeks: 2 };
    case 'POST /api/duos/:duo/unlock': return { change: 'shorter-session/30' };
    case 'POST /api/offers/:offer/propose': return { options: ['1'] };
    case 'POST /api/offers/:offer/confirm': return { option: '1' };
    case 'POST /api/offers/:offer/setting': return { setting: 'lunch' };
    case 'POST /api/offers/:offer/place':
      return {
        option: '1',
        place: {
          name: 'Chez Paul', address: '3, rue du Port', settingId: 'coffee', price: 1, openAir: false, fallback: '', minutes: { mentor: 8, mentee: 12 }, coordinates: null, isPublic: true,
        },
      };
    case 'PUT /api/meetings/:meeting/check-in': return { held: true };
    case 'PUT /api/windows': return { windows: [] };
    case 'PUT /api/assistant': return { personId: assistant.id };
    case 'POST /api/dates/offers/:offer/confirm': return { option: '1' };
    case 'PUT /api/preferences': return noPreference;
    case 'PUT /api/preferences/access': return { consent: true, stepFree: true, quiet: false };
    case 'POST /api/programmes':
      return { template: 'pilot', name: 'Autre essai', sponsorId: duo.mentee.id, priceCeiling: 0, payer: 'la direction', contactIds: [world.as('nadia.benali').id] };
    case 'POST /api/programmes/:programme/duos': return { mentorId: world.as('priya.raman').id, menteeId: world.as('laurent.chevalier').id };
    case 'POST /api/programmes/:programme/duos/:duo/account': return { side: 'mentee', personId: world.as('beatrice.lemoine').id };
    case 'POST /api/programmes/:programme/duos/:duo/absence': return { side: 'mentee' };
    case 'POST /api/programmes/:programme/deliveries/:message/resend': return { mayArriveTwice: false };
    case 'POST /api/places': return newPlace;
    case 'POST /api/suggestions': return { name: 'Chez Paul', address: '3, rue du Port', settings: ['coffee'], why: null };
    case 'PUT /api/places/:place': return { ...newPlace, name: 'Café des Grandes Arches', address: '4, passage des Tilleuls' };
    case 'POST /api/places/:place/archive': return { archived: false };
    case 'POST /api/sites': return { name: 'Nantes', city: 'Nantes', coordinates: { lat: 47.2173, lon: -1.5534 }, zone: 'Europe/Paris', country: 'FR', department: '44' };
    case 'PUT /api/sites/:site':
      return { name: 'Strasbourg', city: 'Strasbourg', coordinates: { lat: 48.5846, lon: 7.7507 }, zone: 'Europe/Paris', country: 'FR', department: '67' };
    case 'POST /api/imports/preview': return newLines;
    case 'POST /api/imports': return { ...newLines, source: 'lieux.csv' };
    case 'PUT /api/programmes/:programme/settings': return { on: ['coffee', 'lunch', 'walk', 'museum', 'co-working', 'two-voice-walk'] };
    case 'PUT /api/programmes/:programme/people': return namedAnew(world);
    case 'PUT /api/programmes/:programme/rules': return { version: versionOf(frame), rules: rulesOf(frame) };
    case 'POST /api/programmes/:programme/rules/preview': return { rules: rulesOf(frame) };
    case 'PUT /api/programmes/:programme/plan/duos/:duo/pin': return { pinned: true };
    case 'PUT /api/programmes/:programme/plan/duos/:duo/exclusion': return { excluded: true };
    case 'POST /api/programmes/:programme/plan/duos/:duo/swap': return { choice: 0 };
    default: return undefined;
  }
};

export const goodQuery = (route: Route): { q: string } | undefined => (['GET /api/directory', 'GET /api/assistant/candidates'].includes(route) ? { q: 'In' } : undefined);

export const paramsOf = (cast: Cast): Record<string, string> => ({ duo: cast.duo.id, offer: cast.offer, meeting: cast.meeting, message: cast.message, programme: cast.programme.id,
  place: seedPlaces(seedSiteId)[0]?.id ?? '', site: seedSiteId('strasbourg'), import: '00000000-0000-4000-8000-000000000000', suggestion: '00000000-0000-4000-8000-000000000000',
});

/** Rows of every table: what "nothing was written" is measured by. */
export const countRows = async ({ world }: Pick<Cast, 'world'>): Promise<Record<string, string>> => {
  const tables = ['people', 'assistants', 'programmes', 'programme_managers', 'programme_contacts', 'duos', 'duo_members', 'sessions', 'offers', 'meetings', 'meeting_holds', 'check_ins', 'messages', 'journal', 'plans', 'plan_items', 'preferences', 'access_needs', 'place_suggestions'] as const;
  const counts: Record<string, string> = {};
  for (const table of tables) {
    const row = await world.app.ctx.db.selectFrom(table).select((eb) => eb.fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
    counts[table] = row.n;
  }
  return counts;
};
