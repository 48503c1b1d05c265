import type { Context } from '../context.ts';
import { listDuos } from '../matching/store.ts';
import type { DuoRecord } from '../meetings/situation.ts';
import { listMeetings, listOpenOffers, listSessions } from '../meetings/store.ts';
import { findPeople } from '../people/store.ts';
import type { Programme } from '../programmes/programme.ts';
import { type DuoState, isCounted, isMoving, stateOf } from './programme-state.ts';

export interface ProgrammeOverview {
  readonly programme: Programme;
  readonly duos: readonly DuoState[];
  readonly moving: number;
  readonly total: number;
  readonly stuck: readonly DuoState[];
}

/** Every duo of a programme with its state, in four queries whatever their number. */
export const readProgramme = async (ctx: Pick<Context, 'db' | 'clock'>, programme: Programme): Promise<ProgrammeOverview> => {
  const { tenantId, id } = programme;
  const duos = await listDuos(ctx.db, tenantId, id);
  const ids = duos.map((duo) => duo.id);
  const [sessions, offers, meetings, people] = await Promise.all([
    listSessions(ctx.db, tenantId, ids),
    listOpenOffers(ctx.db, tenantId, ids),
    listMeetings(ctx.db, tenantId, ids),
    findPeople(ctx.db, tenantId, duos.flatMap((duo) => [duo.mentor.personId, duo.mentee.personId])),
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
  return { programme, duos: states, moving: counted.filter(isMoving).length, total: counted.length, stuck: counted.filter((state) => state.stuck !== null) };
};

const byDuo = <T extends { readonly duoId: string }>(row: T): string => row.duoId;
