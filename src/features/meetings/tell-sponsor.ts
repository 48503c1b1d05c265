import type { Trx } from '../../db/connect.ts';
import type { Context } from '../context.ts';
import { sendMessage } from '../messages/send-message.ts';
import { findPeople } from '../people/store.ts';
import { listManagers } from '../programmes/store.ts';
import { momentumCard } from './momentum-cards.ts';
import type { Pair } from './find-options.ts';
import type { Session } from './meeting.ts';

/**
 * One message for a session, to the sponsor, or to HR where the sponsor is one of the two: the duo's names and what one may do about it,
 * neither who nor why nor how often.
 */
export const tellSponsor = async (ctx: Pick<Context, 'clock' | 'links' | 'enqueue'>, trx: Trx, pair: Pair, session: Session): Promise<void> => {
  const { programme, mentor, mentee, duo } = pair;
  const isOneOfThem = programme.sponsorId === mentor.id || programme.sponsorId === mentee.id;
  const [sponsor] = isOneOfThem ? [] : (await findPeople(trx, duo.tenantId, [programme.sponsorId])).values();
  const readers = sponsor ? [sponsor] : [...(await findPeople(trx, duo.tenantId, await listManagers(trx, duo.tenantId, programme.id))).values()];
  for (const reader of readers)
    await sendMessage(ctx, trx, reader, {
      kind: 'momentum', duoId: duo.id, subjectId: session.id, card: momentumCard({ pair, lang: reader.lang, links: ctx.links, isSponsor: reader === sponsor }),
    });
};
