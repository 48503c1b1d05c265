import type { Mailer } from '../../features/context.ts';
import { isOk, outlook } from './answer.ts';
import type { GraphClient } from './client.ts';

/**
 * Mail from one mailbox (Graph, "user: sendMail", permission `Mail.Send`, answered 202). There is no key that would make a repeat
 * harmless, so nothing is asked again from here unless Graph refused it unread. No copy is kept in Sent Items: whoever opens a shared
 * mailbox would read there who is in a programme and could not be reached, long after our own ledger has forgotten.
 */
export const createMailer = (graph: GraphClient, from: string): Mailer => ({
  send: async ({ to, subject, html }) => {
    const message = { subject, body: { contentType: 'html', content: html }, toRecipients: [{ emailAddress: { address: to } }] };
    const answer = await graph.post(`/users/${encodeURIComponent(from)}/sendMail`, JSON.stringify({ message, saveToSentItems: false }));
    if (!isOk(answer)) throw outlook.failure(answer);
  },
});
