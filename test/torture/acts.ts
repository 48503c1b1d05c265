import type { DuoView } from '../../src/adapters/http/contract.ts';
import type { Answer, Stage } from './stage.ts';

export interface Duo {
  readonly id: string;
  readonly mentor: string;
  readonly mentee: string;
}

/** What people do, in the order of a duo's life. */
export type Act =
  | 'invite' | 'answer-mentor' | 'answer-mentee' | 'track-mentor' | 'track-mentee' | 'propose' | 'confirm' | 'move' | 'confirm-move' | 'cancel'
  | 'check-in-mentor' | 'check-in-mentee';

/** What is done otherwise than by a press of the two: by a hand in Outlook, by HR, or by Binôme. */
export type OtherAct = 'open-card' | 'monday' | 'decline-by-hand' | 'book-itself' | 'send-plan' | 'write-by-mail' | 'install';

/** One act that the product said it had done: it must be found done, once, whatever died since. */
export interface Kept {
  readonly act: Act | OtherAct;
  readonly duo: Duo;
  /** The offer, the meeting, the duo or the programme it was about. */
  readonly subject: string;
  readonly option?: string;
  readonly words?: string;
}

export interface Ledger {
  readonly kept: Kept[];
  /** Answers that no person should ever read, and whose they were. */
  readonly wrong: string[];
  /** The last press, when nothing came back. */
  unheard: (Request & { readonly who: string; readonly act: Act; readonly duo: Duo }) | undefined;
}

export const newLedger = (): Ledger => ({ kept: [], wrong: [], unheard: undefined });

interface ChatLine {
  readonly id: string;
  readonly card: unknown;
}

/** The same press on the card in the person's chat, when it is there: a real invoke, signed by the channel. */
const pressCard = async (stage: Stage, who: string, act: Act, { kept, body }: Request): Promise<Answer | undefined> => {
  const [verb, inputs] = act === 'propose' ? ['propose', (body as { options: string[] }).options.join(',')] : act === 'confirm' ? ['confirm', (body as { option: string }).option] : [];
  if (!verb) return undefined;
  const line = (await stage.handle<ChatLine[]>('GET', `/chats/${who}`)).findLast(({ card }) => JSON.stringify(card)?.includes(`"verb":"${verb}"`) && JSON.stringify(card).includes(kept.subject));
  if (!line) return undefined;
  const { status, body: said } = await stage.handle<{ status: number; body: { type?: string } | null }>('POST', `/chats/${who}/press`, { activity: line.id, action: verb, inputs: { options: inputs } });
  if (status === 502 || status === 504) return { status: undefined, body: undefined };
  return { status: status === 200 && said?.type !== 'application/vnd.microsoft.card.adaptive' ? 503 : status, body: said };
};

/** Sends once more, blindly, what nothing came back of: a client that repeats must do no harm. */
export const repeat = async (stage: Stage, ledger: Ledger): Promise<void> => {
  const { unheard } = ledger;
  if (!unheard) return;
  let answer = await stage.api(unheard.who, unheard.method, unheard.path, unheard.body);
  for (let times = 1; times < 3 && answer.status === undefined; times++) answer = await stage.api(unheard.who, unheard.method, unheard.path, unheard.body);
  if (!isSettled(answer)) ledger.wrong.push(`${unheard.act} repeated: ${answer.status} ${JSON.stringify(answer.body)}`);
  if (answer.status === 200) ledger.kept.push({ act: unheard.act, duo: unheard.duo, ...unheard.kept });
  ledger.unheard = undefined;
};

/** A yes, or a no that only says that things have moved on: the press before it was heard after all. */
const isSettled = (answer: Answer): boolean => answer.status === 200 || answer.status === 409;
/** Each check-in has words of its own, to be found again. */
let sentences = 0;

/** One press; true when the product answered it. What is acknowledged goes into the ledger. */
export const press = async (stage: Stage, ledger: Ledger, duo: Duo, act: Act): Promise<boolean> => {
  const who = act.endsWith('mentor') || act === 'propose' ? duo.mentor : duo.mentee;
  const seen = await stage.api(who, 'GET', `/api/duos/${duo.id}`);
  if (seen.status !== 200) return false;
  const asked = requestOf(act, duo, (seen.body as DuoView).next);
  // The press before, of which nothing was heard, has done it.
  if (!asked) return true;
  const answer = (await pressCard(stage, who, act, asked)) ?? (await stage.api(who, asked.method, asked.path, asked.body));
  ledger.unheard = answer.status === undefined ? { who, act, duo, ...asked } : undefined;
  if (answer.status !== undefined && answer.status >= 500 && answer.status !== 503) ledger.wrong.push(`${act}: ${answer.status} ${JSON.stringify(answer.body)}`);
  if (answer.status === 200) ledger.kept.push({ act, duo, ...asked.kept });
  return isSettled(answer);
};

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly kept: Pick<Kept, 'subject' | 'option' | 'words'>;
}

/** The request behind the button, or nothing when what this person sees no longer has the button. */
const requestOf = (act: Act, duo: Duo, next: DuoView['next']): Request | undefined => {
  const post = (path: string, body: unknown, kept: Request['kept']): Request => ({ method: 'POST', path, body, kept });
  switch (act) {
    case 'answer-mentor':
    case 'answer-mentee': return post(`/api/duos/${duo.id}/answer`, { answer: 'yes' }, { subject: duo.id });
    case 'track-mentor':
    case 'track-mentee': return post(`/api/duos/${duo.id}/track`, {}, { subject: duo.id });
    case 'propose':
      return next.kind === 'options' && next.act === 'propose' ? post(`/api/offers/${next.offerId}/propose`, { options: next.options.map(({ id }) => id) }, { subject: next.offerId }) : undefined;
    case 'confirm':
    case 'confirm-move': {
      const option = next.kind === 'options' && next.act === 'confirm' ? next.options[0] : undefined;
      return option && next.kind === 'options' ? post(`/api/offers/${next.offerId}/confirm`, { option: option.id }, { subject: next.offerId, option: option.start }) : undefined;
    }
    case 'move':
    case 'cancel': return next.kind === 'booked' ? post(`/api/meetings/${next.meetingId}/${act}`, {}, { subject: next.meetingId }) : undefined;
    case 'check-in-mentor':
    case 'check-in-mentee': {
      if (next.kind !== 'check-in') return undefined;
      const tryNext = `Phrase ${++sentences}`;
      return { method: 'PUT', path: `/api/meetings/${next.meetingId}/check-in`, body: { held: true, usefulness: 4, tryNext }, kept: { subject: next.meetingId, words: tryNext } };
    }
    case 'invite': return undefined;
  }
};
