import { randomUUID } from 'node:crypto';
import type { Card } from '../../kernel/card.ts';
import { storageTrouble } from '../../db/trouble.ts';
import { OutsideError, Refusal, refusalFor } from '../../kernel/errors.ts';
import { isUuid } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { sayRefusal } from '../../kernel/refusals.ts';
import { langOf } from '../../kernel/text.ts';
import type { Messenger } from '../../features/context.ts';
import type { Activity, Deed } from './activity.ts';
import { readActivity } from './activity.ts';
import type { Answer } from './answers.ts';
import { broken, heard, inPlace, invokeError, notAnActivity, notSignedIn } from './answers.ts';
import { createAuthenticate } from './authenticate.ts';
import { createConnector } from './connector.ts';
import { createMessenger } from './messenger.ts';
import type { Pace } from './pace.ts';
import { allowHosts } from './service-hosts.ts';
import { text } from './text.ts';
import type { Turn } from './turn.ts';
import { turnOf } from './turn.ts';
import { within } from './within.ts';

export interface TeamsOptions {
  clientId: string;
  tenantId: string;
  /** A bearer for the Bot Connector (`https://api.botframework.com/.default`). */
  token(): Promise<string>;
  botOpenIdUrl: string;
  botTokenIssuer: string;
  /** Hosts (with their port, when not the usual one) the connector may live on, beside that of `defaultServiceUrl`. */
  allowedServiceHosts: readonly string[];
  /** For a first contact, before any activity told where; `https://smba.trafficmanager.net/teams/`. */
  defaultServiceUrl: string;
  pace: Pace;
  logic: BotLogic;
  log: Log;
}

export interface BotLogic {
  /** A press on a card (Action.Execute, or the Submit older clients fall back to). Always answers a card. */
  press(turn: Turn, verb: string, data: Readonly<Record<string, unknown>>): Promise<Card>;
  /** What the person typed; empty for a sticker or a file. */
  say(turn: Turn, text: string): Promise<Card>;
  /** The app was just installed for this person; Teams tells it twice, as `installationUpdate` and as `conversationUpdate`. */
  welcome(turn: Turn): Promise<void>;
  /** Every verified turn: remember where the person is met. */
  meet(turn: Turn): Promise<void>;
}

export interface Teams {
  readonly messenger: Messenger;
  /** POST /api/messages: body parsed already (undefined if it was not JSON). Never throws, never hangs. */
  receive(request: { body: unknown; headers: Readonly<Record<string, string | string[] | undefined>> }): Promise<Answer>;
}

/** Milliseconds. Bot Service itself gives up after 10 to 15 seconds. */
const patience = 14_000;

/** The bot's two directions: what Teams sends us, and what we send first. Throws when an id is missing. */
export const createTeams = (options: TeamsOptions): Teams => {
  const { logic, log } = options;
  const [clientId, tenantId] = [options.clientId.toLowerCase(), options.tenantId.toLowerCase()];
  // With an empty app id botbuilder switches authentication off.
  if (!isUuid(clientId)) throw new Error('The bot needs its app id, a UUID.');
  if (!isUuid(tenantId)) throw new Error('The bot needs its tenant id, a UUID.');

  const botId = `28:${clientId}`;
  const isAllowed = allowHosts(options.allowedServiceHosts, options.defaultServiceUrl);
  const authenticate = createAuthenticate({ ...options, clientId, tenantId });
  const connector = createConnector({ token: () => options.token(), isAllowed, pace: options.pace });
  const messenger = createMessenger({ connector, botId, tenantId, defaultServiceUrl: options.defaultServiceUrl, isAllowed, log });

  const post = ({ conversation }: Turn, card: Card) => messenger.post(conversation, { card, summary: card.speak ?? '' });
  /** A Submit cannot be answered in place: the card it came from is replaced, or followed when it is not ours to change. */
  const replace = async (turn: Turn, activityId: string | null, card: Card): Promise<void> => {
    if (activityId === null) return void (await post(turn, card));
    try {
      await messenger.update(turn.conversation, activityId, { card, summary: card.speak ?? '' });
    } catch (error) {
      if (!(error instanceof OutsideError) || (error.status !== 400 && error.status !== 404)) throw error;
      await post(turn, card);
    }
  };

  const act = async (turn: Turn, deed: Deed): Promise<Answer> => {
    if (deed.kind !== 'remove') await logic.meet(turn);
    switch (deed.kind) {
      case 'press': {
        const card = await logic.press(turn, deed.verb, deed.data);
        if (deed.inPlace) return inPlace(card, turn.conversation.mri);
        await replace(turn, deed.replyToId, card);
        return heard;
      }
      case 'say':
        await post(turn, await logic.say(turn, deed.text));
        return heard;
      case 'install':
        await logic.welcome(turn);
        return heard;
      case 'unknown-invoke':
        return invokeError(400, 'NotSupported', text(turn.lang).notKnown);
      case 'remove':
      case 'other':
        return heard;
    }
  };

  const answer = async (activity: Activity, authorization: unknown): Promise<Answer> => {
    const refused = await authenticate(activity, authorization);
    if (refused !== null) {
      log.warn('bot call refused', { reason: refused });
      return notSignedIn;
    }
    const found = turnOf(activity, { tenantId, isAllowed });
    if (found.kind === 'turn') return within(patience, act(found.turn, activity.deed));
    log.warn('bot call left unanswered', { reason: found.reason });
    return isInvoke(activity.deed) ? invokeError(403, 'NotAllowed', text(langOf(activity.locale)).notHere) : heard;
  };

  return {
    messenger,
    receive: async ({ body, headers }) => {
      try {
        const activity = readActivity(body, botId);
        if (!activity) return notAnActivity;
        return await answer(activity, headers['authorization']).catch((error: unknown) => {
          const lang = langOf(activity.locale);
          // An error answer leaves the card as it is, with what was typed in it.
          if (error instanceof Refusal) return isInvoke(activity.deed) ? invokeError(400, error.code, sayRefusal(error.code, lang)) : heard;
          const trouble = storageTrouble(error);
          if (trouble) {
            log.warn('bot answer not given', { service: 'database', trouble });
            return isInvoke(activity.deed) ? invokeError(503, trouble, sayRefusal(trouble, lang)) : heard;
          }
          if (!(error instanceof OutsideError)) throw error;
          log.warn('bot answer not given', { service: error.service, status: error.status, code: error.code });
          return isInvoke(activity.deed) ? invokeError(503, refusalFor(error), sayRefusal(refusalFor(error), lang)) : heard;
        });
      } catch (error) {
        const id = randomUUID();
        log.error('bot turn failed', error, { id });
        return broken(id);
      }
    },
  };
};

const isInvoke = (deed: Deed): boolean => deed.kind === 'unknown-invoke' || (deed.kind === 'press' && deed.inPlace);
