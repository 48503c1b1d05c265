import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import type { SigningKey } from '../entra/keys.ts';
import { botAudience, isAppBearer } from '../entra/tokens.ts';
import { tenantId } from '../tenant.ts';
import type { Person } from '../world/people.ts';
import { findPerson } from '../world/people.ts';
import type { Wire } from '../wire.ts';
import { layWire, WireError } from '../wire.ts';
import type { ChatLine, Chats } from './chats.ts';
import { conversationOf, personOfConversation } from './chats.ts';
import type { Gate } from './gate.ts';
import { noes, type Reaches } from './reach.ts';

interface ConnectorParts extends Omit<Wire, 'service' | 'envelope'> {
  key: SigningKey;
  chats: Chats;
  reaches: Reaches;
  gate: Gate;
  serviceUrl: () => string;
}

const activityBody = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown().optional() })).nullish(),
});
const conversationBody = z.looseObject({
  members: z.array(z.looseObject({ id: z.string() })).min(1),
  isGroup: z.boolean().nullish(),
  tenantId: z.string().nullish(),
  channelData: z.looseObject({ tenant: z.looseObject({ id: z.string() }).nullish() }).nullish(),
  activity: z.unknown().optional(),
});
type ActivityBody = z.infer<typeof activityBody>;

/** Teams keeps a bot message under about 100 KB of UTF-16 (Microsoft Learn, "Format your bot messages"). */
const mostCharacters = 50 * 1024;

const badSyntax = (message: string): WireError => new WireError(400, 'BadSyntax', message);
const readActivity = (body: unknown): ActivityBody => {
  const read = activityBody.safeParse(body);
  if (!read.success) throw badSyntax(`Activity is malformed: ${read.error.issues[0]?.path.join('.') ?? ''}.`);
  if (JSON.stringify(body).length > mostCharacters) throw new WireError(413, 'MessageSizeTooBig', 'Message size too large.');
  return read.data;
};
const contentOf = (activity: ActivityBody): Pick<ChatLine, 'text' | 'attachments'> => ({
  text: activity.text ?? null,
  attachments: (activity.attachments ?? []).map(({ contentType, content }) => ({ contentType, content })),
});


const memberJson = (person: Person) => ({
  id: person.mri, objectId: person.id, aadObjectId: person.id, name: person.name, givenName: person.given,
  surname: person.surname, email: person.mail, userPrincipalName: person.mail, tenantId, userRole: 'user',
});

interface ChatRoute {
  Params: { conversation: string; activity: string; member: string };
}

/** The Bot Connector of the Teams channel (Bot Framework REST, "Connector API"). */
export const connector = (parts: ConnectorParts): FastifyPluginAsync => async (server) => {
  server.addHook('onRequest', async (request) => {
    if (!(await isAppBearer(parts.key, request.headers.authorization, botAudience)))
      throw new WireError(401, 'Unauthorized', 'Authorization has been denied for this request.');
  });
  layWire(server, { ...parts, service: 'connector', envelope: ({ code, message }) => ({ error: { code, message } }) });
  server.setNotFoundHandler(() => {
    throw new WireError(404, 'NotFound', 'No such operation.');
  });

  const requireReach = (person: Person): Person => {
    const reach = parts.reaches.of(person);
    if (reach !== 'reachable') throw new WireError(403, ...noes[reach]);
    return person;
  };
  const requireChat = (conversation: string): Person => {
    const person = personOfConversation(decodeURIComponent(conversation));
    if (!person) throw new WireError(404, 'ConversationNotFound', 'Conversation not found.');
    return requireReach(person);
  };
  // What is written in a chat counts for the chat too; reading its members does not.
  server.addHook<ChatRoute>('preHandler', async (request) =>
    parts.gate.pass(request, request.method === 'GET' ? undefined : request.params.conversation));

  /** Keeps a message; typing and traces leave nothing behind. */
  const post = (person: Person, body: unknown): { id: string } => {
    const activity = readActivity(body);
    if (activity.type !== 'message') return { id: '' };
    return { id: parts.chats.add(person, { from: 'bot', ...contentOf(activity) }).id };
  };
  const requireLine = (params: ChatRoute['Params']): ChatLine => {
    const line = parts.chats.find(requireChat(params.conversation), params.activity);
    if (!line || line.from !== 'bot')
      throw new WireError(404, 'ActivityNotFoundInConversation', 'The activity was not found in the conversation.');
    return line;
  };

  server.post('/v3/conversations', async (request, reply) => {
    const read = conversationBody.safeParse(request.body);
    if (!read.success) throw badSyntax(`Conversation is malformed: ${read.error.issues[0]?.path.join('.') ?? ''}.`);
    const { members, isGroup, activity, channelData } = read.data;
    const tenant = channelData?.tenant?.id ?? read.data.tenantId;
    if (tenant !== tenantId)
      throw new WireError(
        tenant === undefined ? 400 : 403, 'BadArgument', 'The tenant is missing or is not one the bot is installed in.',
      );
    if (isGroup === true || members.length > 1) throw new WireError(400, 'BadArgument', 'A bot cannot create a group chat.');
    const person = findPerson(members[0]?.id ?? '');
    if (!person || members[0]?.id.includes('@'))
      throw new WireError(400, 'BadSyntax', 'Bad format of conversation ID: the member is unknown.');
    requireReach(person);
    const sent = activity === undefined || activity === null ? undefined : post(person, activity).id;
    return reply.code(201).send({
      id: conversationOf(person), ...(sent !== undefined && { activityId: sent }), serviceUrl: parts.serviceUrl(),
    });
  });

  const activities = '/v3/conversations/:conversation/activities';
  for (const path of [activities, `${activities}/:activity`])
    server.post<ChatRoute>(
      path, async (request, reply) => reply.code(201).send(post(requireChat(request.params.conversation), request.body)),
    );
  server.put<ChatRoute>(`${activities}/:activity`, async (request) => {
    const line = requireLine(request.params);
    return { id: parts.chats.replace(line, contentOf(readActivity(request.body))).id };
  });
  server.delete<ChatRoute>(`${activities}/:activity`, async (request, reply) => {
    parts.chats.remove(requireLine(request.params));
    return reply.code(200).send();
  });

  server.get<ChatRoute>(
    '/v3/conversations/:conversation/members', async ({ params }) => [memberJson(requireChat(params.conversation))],
  );
  server.get<ChatRoute>(
    '/v3/conversations/:conversation/pagedmembers',
    async ({ params }) => ({ members: [memberJson(requireChat(params.conversation))] }),
  );
  server.get<ChatRoute>('/v3/conversations/:conversation/members/:member', async ({ params }) => {
    const person = requireChat(params.conversation);
    if (findPerson(decodeURIComponent(params.member)) !== person)
      throw new WireError(404, 'MemberNotFoundInConversation', 'The member was not found in the conversation.');
    return memberJson(person);
  });
};
