import { html } from '../../../kernel/html.ts';
import type { Lang } from '../../../kernel/text.ts';
import type { MailState } from '../message.ts';
import { text } from './text.ts';

/**
 * The mail that stands in for a message Teams would not take. Somebody else may read that mailbox: it is the same whatever the message,
 * and names neither the topic nor anybody. One link, no picture, nothing that tells whether it was read.
 */
export const standInMail = (lang: Lang, tabUrl: string): { readonly subject: string; readonly html: string } => {
  const t = text(lang);
  const paragraphs = [html(t.hello), html(t.why), `<a href="${html(tabUrl)}">${html(t.open)}</a>`, html(t.wayBack), html(t.permitted)];
  return { subject: t.subject, html: `<html lang="${lang}"><body>${paragraphs.map((words) => `<p>${words}</p>`).join('')}</body></html>` };
};

type Failure = 'no-address' | 'budget' | 'no-mailbox' | 'not-permitted' | 'refused' | 'down';
const failureOfReason: Readonly<Record<string, Failure>> = {
  'no-address': 'no-address', budget: 'budget', 'no-mailbox': 'no-mailbox', 'not-sent': 'down', ErrorAccessDenied: 'not-permitted', ErrorInvalidUser: 'no-mailbox',
  MailboxNotEnabledForRESTAPI: 'no-mailbox', ResourceNotFound: 'no-mailbox', Request_ResourceNotFound: 'no-mailbox', ErrorSendAsDenied: 'not-permitted',
};

/** What HR is told of it; null when none was due. */
export const sayMail = ({ mail, mailReason }: { readonly mail: MailState | null; readonly mailReason: string | null }, lang: Lang): string | null =>
  mail === null ? null : text(lang)[mail === 'failed' ? (`failed-${failureOfReason[mailReason ?? ''] ?? 'refused'}` as const) : mail];
