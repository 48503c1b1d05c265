import type { PersonId, ProgrammeId } from '../../kernel/ids.ts';
import { minute, plus, sayDay } from '../../kernel/time.ts';
import type { Actor, Context } from '../context.ts';
import { memberOf, otherOf } from '../matching/duo.ts';
import { listDuos } from '../matching/store.ts';
import { causeOf, topicOf } from '../messages/delivery.ts';
import { sayMail } from '../messages/mail/mail.ts';
import { countDeliveries, listUndelivered, type Undelivered } from '../messages/store.ts';
import { text } from '../messages/text.ts';
import { findPeople } from '../people/store.ts';
import { managedProgramme } from '../programmes/managed-programme.ts';
import { hrZone } from '../programmes/week.ts';

/** A message on its way is "unknown" too, for the seconds that takes; only then is it none of HR's business. */
export const flightTime = 15 * minute;

/** The rest is counted: nobody reads further, and the cause is then the same for all. */
const mostShown = 100;

/**
 * Whom Binôme could not reach, and why: the newest message of each topic, where it did not arrive. Never what a card said,
 * never which card of a date it was, and never who has answered: that belongs to its author. Of a message to the sponsor or to HR the
 * reader and the topic, no duo's names. Whoever has left is nobody to be reached.
 */
export const viewDeliveries = async (ctx: Pick<Context, 'db' | 'clock'>, actor: Actor, programmeId: ProgrammeId) => {
  const { tenantId, lang } = actor;
  const programme = await managedProgramme(ctx.db, actor, programmeId);
  const duos = await listDuos(ctx.db, tenantId, programme.id);
  const live = new Map(duos.filter(({ state }) => state === 'invited' || state === 'active').map((duo) => [duo.id, duo]));
  const [found, counts] = await Promise.all([
    listUndelivered(ctx.db, tenantId, { programmeId, duoIds: [...live.keys()] }, plus(ctx.clock.now(), -flightTime)),
    countDeliveries(ctx.db, tenantId, { programmeId, duoIds: duos.map(({ id }) => id) }),
  ]);
  const otherIn = ({ personId, duoId }: Undelivered): PersonId | null => {
    const duo = duoId === null ? undefined : live.get(duoId);
    const member = duo && memberOf(duo, personId);
    return duo && member ? otherOf(duo, member.role).personId : null;
  };
  const people = await findPeople(ctx.db, tenantId, [...new Set(found.flatMap((message) => [message.personId, otherIn(message) ?? message.personId]))]);
  const undelivered = found.flatMap((message) => {
    const [person, otherId] = [people.get(message.personId), otherIn(message)];
    return person && !person.gone ? [{ ...message, person, other: topicOf(message.kind) === 'momentum' || otherId === null ? null : people.get(otherId)?.name ?? null }] : [];
  });
  const t = text(lang);
  return {
    programme: { id: programme.id, name: programme.name },
    counts,
    total: undelivered.length,
    undelivered: undelivered.slice(0, mostShown).map(({ id, person, other, kind, state, reason, at, mail, mailReason }) => {
      const cause = causeOf({ state, reason, isReachable: person.reachable });
      return {
        id, person: person.name, other, topic: t[`topic-${topicOf(kind)}`], cause: t[`cause-${cause}`], advice: t[`advice-${cause}`],
        mail: sayMail({ mail, mailReason }, lang), since: sayDay(at, hrZone, lang), mayArriveTwice: state === 'unknown' || mail === 'unknown',
      };
    }),
  };
};
