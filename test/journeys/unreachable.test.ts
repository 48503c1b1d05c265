import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorld, wordsOf, type World } from '../support/world.ts';
import { bringTogether, type Duo, getReady, openProgramme } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

let world: World;
let programme: { id: string };
let duo: Duo;
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
  duo = await bringTogether(world, programme, 'gael.marchand', 'philippe.garnier');
});
afterAll(() => world.close());

const claire = () => world.as('claire.fontaine');
const view = async () => (await claire().api('GET /api/programmes/:programme/deliveries', { params: { programme: programme.id } })).body;
const resend = (message: string, mayArriveTwice = false) =>
  claire().api('POST /api/programmes/:programme/deliveries/:message/resend', { params: { programme: programme.id, message }, body: { mayArriveTwice } });
const sentTo = async (path: RegExp) => (await world.journal()).filter(({ service, method, url }) => service === 'connector' && method === 'POST' && path.test(url)).length;

describe('somebody whom the bot cannot reach', () => {
  it('is shown to HR with the reason and what helps, and is not written to again by itself', async () => {
    const { undelivered, counts } = await view();
    expect(undelivered).toMatchObject([{
      person: 'Gaël Marchand', other: 'Philippe Garnier', topic: 'Invitation', cause: 'Binôme est bloqué ou désactivé dans son Teams', mayArriveTwice: false,
    }]);
    expect(counts).toMatchObject({ sent: 1 });
    const before = await sentTo(/conversations/);
    await world.clock.on(3600);
    expect(await sentTo(/conversations/)).toBe(before);
  });

  it('is tried once more for each time HR asks, and stays in the list as long as nothing changed', async () => {
    const [{ id } = { id: '' }] = (await view()).undelivered;
    const answer = await resend(id);
    expect([answer.status, answer.body.undelivered]).toEqual([200, []]);
    await world.clock.on();
    expect((await view()).undelivered).toMatchObject([{ id, person: 'Gaël Marchand' }]);
  });

  it('receives the card once they let the bot in and HR sends it again: one card, however often it is pressed', async () => {
    await world.handle('POST', '/chats/gael.marchand/bot', { reach: 'reachable' });
    const [{ id } = { id: '' }] = (await view()).undelivered;
    const answers = await Promise.all([resend(id), resend(id), resend(id)]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    await world.clock.on();
    const cards = (await duo.mentor.chat()).filter(({ card }) => card !== null);
    expect(cards).toHaveLength(1);
    expect(wordsOf(cards[0]?.card)).toContain('Philippe Garnier');
    expect(await view()).toMatchObject({ undelivered: [], counts: { sent: 2 } });
    const again = await resend(id, true);
    expect([again.status, again.body.message]).toEqual([409, 'Ce message est parti ou attend son tour : il ne part pas deux fois.']);
    const seen = (await claire().api('GET /api/programmes/:programme', { params: { programme: programme.id } })).body;
    expect(seen.todo).toEqual([]);
  });

  it.each([['disabled', 'Binôme est bloqué ou désactivé dans son Teams'], ['removed', 'Teams refuse que Binôme lui écrive, sans dire pourquoi']])(
    'whatever Teams says (%s)', async (reach, cause) => {
      const mentor = { disabled: 'manon.bertrand', 'not-installed': 'lea.schmitt', removed: 'thomas.nguyen' }[reach] ?? '';
      await world.handle('POST', `/chats/${mentor}/bot`, { reach });
      await bringTogether(world, programme, mentor, 'helen.whitaker');
      expect((await view()).undelivered[0]).toMatchObject({ person: world.as(mentor).name, cause });
    });
});

describe('a card whose sending got no answer', () => {
  /** Both are ready; the mentor's options leave, arrive, and the answer is lost. */
  const loseAnswer = async (mentor: string, mentee: string): Promise<Duo> => {
    const lost = await bringTogether(world, programme, mentor, mentee);
    await world.handle('POST', '/teams', { weather: { seed: 1, rates: { '504-after': 1 } } });
    await getReady(lost.mentor, lost);
    await getReady(lost.mentee, lost);
    await world.clock.on();
    await world.handle('POST', '/teams', {});
    await world.clock.on(7200);
    return lost;
  };
  const optionsOf = async ({ mentor }: Duo) => (await mentor.chat()).filter(({ card }) => /hors du bureau/.test(wordsOf(card)));

  it('is never repeated by itself, and by HR only knowingly', async () => {
    const { mentor, ...rest } = await loseAnswer('sarah.diallo', 'francois.delmas');
    expect(await optionsOf({ mentor, ...rest })).toHaveLength(1);
    const message = (await view()).undelivered.find(({ person }) => person === mentor.name);
    expect(message).toMatchObject({ topic: 'Nouvelles du binôme', mayArriveTwice: true, advice: expect.stringContaining('deux fois') });
    const refused = await resend(message?.id ?? '');
    expect([refused.status, refused.body.code]).toEqual([409, 'may-arrive-twice']);
    expect((await resend(message?.id ?? '', true)).status).toBe(200);
    await world.clock.on();
    expect(await optionsOf({ mentor, ...rest })).toHaveLength(2);
    expect((await view()).undelivered.map(({ person }) => person)).not.toContain(mentor.name);
  });

  it('is known to have arrived once it is answered', async () => {
    const lost = await loseAnswer('jonas.weber', 'beatrice.lemoine');
    const missing = async () => (await view()).undelivered.map(({ person }) => person);
    expect(await missing()).toContain(lost.mentor.name);
    await lost.mentor.press('propose');
    expect(await missing()).not.toContain(lost.mentor.name);
  });
});
