import type { Trx } from '../../db/connect.ts';
import type { PersonId } from '../../kernel/ids.ts';
import type { Context } from '../context.ts';
import { sendMessage } from '../messages/send-message.ts';
import type { Person } from '../people/person.ts';
import { findPeople } from '../people/store.ts';
import { listManagers } from '../programmes/store.ts';
import { momentumCard } from './momentum-cards.ts';
import type { Pair } from './find-options.ts';
import type { Session } from './meeting.ts';

/**
 * One message for a session, to the sponsor, or to HR where the sponsor is one of the two or has left: the duo's names and what one may do
 * about it, neither who nor why nor how often.
 */
export const tellSponsor = async (ctx: Pick<Context, 'clock' | 'links' | 'enqueue'>, trx: Trx, pair: Pair, session: Session): Promise<void> => {
  const { programme, mentor, mentee, duo } = pair;
  const present = async (ids: readonly PersonId[]): Promise<readonly Person[]> =>
    [...(await findPeople(trx, duo.tenantId, ids)).values()].filter(({ gone }) => gone === null);
  const isOneOfThem = programme.sponsorId === mentor.id || programme.sponsorId === mentee.id;
  const [sponsor] = isOneOfThem ? [] : await present([programme.sponsorId]);
  const readers = sponsor ? [sponsor] : await present(await listManagers(trx, duo.tenantId, programme.id));
  for (const reader of readers)
    await sendMessage(ctx, trx, reader, {
      kind: 'momentum', duoId: duo.id, subjectId: session.id, card: momentumCard({ pair, lang: reader.lang, links: ctx.links, isSponsor: reader === sponsor }),
    });
};
