import { SignJWT, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextOf, startDuo } from '../../journeys/steps.ts';
import { request } from '../../support/world.ts';
import { type Cast, countRows, goodBody, goodQuery, openCast, paramsOf, type Route, routes } from './cast.ts';

/**
 * Who may ask what, as one table: a row a route, a column a caller, a status in each cell. The duo is booked, its offer is
 * taken: an answer of 409 means "yours, but already settled". A route of the contract without a row does not compile.
 */
const callers = ['nobody', 'forged', 'mentor', 'mentee', 'other duo', 'plain person', 'manager', 'manager elsewhere', 'assistant'] as const;
type Caller = (typeof callers)[number];
type Row = readonly [nobody: number, forged: number, mentor: number, mentee: number, otherDuo: number, plain: number, manager: number, managerElsewhere: number, assistant: number];

const ours = (mentor: number, mentee: number): Row => [401, 401, mentor, mentee, 404, 404, 404, 404, 404];
/** What anyone of the company may read. */
const anyone: Row = [401, 401, 200, 200, 200, 200, 200, 200, 200];
const managers: Row = [401, 401, 403, 403, 403, 403, 200, 200, 403];
/** Only who runs the executive's dates: not even the executive, who has their own way. */
const assistantOnly = (status: number): Row => [401, 401, 404, 404, 404, 404, 404, 404, status];
/** Only an executive. */
const executiveOnly: Row = [401, 401, 404, 200, 404, 404, 404, 404, 404];
/** Only whoever runs this programme; for another manager it does not exist. */
const itsManagerOnly = (status: number): Row => [401, 401, 403, 403, 403, 403, status, 404, 403];
const itsManager = itsManagerOnly(200);

