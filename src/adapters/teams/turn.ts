import { asId, isUuid } from '../../kernel/ids.ts';
import type { PersonId, TenantId } from '../../kernel/ids.ts';
import type { Lang } from '../../kernel/text.ts';
import { langOf } from '../../kernel/text.ts';
import type { Conversation } from '../../features/context.ts';
import type { Activity } from './activity.ts';

/** One thing a person did in their own chat with the bot; who and where are proved. */
export interface Turn {
  tenantId: TenantId;
  personId: PersonId;
  lang: Lang;
  conversation: Conversation;
}

export type Found = { kind: 'turn'; turn: Turn } | { kind: 'foreign'; reason: 'other-tenant' | 'not-a-person' | 'not-personal' | 'other-host' };

/** Teams' own id of a person. */
export const mriOf = (id: string): string | null => (id.startsWith('29:') ? id : null);

/**
 * Bot Service's token proves that the call is for our app, not from which tenant it comes, so every turn is checked.
 * A group is refused as well: what answers one person must not be shown to several, nor a group be kept as where they are met.
 */
export const turnOf = (activity: Activity, ours: { tenantId: string; isAllowed: (serviceUrl: string) => boolean }): Found => {
  const { from, conversation, tenants, serviceUrl } = activity;
  const personId = from.aadObjectId?.toLowerCase() ?? '';
  if (tenants.length === 0 || tenants.some((id) => id.toLowerCase() !== ours.tenantId)) return { kind: 'foreign', reason: 'other-tenant' };
  if (!isUuid(personId)) return { kind: 'foreign', reason: 'not-a-person' };
  if ((conversation.type ?? 'personal') !== 'personal') return { kind: 'foreign', reason: 'not-personal' };
  if (!ours.isAllowed(serviceUrl)) return { kind: 'foreign', reason: 'other-host' };
  return {
    kind: 'turn',
    turn: {
      tenantId: asId<TenantId>(ours.tenantId),
      personId: asId<PersonId>(personId),
      lang: langOf(activity.locale),
      conversation: { conversationId: conversation.id, serviceUrl, mri: mriOf(from.id) },
    },
  };
};
