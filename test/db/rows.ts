import { randomUUID } from 'node:crypto';
import type { Db } from '../../src/db/connect.ts';

/** The least that a meeting needs: two people, a programme, a duo, sessions. Ids are random, so files may share a database. */
export const insertDuo = async (db: Db, sessions = 1, tenant_id: string = randomUUID()) => {
  const [mentor_id, mentee_id, programme_id, duo_id] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const at = new Date('2026-11-24T08:10:00Z');
  await db
    .insertInto('people')
    .values([mentor_id, mentee_id].map((id) => ({ tenant_id, id, name: 'Camille Roux', first_name: 'Camille', lang: 'fr' as const, zone: 'Europe/Paris', updated_at: at })))
    .execute();
  await db
    .insertInto('programmes')
    .values({ tenant_id, id: programme_id, name: 'Pilote', template: 'pilot', state: 'running', sponsor_id: mentee_id, frame: '{}', created_at: at })
    .execute();
  await db.insertInto('duos').values({ tenant_id, id: duo_id, programme_id, mentor_id, mentee_id, state: 'active', created_at: at }).execute();
  const sessionIds = Array.from({ length: sessions }, () => randomUUID());
  await db
    .insertInto('sessions')
    .values(sessionIds.map((id, index) => ({ tenant_id, id, duo_id, number: index + 1, purpose: 'talk' as const, state: 'to-plan' as const, due_at: at })))
    .execute();
  return { tenant_id, mentor_id, mentee_id, programme_id, duo_id, sessionIds };
};

type Duo = Awaited<ReturnType<typeof insertDuo>>;

export const insertMeeting = async (db: Db, duo: Duo, session_id: string, attempt: number, state: 'placing' | 'booked' | 'cancelled' = 'placing'): Promise<string> => {
  const id = randomUUID();
  await db
    .insertInto('meetings')
    .values({
      tenant_id: duo.tenant_id, id, duo_id: duo.duo_id, session_id, attempt, state, option: '{}',
      start_at: new Date('2026-12-08T11:15:00Z'), end_at: new Date('2026-12-08T12:15:00Z'),
      request_body: '{}', transaction_id: randomUUID(), organiser_id: duo.mentor_id, chosen_by: duo.mentee_id, created_at: new Date('2026-11-24T08:10:00Z'),
    })
    .execute();
  return id;
};

export const insertHold = async (db: Db, duo: Duo, meeting_id: string, person_id: string, hours: readonly [start: string, end: string], live = true): Promise<void> => {
  const [hold_start = new Date(), hold_end = new Date()] = hours.map((hour) => new Date(`2026-12-08T${hour}:00Z`));
  await db.insertInto('meeting_holds').values({ tenant_id: duo.tenant_id, meeting_id, person_id, hold_start, hold_end, live }).execute();
};