const matrix: Record<Route, Row> = {
  'GET /api/me': anyone,
  // Each reads and writes their own; there is no naming another's.
  'GET /api/preferences': anyone,
  'PUT /api/preferences': anyone,
  'PUT /api/preferences/access': anyone,
  'DELETE /api/preferences/access': anyone,
  'GET /api/duos/:duo': ours(200, 200),
  'POST /api/duos/:duo/answer': ours(200, 200),
  'POST /api/duos/:duo/track': ours(200, 200),
  'POST /api/duos/:duo/options': ours(409, 409),
  'POST /api/duos/:duo/unlock': ours(409, 409),
  'POST /api/offers/:offer/propose': ours(409, 409),
  'POST /api/offers/:offer/confirm': ours(409, 409),
  'POST /api/offers/:offer/other-times': ours(409, 409),
  'POST /api/offers/:offer/setting': ours(409, 409),
  'POST /api/offers/:offer/place': ours(409, 409),
  // Nothing was asked for in Outlook, and no date was lost: journeys/outlook.test.ts has both.
  'POST /api/meetings/:meeting/accept-time': ours(409, 409),
  'POST /api/meetings/:meeting/refuse-time': ours(409, 409),
  'POST /api/duos/:duo/pause': ours(409, 409),
  'POST /api/duos/:duo/resume': ours(409, 409),
  'GET /api/meetings/:meeting/order': ours(200, 200),
  'GET /api/windows': anyone,
  // Everybody's calendar can be read here.
  'PUT /api/windows': [401, 401, 404, 404, 404, 404, 404, 404, 404],
  'GET /api/assistant': anyone,
  'PUT /api/assistant': executiveOnly,
  'GET /api/assistant/candidates': executiveOnly,
  // Nobody else has any.
  'GET /api/dates': anyone,
  'POST /api/dates/offers/:offer/confirm': assistantOnly(409),
  'POST /api/dates/offers/:offer/other-times': assistantOnly(409),
  'POST /api/dates/meetings/:meeting/move': assistantOnly(200),
  'POST /api/dates/meetings/:meeting/keep': assistantOnly(200),
  'POST /api/meetings/:meeting/keep': ours(200, 200),
  'GET /api/meetings/:meeting/check-in': ours(200, 200),
  'PUT /api/meetings/:meeting/check-in': ours(409, 409),
  'POST /api/meetings/:meeting/move': ours(200, 200),
  // The mentor cancels, and what the executive presses next is settled already.
  'POST /api/meetings/:meeting/cancel': ours(200, 409),
  'POST /api/dates/meetings/:meeting/cancel': assistantOnly(409),
  // Whoever leaves ends it for both.
  'POST /api/duos/:duo/leave': ours(200, 409),
  'GET /api/places': managers,
  // The second to add it finds it there.
  'POST /api/places': [401, 401, 403, 403, 403, 403, 200, 409, 403],
  // One's own; only whoever is in a duo that lives has any to make (ours has ended by then, theirs is in another).
  'GET /api/suggestions': anyone,
  'POST /api/suggestions': [401, 401, 404, 404, 404, 404, 404, 404, 404],
  // No such suggestion: nothing left to decline.
  'POST /api/suggestions/:suggestion/decline': [401, 401, 403, 403, 403, 403, 409, 409, 403],
  'PUT /api/places/:place': managers,
  'POST /api/places/:place/archive': managers,
  'POST /api/sites': [401, 401, 403, 403, 403, 403, 200, 409, 403],
  'PUT /api/sites/:site': managers,
  'POST /api/imports/preview': managers,
  'POST /api/imports': managers,
  // No such import: nothing left to undo.
  'POST /api/imports/:import/undo': [401, 401, 403, 403, 403, 403, 409, 409, 403],
  'GET /api/programmes/:programme/settings': itsManager,
  'PUT /api/programmes/:programme/settings': itsManager,
  'GET /api/programmes/:programme/people': itsManager,
  'PUT /api/programmes/:programme/people': itsManager,
  'GET /api/programmes/:programme/rules': itsManager,
  'PUT /api/programmes/:programme/rules': itsManager,
  'POST /api/programmes/:programme/rules/preview': itsManager,
  'GET /api/programmes/:programme/plan': itsManager,
  // The only duo has ended: nothing to plan, hence no plan to stop, send or change. journeys/plan.test.ts has one.
  'POST /api/programmes/:programme/plan': itsManagerOnly(409),
  'POST /api/programmes/:programme/plan/stop': itsManagerOnly(409),
  'POST /api/programmes/:programme/plan/resume': itsManagerOnly(409),
  'POST /api/programmes/:programme/plan/send': itsManagerOnly(409),
  'POST /api/programmes/:programme/plan/discard': itsManagerOnly(409),
  'PUT /api/programmes/:programme/plan/duos/:duo/pin': itsManagerOnly(404),
  'PUT /api/programmes/:programme/plan/duos/:duo/exclusion': itsManagerOnly(404),
  'POST /api/programmes/:programme/plan/duos/:duo/choices': itsManagerOnly(404),
  'POST /api/programmes/:programme/plan/duos/:duo/swap': itsManagerOnly(404),
  // An executive no longer: the duo has ended. Taking back what was never given is nothing.
  'DELETE /api/assistant': anyone,
  'GET /api/templates': anyone,
  'GET /api/directory': managers,
  'POST /api/programmes': managers,
  'GET /api/programmes/:programme': itsManager,
  'POST /api/programmes/:programme/duos': itsManager,
  'GET /api/programmes/:programme/deliveries': itsManager,
  // The duo has ended by then.
  'POST /api/programmes/:programme/deliveries/:message/resend': [401, 401, 403, 403, 403, 403, 409, 404, 403],
  // The duo has ended by then.
  'POST /api/programmes/:programme/duos/:duo/absence': [401, 401, 403, 403, 403, 403, 409, 404, 403],
  // Nobody of it is gone.
  'POST /api/programmes/:programme/duos/:duo/account': [401, 401, 403, 403, 403, 403, 409, 404, 403],
  // Not suspended: nothing to take up again.
  'POST /api/programmes/:programme/duos/:duo/resume': [401, 401, 403, 403, 403, 403, 409, 404, 403],
  // The duo has ended by then.
  'POST /api/programmes/:programme/duos/:duo/options': [401, 401, 403, 403, 403, 403, 409, 404, 403],
};

