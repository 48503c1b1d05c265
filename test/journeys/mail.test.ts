import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorld, type Somebody, type World } from '../support/world.ts';
import { tabTargetOf } from '../../src/sandbox/host/tab/deep-link.ts';
import { bringTogether, getReady, nextOf, openProgramme, propose, startDuo, todoOf } from './steps.ts';

vi.setConfig({ testTimeout: 60_000 });

interface Mail {
  readonly from: string;
  readonly subject: string;
  readonly bodyHtml: string;
}

let world: World;
let programme: { id: string };
beforeAll(async () => {
  world = await openWorld();
  programme = await openProgramme(world);
});
afterAll(() => world.close());

const claire = () => world.as('claire.fontaine');
const mailsOf = ({ key }: Somebody) => world.handle<readonly Mail[]>('GET', `/mail/${key}`);
const block = (person: Somebody, reach = 'blocked') => world.handle('POST', `/chats/${person.key}/bot`, { reach });
const deliveries = async () => (await claire().api('GET /api/programmes/:programme/deliveries', { params: { programme: programme.id } })).body;
const rules = async () => (await claire().api('GET /api/programmes/:programme/rules', { params: { programme: programme.id } })).body;
const allow = async (mailIfUnreachable: boolean) => {
  const { version, rules: kept } = await rules();
  return claire().api('PUT /api/programmes/:programme/rules', { params: { programme: programme.id }, body: { version, rules: { ...kept, mailIfUnreachable } } });
};
const sent = async () => (await world.journal()).filter(({ method, url }) => method === 'POST' && url.endsWith('/sendMail'));

describe('an executive whose Teams refuses the bot', () => {
  it('has no mail as long as HR has not allowed it', async () => {
    expect(await rules()).toMatchObject({ canMail: true, rules: { mailIfUnreachable: false } });
    await block(world.as('laurent.chevalier'));
    await bringTogether(world, programme, 'jonas.weber', 'laurent.chevalier');
    await world.clock.on(7200);
    expect([await mailsOf(world.as('laurent.chevalier')), await sent()]).toEqual([[], []]);
    expect((await deliveries()).undelivered).toMatchObject([{ person: 'Laurent Chevalier', mail: null }]);
  });

  it('has one that betrays nothing once HR allows it, confirms a date behind its link, and HR reads that it went', async () => {
    const answer = await allow(true);
    expect([answer.status, answer.body.rules.mailIfUnreachable]).toEqual([200, true]);
    const duo = await startDuo(world, programme, 'ines.belkacem', 'philippe.garnier');
    expect(await mailsOf(duo.mentee)).toEqual([]);
    await block(duo.mentee);
    await propose(duo);
    await world.clock.on();
    await world.clock.on(7200);

    const [mail, ...others] = await mailsOf(duo.mentee);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ from: 'binome@meridiane.example', subject: 'Binôme n’a pas pu vous écrire dans Teams' });
    expect(mail?.bodyHtml).not.toMatch(/Inès|Belkacem|Garnier|Philippe|moment|déjeuner|Promotion/);
    const [exchange] = await sent();
    expect(exchange).toMatchObject({ status: 202, requestBody: { saveToSentItems: false, message: { toRecipients: [{ emailAddress: { address: 'philippe.garnier@meridiane.example' } }] } } });

    const link = /href="([^"]*)"/.exec(mail?.bodyHtml ?? '')?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(tabTargetOf(link)).toEqual({ page: 'my-duo', sub: `duo/${duo.id}` });
    const { offerId, options } = await nextOf(duo.mentee, duo, 'options');
    expect((await duo.mentee.api('POST /api/offers/:offer/confirm', { params: { offer: offerId }, body: { option: options[0]?.id } })).status).toBe(200);
    await world.clock.on();
    await nextOf(duo.mentee, duo, 'booked');

    expect(await todoOf(world, programme)).toEqual(expect.arrayContaining([expect.objectContaining({ reason: expect.stringMatching(/\(côté direction\).*un courriel est parti à la place le mardi 24 novembre$/) })]));
    expect((await deliveries()).counts.mailed).toBeGreaterThan(0);
  });

  it('is written to in English if that is their language', async () => {
    const helen = world.as('helen.whitaker');
    await block(helen, 'removed');
    await bringTogether(world, programme, 'sarah.diallo', helen.key);
    await world.clock.on(60);
    expect(await mailsOf(helen)).toMatchObject([{ subject: 'Binôme could not write to you in Teams' }]);
  });
});

describe('a mail that goes wrong', () => {
  it('is never repeated when Outlook’s answer was lost, and HR knows', async () => {
    const agathe = world.as('agathe.collin');
    await block(agathe);
    await bringTogether(world, programme, agathe.key, 'francois.delmas');
    for (const seconds of [60, 7200]) await world.clock.on(seconds);
    expect(await mailsOf(agathe)).toHaveLength(1);
    expect((await deliveries()).undelivered.find(({ person }) => person === agathe.name)).toMatchObject({ mail: expect.stringContaining('peut-être parti'), mayArriveTwice: true });
  });

  it('for want of the Exchange role names it to HR, and the tab still works', async () => {
    await world.handle('POST', '/mail', { permitted: false });
    const thomas = world.as('thomas.nguyen');
    await block(thomas, 'disabled');
    const duo = await bringTogether(world, programme, thomas.key, 'beatrice.lemoine');
    await world.clock.on(60);
    expect((await deliveries()).undelivered.find(({ person }) => person === thomas.name)).toMatchObject({ mail: expect.stringContaining('Application Mail.Send'), mayArriveTwice: false });
    await getReady(duo.mentor, duo);
    await world.handle('POST', '/mail', { permitted: true });
  });
});
