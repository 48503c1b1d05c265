import { randomUUID } from 'node:crypto';
import type { Clock } from '../../kernel/time.ts';
import { toIso } from '../../kernel/time.ts';
import type { SigningKey } from '../entra/keys.ts';
import { channelToken } from '../entra/tokens.ts';
import type { Journal } from '../journal.ts';
import { botName, clientId, tenantId } from '../tenant.ts';
import { conversationOf } from '../connector/chats.ts';
import { zone } from '../world/days.ts';
import type { Person } from '../world/people.ts';

export interface BotAnswer {
  status: number;
  body: unknown;
}
/** Sends one activity of a person to the bot, signed as Bot Service signs it, and gives back what the bot said. */
export type CallBot = (person: Person, activity: Readonly<Record<string, unknown>>) => Promise<BotAnswer>;

interface BotCallParts {
  key: SigningKey;
  clock: Clock;
  journal: Journal;
  serviceUrl: () => string;
  botUrl: () => string;
}

/** Bot Service gives up after 10 to 15 seconds and tells the client 504. */
const patience = 15_000;

export const createBotCall = (parts: BotCallParts): CallBot => async (person, activity) => {
  const serviceUrl = parts.serviceUrl();
  const body = { ...envelope(person, parts.clock, serviceUrl), ...activity };
  const headers = {
    'content-type': 'application/json; charset=utf-8', 'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
  };
  const authorization = `Bearer ${await channelToken(parts.key, serviceUrl)}`;
  const { answer, responseHeaders } = await send(parts.botUrl(), { ...headers, authorization }, body);
  parts.journal.add({
    service: 'bot', method: 'POST', url: parts.botUrl(), requestHeaders: { ...headers, authorization }, requestBody: body,
    status: answer.status, responseHeaders, responseBody: answer.body,
  });
  return answer;
};

/** Teams tells the bot twice of one installation, in no promised order ("Conversation events in your Teams bot", Microsoft Learn). */
export const tellInstalled = async (callBot: CallBot, person: Person): Promise<void> => {
  await Promise.all([
    callBot(person, { type: 'conversationUpdate', membersAdded: [{ id: person.mri, aadObjectId: person.id }, { id: `28:${clientId}` }] }),
    callBot(person, { type: 'installationUpdate', action: 'add' }),
  ]);
};

const send = async (
  url: string, headers: Record<string, string>, body: unknown,
): Promise<{ answer: BotAnswer; responseHeaders: Record<string, string> }> => {
  try {
    const response = await fetch(
      url, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(patience), redirect: 'error' },
    );
    const text = await response.text();
    return { answer: { status: response.status, body: readBody(text) }, responseHeaders: Object.fromEntries(response.headers) };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    const message = late ? 'The bot did not answer in time.' : 'The bot could not be reached.';
    return {
      answer: { status: late ? 504 : 502, body: { error: { code: late ? 'BotTimeout' : 'BotUnreachable', message } } },
      responseHeaders: {},
    };
  }
};

const readBody = (text: string): unknown => {
  if (text === '') return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
};

/** What every activity of the Teams channel carries (Bot Framework, "Activity protocol"). */
const envelope = (person: Person, clock: Clock, serviceUrl: string) => {
  const locale = person.lang === 'en' ? 'en-GB' : 'fr-FR';
  return {
    id: `f:${randomUUID()}`,
    timestamp: toIso(clock.now()),
    channelId: 'msteams',
    serviceUrl,
    from: { id: person.mri, name: person.name, aadObjectId: person.id },
    conversation: { conversationType: 'personal', tenantId, id: conversationOf(person) },
    recipient: { id: `28:${clientId}`, name: botName },
    entities: [{ type: 'clientInfo', locale, country: locale.slice(-2), platform: 'Web', timezone: zone }],
    channelData: { tenant: { id: tenantId }, source: { name: 'message' } },
    locale,
    localTimezone: zone,
  };
};