let cast: Cast;
const tokens = new Map<Caller, string | null>();

beforeAll(async () => {
  cast = await openCast();
  const { world } = cast;
  const claims = JSON.parse(Buffer.from((await world.as('claire.fontaine').token()).split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
  const { privateKey } = await generateKeyPair('RS256');
  const header = JSON.parse(Buffer.from((await world.as('claire.fontaine').token()).split('.')[0] ?? '', 'base64url').toString()) as { alg: 'RS256'; kid: string };
  const known: Record<Caller, () => Promise<string | null>> = {
    nobody: async () => null,
    // Claire's own claims and the right key's name, signed by somebody else.
    forged: () => new SignJWT(claims).setProtectedHeader(header).sign(privateKey),
    mentor: () => cast.duo.mentor.token(),
    mentee: () => cast.duo.mentee.token(),
    'other duo': () => world.as('jonas.weber').token(),
    'plain person': () => world.as('arthur.meyer').token(),
    manager: () => world.as('claire.fontaine').token(),
    'manager elsewhere': () => world.as('claire.fontaine').token(),
    assistant: () => cast.assistant.token(),
  };
  for (const caller of callers) tokens.set(caller, await known[caller]());
});
afterAll(() => cast.world.close());

const ask = (route: Route, caller: Caller) => {
  // Claire runs programmes, but not that one.
  const elsewhere = caller === 'manager elsewhere' && { programme: cast.elsewhere.id, duo: cast.elsewhere.duo };
  const { method, path, body } = request(route, { params: { ...paramsOf(cast), ...elsewhere }, query: goodQuery(route), body: goodBody(route, cast) });
  const bearer = tokens.get(caller);
  return cast.world.http(method, path, { body, headers: { 'accept-language': 'fr', ...(bearer && { authorization: `Bearer ${bearer}` }) } });
};

describe.each(Object.keys(matrix) as Route[])('%s', (route) => {
  it.each(callers.map((caller, index) => [caller, matrix[route][index] ?? 0] as const))('%s: %i', async (caller, expected) => {
    const before = expected === 200 ? undefined : await countRows(cast);
    const answer = await ask(route, caller);
    expect(answer.status, JSON.stringify(answer.body)).toBe(expected);
    if (expected === 200) return;
    expect(answer.body.message).toMatch(/\p{L}.*\.$/u);
    expect(JSON.stringify(answer.body)).not.toMatch(/Garnier|Belkacem|Philippe|Inès/);
    expect(await countRows(cast)).toEqual(before);
  });
});

it('the side that does not hold the options cannot answer in the other’s place', async () => {
  const { world, programme } = cast;
  const duo = await startDuo(world, programme, 'thomas.nguyen', 'helen.whitaker');
  const { offerId } = await nextOf(duo.mentor, duo, 'options');
  const before = await countRows(cast);
  for (const [route, body] of [['POST /api/offers/:offer/propose', { options: ['1'] }], ['POST /api/offers/:offer/confirm', { option: '1' }]] as const) {
    const answer = await duo.mentee.api(route, { params: { offer: offerId }, body });
    expect([answer.status, answer.body.code]).toEqual([409, 'already-handled']);
  }
  const confirmed = await duo.mentor.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: '1' } });
  expect([confirmed.status, confirmed.body.code]).toEqual([409, 'already-handled']);
  expect(await countRows(cast)).toEqual(before);
});

it('every route of the contract has its row', () => {
  expect(Object.keys(matrix).toSorted()).toEqual(routes.toSorted());
});
