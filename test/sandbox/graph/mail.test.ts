import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Stage } from '../stage.ts';
import { setStage } from '../stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await setStage()));
afterAll(() => stage[Symbol.asyncDispose]());

const from = '/users/binome@meridiane.example/sendMail';
const mailTo = (...addresses: string[]) => ({
  message: { subject: 'Une ligne', body: { contentType: 'HTML', content: '<p>Bonjour</p>' }, toRecipients: addresses.map((address) => ({ emailAddress: { address } })) },
  saveToSentItems: false,
});
const inbox = async (person: string) => (await stage.handle('GET', `/mail/${person}`)).body;

test('what is sent from the programme’s mailbox is in its reader’s, newest first', async () => {
  expect((await stage.graph('POST', from, mailTo('ines.belkacem@meridiane.example'))).status).toBe(202);
  expect((await stage.graph('POST', from, { Message: { ...mailTo('Ines.Belkacem@meridiane.example').message, body: { contentType: 'Text', content: 'a < b' } } })).status).toBe(202);
  expect(await inbox('ines.belkacem')).toMatchObject([
    { from: 'binome@meridiane.example', subject: 'Une ligne', bodyHtml: '<p>a &#60; b</p>' }, { bodyHtml: '<p>Bonjour</p>' },
  ]);
  expect(await inbox('philippe.garnier')).toEqual([]);
});

test('an address that nobody has is accepted, as Exchange does, and a body without a recipient is not', async () => {
  expect((await stage.graph('POST', from, mailTo('nobody@meridiane.example'))).status).toBe(202);
  expect((await stage.graph('POST', from, mailTo())).status).toBe(400);
  expect((await stage.graph('POST', from, {})).body.error.code).toBe('RequestBodyRead');
});

test('no other mailbox may be sent from, nor this one once the right is taken back', async () => {
  const refused = await stage.graph('POST', '/users/ines.belkacem@meridiane.example/sendMail', mailTo('philippe.garnier@meridiane.example'));
  expect([refused.status, refused.body.error.code]).toEqual([403, 'ErrorAccessDenied']);
  await stage.handle('POST', '/mail', { permitted: false });
  expect((await stage.graph('POST', from, mailTo('philippe.garnier@meridiane.example'))).status).toBe(403);
  await stage.handle('POST', '/mail', { permitted: true });
  expect(await inbox('philippe.garnier')).toEqual([]);
});

test('mail to Agathe Collin arrives, and its answer is lost', async () => {
  expect((await stage.graph('POST', from, mailTo('agathe.collin@meridiane.example'))).status).toBe(504);
  expect(await inbox('agathe.collin')).toHaveLength(1);
});
