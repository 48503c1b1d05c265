import { randomUUID } from 'node:crypto';
import type { Card } from '../../kernel/card.ts';
import { storageTrouble } from '../../db/trouble.ts';
import { OutsideError, Refusal, refusalFor } from '../../kernel/errors.ts';
import { sayBug, sayRefusal } from '../../kernel/refusals.ts';
import type { Actor, Context } from '../../features/context.ts';
import { listOwnDuos } from '../../features/matching/store.ts';
import { showDates } from '../../features/meetings/assistant/show-dates.ts';
import { listAssisted } from '../../features/meetings/assistant/store.ts';
import { showDuo } from '../../features/meetings/show-duo.ts';
import { helpCard } from '../../features/messages/welcome/cards.ts';
import { findPerson, saveConversation } from '../../features/people/store.ts';
import type { BotLogic } from './teams.ts';
import type { Turn } from './turn.ts';
import { text } from './text.ts';
import { createLimit } from './limit.ts';
import { noticeCard, opening, typed, verbs } from './verbs.ts';

/** A minute. Teams asks each time a card comes into view: a whole chat read back is some dozens, more is a client going round in circles. */
const openings = 60;

/** What the bot does with a turn: the verbs of its cards, and a few words it understands in both languages. */
export const createLogic = (ctx: Context): BotLogic => {
  const mayOpen = createLimit(openings);
  const actorOf = async (turn: Turn): Promise<Actor> => {
    const known = await findPerson(ctx.db, turn.tenantId, turn.personId);
    // A bot turn carries no app role: what only HR may do is done in the tab.
    return { tenantId: turn.tenantId, personId: turn.personId, lang: known?.lang ?? turn.lang, canManage: false };
  };

  return {
    press: async (turn, name, data) => {
      // The card stays as it is, and what is pressed on it is not counted.
      if (opening.has(name) && !mayOpen(turn.personId)) throw new Refusal('too-many-requests');
      const actor = await actorOf(turn);
      try {
        return await runVerb(ctx, actor, name, data);
      } catch (error) {
        return answerTrouble(ctx, actor, name, error);
      }
    },
    say: async (turn, said) => {
      const actor = await actorOf(turn);
      const asked = said.trim().toLocaleLowerCase('fr');
      if (!isAboutDuo(asked)) return helpCard(actor.lang, ctx.links.home());
      const duo = (await listOwnDuos(ctx.db, actor.tenantId, actor.personId)).findLast((own) => own.state === 'invited' || own.state === 'active');
      if (duo) return showDuo(ctx, actor, { duoId: duo.id });
      const [entrusted] = await listAssisted(ctx.db, actor.tenantId, actor.personId);
      return entrusted ? showDates(ctx, actor, { duoId: entrusted }) : noticeCard(actor, text(actor.lang).noDuoTitle, text(actor.lang).noDuo);
    },
    welcome: ({ tenantId, personId }) => ctx.transaction((trx) => ctx.enqueue(trx, { kind: 'welcome-person', tenantId, personId })),
    meet: (turn) => saveConversation(ctx.db, turn.tenantId, turn.personId, turn.conversation),
  };
};

const runVerb = async (ctx: Context, actor: Actor, name: string, data: Readonly<Record<string, unknown>>): Promise<Card> => {
  if (!Object.hasOwn(verbs, name)) return noticeCard(actor, text(actor.lang).unknownVerb);
  const { data: schema, run } = verbs[name as keyof typeof verbs];
  const parsed = schema.safeParse(data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Refusal(issue?.code === 'too_big' && issue.origin === 'string' ? 'too-long' : 'bad-input', issue?.path.join('.'));
  }
  return (run as (ctx: Context, actor: Actor, data: unknown) => Promise<Card>)(ctx, actor, parsed.data);
};

/** One edge, one catch: a no becomes a card, except where the card with what was typed must stay. */
const answerTrouble = (ctx: Context, actor: Actor, name: string, error: unknown): Card => {
  if (error instanceof Refusal) {
    // Somebody else's card: the same words whether the thing exists or not.
    if (error.code === 'not-found') return noticeCard(actor, sayRefusal('not-your-card', actor.lang));
    if (error.status === 400 || typed.has(name)) throw error;
    return noticeCard(actor, sayRefusal(error.code, actor.lang));
  }
  if (error instanceof OutsideError) {
    ctx.log.warn('press not served', { service: error.service, status: error.status });
    throw new Refusal(refusalFor(error));
  }
  // The card, and what was typed in it, stays for another try.
  if (storageTrouble(error)) throw error;
  const id = randomUUID();
  ctx.log.error('press failed', error, { id });
  return noticeCard(actor, sayBug(id, actor.lang));
};

/** The manifest's commands, in both languages. */
const isAboutDuo = (asked: string): boolean => /bin[oô]me|duo|rencontre|meeting|prochain|next/.test(asked);
