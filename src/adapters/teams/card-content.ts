import type { Card } from '../../kernel/card.ts';
import { maxCardBytes } from '../../kernel/card.ts';

export const cardType = 'application/vnd.microsoft.card.adaptive';

/**
 * A card as it goes out, asking to be refreshed by its reader alone. Without a name Teams refreshes for everybody in a small
 * chat, which between one person and the bot is the same ("Universal Actions for Adaptive Cards", Microsoft Learn).
 * Throws when it is too large to be shown whole: that is our bug.
 */
export const cardContent = (card: Card, mri: string | null): object => {
  const { refresh, ...still } = card;
  const content = refresh ? { ...still, refresh: { action: refresh.action, ...(mri !== null && { userIds: [mri] }) } } : still;
  const bytes = Buffer.byteLength(JSON.stringify(content));
  if (bytes > maxCardBytes) throw new Error(`A card of ${bytes} bytes was about to be sent; the limit is ${maxCardBytes}.`);
  return content;
};
