import { z } from 'zod';
import type { Card } from '../../kernel/card.ts';
import { OutsideError } from '../../kernel/errors.ts';
import type { Log } from '../../kernel/log.ts';
import type { Conversation, Messenger } from '../../features/context.ts';
import { cardContent, cardType } from './card-content.ts';
import type { CallConnector } from './connector.ts';
import { mriOf } from './turn.ts';

export interface MessengerParts {
  connector: CallConnector;
  botId: string;
  tenantId: string;
  defaultServiceUrl: string;
  isAllowed: (serviceUrl: string) => boolean;
  log: Log;
}

const created = z.object({ id: z.string().min(1), serviceUrl: z.string().nullish() });
const sent = z.object({ id: z.string().min(1) });
const roster = z.object({ members: z.array(z.looseObject({ id: z.string(), aadObjectId: z.string().nullish(), objectId: z.string().nullish() })) });

/** Teams said yes and not what we need: what it did is unknown. */
const read = <S extends z.ZodType>(schema: S, answer: unknown): z.output<S> => {
  const result = schema.safeParse(answer);
  if (!result.success) throw new OutsideError('teams', { code: 'AnswerNotUnderstood', certain: false });
  return result.data;
};

const conversationPath = (id: string): string => `v3/conversations/${encodeURIComponent(id)}`;

/** Speaks first (Bot Framework REST, "Connector API"). Every failure is an OutsideError; none is retried here. */
export const createMessenger = ({ connector, botId, tenantId, defaultServiceUrl, isAllowed, log }: MessengerParts): Messenger => {
  /** Naming tenant and person on every send: without them Teams was seen to answer 403. */
  const message = (to: Conversation, { card, summary }: { card: Card; summary: string }) => ({
    type: 'message',
    from: { id: botId },
    ...(to.mri !== null && { recipient: { id: to.mri } }),
    conversation: { id: to.conversationId, tenantId },
    channelData: { tenant: { id: tenantId } },
    summary,
    attachments: [{ contentType: cardType, content: cardContent(card, to.mri) }],
  });

  const readMri = async (conversationId: string, serviceUrl: string, personId: string): Promise<string | null> => {
    try {
      const { members } = read(roster, await connector(serviceUrl, 'GET', `${conversationPath(conversationId)}/pagedmembers`));
      const member = members.find(({ aadObjectId, objectId }) => (aadObjectId ?? objectId)?.toLowerCase() === personId);
      return member ? mriOf(member.id) : null;
    } catch (error) {
      if (!(error instanceof OutsideError)) throw error;
      log.warn('roster not read', { person: personId, status: error.status, code: error.code });
      return null;
    }
  };

  return {
    open: async (person) => {
      const answer = read(created, await connector(defaultServiceUrl, 'POST', 'v3/conversations', {
        isGroup: false,
        bot: { id: botId },
        members: [{ id: person.id }],
        tenantId: person.tenantId,
        channelData: { tenant: { id: person.tenantId } },
      }));
      const serviceUrl = answer.serviceUrl && isAllowed(answer.serviceUrl) ? answer.serviceUrl : defaultServiceUrl;
      return { conversationId: answer.id, serviceUrl, mri: await readMri(answer.id, serviceUrl, person.id) };
    },
    post: async (to, content) => {
      const answer = await connector(to.serviceUrl, 'POST', `${conversationPath(to.conversationId)}/activities`, message(to, content), to.conversationId);
      return read(sent, answer).id;
    },
    update: async (to, activityId, content) => {
      const path = `${conversationPath(to.conversationId)}/activities/${encodeURIComponent(activityId)}`;
      await connector(to.serviceUrl, 'PUT', path, { ...message(to, content), id: activityId }, to.conversationId);
    },
  };
};
