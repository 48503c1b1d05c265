import { type Selectable, sql } from 'kysely';
import type { Db, Trx } from '../../db/connect.ts';
import type { CheckInsTable } from '../../db/schema.ts';
import { asId, type MeetingId, type PersonId, type ProgrammeId, type TenantId } from '../../kernel/ids.ts';
import { fromDate, type Instant, toDate } from '../../kernel/time.ts';
import type { Answers } from '../privacy/aggregate.ts';
import type { Programme } from '../programmes/programme.ts';
import type { AnswerField } from '../privacy/erasure.ts';
import type { CheckIn } from './check-in.ts';

const toCheckIn = (row: Selectable<CheckInsTable>): CheckIn => ({
  tenantId: asId(row.tenant_id), meetingId: asId(row.meeting_id), personId: asId(row.person_id), role: row.role, held: row.held,
  usefulness: row.usefulness, tryNext: row.try_next, ease: row.ease, pace: row.pace, comment: row.comment, shareComment: row.share_comment,
  answeredAt: fromDate(row.answered_at),
});

/** A person's own answers: the predicate names the author, so nobody reads another's. */
export const findCheckIn = async (db: Db | Trx, tenantId: TenantId, meetingId: MeetingId, personId: PersonId): Promise<CheckIn | undefined> => {
  const row = await db
    .selectFrom('check_ins').selectAll()
    .where('tenant_id', '=', tenantId).where('meeting_id', '=', meetingId).where('person_id', '=', personId).executeTakeFirst();
  return row && toCheckIn(row);
};

export const listOwnCheckIns = async (
  db: Db | Trx, tenantId: TenantId, personId: PersonId, meetingIds: readonly MeetingId[],
): Promise<ReadonlyMap<MeetingId, CheckIn>> => {
  if (meetingIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('check_ins').selectAll()
    .where('tenant_id', '=', tenantId).where('person_id', '=', personId).where('meeting_id', 'in', [...meetingIds]).execute();
  return new Map(rows.map((row) => [asId<MeetingId>(row.meeting_id), toCheckIn(row)]));
};

/** Of which of these meetings this person has said something, with an account that has gone since as well: nobody is asked twice. */
export const listAnswered = async (db: Db | Trx, tenantId: TenantId, personId: PersonId, meetingIds: readonly MeetingId[]): Promise<ReadonlySet<MeetingId>> => {
  if (meetingIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('check_ins').select('meeting_id')
    .where('tenant_id', '=', tenantId).where('meeting_id', 'in', [...meetingIds])
    .where((eb) => eb.or([eb('person_id', '=', personId), eb('counts_as', '=', personId)])).execute();
  return new Set(rows.map((row) => asId<MeetingId>(row.meeting_id)));
};

export const saveCheckIn = async (trx: Trx, checkIn: CheckIn): Promise<void> => {
  const fields = {
    role: checkIn.role, held: checkIn.held, usefulness: checkIn.usefulness, try_next: checkIn.tryNext, ease: checkIn.ease, pace: checkIn.pace,
    comment: checkIn.comment, share_comment: checkIn.shareComment, answered_at: toDate(checkIn.answeredAt),
  };
  await trx
    .insertInto('check_ins').values({ tenant_id: checkIn.tenantId, meeting_id: checkIn.meetingId, person_id: checkIn.personId, ...fields })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'meeting_id', 'person_id']).doUpdateSet(fields))
    .execute();
};

const columns = { usefulness: 'usefulness', tryNext: 'try_next', ease: 'ease', pace: 'pace', comment: 'comment' } as const;

