/**
 * Trouble on demand. A request asks for it with the header `x-sandbox-fault`: `503` (nothing done), `504-after` (done, but
 * the answer is lost), `502-html` (the page of a gateway), `429:2` (with Retry-After: 2), `timeout`, `timeout-after`, `reset`, `slow:1500` (milliseconds).
 */
export interface Fault {
  kind: 'status' | 'timeout' | 'reset' | 'slow';
  /** HTTP status, or milliseconds for `slow`. */
  value: number;
  /** The work is done before the answer goes wrong. */
  after: boolean;
  /** Said as a gateway's page instead of JSON. */
  html?: boolean;
  retryAfter?: number;
}

export const readFault = (header: string | undefined): Fault | undefined => {
  const match = header?.trim().match(/^(\d{3}|timeout|reset|slow)(-after|-html)?(?::(\d+))?$/);
  if (!match) return undefined;
  const [, what = '', manner, number] = match;
  const after = manner === '-after';
  if (what === 'timeout' || what === 'reset') return { kind: what, value: 0, after };
  if (what === 'slow') return { kind: 'slow', value: Number(number ?? 1000), after: false };
  const status = Number(what);
  if (status < 400 || status > 599) return undefined;
  return {
    kind: 'status', value: status, after, ...(manner === '-html' && { html: true }), ...(number !== undefined && { retryAfter: Number(number) }),
  };
};

const codes: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BadRequest', 'The request is malformed.'],
  401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  403: ['ErrorAccessDenied', 'Access is denied. Check credentials and try again.'],
  404: ['ErrorItemNotFound', 'The specified object was not found in the store.'],
  413: ['RequestEntityTooLarge', 'The request is too large.'],
  415: ['UnsupportedMediaType', 'The content type is not supported.'],
  412: ['PreconditionFailed', 'The precondition failed.'],
  429: ['ApplicationThrottled', 'Application is over its MailboxConcurrency limit.'],
  500: ['InternalServerError', 'An internal server error occurred.'],
  502: ['BadGateway', 'The upstream server answered badly.'],
  503: ['ServiceUnavailable', 'The service is temporarily unavailable.'],
  504: ['GatewayTimeout', 'The server, while acting as a proxy, did not receive a timely response from the upstream server.'],
};

export const faultWords = (status: number): readonly [code: string, message: string] =>
  codes[status] ?? ['UnknownError', 'An unknown error occurred.'];
