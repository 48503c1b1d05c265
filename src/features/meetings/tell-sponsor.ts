import type { Trx } from '../../db/connect.ts';
import type { Context } from '../context.ts';
import { sendMessage } from '../messages/send-message.ts';
import { listHearers } from '../messages/store.ts';
import { findPeople } from '../people/store.ts';
import { momentumCard } from './momentum-cards.ts';
import type { Pair } from './find-options.ts';
import type { Session } from './meeting.ts';

/**
 * One message for a session, to the sponsor, or to HR where the sponsor is one of the two or has left: the duo's names and what one may do
 * about it, neither who nor why nor how often.
 */
export const tellSponsor = async (ctx: Pick<Context, 'clock' | 'links' | 'enqueue'>, trx: Trx, pair: Pair, session: Session): Promise<void> => {
  const { tenantId, id } = pair.duo;
  const { isSponsor, ids } = await listHearers(trx, tenantId, id);
  for (const reader of (await findPeople(trx, tenantId, ids)).values())
    await sendMessage(ctx, trx, reader, {
      kind: 'momentum', duoId: id, subjectId: session.id, card: momentumCard({ pair, lang: reader.lang, links: ctx.links, isSponsor }),
    });
};
