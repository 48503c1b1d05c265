import { Refusal } from '../../kernel/errors.ts';
import type { ProgrammeId } from '../../kernel/ids.ts';
import { minute, plus, sayDay } from '../../kernel/time.ts';
import type { Actor, Context } from '../context.ts';
import { listDuos } from '../matching/store.ts';
import { causeOf, topicOf } from '../messages/delivery.ts';
import { sayMail } from '../messages/mail/mail.ts';
import { countDeliveries, listUndelivered } from '../messages/store.ts';
import { text } from '../messages/text.ts';
import { findPeople } from '../people/store.ts';
import { findManagedProgramme } from '../programmes/store.ts';
import { hrZone } from '../programmes/week.ts';

/** A message on its way is "unknown" too, for the seconds that takes; only then is it none of HR's business. */
export const flightTime = 15 * minute;

/** The rest is counted: nobody reads further, and the cause is then the same for all. */
const mostShown = 100;

/**
 * Whom Binôme could not reach, and why: the newest message of each topic, where it did not arrive. Never what a card said,
 * never which card of a date it was, and never who has answered: that belongs to its author.
 */
export const viewDeliveries = async (ctx: Pick<Context, 'db' | 'clock'>, actor: Actor, programmeId: ProgrammeId) => {
  const { tenantId, lang } = actor;
  const programme = await findManagedProgramme(ctx.db, tenantId, programmeId, actor.personId);
  if (!programme) throw new Refusal(actor.canManage ? 'not-found' : 'not-allowed');
  const duos = await listDuos(ctx.db, tenantId, programme.id);
  const live = new Map(duos.filter(({ state }) => state === 'invited' || state === 'active').map((duo) => [duo.id, duo]));
  const [undelivered, counts, people] = await Promise.all([
    listUndelivered(ctx.db, tenantId, [...live.keys()], plus(ctx.clock.now(), -flightTime)),
    countDeliveries(ctx.db, tenantId, duos.map(({ id }) => id)),
    findPeople(ctx.db, tenantId, [...live.values()].flatMap(({ mentor, mentee }) => [mentor.personId, mentee.personId])),
  ]);
  const t = text(lang);
  return {
    programme: { id: programme.id, name: programme.name },
    counts,
    total: undelivered.length,
    undelivered: undelivered.slice(0, mostShown).flatMap(({ id, personId, duoId, kind, state, reason, at, mail, mailReason }) => {
      const person = people.get(personId);
      const duo = live.get(duoId);
      const other = duo && people.get(duo.mentor.personId === personId ? duo.mentee.personId : duo.mentor.personId);
      if (!person || !other) return [];
      const cause = causeOf({ state, reason, isReachable: person.reachable });
      return [{
        id, person: person.name, other: other.name, topic: t[`topic-${topicOf(kind)}`], cause: t[`cause-${cause}`], advice: t[`advice-${cause}`],
        mail: sayMail({ mail, mailReason }, lang), since: sayDay(at, hrZone, lang), mayArriveTwice: state === 'unknown' || mail === 'unknown',
      }];
    }),
  };
};
