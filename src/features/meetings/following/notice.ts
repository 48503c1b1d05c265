/** A notification, parsed: a hint that something changed, never what changed. */
export type Notice = {
  readonly subscriptionId: string;
  readonly clientState: string | null;
} & (
  | { readonly kind: 'event'; readonly change: 'created' | 'updated' | 'deleted'; readonly eventId: string; readonly etag: string | null }
  | { readonly kind: 'lifecycle'; readonly event: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed' }
);

/** A notification about what we saw already asks for nothing. A deletion may carry the last etag there was. */
export const isAboutWhatWasSeen = (notice: Extract<Notice, { kind: 'event' }>, etag: string | null): boolean =>
  notice.change !== 'deleted' && notice.etag !== null && notice.etag === etag;
