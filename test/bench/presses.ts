import type { Card } from '../../src/kernel/card.ts';
import type { ChatLine } from '../support/world.ts';
import type { Duo, Reader } from './duos.ts';
import type { RunningApp } from './running-app.ts';

/** What a visit may press, the first that the card in hand has. A booked date is cancelled, so that there is one to book again. */
const steps = ['propose', 'confirm', 'cancel'] as const;
export type Verb = 'show-duo' | (typeof steps)[number];

export interface Presses {
  /** Milliseconds until each press was answered with a card. */
  readonly times: Readonly<Record<Verb, number[]>>;
  /** Confirmations answered with the booked card, with « being booked », or with something else (the option had gone). */
  readonly confirms: { booked: number; placing: number; other: number };
}

interface BotAnswer {
  readonly body: { readonly type?: string; readonly value?: unknown } | null;
}

/** Visits one duo after the other, each time both its people, until so many dates are confirmed or the time is over. */
export const measurePresses = async (
  app: RunningApp, duos: readonly Duo[], limit: { confirms: number; milliseconds: number },
): Promise<Presses> => {
  const presses: Presses = { times: { 'show-duo': [], propose: [], confirm: [], cancel: [] }, confirms: { booked: 0, placing: 0, other: 0 } };
  const end = performance.now() + limit.milliseconds;
  while (presses.times.confirm.length < limit.confirms && performance.now() < end)
    for (const duo of duos) for (const person of [duo.mentor, duo.mentee]) await visit(app, person, presses);
  return presses;
};

/** Opens the newest card of a chat, as Teams does when it comes into view, then presses what it asks for. */
const visit = async (app: RunningApp, person: Reader, { times, confirms }: Presses): Promise<void> => {
  const line = (await app.get<ChatLine[]>(`/sandbox/chats/${person.id}`)).findLast(({ card }) => card?.refresh !== undefined);
  // Nothing waits for this person: the cards of a date that was held ask for nothing.
  if (!line) return;
  const press = async (verb: Verb, action: string): Promise<Card> => {
    const start = performance.now();
    const { body } = await app.post<BotAnswer>(`/sandbox/chats/${person.id}/press`, { activity: line.id, action, inputs: {} });
    const took = performance.now() - start;
    if (body?.type !== 'application/vnd.microsoft.card.adaptive') throw new Error(`${verb} was answered ${JSON.stringify(body)}.`);
    times[verb].push(took);
    return body.value as Card;
  };
  const opened = await press('show-duo', 'refresh');
  const verb = steps.find((step) => has(opened, step));
  if (!verb) return;
  const answered = await press(verb, verb);
  if (verb === 'confirm') confirms[outcomeOf(answered)] += 1;
};

const has = (card: Card, verb: string): boolean => (card.actions ?? []).some((action) => action.type === 'Action.Execute' && action.verb === verb);

/** Only a booked date can be moved, and only one being booked leaves nothing to press. */
const outcomeOf = (card: Card): keyof Presses['confirms'] =>
  has(card, 'move') ? 'booked' : (card.actions ?? []).some(({ type }) => type === 'Action.Execute') ? 'other' : 'placing';
