import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noPreference } from '../../../src/features/places/preferences/preferences.ts';
import { request } from '../../support/world.ts';
import { type Cast, goodQuery, openCast, paramsOf, routes } from './cast.ts';

let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
});
afterAll(() => cast.world.close());

const send = async (method: string, path: string, body?: unknown, as = 'philippe.garnier', lang = 'fr') => {
  const token = await cast.world.as(as).token();
  return cast.world.http(method, path, { body, headers: { authorization: `Bearer ${token}`, 'accept-language': lang } });
};
const mine = { ...noPreference, enjoyed: ['walk'], refused: ['maker-space'], maxWalk: 23, telework: { days: [3], minutes: 117 }, languages: ['nl'], avoided: ['morning'] };

describe('the door', () => {
  it.each([
    ['maxWalk', { maxWalk: 4 }], ['maxWalk', { maxWalk: 31 }], ['maxWalk', { maxWalk: 7.5 }], ['maxPrice', { maxPrice: 3 }], ['openAir', { openAir: 'yes' }],
    ['refused.0', { refused: ['bar'] }], ['refused', { refused: ['walk'], enjoyed: ['walk'] }], ['avoided.0', { avoided: ['night'] }],
    ['telework.days.0', { telework: { days: [6], minutes: 0 } }], ['telework.minutes', { telework: { days: [1], minutes: 121 } }], ['languages.0', { languages: ['xx'] }],
  ])('names the field at fault, in the reader’s language: %s %j', async (field, wrong) => {
    const [fr, en] = [await send('PUT', '/api/preferences', { ...noPreference, ...wrong }), await send('PUT', '/api/preferences', { ...noPreference, ...wrong }, 'philippe.garnier', 'en')];
    expect([fr.status, fr.body.field, en.status, en.body.field]).toEqual([400, field, 400, field]);
    expect(fr.body.message).toBe('Cette valeur n’est pas valable.');
    expect(en.body.message).toBe('This value is not valid.');
  });

  it('takes no address, no name and no consent that was not given', async () => {
    expect((await send('PUT', '/api/preferences', { ...noPreference, telework: { days: [1], minutes: 10, address: '1 rue X' } })).status).toBe(400);
    expect((await send('PUT', '/api/preferences', { ...noPreference, personId: cast.duo.mentor.id })).status).toBe(400);
    expect((await send('PUT', '/api/preferences', { ...noPreference, access: { stepFree: true, quiet: true } })).status).toBe(400);
    for (const consent of [undefined, false, 'true']) expect((await send('PUT', '/api/preferences/access', { stepFree: true, quiet: false, consent })).status).toBe(400);
    expect((await send('GET', '/api/preferences')).body).toMatchObject({ ...noPreference, access: null });
  });

  it('says what is too narrow', async () => {
    const all = await send('PUT', '/api/preferences', { ...noPreference, avoided: ['morning', 'lunch', 'afternoon'] }, 'philippe.garnier', 'en');
    expect([all.status, all.body.code, all.body.field]).toEqual([400, 'too-narrow', 'avoided']);
    expect(all.body.message).toMatch(/^Keep at least three settings/);
  });
});

it('whatever is read with whoever’s token, nobody else’s preferences are in the answer', async () => {
  expect((await send('PUT', '/api/preferences', mine)).status).toBe(200);
  expect((await send('PUT', '/api/preferences/access', { consent: true, stepFree: true, quiet: true })).body).toMatchObject({ ...mine, access: { stepFree: true, quiet: true } });
  for (const as of ['ines.belkacem', 'claire.fontaine', 'jonas.weber', 'arthur.meyer']) {
    expect((await send('GET', '/api/preferences', undefined, as)).body).toMatchObject({ ...noPreference, access: null });
    for (const query of [`?person=${cast.duo.mentee.id}`, `/${cast.duo.mentee.id}`])
      expect(JSON.stringify((await send('GET', `/api/preferences${query}`, undefined, as)).body)).not.toMatch(/maker-space|117|"nl"/);
    for (const route of routes.filter((each) => each.startsWith('GET ') && each !== 'GET /api/preferences')) {
      const { method, path } = request(route, { params: paramsOf(cast), query: goodQuery(route) });
      const said = JSON.stringify((await send(method, path, undefined, as)).body);
      expect(said, route).not.toMatch(/"(refused|enjoyed|maxWalk|telework|avoided|languages|access|maxPrice)":/);
    }
  }
  expect((await send('DELETE', '/api/preferences/access')).body).toMatchObject({ ...mine, access: null });
  expect(cast.world.bugs).toEqual([]);
});
