import type { Instant } from '../../kernel/time.ts';
import type { Context } from '../context.ts';
import { listDuos } from '../matching/store.ts';
import { type Door, isGrantGone } from '../meetings/grant/grant.ts';
import { listRefused, listShut } from '../meetings/grant/store.ts';
import type { DuoRecord } from '../meetings/situation.ts';
import { listMeetings, listOpenOffers, listSessions } from '../meetings/store.ts';
import { findPeople } from '../people/store.ts';
import type { Programme } from '../programmes/programme.ts';
import { listContactIds } from '../programmes/store.ts';
import { type DuoState, isCounted, isMoving, isRefused, type Left, stateOf } from './programme-state.ts';

export interface ProgrammeOverview {
  readonly programme: Programme;
  readonly duos: readonly DuoState[];
  readonly moving: number;
  readonly total: number;
  readonly stuck: readonly DuoState[];
  readonly left: readonly Left[];
  /** Duos that one and the same thing keeps, while Outlook refuses us all calendars: they are not in `stuck`. Null while it does not. */
  readonly grantGone: readonly DuoState[] | null;
  /** What else Microsoft refuses us, and since when. */
  readonly shut: ReadonlyMap<Door, Instant>;
}

/** Every duo of a programme with its state, in seven queries whatever their number. */
export const readProgramme = async (ctx: Pick<Context, 'db' | 'clock'>, programme: Programme): Promise<ProgrammeOverview> => {
  const { tenantId, id } = programme;
  const duos = await listDuos(ctx.db, tenantId, id);
  const ids = duos.map((duo) => duo.id);
  const contacts = await listContactIds(ctx.db, tenantId, id);
  const [sessions, offers, meetings, people, refused, shut] = await Promise.all([
    listSessions(ctx.db, tenantId, ids),
    listOpenOffers(ctx.db, tenantId, ids),
    listMeetings(ctx.db, tenantId, ids),
    findPeople(ctx.db, tenantId, [programme.sponsorId, ...contacts, ...duos.flatMap((duo) => [duo.mentor.personId, duo.mentee.personId])]),
    listRefused(ctx.db, tenantId),
    listShut(ctx.db, tenantId),
  ]);
  const [sessionsOf, offersOf, meetingsOf] = [Map.groupBy(sessions, byDuo), Map.groupBy(offers, byDuo), Map.groupBy(meetings, byDuo)];
  const now = ctx.clock.now();
  const states = duos.flatMap((duo): DuoState[] => {
    const mentor = people.get(duo.mentor.personId);
    const mentee = people.get(duo.mentee.personId);
    if (!mentor || !mentee) return [];
    const record: DuoRecord = {
      duo, sessions: sessionsOf.get(duo.id) ?? [], openOffers: offersOf.get(duo.id) ?? [], meetings: meetingsOf.get(duo.id) ?? [],
    };
    return [stateOf(record, mentor, mentee, now, programme.frame)];
  });
  const counted = states.filter((state) => isCounted(state.record.duo));
  const isGone = isGrantGone(refused);
  const named = [{ id: programme.sponsorId, as: 'sponsor' as const }, ...contacts.map((contact) => ({ id: contact, as: 'contact' as const }))];
  return {
    programme, duos: states, moving: counted.filter(isMoving).length, total: counted.length,
    stuck: counted.filter((state) => state.stuck !== null && !(isGone && isRefused(state))),
    left: named.flatMap(({ id: personId, as }): Left[] => {
      const person = people.get(personId);
      return person?.gone ? [{ person, gone: person.gone, as }] : [];
    }),
    grantGone: isGone ? counted.filter(isRefused) : null, shut,
  };
};

const byDuo = <T extends { readonly duoId: string }>(row: T): string => row.duoId;
