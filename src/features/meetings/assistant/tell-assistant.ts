import type { Trx } from '../../../db/connect.ts';
import type { Context } from '../../context.ts';
import { replaceCards } from '../../messages/replace-card.ts';
import { sendMessage } from '../../messages/send-message.ts';
import type { Person } from '../../people/person.ts';
import { findPerson } from '../../people/store.ts';
import type { Instant } from '../../../kernel/time.ts';
import type { Pair } from '../find-options.ts';
import type { DuoRecord } from '../situation.ts';
import { datesCard, followedCard } from './cards.ts';
import { type Dates, datesOf } from './dates.ts';
import { findAssistant } from './store.ts';

type Ctx = Pick<Context, 'clock' | 'links' | 'enqueue'>;

/** Whoever runs the dates of this duo's executive, unless they are its mentor. */
const assistantOf = async (trx: Trx, { duo, mentor, mentee }: Pair): Promise<Person | undefined> => {
  const id = await findAssistant(trx, duo.tenantId, mentee.id);
  return id === undefined || id === mentor.id ? undefined : findPerson(trx, duo.tenantId, id);
};

/** A date waits for a choice, or stands: whoever runs the executive's diary has it in hand too. Once for each offer and each meeting. */
export const tellAssistant = async (ctx: Ctx, trx: Trx, pair: Pair, dates: Dates): Promise<void> => {
  const assistant = dates.kind === 'none' ? undefined : await assistantOf(trx, pair);
  if (!assistant || dates.kind === 'none') return;
  await sendMessage(ctx, trx, assistant, {
    kind: 'dates', duoId: pair.duo.id, subjectId: dates.kind === 'options' ? dates.offer.id : dates.meeting.id,
    card: datesCard({ dates, pair, lang: assistant.lang, links: ctx.links, now: ctx.clock.now() }),
  });
};

/** The cards they hold about a session follow: whoever of the two answered, the other sees what came of it. Those of one that is past are a line. */
export const showAssistant = async (
  ctx: Ctx, trx: Trx, pair: Pair, record: DuoRecord, about: { newest: readonly string[] } | { past: readonly string[] }, began: Instant,
): Promise<void> => {
  const assistant = await assistantOf(trx, pair);
  if (!assistant) return;
  const now = ctx.clock.now();
  const data = { dates: datesOf(record, now), pair, lang: assistant.lang, links: ctx.links, now };
  const followed = followedCard(data);
  if ('past' in about) return replaceCards(ctx, trx, assistant, about.past, { newest: followed, older: followed }, began);
  return replaceCards(ctx, trx, assistant, about.newest, { newest: datesCard(data), older: followed }, began);
};
