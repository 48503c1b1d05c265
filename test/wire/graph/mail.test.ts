import { expect, test } from 'vitest';
import { createMailer } from '../../../src/adapters/graph/mailer.ts';
import { html, playGraph, refusal, type Reply } from './stand-in.ts';

const mail = { to: 'philippe.garnier@meridiane.example', subject: 'Une ligne', html: '<html lang="fr"><body><p>Une ligne</p></body></html>' };
const accepted: Reply = { status: 202, text: '' };
const sendTo = async (...script: Reply[]) => {
  await using server = await playGraph(script);
  const error: unknown = await createMailer(server.graph, 'binome@meridiane.example').send(mail).then(() => undefined, (thrown: unknown) => thrown);
  return { error, seen: server.seen };
};

test('one mail from the mailbox that was named, in HTML, to one reader, with no copy kept in it', async () => {
  const { error, seen } = await sendTo(accepted);
  expect(error).toBeUndefined();
  expect(seen.map(({ method, url }) => `${method} ${url}`)).toEqual(['POST /v1.0/users/binome@meridiane.example/sendMail']);
  expect(seen[0]?.headers['content-type']).toContain('application/json');
  expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
    message: { subject: mail.subject, body: { contentType: 'html', content: mail.html }, toRecipients: [{ emailAddress: { address: mail.to } }] },
    saveToSentItems: false,
  });
});

test.each<[string, Reply]>([
  ['504', refusal(504, 'GatewayTimeout')], ['502 of a gateway', html(502)], ['500', refusal(500, 'InternalServerError')], ['503', refusal(503, 'ServiceUnavailable')], ['a reset', 'reset'], ['silence', 'hang'],
])('%s is not known to have sent nothing, and nothing is asked again', async (_name, reply) => {
  const { error, seen } = await sendTo(reply, accepted);
  expect(error).toMatchObject({ service: 'outlook', certain: false });
  expect(seen).toHaveLength(1);
});

test('a 429 was refused unread: it goes again within the same call, and a long one is told with its time', async () => {
  expect(await sendTo(refusal(429, 'ApplicationThrottled', {}, { 'retry-after': '1' }), accepted)).toMatchObject({ error: undefined, seen: [{}, {}] });
  const { error, seen } = await sendTo(refusal(429, 'ApplicationThrottled', {}, { 'retry-after': '120' }));
  expect(error).toMatchObject({ status: 429, certain: true, retryAfter: 120_000 });
  expect(seen).toHaveLength(1);
});

test('a mailbox outside the scope is a certain no', async () => {
  const { error, seen } = await sendTo(refusal(403, 'ErrorAccessDenied'));
  expect(error).toMatchObject({ status: 403, code: 'ErrorAccessDenied', certain: true });
  expect(seen).toHaveLength(1);
});
