import type { Trx } from '../../../db/connect.ts';
import type { MessageId, PersonId, TenantId } from '../../../kernel/ids.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Context } from '../../context.ts';
import { findPerson } from '../../people/store.ts';
import { endedCard } from './cards.ts';
import { deleteAssistant, withdrawCards } from './store.ts';

/**
 * The name is taken back and the cards with it: whoever was named before this moment, or whoever it is. Answers the cards to be shown
 * anew, or undefined when nobody was named.
 */
export const forgetAssistant = async (trx: Trx, tenantId: TenantId, menteeId: PersonId, before?: Instant): Promise<readonly MessageId[] | undefined> => {
  const assistantId = await deleteAssistant(trx, tenantId, menteeId, before);
  const assistant = assistantId && (await findPerson(trx, tenantId, assistantId));
  if (!assistant) return assistantId && [];
  return withdrawCards(trx, tenantId, assistantId, menteeId, endedCard(assistant.lang));
};

/** The same, where they are shown at once. */
export const forgetAtOnce = async (ctx: Pick<Context, 'enqueue'>, trx: Trx, tenantId: TenantId, menteeId: PersonId): Promise<void> => {
  for (const messageId of (await forgetAssistant(trx, tenantId, menteeId)) ?? []) await ctx.enqueue(trx, { kind: 'refresh-message', tenantId, messageId });
};
