import type { Trx } from '../../db/connect.ts';
import { asId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import type { Message } from './message.ts';
import { saveOutcome } from './store.ts';

/** Somebody else has become who is to hear it: nothing is said to its reader, and whether there still is something to hear is looked at anew. */
export const passOn = async (ctx: Pick<Context, 'clock' | 'enqueue'>, trx: Trx, message: Message): Promise<void> => {
  await saveOutcome(trx, message, { state: 'skipped', reason: 'not-theirs', tries: message.tries, at: ctx.clock.now() });
  await ctx.enqueue(trx, { kind: 'guard-session', tenantId: message.tenantId, sessionId: asId(message.subjectId) });
};
