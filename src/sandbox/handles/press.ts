import type { CallBot, BotAnswer } from './bot-call.ts';
import type { ChatLine, Chats } from '../connector/chats.ts';
import { cardAttachment, cardOf } from '../connector/chats.ts';
import type { Person } from '../world/people.ts';
import type { FoundAction } from './card-actions.ts';
import { inputText, untouchedInputs } from './card-actions.ts';

interface Press {
  line: ChatLine;
  action: FoundAction;
  inputs: Readonly<Record<string, unknown>>;
  /** Who presses: another than the chat's owner when the card was forwarded. */
  by: Person;
  isRefresh: boolean;
}

/**
 * Presses a button as a Teams client does. `Action.Execute` is an invoke whose card answer takes the place of the card, in the
 * owner's chat only; `Action.Submit` is a message with a value.
 */
export const pressAction = async (chats: Chats, callBot: CallBot, owner: Person, press: Press): Promise<BotAnswer> => {
  const { line, action, by } = press;
  const typed = Object.fromEntries(Object.entries(press.inputs).map(([id, value]) => [id, inputText(value)]));
  const filled = action.associatedInputs === 'none' || press.isRefresh ? {} : { ...untouchedInputs(cardOf(line)), ...typed };
  const given = typeof action.data === 'object' && action.data !== null ? action.data : {};
  const data = { ...given, ...filled };
  if (action.type === 'Action.Submit') return callBot(by, { type: 'message', value: data, replyToId: line.id });

  const { verb, title } = action;
  const answer = await callBot(by, {
    type: 'invoke', name: 'adaptiveCard/action', replyToId: line.id,
    value: {
      action: { type: 'Action.Execute', ...(title !== undefined && { title }), verb, data },
      trigger: press.isRefresh ? 'automatic' : 'manual',
    },
  });
  const card = by === owner ? cardIn(answer) : undefined;
  const current = chats.find(owner, line.id);
  if (card !== undefined && current) chats.replace(current, { text: current.text, attachments: [cardAttachment(card)] });
  return answer;
};

const cardIn = ({ status, body }: BotAnswer): unknown => {
  if (status !== 200 || typeof body !== 'object' || body === null) return undefined;
  const { type, value } = body as { type?: unknown; value?: unknown };
  return type === 'application/vnd.microsoft.card.adaptive' ? value : undefined;
};