/** What was answered before this moment, of these fields; answers whether there was anything. A comment that is gone is shared no more. */
export const eraseAnswers = async (
  trx: Trx, own: Pick<CheckIn, 'tenantId' | 'meetingId' | 'personId'>, fields: readonly AnswerField[], before: Instant,
): Promise<boolean> => {
  const named = fields.flatMap((field) => (field === 'shareComment' ? [] : [columns[field]]));
  const endsSharing = fields.includes('shareComment') || fields.includes('comment');
  const { numUpdatedRows } = await trx
    .updateTable('check_ins')
    .set({ ...Object.fromEntries(named.map((column) => [column, null])), ...(endsSharing && { share_comment: false }) })
    .where('tenant_id', '=', own.tenantId).where('meeting_id', '=', own.meetingId).where('person_id', '=', own.personId).where('answered_at', '<', toDate(before))
    .where((row) => row.or([...named.map((column) => row(column, 'is not', null)), ...(endsSharing ? [row('share_comment', '=', true)] : [])]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export interface Slices {
  readonly mentors: Answers;
  readonly mentees: Answers;
  /** Only what its author ticked. */
  readonly comments: Answers<string>;
}
export type Slice = keyof Slices;

/** Each respondent's latest answer, per slice: what a release is made of. Never leaves the server as such. */
export const latestAnswers = async (db: Db | Trx, tenantId: TenantId, programmeId: ProgrammeId): Promise<Slices> => {
  const rows = await db
    .selectFrom('check_ins as c')
    .innerJoin('meetings as m', (join) => join.onRef('m.tenant_id', '=', 'c.tenant_id').onRef('m.id', '=', 'c.meeting_id'))
    .innerJoin('duos as d', (join) => join.onRef('d.tenant_id', '=', 'm.tenant_id').onRef('d.id', '=', 'm.duo_id'))
    .select(['c.person_id', 'c.counts_as', 'c.role', 'c.usefulness', 'c.comment', 'c.share_comment'])
    .where('c.tenant_id', '=', tenantId).where('d.programme_id', '=', programmeId).where('c.held', '=', true)
    .orderBy('c.answered_at')
    .execute();
  const latest = { mentors: {} as Record<string, number>, mentees: {} as Record<string, number>, comments: {} as Record<string, string> };
  for (const row of rows) {
    const respondent = row.counts_as ?? row.person_id;
    if (row.usefulness !== null) latest[row.role === 'mentor' ? 'mentors' : 'mentees'][respondent] = row.usefulness;
    if (row.share_comment && row.comment) latest.comments[respondent] = row.comment;
  }
  return latest;
};

/**
 * Somebody goes on under another account in this programme: what the one before answered there counts as theirs, in what was released as well,
 * or the same person would be a new respondent beside the old one. The answers themselves stay with the account that gave them.
 */
export const countAnswersAs = async (trx: Trx, { tenantId, id }: Pick<Programme, 'tenantId' | 'id'>, before: PersonId, after: PersonId): Promise<void> => {
  const meetings = trx
    .selectFrom('meetings as m')
    .innerJoin('duos as d', (join) => join.onRef('d.tenant_id', '=', 'm.tenant_id').onRef('d.id', '=', 'm.duo_id'))
    .select('m.id').where('m.tenant_id', '=', tenantId).where('d.programme_id', '=', id);
  await trx.updateTable('check_ins').set({ counts_as: after })
    .where('tenant_id', '=', tenantId).where('meeting_id', 'in', meetings).where(sql<string>`coalesce(counts_as, person_id)`, '=', before).execute();
  const answers = sql`(answers - ${before}::text) || jsonb_build_object(${after}::text, answers -> ${before}::text)`;
  await trx.updateTable('releases').set({ answers: answers as never })
    .where('tenant_id', '=', tenantId).where('programme_id', '=', id).where(sql<boolean>`jsonb_exists(answers, ${before}::text)`).execute();
};

export interface Release<S extends Slice> {
  readonly answers: Slices[S];
  readonly releasedAt: Instant;
}

export const lastRelease = async <S extends Slice>(
  db: Db | Trx, tenantId: TenantId, programmeId: ProgrammeId, slice: S,
): Promise<Release<S> | undefined> => {
  const row = await db
    .selectFrom('releases').selectAll()
    .where('tenant_id', '=', tenantId).where('programme_id', '=', programmeId).where('slice', '=', slice)
    .orderBy('released_at', 'desc').executeTakeFirst();
  return row && { answers: row.answers as Slices[S], releasedAt: fromDate(row.released_at) };
};

/** What was released so far, oldest first: whoever reads figures remembers them all. */
export const pastAnswers = async <S extends Slice>(db: Db | Trx, tenantId: TenantId, programmeId: ProgrammeId, slice: S): Promise<readonly Slices[S][]> => {
  const rows = await db
    .selectFrom('releases').select('answers')
    .where('tenant_id', '=', tenantId).where('programme_id', '=', programmeId).where('slice', '=', slice)
    .orderBy('released_at').execute();
  return rows.map((row) => row.answers as Slices[S]);
};

export const insertRelease = async <S extends Slice>(trx: Trx, tenantId: TenantId, programmeId: ProgrammeId, slice: S, release: Release<S>): Promise<void> => {
  await trx
    .insertInto('releases')
    .values({ tenant_id: tenantId, programme_id: programmeId, slice, answers: JSON.stringify(release.answers), released_at: toDate(release.releasedAt) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};
